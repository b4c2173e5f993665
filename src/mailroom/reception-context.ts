// What turns may know of receptions: lists as they are, and what is locked as the turns before have left it.

import type { Need } from '../flows/flow.ts';
import type { ReceptionEffect, ReceptionKnown, ReceptionNeed } from '../flows/reception-contract.ts';
import type { Booking, Reception, ReceptionFile, ReceptionId } from '../matters/reception.ts';
import type { Db } from '../store/db.ts';
import { bookingsOf, lockReceptions, lockReceptionsFrom, receptionsBetween, type ReceptionChanges } from '../store/receptions.ts';
import type { Seal } from '../store/seal.ts';

/** Locks those that are named, after the matters: one statement for the whole batch. */
export function lockNamed(tx: Db, seal: Seal, needs: readonly Need[]): Promise<Map<ReceptionId, ReceptionFile>> {
  const ids = needs.flatMap((need) => (need.need === 'reception' ? [need.id] : []));
  return lockReceptions(tx, seal, [...new Set(ids)].sort());
}

export function isReceptionNeed(need: Need): need is ReceptionNeed {
  return need.need === 'receptions' || need.need === 'receptions-kept' || need.need === 'reception' || need.need === 'my-bookings';
}

export async function answerReception(tx: Db, seal: Seal, need: ReceptionNeed, person: string | null, found: ReceptionKnown, locked: ReadonlyMap<ReceptionId, ReceptionFile>): Promise<void> {
  switch (need.need) {
    case 'receptions':
      found.receptions = await receptionsBetween(tx, need.studios, need.from, need.to);
      return;
    case 'receptions-kept':
      found.receptions = await lockReceptionsFrom(tx, [need.studio], need.from);
      return;
    case 'reception': {
      const file = locked.get(need.id);
      if (file) found.reception = file;
      return;
    }
    case 'my-bookings':
      found.myBookings = person === null ? [] : await bookingsOf(tx, seal, person, need.from);
  }
}

/** As the turns before have left it: in one batch two may want the last place. */
export function asChanged(found: ReceptionKnown, changes: ReceptionChanges, person: string | null): ReceptionKnown {
  const receptionNow = (one: Reception): Reception => changes.receptions.get(one.id) ?? one;
  const { reception: file, receptions, myBookings } = found;
  const taken = [...changes.bookings.values()];
  return {
    ...(receptions === undefined ? {} : { receptions: receptions.map(receptionNow) }),
    ...(file === undefined ? {} : { reception: { reception: receptionNow(file.reception), bookings: withChanges(file, taken) } }),
    ...(myBookings === undefined ? {} : { myBookings: myBookings.map(({ booking, reception }) => ({ booking: changes.bookings.get(keyOf(reception.id, person)) ?? booking, reception: receptionNow(reception) })) }),
  };
}

function withChanges({ reception, bookings }: ReceptionFile, taken: readonly Booking[]): Booking[] {
  const changed = taken.filter((one) => one.reception === reception.id);
  const others = bookings.filter(({ person }) => !changed.some((one) => one.person === person));
  return [...others, ...changed].sort((a, b) => a.turn - b.turn);
}

function keyOf(reception: ReceptionId, person: string | null): string {
  return `${reception} ${person}`;
}

export function applyReception(effect: ReceptionEffect, changes: ReceptionChanges): void {
  if (effect.effect === 'keep-reception') changes.receptions.set(effect.reception.id, effect.reception);
  else changes.bookings.set(keyOf(effect.booking.reception, effect.booking.person), effect.booking);
}
