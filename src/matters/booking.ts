// Numbers that residents take for a reception (预约): a place or the waiting list, moving up, and until when (RULES R6).

import { instantOf } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { PersonId } from './matter.ts';
import { nextTurn, placesTaken, type Booking, type Reception, type ReceptionFile } from './reception.ts';

/** It takes place and has not begun: a number can be taken, given back, told of. */
export function isAhead({ date, from, cancelledAt }: Reception, now: Instant): boolean {
  return cancelledAt === null && now < instantOf(date, from);
}

/** It will take place or is under way. */
export function isNotOver({ date, to, cancelledAt }: Reception, now: Instant): boolean {
  return cancelledAt === null && now < instantOf(date, to);
}

/** By the studio's rules, still to come, in their order: what people are shown of a list. */
export function publicAhead(receptions: readonly Reception[], now: Instant): Reception[] {
  return receptions.filter((one) => one.kind === 'reception' && isAhead(one, now));
}

/** Planned to see people where they live, still to come, in their order. */
export function visitsAhead(receptions: readonly Reception[], now: Instant): Reception[] {
  return receptions.filter((one) => one.kind === 'visit' && isAhead(one, now));
}

/** He has a number, with a place or without one. */
export function isLive({ status }: Booking): boolean {
  return status === 'booked' || status === 'waiting';
}

/** The number that somebody has for it. */
export function liveBookingOf({ bookings }: ReceptionFile, person: PersonId): Booking | undefined {
  return bookings.find((one) => one.person === person && isLive(one));
}

/** Whom he wants to see, as long as that one receives: after a swap it is whoever does. */
export function wantedThere({ representative }: Booking, { representatives }: Reception): PersonId | null {
  return representative !== null && representatives.includes(representative) ? representative : null;
}

/** Those who came or may come, in the order of their numbers. */
export function withPlace({ bookings }: ReceptionFile): Booking[] {
  return bookings.filter(({ status }) => status === 'booked' || status === 'came' || status === 'missed');
}

/** The next number, with a place as long as there is one. */
export function taken(file: ReceptionFile, who: Pick<Booking, 'person' | 'conversation' | 'representative'>, now: Instant): Booking {
  const status = placesTaken(file.bookings) < file.reception.capacity ? 'booked' : 'waiting';
  return { ...who, reception: file.reception.id, turn: nextTurn(file.bookings), status, matter: null, about: null, bookedAt: now };
}

/** The file with one booking as it is now. */
export function withBooking(file: ReceptionFile, booking: Booking): ReceptionFile {
  const others = file.bookings.filter(({ person }) => person !== booking.person);
  return { ...file, bookings: [...others, booking].sort((a, b) => a.turn - b.turn) };
}

/** Those who waited and have a place now, in the order in which they asked. */
export function movingUp({ reception, bookings }: ReceptionFile): Booking[] {
  const free = Math.max(0, reception.capacity - placesTaken(bookings));
  return bookings.filter(({ status }) => status === 'waiting').slice(0, free).map((one): Booking => ({ ...one, status: 'booked' }));
}

/** How many wait before him. */
export function waitingBefore({ bookings }: ReceptionFile, { turn }: Booking): number {
  return bookings.filter((one) => one.status === 'waiting' && one.turn < turn).length;
}
