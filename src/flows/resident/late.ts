// A promise that was not kept is owned up to: who is late, and by when the resident hears again (DESIGN §3, FIELD E8).

import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { isInHand } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { toResident } from '../staff/doing.ts';
import { choice, holderOf } from '../words.ts';

/** Working days after which he hears again, while it is late. */
const againWorkdays = 5;

const morning = '08:30';

/** Only the promise that still stands is spoken of: one that was kept or moved is not. */
export function pushLate({ matter }: MatterFile, on: string, context: Context): Effect[] {
  const { number, promise, status } = matter;
  if (!promise || promise.on !== on || !isInHand(status)) return [];
  const holder = holderOf(context, matter);
  const date = dateForPeople(on);
  const again = workdaysAfter(context.calendar, civilDate(context.now), againWorkdays).on;
  const resident = say('late', { number, date, what: say(`late-${promise.what}`), holder, again: dateForPeople(again) });
  return [
    ...tellStaff(matter, say('staff-deadline', { number, date, what: say(`deadline-${promise.what}`), holder })),
    toResident(matter, resident, 'notice', [[choice('urge', 'my', 'urge', number)]]),
    { effect: 'due', id: `late:${number}:${on}:${again}`, at: instantOf(again, morning), what: 'push:late', args: [number, on] },
  ];
}
