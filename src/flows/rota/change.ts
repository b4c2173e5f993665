// 排班 12月10日 陈国栋 黄立: an officer says who receives; 排班 重排: what nobody chose is planned anew.

import { addDays, civilDate, dateForPeople, dayAsTyped, farDateForPeople, type CivilDate } from '../../calendar/civil.ts';
import { readDay } from '../../calendar/read-date.ts';
import { comingReceptions, isAway, type Swap } from '../../matters/duty.ts';
import { filledDuties } from '../../matters/duty-plan.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event } from '../flow.ts';
import { dayInWords } from '../receptions/day-words.ts';
import { answer, brief, choice, nameOf } from '../words.ts';
import { holdersOf, holdersOn, namesOf, namesOn, nobodyAtAll, type WithRota } from './studio-rota.ts';
import { tellPlanned, withChanged } from './planned.ts';
import type { RotaCommand } from './read.ts';
import { tellChanged } from './told.ts';

/** Days named where there is no reception on the one that was typed. */
const daysShown = 4;
/** What is that near stays as it is when all is planned anew. */
const daysAhead = 14;

export function changeByHand({ day, names }: Extract<RotaCommand, { command: 'change' }>, of: WithRota, event: Event, context: Context): Effect[] {
  const today = civilDate(context.now);
  const date = readDay(day, today);
  if (date === null) return [answer(say('day-no-such', { day }), { quoting: true })];
  if (date < today) return [answer(say('change-past', { date: dateForPeople(date) }), { quoting: true })];
  const coming = comingReceptions(of.rota.receptions, today);
  const meant = coming.filter((one) => one.date === date);
  const [first] = meant;
  if (!first) {
    const days = coming.slice(0, daysShown).map((one) => dateForPeople(one.date)).join('、');
    return [answer(days === '' ? say('rota-none', { studio: of.studio.name }) : say('change-no-reception', { date: farDateForPeople(date, today), days }), { quoting: true })];
  }
  if (names.length === 0) return [answer(say('change-no-names', { day: dayAsTyped(first.date) }), { quoting: true })];
  if (names.every((name) => allOfThem.test(name))) return meant.flatMap((reception) => setToAll(reception, of, event, context));
  const people = peopleNamed(names, of.studio.code, date, context);
  if (typeof people === 'string') return [answer(people, { quoting: true })];
  const away = people.filter((person) => isAway(of.rota.away, person, date));
  if (away.length > 0) return [askAnyway(first, people, away, context)];
  return meant.flatMap((reception) => setTo(people, reception, of, event, context));
}

/** 全体: a reception of all representatives together (集体接待), which counts for each of them. */
const allOfThem = /^(?:全体|所有)(?:党?代表)?$/;

/** Whoever is away on that day is left out, and named. */
function setToAll(reception: Reception, of: WithRota, event: Event, context: Context): Effect[] {
  const { date, studio } = reception;
  const all = holdersOn(date, studio, context);
  const away = all.filter((person) => isAway(of.rota.away, person, date));
  const coming = all.filter((person) => !away.includes(person));
  if (coming.length === 0) return [answer(nobodyAtAll(of.studio, context) ?? say('change-all-away', { date: dateForPeople(date) }), { quoting: true })];
  return setTo(coming, reception, of, event, context, away);
}

/** In the order in which they were named; a sentence where somebody is not one of them. */
function peopleNamed(names: readonly string[], studio: string, date: CivilDate, context: Context): PersonId[] | string {
  const all = holdersOn(date, studio, context);
  const everybody = (list: readonly PersonId[]): string => list.map((person) => nameOf(context, person)).join('、');
  const found: PersonId[] = [];
  for (const typed of names) {
    const name = typed.replace(/代表$/, '');
    const exact = all.filter((person) => nameOf(context, person) === name);
    const fits = exact.length > 0 ? exact : all.filter((person) => nameOf(context, person).includes(name));
    const [only] = fits;
    if (only === undefined) return say('change-unknown', { name: brief(typed), names: everybody(all) });
    if (fits.length > 1) return say('change-which', { name: brief(typed), names: everybody(fits) });
    if (!found.includes(only)) found.push(only);
  }
  return found;
}

/** Buttons carry little: who was named is found again by his place among the representatives, a bit for each. */
export function packedPlaces(people: readonly PersonId[], all: readonly PersonId[]): string {
  return people.reduce((bits, person) => bits | (1n << BigInt(all.indexOf(person))), 0n).toString(36);
}

