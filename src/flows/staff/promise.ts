// A promise to a resident is watched until it is kept (DESIGN §5), and its term is said in words.

import { addDays, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import type { Term } from '../../calendar/read-date.ts';
import { turnedTo, type Matter, type Promised } from '../../matters/matter.ts';
import { replyPromise } from '../../matters/promise.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';

/** Of a studio that is no longer in the roster (RULES D5). */
const usualWorkdays = 15;

/** What a resident is promised where nobody names a term. */
export function usualPromise(matter: Matter, { roster, calendar, now }: Context): Promised {
  const workdays = roster.studios.get(turnedTo(matter) ?? '')?.settings.referralWorkdays ?? usualWorkdays;
  return replyPromise({ workdays }, calendar, now);
}

/** One due row per promise; twice changes nothing (`deadline:BM26-0001:2026-12-09`). */
export function watchPromise(matter: Matter): Effect[] {
  if (!matter.promise) return [];
  const { on } = matter.promise;
  return [
    {
      effect: 'due',
      id: `deadline:${matter.number}:${on}`,
      at: instantOf(addDays(on, 1), morning),
      what: 'notices:deadline',
      args: [matter.number, on],
    },
  ];
}

/** `5个工作日` or `12月9日前`: how a term is echoed. */
export function termInWords(term: Term): string {
  return 'workdays' in term ? say('term-workdays', { count: String(term.workdays) }) : say('term-date', { date: dateForPeople(term.on) });
}
