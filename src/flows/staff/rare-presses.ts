// Buttons that are rarely there: calls to be made, a rating by call.

import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { officerName } from '../words.ts';
import { missed, ratedByCall, showContact, toldAsWritten } from './calls.ts';
import { said, type Doing } from './doing.ts';

const ratings: ReadonlySet<string> = new Set(['call-solved', 'call-unsolved', 'call-unasked', 'call-satisfied', 'call-mostly', 'call-dissatisfied']);

export const rareChoices: ReadonlySet<string> = new Set(['told-resident', 'call-missed', 'see-phone', ...ratings]);

/** @param second the argument behind the number */
export function pressedRarely(name: string, second: string, doing: Doing): Effect[] {
  const { file, by, event, context } = doing;
  // Who brought it is nothing that a supervisor or a department learns, though he be staff elsewhere.
  if (by.role === 'supervisor' || by.role === 'handler') return [said('may-officer', doing, { verb: say('verb-tell'), officer: officerName(context, file.matter.studio) })];
  switch (name) {
    case 'told-resident':
      return toldAsWritten(doing);
    case 'call-missed':
      return missed(doing);
    case 'see-phone':
      return showContact(file, by, event, context);
    default:
      return ratings.has(name) ? ratedByCall(name, second, file, by, context) : [];
  }
}
