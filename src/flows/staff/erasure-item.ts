// What a resident asked to have taken out of a matter, and the buttons with which an officer decides it.

import type { Erasure } from '../../matters/lifecycle.ts';
import type { Choice, MatterFile } from '../flow.ts';
import { choice } from '../words.ts';

export function erasureChoices(number: string, how: Erasure): Choice[][] {
  return [[choice(how === 'person' ? 'erase' : 'erase-words', 'data', 'erase', number), choice('keep-record', 'data', 'keep', number)]];
}

/** What was asked last and nobody has decided. */
export function erasureAsked({ history }: MatterFile): Erasure | null {
  const last = history.findLast(({ event }) => event.type === 'erasure-asked' || event.type === 'erased' || event.type === 'erasure-refused')?.event;
  return last?.type === 'erasure-asked' ? last.how : null;
}
