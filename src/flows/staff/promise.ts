// A promise to a resident is watched until it is kept (DESIGN §5); what was handed over is asked about on a day that he is told.

import { addDays, civilDate, instantOf, type CivilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { turnedTo, type Matter, type MatterNumber, type Promised } from '../../matters/matter.ts';
import { replyPromise } from '../../matters/promise.ts';
import { settingsOf } from '../../matters/roster.ts';
import type { Context, Effect } from '../flow.ts';

/** Of a studio that is no longer in the roster (RULES D5). */
const usualWorkdays = 15;

/** What a resident is promised where nobody names a term. */
export function usualPromise(matter: Matter, { roster, calendar, now }: Context): Promised {
  const workdays = roster.studios.get(turnedTo(matter) ?? '')?.settings.referralWorkdays ?? usualWorkdays;
  return replyPromise({ workdays }, calendar, now);
}

/** The due row that watches a promise: `deadline:BM26-0001:2026-12-09`. */
export function deadlineOf(number: MatterNumber, on: CivilDate): string {
  return `deadline:${number}:${on}`;
}

/** One due row per promise; twice changes nothing. */
export function watchPromise(matter: Matter): Effect[] {
  if (!matter.promise) return [];
  const { on } = matter.promise;
  return [
    {
      effect: 'due',
      id: deadlineOf(matter.number, on),
      at: instantOf(addDays(on, 1), morning),
      what: 'notices:deadline',
      args: [matter.number, on],
    },
  ];
}

/** The day on which a resident is asked whether the level above has answered. */
export function doorAskedOn(matter: Matter, handedAt: Instant, { roster, calendar }: Context): CivilDate {
  return addDays(workdaysAfter(calendar, civilDate(handedAt), settingsOf(roster, turnedTo(matter)).handedOverAskWorkdays).on, 1);
}
