// What a supervisor hears without asking and on 督办: counts of a week, and what is late; never of whom it came (RULES D4).

import { addDays, civilDate, dateForPeople, daysBetween, instantOf, weekday, type CivilDate } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import type { Matter, PersonId } from '../../matters/matter.ts';
import { actingRole } from '../../matters/visibility.ts';
import type { WeekCount } from '../../matters/week-count.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Say } from '../flow.ts';
import type { Idle } from '../supervision-contract.ts';
import { answer, holderOf, nameOf, notice, showing } from '../words.ts';
import { documentLine, mattersOf } from '../documents/in-hand.ts';
import { screeningsOfWeek } from './screenings.ts';

/** Matters with a button of their own. */
const buttonsShown = 5;
const studiosShown = 20;

/** 督办: what is late, what was put in writing, who does not act. */
export function overview(event: Event, context: Context): Say {
  const { matters, roster, now } = context;
  const seen = matters.filter((matter) => actingRole(roster, event.actor.person, matter, now) !== null);
  return answer([...lateLines(seen, context), ...documentLines(context), ...idleLines(context)].join('\n'), { choices: lateChoices(seen), ...showing([...seen, ...mattersOf(context.documents?.list)]) });
}

/** 超期: what is late, alone. */
export function lateList(event: Event, context: Context): Say {
  const seen = context.matters.filter((matter) => actingRole(context.roster, event.actor.person, matter, context.now) !== null);
  return answer(lateLines(seen, context).join('\n'), { choices: lateChoices(seen), ...showing(seen) });
}

/** What is confined is handled at the desk, by its number. */
function lateChoices(seen: readonly Matter[]): Choice[][] {
  const shown = seen.filter(({ confined }) => confined === null).slice(0, buttonsShown);
  return shown.map(({ number }): Choice[] => [{ label: number, flow: 'supervise', choice: 'view', args: [number] }]);
}

/** Number, category, who holds it, days late; the latest first. */
function lateLines(seen: readonly Matter[], context: Context): string[] {
  const { matters, mattersTotal } = context;
  if (seen.length === 0) return [say('late-none')];
  const left = mattersTotal - matters.length;
  const more = left > 0 ? [say('late-more', { count: left })] : [];
  return [say('late-head', { count: mattersTotal }), ...seen.map((matter) => lateLine(matter, context)), ...more];
}

/** Unanswered ones alone: all of them with 督办单. */
function documentLines(context: Context): string[] {
  const open = context.documents?.list.filter((one) => one.answer === null && !one.settled) ?? [];
  if (open.length === 0) return [];
  return [say('documents-open', { count: context.documents?.total ?? open.length }), ...open.map((one) => documentLine(one, context))];
}

function idleLines(context: Context): string[] {
  const { list = [], total = 0 } = context.idle ?? {};
  if (list.length === 0) return [];
  const more = total > list.length ? [say('idle-more', { count: total - list.length })] : [];
  return [say('idle-head'), ...list.map((one) => idleLine(one, context)), ...more, say('idle-foot')];
}

function idleLine({ studio, person, untouched, lapsed, late, unanswered }: Idle, context: Context): string {
  const office = context.roster.studios.get(studio)?.name ?? studio;
  const who = person === null ? office : say('addressee-of', { office, name: say('holder-representative', { name: nameOf(context, person) }) });
  const counts = [[person === null ? 'idle-unsorted' : 'idle-untouched', untouched], ['idle-lapsed', lapsed], ['idle-late', late], ['idle-unanswered', unanswered]] as const;
  return say('idle-line', { who, what: counts.flatMap(([id, count]) => (count > 0 ? [say(id, { count })] : [])).join('，') });
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

/** Counts only: new, answered, late, not understood, by studio; and what screening said. */
export function weeklyLine(monday: CivilDate, event: Event, context: Context): Effect[] {
  const { person } = event.actor;
  if (person === null || supervised(event).length === 0) return [];
  const counts = context.weekCounts ?? [];
  const busy = counts.filter((one) => one.raised + one.answered + one.unclear + one.late > 0);
  const lines = busy.slice(0, studiosShown).map((one) => weekLine(one, context));
  const more = busy.length > studiosShown ? [say('weekly-more', { count: busy.length - studiosShown })] : [];
  const head = say('weekly-head', { from: dateForPeople(weekBefore(monday)), to: dateForPeople(addDays(monday, -1)) });
  const screened = screeningsOfWeek(context);
  const body = lines.length > 0 ? [...lines, ...more, ...screened, say('weekly-foot')] : [say('weekly-none'), ...screened];
  return [
    notice({ to: 'here' }, [head, ...body].join('\n')),
    watchWeek(person, context.now),
  ];
}

function weekLine({ studio, raised, answered, unclear, late }: WeekCount, { roster }: Context): string {
  const line = say('weekly-line', { studio: roster.studios.get(studio)?.name ?? studio, raised, answered, late });
  return unclear === 0 ? line : `${line}${say('weekly-unclear', { count: unclear })}`;
}

/** Whether he watches anything at all now. */
export function supervised({ actor }: Event): string[] {
  return actor.grants.flatMap(({ role, studio, district }) => (role === 'supervisor' ? [studio ?? district ?? ''] : []));
}
