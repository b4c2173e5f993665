// 接待预告: some days before a reception those who want to know, and the staff, are told when, where, who and about what (RULES R4).

import { addDays, civilDate, dayAsTyped } from '../../calendar/civil.ts';
import { publicAhead } from '../../matters/booking.ts';
import type { Reception } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { choice } from '../words.ts';
import { dayInWords, markedDay, placeInWords, receiversInWords, valuesOf } from './day-words.ts';
import { toStaff, toSubscribers } from './to-whom.ts';

/** Where there are receptions every day, those of a week are announced together, so that nobody is written to each morning. */
const togetherDays = 6;

/** Of several that are announced together. */
const daysShown = 3;

/** @param receptions kept of this studio from today on */
export function announce(studio: Studio, receptions: readonly Reception[], context: Context): Effect[] {
  const { now } = context;
  const until = addDays(civilDate(now), studio.settings.announceDays);
  const ahead = publicAhead(receptions, now).filter(({ announcedAt }) => announcedAt === null);
  if (!ahead.some(({ date }) => date <= until)) return [];
  const told = ahead.filter(({ date }) => date <= addDays(until, togetherDays)).map((one): Reception => ({ ...one, announcedAt: now }));
  const [first] = told;
  if (!first) return [];
  return [
    ...told.map((reception): Effect => ({ effect: 'keep-reception', reception })),
    ...told.slice(0, daysShown).map((one) => toStaff(studio.code, forStaff(one, context))),
    ...toSubscribers(first, `announced:${first.id}:${first.date}`, told.length === 1 ? forOne(first, context) : forSeveral(studio, told, context), [told.length === 1 ? choice('book', 'book', 'day', first.id) : choice('book', 'book', 'start')]),
  ];
}

function forStaff(reception: Reception, context: Context): string {
  const subject = reception.subject === null ? say('staff-announced-plain') : say('staff-announced-subject', { subject: reception.subject });
  const example = say('day-example-subject', { date: dayAsTyped(reception.date) });
  const values = valuesOf(reception, context);
  return say('staff-announced', { ...values, day: markedDay(values.day, reception), subject, example });
}

function forOne(reception: Reception, context: Context): string {
  const subject = reception.subject === null ? '' : say('announced-subject', { subject: reception.subject });
  const values = valuesOf(reception, context);
  return say('announced', { ...values, day: markedDay(values.day, reception), subject });
}

function forSeveral({ name }: Studio, told: readonly Reception[], context: Context): string {
  const [first] = told;
  const lines = told.slice(0, daysShown).map((one) => markedDay(say('schedule-line', { day: dayInWords(one), who: receiversInWords(one, context) }), one));
  return [say('announced-several', { name, place: first ? placeInWords(first, context) : '' }), ...lines, say('schedule-foot')].join('\n');
}
