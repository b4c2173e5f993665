// The plan is made or was changed at once for many days: each hears his own days in one message, the staff that it is made and what it lacks.

import { civilDate, dayAsTyped } from '../../calendar/civil.ts';
import { comingReceptions, type StudioRota } from '../../matters/duty.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Say } from '../flow.ts';
import { quietIn } from '../quiet.ts';
import { dayInWords } from '../receptions/day-words.ts';
import { dutyLines, lacking } from './lists.ts';
import { namesOf, rotaOf, type WithRota } from './studio-rota.ts';
import { toStaff } from '../receptions/to-whom.ts';
import { notice } from '../words.ts';

/** Days in one message. */
const daysShown = 4;

/** The rota as it is after a turn. */
export function withChanged(rota: StudioRota, changed: readonly Reception[]): StudioRota {
  const now = new Map(changed.map((one) => [one.id, one]));
  const known = new Set(rota.receptions.map(({ id }) => id));
  const all = [...rota.receptions.map((one) => now.get(one.id) ?? one), ...changed.filter(({ id }) => !known.has(id))];
  return { ...rota, receptions: all.sort((a, b) => (`${a.date} ${a.from}` < `${b.date} ${b.from}` ? -1 : 1)) };
}

/** In quiet hours nobody is disturbed: it waits for their end. */
export function tellPlanned(people: readonly PersonId[], of: WithRota, context: Context): Effect[] {
  const { code } = of.studio;
  const morning = quietIn(code, context);
  if (morning !== null && people.length > 0) return [{ effect: 'due', id: `rota:planned:${code}:${context.now}`, at: morning, what: 'rota:planned', args: [code, ...people] }];
  return people.flatMap((person) => ownPlan(person, of, context));
}

export function plannedDue([code = '', ...people]: readonly string[], context: Context): Effect[] {
  const of = rotaOf(code, context);
  return of ? people.flatMap((person) => ownPlan(person, of, context)) : [];
}

function ownPlan(person: PersonId, { rota }: WithRota, context: Context): Say[] {
  const own = comingReceptions(rota.receptions, civilDate(context.now)).filter(({ representatives }) => representatives.includes(person));
  const [first] = own;
  if (!first) return [notice({ to: 'person', person }, say('duties-planned-none'))];
  const lines = dutyLines(person, own.slice(0, daysShown), context);
  const more = own.length > daysShown ? [say('duties-planned-more', { count: own.length })] : [];
  return [notice({ to: 'person', person }, [say('duties-planned'), ...lines, ...more, say('duties-planned-how', { day: Number(first.date.slice(8)) })].join('\n'))];
}

/** To the staff, of receptions that were filled: how many, which lack somebody, who will not meet his minimum. */
export function planForStaff(filled: readonly Reception[], short: readonly Reception[], { studio, rota }: WithRota, context: Context): Say[] {
  const [first] = filled;
  const last = filled.at(-1);
  if (!first || !last) return [];
  const each = studio.settings.representativesPerReception;
  const head =
    filled.length === 1
      ? say('rota-planned-one', { when: dayInWords(first), names: namesOf(first.representatives, context), day: dayAsTyped(first.date) })
      : say('rota-planned', { from: dayAsTyped(first.date), until: dayWithYear(last, first), count: filled.length, each, day: dayAsTyped(first.date) });
  const few = short.length > 0 ? [say('rota-planned-few', { count: short.length, days: short.slice(0, daysShown).map(({ date }) => dayAsTyped(date)).join('、') })] : [];
  const people = new Set(lacking(studio, rota, context).map(({ person }) => person));
  const lack = people.size > 0 ? [say('rota-planned-short', { count: people.size })] : [];
  return [toStaff(studio.code, [head, ...few, ...lack].join('\n'))];
}

/** The year is said where it is another one. */
function dayWithYear(one: Reception, first: Reception): string {
  return one.date.slice(0, 4) === first.date.slice(0, 4) ? dayAsTyped(one.date) : say('rota-day-of-year', { year: one.date.slice(0, 4), day: dayAsTyped(one.date) });
}
