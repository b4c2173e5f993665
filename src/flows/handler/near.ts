// The deadline of a referral comes near: its handlers are reminded, or the officer who has to remind them.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Matter } from '../../matters/matter.ts';
import { isLive } from '../../matters/referral.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { lineTo, staffOf } from '../staff/card.ts';
import { departmentName } from '../words.ts';
import { boundHandlers } from './give-out.ts';
import { referralChoices, tellHandlers } from './referral-card.ts';
import { standing } from '../../matters/standing.ts';

/** Only of the deadline that still stands, and not of what was answered and waits for its release. */
export function deadlineNear(until: string, context: Context): Effect[] {
  const file = context.matter;
  if (until < civilDate(context.now)) return [];
  if (file?.matter.confined) return nearByHand(until, file.matter, context);
  if (!file || !isLive(file.referral) || file.referral.until !== until || standing(file, 'reply-submitted')) return [];
  const { matter, referral } = file;
  const values = { number: matter.number, date: dateForPeople(until), department: departmentName(context, referral.department) };
  if (boundHandlers(matter, context).length > 0) return [tellHandlers(matter, say(referral.extended ? 'referral-near-extended' : 'referral-near', values), { choices: referralChoices(matter, referral) })];
  return [lineTo(staffOf(matter), matter, say('referral-near-link', values))];
}

/** Of a confined matter the department has nothing of ours: whoever carried it there asks. */
function nearByHand(until: string, matter: Matter, context: Context): Effect[] {
  const { number, status, department, promise } = matter;
  if (status !== 'referred' || promise?.on !== until) return [];
  return [lineTo(staffOf(matter), matter, say('referral-near-by-hand', { number, department: departmentName(context, department ?? ''), date: dateForPeople(until) }))];
}
