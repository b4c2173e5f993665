// A promise that was not kept is owned up to: who is late, and by when the resident hears again (DESIGN §3, FIELD E8).

import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { isInHand } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { standing } from '../../matters/standing.ts';
import { lineTo, staffOf, tellRepresentative, tellStaff } from '../staff/card.ts';
import { toResident } from '../staff/doing.ts';
import { waitingIn } from '../staff/merged.ts';
import { choice, departmentName, owingIn } from '../words.ts';
import { stanceChoices } from './stance.ts';

/** Working days after which he hears again, while it is late. */
const againWorkdays = 5;

/** Only the promise that still stands is spoken of: one that was kept or moved is not. */
export function pushLate(file: MatterFile, on: string, context: Context): Effect[] {
  const { matter } = file;
  const { number, promise, status, department } = matter;
  if (!promise || promise.on !== on || !isInHand(status)) return [];
  const submitted = standing(file, 'reply-submitted') !== null;
  const holder = owingIn(file, context);
  const date = dateForPeople(on);
  const again = workdaysAfter(context.calendar, civilDate(context.now), againWorkdays).on;
  const resident = say('late', { number, date, what: say(`late-${promise.what}`), holder, again: dateForPeople(again) });
  const unreleased = say('deadline-unreleased', { number, date, department: departmentName(context, department ?? '') });
  return [
    ...(submitted
      ? [lineTo(staffOf(matter), matter, unreleased), ...tellRepresentative(matter, unreleased)]
      : tellStaff(matter, `${say('staff-deadline', { number, date, what: say(`deadline-${promise.what}`), holder })}\n${say(`deadline-do-${promise.what}`)}`)),
    toResident(matter, resident, 'notice', [stanceChoices(number), [choice('urge', 'my', 'urge', number)]]),
    ...waitingIn(context).flatMap((one) => lateToo(one, on, { date, what: say(`late-${promise.what}`), holder, again: dateForPeople(again) })),
    { effect: 'due', id: `late:${number}:${on}:${again}`, at: instantOf(again, morning), what: 'push:late', args: [number, on] },
  ];
}

/** Whoever said the same and was promised the same day hears it under his own number. */
function lateToo({ matter }: MatterFile, on: string, values: Record<string, string>): Effect[] {
  const { number, promise } = matter;
  return promise?.on === on ? [toResident(matter, say('late-along', { ...values, number }), 'notice', [stanceChoices(number)])] : [];
}
