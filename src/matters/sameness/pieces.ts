// The pieces by which texts are compared: each two letters that stand side by side, English by whole words.

import { commonPairs } from './common-pairs.ts';
import { rarityOfLevel } from './rarity.ts';

const english = /[a-z]{3,}/g;

/** What stands before a name: 在和丰里, 我们桂香公寓. */
const leads = new Set('在到从去往是住们我的咱俺就上喺嘅');

/** @param leading gets those with which a clause begins, or that follow what leads to a name: there names stand */
export function piecesOf(normalised: string, leading?: Set<string>): string[] {
  const pieces: string[] = normalised.match(english) ?? [];
  let before = false;
  for (let at = 0; at + 1 < normalised.length; at += 1) {
    const here = isHan(normalised.charCodeAt(at));
    if (here && isHan(normalised.charCodeAt(at + 1))) {
      const piece = normalised.slice(at, at + 2);
      pieces.push(piece);
      if (leading && (!before || leads.has(normalised[at - 1] ?? ''))) leading.add(piece);
    }
    before = here;
  }
  return pieces;
}

/** The rare ones outside of the basic plane separate. */
function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

const levels = new Map<string, number>();
for (const [level, pairs, words] of commonPairs) {
  for (let at = 0; at < pairs.length; at += 2) levels.set(pairs.slice(at, at + 2), level);
  if (words !== '') for (const word of words.split(' ')) levels.set(word, level);
}

/** From 0, what everybody says, to 1, what nearly nobody does. */
export function rarityOf(piece: string): number {
  return rarityOfLevel(levels.get(piece) ?? 0);
}
