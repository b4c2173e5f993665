// 我的日历: a private link by which a calendar program shows one's duties; a new one takes the place of the old.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { PersonId } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event } from '../flow.ts';
import { answer, choice } from '../words.ts';

/** The link itself is stored nowhere: it shows once. */
export function ownCalendar(person: PersonId, event: Event, { calendarLink }: Context): Effect[] {
  if (!calendarLink) return [];
  const isRenewed = event.body.kind === 'press' && event.body.choice === 'calendar-new';
  if (calendarLink.madeAt !== null && !isRenewed) {
    const choices = [[choice('calendar-new', 'rota', 'calendar-new'), choice('calendar-end', 'rota', 'calendar-end')]];
    return [answer(say('calendar-has', { date: dateForPeople(civilDate(calendarLink.madeAt)) }), { choices })];
  }
  return [{ effect: 'keep-calendar-link', person, hash: calendarLink.hash }, answer(say('calendar-link', { url: calendarLink.url }))];
}

export function endCalendar(person: PersonId): Effect[] {
  return [{ effect: 'keep-calendar-link', person, hash: null }, answer(say('calendar-ended'))];
}
