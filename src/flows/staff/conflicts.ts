// Two staff members at once: the first wins, the second is told who did what (DESIGN §4).

import type { By } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Context, HistoryLine, MatterFile, Say } from '../flow.ts';
import { answer, departmentName, nameOf } from '../words.ts';
import { decisionsIn } from './card.ts';

/** Within this time nobody can have read what the other one did. */
const sameMomentMs = 15_000;

/** Told to somebody whose press or command came after another's decision; null when nobody was before him. */
export function alreadyDecided(file: MatterFile, by: By, context: Context): Say | null {
  const last = decisionsIn(file.history).findLast((line) => line.by.role !== 'resident' && line.by.person !== by.person);
  if (!last) return null;
  const { number } = file.matter;
  return answer(say('already-decided', { number, who: nameOf(context, last.by.person), what: decisionInWords(last, context) }), {
    matter: number,
    quoting: true,
  });
}

/** A typed command that crossed another officer's decision. */
export function crossed(file: MatterFile, by: By, context: Context): Say | null {
  const last = decisionsIn(file.history).at(-1);
  const crossing = last !== undefined && last.by.person !== by.person && last.by.role === by.role && context.now - last.at < sameMomentMs;
  return crossing ? alreadyDecided(file, by, context) : null;
}

export function decisionInWords({ event }: HistoryLine, context: Context): string {
  switch (event.type) {
    case 'accepted':
    case 'assigned':
      return say('decided-assigned', { representative: nameOf(context, event.representative) });
    case 'referred':
      return say('decided-referred', { department: departmentName(context, event.department) });
    case 'declined':
      return say('decided-declined', { ground: say(`ground-${event.ground}`) });
    default:
      return say('decided-replied');
  }
}
