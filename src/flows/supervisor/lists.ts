// What a supervisor hears without asking and on 督办: counts of a week, and what is late; never of whom it came (RULES D4).

import { addDays, civilDate, dateForPeople, daysBetween, instantOf, weekday, type CivilDate } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import type { Matter, PersonId } from '../../matters/matter.ts';
import { actingRole } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Say } from '../flow.ts';
import { answer, holderOf } from '../words.ts';

/** Matters with a button of their own. */
const buttonsShown = 5;
const studiosShown = 20;

/** Number, category, who holds it, days late; the latest first. */
export function lateList(event: Event, context: Context): Say {
  const { matters, mattersTotal, roster, now } = context;
  const seen = matters.filter((matter) => actingRole(roster, event.actor.person, matter, now) !== null);
  if (seen.length === 0) return answer(say('late-none'));
  const lines = seen.map((matter) => lateLine(matter, context));
  const left = mattersTotal - matters.length;
  const more = left > 0 ? [say('late-more', { count: left })] : [];
  // What is confined is handled at the desk, by its number.
  const choices = seen.filter(({ confined }) => confined === null).slice(0, buttonsShown).map(({ number }): Choice[] => [{ label: number, flow: 'supervise', choice: 'view', args: [number] }]);
  return answer([say('late-head', { count: mattersTotal }), ...lines, ...more].join('\n'), { choices });
}

function lateLine(matter: Matter, context: Context): string {
  const today = civilDate(context.now);
  const days = daysBetween(matter.promise?.on ?? today, today);
  return say('supervised-late-line', { number: matter.number, category: matter.category, holder: holderOf(context, matter), days });
}

/** Once a week, from his first day on; an id for each Monday, so that asking twice changes nothing. */
export function watchWeek(person: PersonId, now: number): Effect {
  const today = civilDate(now);
  const monday = addDays(today, 8 - weekday(today));
  return { effect: 'due', id: `weekly:${person}:${monday}`, at: instantOf(monday, morning), what: 'notices:weekly', args: [monday] };
}

/** The Monday before. */
export function weekBefore(monday: CivilDate): CivilDate {
  return addDays(monday, -7);
}

/** Counts only: new, answered, late, by studio. */
export function weeklyLine(monday: CivilDate, event: Event, context: Context): Effect[] {
  const { person } = event.actor;
  if (person === null || supervised(event).length === 0) return [];
  const counts = context.weekCounts ?? [];
  const busy = counts.filter((one) => one.raised + one.answered + one.late > 0);
  const lines = busy.slice(0, studiosShown).map(({ studio, raised, answered, late }) => say('weekly-line', { studio: context.roster.studios.get(studio)?.name ?? studio, raised, answered, late }));
  const more = busy.length > studiosShown ? [say('weekly-more', { count: busy.length - studiosShown })] : [];
  const head = say('weekly-head', { from: dateForPeople(weekBefore(monday)), to: dateForPeople(addDays(monday, -1)) });
  const body = lines.length > 0 ? [...lines, ...more, say('weekly-foot')] : [say('weekly-none')];
  return [
    { effect: 'say', to: { to: 'here' }, class: 'notice', purpose: 'notice', text: [head, ...body].join('\n') },
    watchWeek(person, context.now),
  ];
}

/** Whether he watches anything at all now. */
export function supervised({ actor }: Event): string[] {
  return actor.grants.flatMap(({ role, studio, district }) => (role === 'supervisor' ? [studio ?? district ?? ''] : []));
}
