// A reception (接待) as it is kept: on which day, who receives, who has taken a number for it. Its rule lies in calendar/.

import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { ReceptionDay, ReceptionReason } from '../calendar/reception-days.ts';
import type { MatterNumber, PersonId } from './matter.ts';

/** `BM-20261210-0900`: studio, the day by rule, the hour. It stays when the reception is put off. */
export type ReceptionId = string;

/** By the studio's rules, agreed with one resident (约见), or planned to see people where they live (走访). */
export const receptionKinds = ['reception', 'appointment', 'visit'] as const;
type ReceptionKind = (typeof receptionKinds)[number];

export interface Reception {
  id: ReceptionId;
  studio: string;
  kind: ReceptionKind;
  /** The day by rule. */
  planned: CivilDate;
  date: CivilDate;
  from: string;
  to: string;
  /** Null: the studio's own address. */
  place: string | null;
  /** Why it is not simply on its day. */
  reason: ReceptionReason | null;
  /** Beyond the last published year: confirmed or moved when its calendar is imported. */
  provisional: boolean;
  /** What it is about, in the officer's words. */
  subject: string | null;
  representatives: readonly PersonId[];
  /** An officer or a swap put them there: a new plan leaves them. */
  rotaByHand: boolean;
  /** All representatives of the studio together (集体接待): they are counted, not named. */
  collective: boolean;
  /** Residents who get a number; the rest wait. */
  capacity: number;
  /** An officer chose the day: the calendar moves it no more. */
  byHand: boolean;
  announcedAt: Instant | null;
  /** The day of which those who come were reminded: of another one they are reminded again. */
  remindedOf: CivilDate | null;
  cancelledAt: Instant | null;
  /** What people were told of it, while a change waits for the morning; null: they know it as it is. */
  knownAs: KnownAs | null;
}

/** A reception as far as people were told of it. */
export interface KnownAs extends Pick<Reception, 'date' | 'from' | 'to' | 'place'> {
  isCancelled: boolean;
}

export function knownOf({ date, from, to, place, cancelledAt }: Reception): KnownAs {
  return { date, from, to, place, isCancelled: cancelledAt !== null };
}

/** A department (承办单位) that comes along with its matters. */
export interface Invitation {
  reception: ReceptionId;
  department: string;
  matters: readonly MatterNumber[];
  /** Null: it has not said whether it comes. */
  comes: boolean | null;
  invitedAt: Instant;
}

/** `proposed`: a representative asked him to come, and he has not said; `waiting`: there was no place left; `missed`: he did not come. */
export const bookingStatuses = ['booked', 'waiting', 'cancelled', 'came', 'missed', 'proposed'] as const;
type BookingStatus = (typeof bookingStatuses)[number];

/** A number that a resident took for a reception; one for each of them. */
export interface Booking {
  reception: ReceptionId;
  person: PersonId;
  conversation: string;
  /** From 1, in the order in which they were taken. */
  turn: number;
  status: BookingStatus;
  /** Whom he wants to see; null: whoever receives. */
  representative: PersonId | null;
  /** What he comes about, where it is a matter, or in his own words. */
  matter: MatterNumber | null;
  about: string | null;
  bookedAt: Instant;
}

/** A reception with the numbers that were taken for it, in their order, and who was invited. */
export interface ReceptionFile {
  reception: Reception;
  bookings: readonly Booking[];
  invited: readonly Invitation[];
}

/** The series from which the numbers of a reception come is the reception itself: the next is one more than the highest. */
export function nextTurn(bookings: readonly Booking[]): number {
  return Math.max(0, ...bookings.map(({ turn }) => turn)) + 1;
}

/** Those who have a place. */
export function placesTaken(bookings: readonly Booking[]): number {
  return bookings.filter(({ status }) => status === 'booked' || status === 'came').length;
}

interface Kept {
  added: Reception[];
  /** The same reception on another day or hour. */
  moved: { before: Reception; after: Reception }[];
  /** A new calendar left the day as it was: it is no longer provisional. */
  confirmed: Reception[];
  /** No rule wants them any more. */
  gone: Reception[];
}

/**
 * What the rules say now, against what is kept: from today on; what was is left alone.
 * @param kept of the same span of days, appointments left out
 */
export function comparedWithRules(studio: string, kept: readonly Reception[], days: readonly ReceptionDay[], today: CivilDate, capacity: number): Kept {
  const wanted = days.filter(({ date }) => date >= today).map((day) => receptionOf(studio, day, capacity));
  const open = kept.filter(({ kind, date, cancelledAt }) => kind === 'reception' && date >= today && cancelledAt === null);
  const known = new Set(kept.map(({ id }) => id));
  const result: Kept = { added: [], moved: [], confirmed: [], gone: [] };
  const left = new Map(open.map((one) => [one.id, one]));
  const unknown: Reception[] = [];
  for (const one of wanted) {
    const before = left.get(one.id);
    if (before) compare(before, one, result);
    else if (!known.has(one.id)) unknown.push(one);
    left.delete(one.id);
  }
  for (const one of unknown) {
    // The hour was changed in the roster: whoever took a number for that day keeps it.
    const same = [...left.values()].filter(({ planned }) => planned === one.planned);
    const [before] = same;
    if (before && same.length === 1 && unknown.filter(({ planned }) => planned === one.planned).length === 1) {
      compare(before, { ...one, id: before.id }, result);
      left.delete(before.id);
    } else result.added.push(one);
  }
  result.gone.push(...[...left.values()].filter(({ byHand }) => !byHand));
  return result;
}

function compare(before: Reception, now: Reception, result: Kept): void {
  if (before.byHand) return;
  const { date, from, to, place, reason, provisional } = now;
  const after = { ...before, date, from, to, place, reason, provisional };
  if (before.date !== date || before.from !== from || before.to !== to || before.place !== place) result.moved.push({ before, after });
  else if (before.provisional && !provisional) result.confirmed.push(after);
}

/** The one that is kept for a day by rule, among these. */
export function keptFor(studio: string, day: ReceptionDay, kept: readonly Reception[]): Reception | undefined {
  return kept.find(({ id }) => id === idOf(studio, day));
}

function idOf(studio: string, { planned, from }: ReceptionDay): ReceptionId {
  return `${studio}-${planned.replaceAll('-', '')}-${from.replace(':', '')}`;
}

function receptionOf(studio: string, day: ReceptionDay, capacity: number): Reception {
  const { date, from, to, place, planned, reason, provisional } = day;
  return {
    id: idOf(studio, day),
    studio,
    kind: 'reception',
    planned,
    date,
    from,
    to,
    place,
    reason,
    provisional,
    subject: null,
    representatives: [],
    rotaByHand: false,
    collective: false,
    capacity,
    byHand: false,
    announcedAt: null,
    remindedOf: null,
    cancelledAt: null,
    knownAs: null,
  };
}
