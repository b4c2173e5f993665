// Two staff members at once: the first wins, the second is told who did what (DESIGN §4). The same press again gets the same answer.

import type { By } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Context, MatterFile, Say } from '../flow.ts';
import { decisionInWords, deciderOf, decisionsIn, lineHere } from './card.ts';

/** Within this time nobody can have read what the other one did. */
const sameMomentMs = 15_000;

/** Told to somebody whose press or command came after a decision; null when nobody of the staff has decided anything. */
export function alreadyDecided(file: MatterFile, by: By, context: Context): Say | null {
  const last = decisionsIn(file.history).findLast((line) => line.by.role !== 'resident' && line.by.role !== 'desk');
  if (!last) return null;
  const { number } = file.matter;
  const what = decisionInWords(last, context);
  const own = last.by.person === by.person;
  return lineHere(own ? say('already-done', { number, what }) : say('already-decided', { number, who: deciderOf(last, context), what }), number, {
    quoting: true,
  });
}

/** A typed command that crossed a colleague's decision. */
export function crossed(file: MatterFile, by: By, context: Context): Say | null {
  const last = decisionsIn(file.history).at(-1);
  const crossing = last !== undefined && last.by.role !== 'resident' && last.by.role !== 'desk' && last.by.person !== by.person && context.now - last.at < sameMomentMs;
  return crossing ? alreadyDecided(file, by, context) : null;
}
