// Which of his own matters somebody means who asks after one in his own words: 「上次那个路灯有消息没」.

import { openStatuses, type Matter } from './matter.ts';
import { rarityOf } from './sameness/pieces.ts';
import { traceOf, type Trace } from './sameness/trace.ts';

/** Pairs of characters that are written oftener say nothing of a matter. */
const leastRarity = 0.3;
/** Characters of which no thing is made: 天了, 的那. */
const weak = /[的了么吗呢啊呀吧嘛是在有那这哪个们我你您他她它不没就都也还再又来去说到过得上下里几天好事情件]/;
/** One thing that both name, or a pair of characters. */
const leastShared = 0.2;
/** So much more than the next one. */
const ahead = 1.4;

/** The one that shares most with what he says; where he names nothing, the open one that is alone. Null: it could be several, or none. */
export function meantBy(text: string, matters: readonly Matter[]): Matter | null {
  const said = traceOf({ text, place: null, category: '其他' });
  const [first, second] = matters.map((matter) => ({ matter, shared: sharedWith(said, matter) })).toSorted((a, b) => b.shared - a.shared);
  if (first && first.shared >= leastShared && first.shared >= ahead * (second?.shared ?? 0)) return first.matter;
  const open = matters.filter(({ status }) => openStatuses.includes(status) || status === 'merged');
  return open.length === 1 ? (open[0] ?? null) : null;
}

function sharedWith(said: Trace, { text, place, category }: Matter): number {
  const told = traceOf({ text, place, category });
  let shared = 0;
  for (const [thing, rarity] of said.things()) if (told.things().has(thing)) shared += rarity;
  for (const piece of said.pieces().all) {
    const rarity = rarityOf(piece);
    if (rarity >= leastRarity && !weak.test(piece) && told.pieces().all.has(piece)) shared += rarity / 2;
  }
  return shared;
}
