// A planned visit (走访) is told: to those who go as soon as it is planned, to whoever wants to know some days before, or at once where it is nearer.

import { addDays, civilDate, dateForPeople, dayAsTyped } from '../../calendar/civil.ts';
import { isAhead, visitsAhead } from '../../matters/booking.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception, ReceptionFile } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { choice, notice } from '../words.ts';
import { dayInWords, placeInWords, valuesOf } from './day-words.ts';
import { watchDay } from './reminders.ts';
import { bookChoice, toStaff, toSubscribers, unreachedNames } from './to-whom.ts';

/** Of several that are announced together. */
const visitsShown = 2;

/** The day on which it is announced; null: now. */
export function announcedOn({ date }: Pick<Reception, 'date'>, { settings }: Studio, { now }: Context): string | null {
  const on = addDays(date, -settings.announceDays);
  return on > civilDate(now) ? on : null;
}

/** @param receptions kept of this studio from today on */
export function announceVisits(studio: Studio, receptions: readonly Reception[], context: Context, isStaffTold = false): Effect[] {
  const { now } = context;
  const told = visitsAhead(receptions, now)
    .filter((one) => one.announcedAt === null && announcedOn(one, studio, context) === null)
    .map((one): Reception => ({ ...one, announcedAt: now }));
  const [first, second] = told;
  if (!first) return [];
  const text = second ? severalInWords(told, context) : say('visit-announced', { ...valuesOf(first, context), subject: subjectInWords(first) });
  return [
    ...told.map((reception): Effect => ({ effect: 'keep-reception', reception })),
    ...(isStaffTold ? [] : told.map((one) => toStaff(studio.code, forStaff(one, context)))),
    ...toSubscribers(first, `announced:${first.id}:${first.date}`, text, [second ? choice('book', 'book', 'start') : bookChoice(first)]),
  ];
}

function forStaff(visit: Reception, context: Context): string {
  const example = say('visit-day-example-subject', { date: dayAsTyped(visit.date) });
  return say('visit-staff-announced', { ...valuesOf(visit, context), subject: subjectInWords(visit), example });
}

function severalInWords(told: readonly Reception[], context: Context): string {
  const foot = told.length > visitsShown ? say('visit-announced-more', { count: told.length }) : say('visit-announced-foot');
  return [say('visit-announced-several'), ...told.slice(0, visitsShown).map((one) => visitLine(one, context)), foot].join('\n');
}

/** 「12月5日（周六）9:00-11:00，到翠湖花园，陈国栋代表，主题：看看独居老人」 */
export function visitLine(visit: Reception, context: Context): string {
  const subject = visit.subject === null ? '' : say('schedule-subject', { subject: visit.subject });
  return `${say('visit-schedule-line', valuesOf(visit, context))}${subject}`;
}

/** Empty where none is set. */
export function subjectInWords({ subject }: Reception): string {
  return subject === null ? '' : say('announced-subject', { subject });
}

/** What those who arranged it, and the staff, read of it. */
export function plannedInWords(visit: Reception, studio: Studio, context: Context): string {
  const on = announcedOn(visit, studio, context);
  const planned = say('visit-planned', { ...valuesOf(visit, context), subject: subjectInWords(visit), date: dayAsTyped(visit.date), later: dayAsTyped(addDays(visit.date, 1)) });
  return [planned, toldInWords('told', on)].join('\n');
}

/** @param when before it is kept, or afterwards */
export function toldInWords(when: 'tells' | 'told', on: string | null): string {
  return on === null ? say(`visit-${when}-now`) : say(`visit-${when}-on`, { date: dateForPeople(on) });
}

/** By night it waits for the morning, like all that falls due of receptions. */
export function tellVisitPlanned({ id }: Reception, knowing: readonly PersonId[], { now }: Context): Effect {
  return { effect: 'due', id: `planned:${id}`, at: now, what: 'reception-day:planned', args: [id, ...knowing] };
}

/** @param knowing people who have planned it, and `staff` where it stands in their group */
export function visitPlanned(file: ReceptionFile, knowing: readonly string[], context: Context): Effect[] {
  const { reception: visit } = file;
  const studio = context.roster.studios.get(visit.studio);
  if (!studio || !isAhead(visit, context.now)) return [];
  const values = { day: dayInWords(visit), place: placeInWords(visit, context), subject: subjectInWords(visit) };
  const going = visit.representatives.filter((person) => !knowing.includes(person));
  const unreached = unreachedNames({ ...file, reception: { ...visit, representatives: going } }, context);
  return [
    ...going.map((person) => notice({ to: 'person', person }, say('visit-duty-planned', values))),
    ...(unreached === '' ? [] : [toStaff(visit.studio, say('visit-duty-call', { ...values, names: unreached }))]),
    ...(knowing.includes('staff') ? [] : [toStaff(visit.studio, plannedInWords(visit, studio, context))]),
    ...announceVisits(studio, [visit], context, true),
    ...watchDay(visit, context),
  ];
}
