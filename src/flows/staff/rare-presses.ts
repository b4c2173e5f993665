// Buttons that are rarely there: calls to be made, a rating by call, blanking.

import type { Effect } from '../flow.ts';
import { lineHere } from './card.ts';
import { say } from '../../texts/say.ts';
import { blank, blankSure } from './blank.ts';
import { missed, ratedByCall, showContact, toldAsWritten } from './calls.ts';
import type { Doing } from './doing.ts';

const ratings: ReadonlySet<string> = new Set(['call-solved', 'call-unsolved', 'call-unasked', 'call-satisfied', 'call-mostly', 'call-dissatisfied']);

export const rareChoices: ReadonlySet<string> = new Set(['told', 'call-missed', 'contact', 'blank', 'blank-yes', 'blank-no', ...ratings]);

/** @param second the argument behind the number */
export function pressedRarely(name: string, second: string, doing: Doing): Effect[] {
  const { file, by, event, context } = doing;
  const { number } = file.matter;
  switch (name) {
    case 'told':
      return toldAsWritten(doing);
    case 'call-missed':
      return missed(doing);
    case 'contact':
      return showContact(file, by, event, context);
    case 'blank':
      return [blankSure(doing)];
    case 'blank-yes':
      return blank(doing);
    case 'blank-no':
      return [lineHere(say('blank-not', { number }), number)];
    default:
      return ratings.has(name) ? ratedByCall(name, second, file, by, context) : [];
  }
}
