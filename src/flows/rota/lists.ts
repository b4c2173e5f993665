// 排班, its whole year, 谁还没排够, 我的排班: what is read of the rota.

import { civilDate, dateForPeople, dayAsTyped } from '../../calendar/civil.ts';
import { comingReceptions, comingVisits, dutiesIn, heldReceptions, minimums, type Minimum, type StudioRota } from '../../matters/duty.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Say } from '../flow.ts';
import { dayInWords, placeInWords } from '../receptions/day-words.ts';
import { answer, choice, nameOf } from '../words.ts';
import { holdersOf, namesOf, namesOn, nobodyAtAll, type WithRota } from './studio-rota.ts';

/** Receptions in a short list. */
const nextShown = 6;
/** Buttons under one's own duties. */
const cannotShown = 3;
/** People in a list of who still lacks something. */
const shortShown = 30;

export function nextDuties({ studio, rota }: WithRota, context: Context): Say {
  const coming = comingReceptions(rota.receptions, civilDate(context.now));
  if (coming.length === 0) return answer(say('rota-none', { studio: studio.name }), { quoting: true });
  const lines = coming.slice(0, nextShown).map((one) => say('rota-line', { when: dayInWords(one), names: namesOn(one, context) }) + withSwap(one, rota));
  const more = coming.length > nextShown ? [say('rota-more', { count: coming.length - nextShown })] : [];
  const nobody = nobodyAtAll(studio, context);
  const choices: Choice[][] = [[choice('rota-year', 'rota', 'year', studio.code), choice('rota-short', 'rota', 'short', studio.code)]];
  return answer([say('rota-head', { studio: studio.name }), ...lines, ...more, ...(nobody === null ? [] : [nobody])].join('\n'), { quoting: true, choices });
}

/** Somebody there cannot come, and others are being asked. */
function withSwap({ id }: Reception, { swaps }: StudioRota): string {
  return swaps.some(({ reception, state }) => reception === id && state === 'asking') ? say('rota-swapping') : '';
}

/** A line for each month. */
export function yearPlan({ studio, rota }: WithRota, context: Context): Say {
  const held = heldReceptions(rota.receptions);
  const year = civilDate(context.now).slice(0, 4);
  if (held.length === 0) return answer(say('rota-none', { studio: studio.name }), { quoting: true });
  const months = Map.groupBy(held, ({ date }) => date.slice(0, 7));
  const lines = [...months].map(([month, list]) => say('rota-month', { month: monthInWords(month, year), list: list.map((one) => say('rota-day', { day: Number(one.date.slice(8)), names: namesOn(one, context) })).join('；') }));
  return answer([say('rota-year-head', { studio: studio.name, count: held.length }), ...lines].join('\n'), { quoting: true });
}

/** 「12月」, of another year 「2027年1月」. */
function monthInWords(month: string, year: string): string {
  const [of = '', number = ''] = month.split('-');
  return `${of === year ? '' : `${of}年`}${Number(number)}月`;
}

/** Who has not met his minimum, by when he has to, and whether a place is left for him. */
export function whoIsShort({ studio, rota }: WithRota, context: Context): Say {
  const { dutiesPerYear, dutiesPerTwoMonths } = studio.settings;
  const nobody = nobodyAtAll(studio, context);
  if (nobody !== null) return answer(nobody, { quoting: true });
  const words = dutiesPerYear > 0 ? 'rota-rule' : dutiesPerTwoMonths > 0 ? 'rota-rule-months' : 'rota-rule-none';
  const rule = say(words, { year: dutiesPerYear, months: dutiesPerTwoMonths });
  const missing = lacking(studio, rota, context);
  if (missing.length === 0) return answer(say('rota-short-none', { studio: studio.name, rule }), { quoting: true });
  const lines = missing.slice(0, shortShown).map((one) => say(one.month === null ? 'rota-short-year' : 'rota-short-months', valuesOf(one, context)));
  const more = missing.length > shortShown ? [say('rota-short-more', { count: missing.length - shortShown })] : [];
  return answer([say('rota-short-head', { studio: studio.name, rule }), ...lines, ...more, say('rota-short-how')].join('\n'), { quoting: true });
}

