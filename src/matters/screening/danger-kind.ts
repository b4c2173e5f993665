// Which danger a text tells of that fits no rule: the kind whose words stand there most often, and its number.

import type { Danger } from './danger.ts';
import { senses } from './sense-words.ts';
import { wordFinder } from './words.ts';

/** Of kinds that are told equally often the first counts: what kills faster. */
const kinds: readonly (Danger & { words: readonly string[] })[] = [
  { kind: 'fire', phone: '119', words: senses.fire },
  { kind: 'gas', phone: '119', words: senses.gas },
  { kind: 'electric', phone: '119', words: senses.electric },
  { kind: 'drowning', phone: '119', words: senses.water },
  { kind: 'suicide', phone: '110或12356', words: [...senses.farewell, ...senses.height] },
  { kind: 'violence', phone: '110', words: senses.violence },
  { kind: 'illness', phone: '120', words: [...senses.body, ...senses.silent, ...senses.poison] },
  { kind: 'collapse', phone: '119', words: senses.collapse },
  { kind: 'trapped', phone: '119', words: senses.stuck },
  { kind: 'missing', phone: '110', words: senses.lost },
];

const find = wordFinder(Object.fromEntries(kinds.map(({ kind, words }) => [kind, words])) as Record<Danger['kind'], readonly string[]>);

/** @param normalised a text that tells of some danger */
export function likeliestDanger(normalised: string): Danger {
  const times = new Map<Danger['kind'], number>();
  for (const { name } of find(normalised)) times.set(name, (times.get(name) ?? 0) + 1);
  const most = Math.max(0, ...times.values());
  // 'other': somebody is in danger, and nothing says of what.
  const { kind, phone } = kinds.find((one) => times.get(one.kind) === most) ?? { kind: 'other', phone: '110' };
  return { kind, phone };
}