export function atPlaces(packed: string, all: readonly PersonId[]): PersonId[] {
  if (!/^[0-9a-z]{1,18}$/.test(packed)) return [];
  const bits = packed.split('').reduce((sum, figure) => sum * 36n + BigInt(Number.parseInt(figure, 36)), 0n);
  return all.filter((_, place) => (bits & (1n << BigInt(place))) !== 0n);
}

function askAnyway(reception: Reception, people: readonly PersonId[], away: readonly PersonId[], context: Context): Effect {
  const all = holdersOf(reception.studio, context).map(({ person }) => person);
  const places = packedPlaces(people, all);
  const text = say('change-away', { name: away.map((person) => nameOf(context, person)).join('、'), date: dateForPeople(reception.date) });
  return answer(text, { quoting: true, choices: [[choice('change-anyway', 'rota', 'anyway', reception.id, places), choice('not-right', 'rota', 'leave')]] });
}

export function changeAnyway(id: string, places: string, of: WithRota, event: Event, context: Context): Effect[] | null {
  const reception = comingReceptions(of.rota.receptions, civilDate(context.now)).find((one) => one.id === id);
  const all = holdersOf(of.studio.code, context).map(({ person }) => person);
  const people = atPlaces(places, all);
  return reception && people.length > 0 ? setTo(people, reception, of, event, context) : null;
}

/** @param leftOut of all of them, those who are away; null: these alone were named */
function setTo(people: readonly PersonId[], reception: Reception, { studio, rota }: WithRota, event: Event, context: Context, leftOut: readonly PersonId[] | null = null): Effect[] {
  const collective = leftOut !== null;
  const isSame = collective === reception.collective && people.length === reception.representatives.length && people.every((person) => reception.representatives.includes(person));
  const when = dayInWords(reception);
  const after: Reception = { ...reception, representatives: people, rotaByHand: true, collective };
  if (isSame) return [answer(say('change-same', { when, names: namesOn(after, context) }), { quoting: true })];
  const each = studio.settings.representativesPerReception;
  const few = people.length < each ? [say('change-few', { count: each - people.length, each })] : [];
  const done = say('change-done', { when, before: namesOn(reception, context), after: namesOn(after, context) });
  const away = leftOut !== null && leftOut.length > 0 ? [say('change-all-but', { names: namesOf(leftOut, context) })] : [];
  return [
    { effect: 'keep-reception', reception: after },
    ...rota.swaps.filter((swap) => swap.reception === reception.id && isOpen(swap)).flatMap(endSwap),
    answer([done, ...few, ...away].join('\n'), { quoting: true }),
    ...tellChanged(reception, after, rota, event.chat.kind === 'group' ? ['staff'] : [], context),
  ];
}

function isOpen({ state }: Swap): boolean {
  return state === 'asking' || state === 'nobody';
}

/** An officer has decided: nobody is asked any more. */
function endSwap(swap: Swap): Effect[] {
  return [
    { effect: 'keep-swap', swap: { ...swap, state: 'found' } },
    { effect: 'no-longer-due', id: `rota:swap:${swap.id}` },
  ];
}

export function askAnew({ studio }: WithRota, context: Context): Effect {
  const choices: Choice[][] = [[choice('anew', 'rota', 'do-anew', studio.code), choice('not-right', 'rota', 'leave')]];
  return answer(say('anew-check', { date: dateForPeople(firstAnew(context)) }), { quoting: true, choices });
}

export function planAnew({ studio, rota }: WithRota, context: Context): Effect[] {
  const { changed } = filledDuties(rota, holdersOf(studio.code, context), studio.settings, civilDate(context.now), firstAnew(context));
  const before = new Map(rota.receptions.map((one) => [one.id, one.representatives]));
  const touched = changed.flatMap(({ id, representatives }) => {
    const was = before.get(id) ?? [];
    return [...was.filter((person) => !representatives.includes(person)), ...representatives.filter((person) => !was.includes(person))];
  });
  return [
    ...changed.map((reception): Effect => ({ effect: 'keep-reception', reception })),
    answer(changed.length === 0 ? say('anew-same') : say('anew-done', { count: changed.length })),
    ...tellPlanned([...new Set(touched)], { studio, rota: withChanged(rota, changed) }, context),
  ];
}

/** What soon will be announced stays. */
function firstAnew({ now }: Context): CivilDate {
  return addDays(civilDate(now), daysAhead);
}
