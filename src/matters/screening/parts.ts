// A mixed text taken apart (DESIGN §3 Mixed): what a studio can handle, and what it may not take, each in the writer's own words.

import type { Ground } from '../matter.ts';
import { list } from './words.ts';

export interface Parts {
  public: string;
  excluded: string;
  ground: Exclude<Ground, 'state_secret'>;
}

/** Words with which people pass to another matter. */
export const turns = list('另外 另有 另: 另, 再者 此外 还有一件 还有个事 还有就是 顺便 不过 但是 但 倒是 新的 the_new by_the_way but_ also,');
const bounds = new RegExp(`(?=${turns.join('|')}|还有)|(?<=[。！？!?；;\\n])`);
/** What only joins the two says nothing once they stand apart. */
const joints = /^(?:另外|另有|另|再者|此外|还有一件事?|还有个事|还有就是|还有|顺便(?:说下|说一下|说)?|不过|但是|但|倒是)?[\s,，:：、]*/;
const ends = /[\s,，。；;、]+$/;

/** On which side a sentence stands; null: on that of its neighbour. */
export type Side = (sentence: string) => 'public' | 'excluded' | null;

/** Null when it does not come apart. */
export function partsOf(text: string, sideOf: Side): Omit<Parts, 'ground'> | null {
  const sentences = text.split(bounds).filter((one) => one.trim() !== '');
  const sides = sentences.map(sideOf);
  const known = sides.map((side, index) => side ?? sides.slice(0, index).findLast(Boolean) ?? sides.find(Boolean));
  const of = (side: 'public' | 'excluded') => sentences.flatMap((one, index) => (known[index] === side ? [one.trim()] : [])).join('').replace(joints, '').replace(ends, '');
  const parts = { public: of('public'), excluded: of('excluded') };
  return parts.public === '' || parts.excluded === '' ? null : parts;
}
