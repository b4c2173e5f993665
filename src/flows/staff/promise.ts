// Promises to residents: computed once, stored as promised, watched until they are kept (RULES D5, DESIGN §5).

import { addDays, civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import type { Term } from '../../calendar/read-date.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import type { Matter, Promised } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';

/** A promise that ended at midnight is spoken of in the morning, not at night. */
const morning = '08:30';

/** By when an answer is due: after so many working days, or on the day that was typed. */
export function replyPromise(term: Term, context: Context): Promised {
  if ('workdays' in term) return { what: 'reply', ...workdaysAfter(context.calendar, civilDate(context.now), term.workdays) };
  return { what: 'reply', on: term.on, provisional: Number(term.on.slice(0, 4)) > context.calendar.publishedThrough };
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