/** What can no longer be met as things are planned. */
export function lacking(studio: Studio, { receptions }: StudioRota, context: Context): Minimum[] {
  const people = holdersOf(studio.code, context).map(({ person }) => person);
  const all = minimums(receptions, people, studio.settings, civilDate(context.now));
  return all.filter(({ wanted, done, planned }) => done + planned < wanted);
}

function valuesOf({ person, month, wanted, done, planned, until }: Minimum, context: Context): Record<string, string | number> {
  const period = month === null ? '' : `${month}-${month + 1}月`;
  return { name: nameOf(context, person), done, planned, missing: wanted - done - planned, date: dateForPeople(until), period };
}

/** Where and with whom somebody receives next; what he cannot keep is one tap away. */
export function ownDuties(person: PersonId, of: readonly WithRota[], context: Context): Say {
  const today = civilDate(context.now);
  const all = of.flatMap(({ studio, rota }) => comingReceptions(rota.receptions, today).map((reception) => ({ studio, reception })));
  const own = all.filter(({ reception }) => reception.representatives.includes(person)).sort((a, b) => (a.reception.date < b.reception.date ? -1 : 1));
  const calendar = choice('own-calendar', 'rota', 'calendar');
  const visits = of.flatMap(({ rota }) => visitLines(person, rota, context));
  if (own.length === 0) return answer([say('own-duties-none'), ...visits].join('\n'), { choices: [[calendar]] });
  const lines = dutyLines(person, own.slice(0, nextShown).map(({ reception }) => reception), context);
  const counts = of.map(({ studio, rota }) => yearLine(person, studio, rota, context));
  const cannot = own.slice(0, cannotShown).map(({ reception }): Choice[] => [cannotChoice(reception)]);
  return answer([say('own-duties-head', { count: own.length }), ...lines, ...visits, ...counts].join('\n'), { choices: [...cannot, [calendar]] });
}

/** Visits that he makes, which no rota gave him. */
export function visitLines(person: PersonId, { receptions }: StudioRota, context: Context): string[] {
  const own = comingVisits(receptions, civilDate(context.now)).filter(({ representatives }) => representatives.includes(person));
  return own.slice(0, nextShown).map((one) => say('own-visit-line', { day: dayInWords(one), place: placeInWords(one, context) }));
}

/** Each with whoever comes as well; the place by itself where it is always the same. */
export function dutyLines(person: PersonId, receptions: readonly Reception[], context: Context): string[] {
  const places = [...new Set(receptions.map((one) => placeInWords(one, context)))];
  const [place = ''] = places;
  const lines = receptions.map((one) => {
    const others = one.collective ? [] : one.representatives.filter((other) => other !== person);
    const all = one.collective ? say('own-duty-all', { count: one.representatives.length }) : '';
    const where = places.length > 1 ? ` ${placeInWords(one, context)}` : '';
    return `${dayInWords(one)}${where}${others.length > 0 ? say('own-duty-with', { names: namesOf(others, context) }) : all}`;
  });
  return places.length === 1 && place !== '' ? [...lines, say('own-duty-place', { place })] : lines;
}

export function cannotChoice(reception: Reception): Choice {
  return { label: say('choice-cannot-come', { date: dayAsTyped(reception.date) }), flow: 'rota', choice: 'cannot', args: [reception.id] };
}

function yearLine(person: PersonId, studio: Studio, rota: StudioRota, context: Context): string {
  const today = civilDate(context.now);
  const all = dutiesIn(rota.receptions, person, today.slice(0, 4));
  const done = all.filter(({ date }) => date < today).length;
  return say('own-duties-year', { done, planned: all.length - done, wanted: studio.settings.dutiesPerYear });
}
