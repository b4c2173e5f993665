// An answer as its resident gets it: his number, the words as they were written, who gave it and when, and the three buttons.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { replyChoices } from '../resident/reply-choices.ts';
import { toResident } from './doing.ts';

/** @param matter as it is after the reply: the buttons name its round */
export function replyMessage(matter: Matter, text: string, who: string, context: Context): Effect {
  const told = say('reply', { number: matter.number, text, who, date: dateForPeople(civilDate(context.now)) });
  return toResident(matter, `${told}\n${say('reply-ask')}`, 'reply', replyChoices(matter.number, matter.round));
}

/** What was wrong with it, and how it is; the same buttons, for the rating is still open. */
export function correctionMessage(matter: Matter, text: string, who: string, context: Context): Effect {
  const told = say('reply-corrected', { number: matter.number, text, who, date: dateForPeople(civilDate(context.now)) });
  const open = matter.status === 'replied';
  return toResident(matter, open ? `${told}\n${say('reply-ask')}` : told, 'reply', open ? replyChoices(matter.number, matter.round) : []);
}
