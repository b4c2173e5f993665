// Who is on duty at a reception (轮值): absences, swaps (换班), what each has done and still has to do of his minimum.

import { addDays, civilDate, daysBetween, type CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { Absence } from '../calendar/rota.ts';
import type { PersonId } from './matter.ts';
import type { Booking, Reception, ReceptionId } from './reception.ts';
import type { Grant, Roster, Settings } from './roster.ts';

/** Days on which somebody of the roster can receive nobody. */
export interface Away extends Absence {
  person: PersonId;
}

export const swapStates = ['asking', 'found', 'nobody', 'over'] as const;
type SwapState = (typeof swapStates)[number];

/** Somebody who was asked to receive in another's place; `returns`: the duty of his own that the other takes for it. */
export interface Asked {
  person: PersonId;
  returns: ReceptionId | null;
  /** For which day: it may have moved since. */
  date: CivilDate;
  refused: boolean;
}

/** Somebody cannot come to a reception: others are asked, one after the other. */
export interface Swap {
  id: string;
  studio: string;
  reception: ReceptionId;
  absent: PersonId;
  asked: readonly Asked[];
  state: SwapState;
  since: Instant;
}

/** All that is known of a studio's rota. */
export interface StudioRota {
  /** In the order of their days, with those that were before. */
  receptions: readonly Reception[];
  away: readonly Away[];
  swaps: readonly Swap[];
  /** Numbers that were taken to see one representative. */
  wishes: readonly Booking[];
}

export type DutyRules = Pick<Settings, 'representativesPerReception' | 'dutiesPerYear' | 'dutiesPerTwoMonths'>;

/** What is held, in order: not agreed with one resident alone, not cancelled. */
export function heldReceptions(receptions: readonly Reception[]): Reception[] {
  return receptions.filter(({ kind, cancelledAt }) => kind === 'reception' && cancelledAt === null);
}

/** Receptions to come, today's among them. */
export function comingReceptions(receptions: readonly Reception[], today: CivilDate): Reception[] {
  return heldReceptions(receptions).filter(({ date }) => date >= today);
}

/** Visits to come, today's among them: no duties, so no rota puts anybody there and no minimum counts them. */
export function comingVisits(receptions: readonly Reception[], today: CivilDate): Reception[] {
  return receptions.filter(({ kind, cancelledAt, date }) => kind === 'visit' && cancelledAt === null && date >= today);
}

/** A representative with the days on which he is one. */
export interface DutyHolder {
  person: PersonId;
  from: CivilDate;
  until: CivilDate | null;
}

export function isHolderOn({ from, until }: DutyHolder, date: CivilDate): boolean {
  return from <= date && (until === null || date <= until);
}

/** Representatives of a studio in their own right, now or later. */
export function dutyHolders(roster: Roster, studio: string, now: Instant): DutyHolder[] {
  const grants = roster.grants.filter((grant) => isDutyGrant(grant, studio) && (grant.until === null || grant.until > now));
  return grants.flatMap(({ person, from, until }, index) => {
    if (!roster.staff.has(person) || grants.findIndex((one) => one.person === person) !== index) return [];
    return [{ person, from: civilDate(from), until: until === null ? null : civilDate(until - 1) }];
  });
}

function isDutyGrant({ role, studio: own, standsInFor }: Grant, studio: string): boolean {
  return role === 'representative' && own === studio && standsInFor === undefined;
}

export function isAway(away: readonly Away[], person: PersonId, date: CivilDate): boolean {
  return away.some((one) => one.person === person && one.from <= date && date <= one.to);
}

/** Duties of somebody in the year of a day. */
export function dutiesIn(receptions: readonly Reception[], person: PersonId, year: string): Reception[] {
  return heldReceptions(receptions).filter(({ date, representatives }) => date.startsWith(year) && representatives.includes(person));
}

/** Who could receive in another's place, the fairest first: whoever has fewest duties in the year, then whose others lie furthest away. */
export function candidatesFor(swap: Pick<Swap, 'absent' | 'asked'>, reception: Reception, rota: StudioRota, people: readonly PersonId[]): Asked[] {
  const { date } = reception;
  const year = date.slice(0, 4);
  const count = (person: PersonId): number => dutiesIn(rota.receptions, person, year).length;
  const gap = (person: PersonId): number => Math.min(...heldReceptions(rota.receptions).flatMap((one) => (one.representatives.includes(person) ? [Math.abs(daysBetween(one.date, date))] : [])));
  // Whoever has said of this day that he cannot come is not asked again.
  const others = rota.swaps.filter((one) => one.reception === reception.id);
  const out = new Set([swap.absent, ...swap.asked.map((one) => one.person), ...others.flatMap(({ absent, asked }) => [absent, ...asked.flatMap((one) => (one.refused ? [one.person] : []))])]);
  const isFree = (person: PersonId): boolean => !out.has(person) && !isAway(rota.away, person, date) && !isBusy(person, reception, rota.receptions);
  return people
    .filter(isFree)
    .map((person, order) => ({ person, order, count: count(person), gap: gap(person) }))
    .sort((a, b) => a.count - b.count || b.gap - a.gap || a.order - b.order)
    .map(({ person, count: duties }) => ({ person, returns: duties < count(swap.absent) ? null : returnedDuty(person, swap.absent, reception, rota), date, refused: false }));
}

/** Whoever has as many duties as the other gives him one of his own for it: the next one that the other can take. */
function returnedDuty(person: PersonId, absent: PersonId, reception: Reception, { receptions, away }: StudioRota): ReceptionId | null {
  const coming = heldReceptions(receptions).filter(({ date, id }) => date > reception.date && date.startsWith(reception.date.slice(0, 4)) && id !== reception.id);
  const possible = coming.find((one) => one.representatives.includes(person) && !isAway(away, absent, one.date) && !isBusy(absent, one, receptions));
  return possible?.id ?? null;
}

/** On duty there, or elsewhere on that day. */
export function isBusy(person: PersonId, { date }: Reception, receptions: readonly Reception[]): boolean {
  return heldReceptions(receptions).some((one) => one.date === date && one.representatives.includes(person));
}

/** The same people with one in another's place. */
export function inPlaceOf(absent: PersonId, person: PersonId, representatives: readonly PersonId[]): PersonId[] {
  return representatives.includes(absent) ? representatives.map((one) => (one === absent ? person : one)) : [...representatives, person];
}

/** What somebody has done and is to do in a span that has a minimum. */
export interface Minimum {
  person: PersonId;
  /** Null: of the year; else the first of its two months. */
  month: number | null;
  wanted: number;
  done: number;
  planned: number;
  /** By when it has to be met. */
  until: CivilDate;
}

const periodMonths = [1, 3, 5, 7, 9, 11] as const;

/** Of each person his year, and each two months that are not over, where there is a minimum (RULES R5). */
export function minimums(receptions: readonly Reception[], people: readonly PersonId[], rules: DutyRules, today: CivilDate): Minimum[] {
  const year = today.slice(0, 4);
  const minimum = (person: PersonId, month: number | null, wanted: number): Minimum => {
    const inSpan = dutiesIn(receptions, person, year).filter(({ date }) => month === null || [month, month + 1].includes(Number(date.slice(5, 7))));
    const done = inSpan.filter(({ date }) => date < today).length;
    return { person, month, wanted, done, planned: inSpan.length - done, until: lastDayOf(year, month === null ? 12 : month + 1) };
  };
  return people.flatMap((person) => [
    ...(rules.dutiesPerYear > 0 ? [minimum(person, null, rules.dutiesPerYear)] : []),
    ...(rules.dutiesPerTwoMonths > 0 ? periodMonths.map((month) => minimum(person, month, rules.dutiesPerTwoMonths)).filter(({ until }) => until >= today) : []),
  ]);
}

function lastDayOf(year: string, month: number): CivilDate {
  const next = month === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}
