// What turns may know of receptions: lists as they are, and what is locked as the turns before have left it.

import type { Need } from '../flows/flow.ts';
import type { Briefing, ReceptionEffect, ReceptionKnown, ReceptionNeed } from '../flows/reception-contract.ts';
import type { Matter } from '../matters/matter.ts';
import type { Booking, Invitation, Reception, ReceptionFile, ReceptionId } from '../matters/reception.ts';
import type { Db } from '../store/db.ts';
import { mattersHeld } from '../store/desk-lists.ts';
import { mattersNumbered } from '../store/matters.ts';
import { bookingsOf, lockReceptions, lockReceptionsFrom, receptionsBetween, type ReceptionChanges } from '../store/receptions.ts';
import type { Seal } from '../store/seal.ts';

/** Locks those that are named, after the matters: one statement for the whole batch. */
export function lockNamed(tx: Db, seal: Seal, needs: readonly Need[]): Promise<Map<ReceptionId, ReceptionFile>> {
  const ids = needs.flatMap((need) => (need.need === 'reception' ? [need.id] : []));
  return lockReceptions(tx, seal, [...new Set(ids)].sort());
}

/** More than anybody reads of it. */
const heldLimit = 50;

const kinds: ReadonlySet<Need['need']> = new Set<ReceptionNeed['need']>(['receptions', 'receptions-kept', 'reception', 'receptions-on', 'briefing', 'named-matters', 'my-bookings']);

export function isReceptionNeed(need: Need): need is ReceptionNeed {
  return kinds.has(need.need);
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
    case 'receptions-on': {
      const there = await receptionsBetween(tx, [need.studio], need.date, need.date);
      const files = [...(await lockReceptions(tx, seal, there.map(({ id }) => id))).values()];
      found.receptionsOn = files;
      found.briefing = { brought: await broughtTo(tx, files), held: [] };
      return;
    }
    case 'briefing':
      found.briefing = await briefingOf(tx, locked.get(need.id));
      return;
    case 'named-matters':
      found.namedMatters = await mattersNumbered(tx, need.numbers);
      return;
    case 'my-bookings':
      found.myBookings = person === null ? [] : await bookingsOf(tx, seal, person, need.from);
  }
}

async function briefingOf(tx: Db, file: ReceptionFile | undefined): Promise<Briefing> {
  if (!file) return { brought: [], held: [] };
  const { representatives, studio } = file.reception;
  const [brought, held] = await Promise.all([
    broughtTo(tx, [file]),
    mattersHeld(tx, representatives, [studio], heldLimit),
  ]);
  return { brought, held: held.list };
}

function broughtTo(tx: Db, files: readonly ReceptionFile[]): Promise<Matter[]> {
  return mattersNumbered(tx, files.flatMap(({ bookings }) => bookings.flatMap(({ matter }) => matter ?? [])));
}

/** As the turns before have left it: in one batch two may want the last place. */
export function receptionsAsChanged(found: ReceptionKnown, changes: ReceptionChanges, person: string | null): ReceptionKnown {
  const receptionNow = (one: Reception): Reception => changes.receptions.get(one.id) ?? one;
  const asked = [...changes.invitations.values()];
  const fileNow = (one: ReceptionFile): ReceptionFile => ({ reception: receptionNow(one.reception), bookings: withChanges(one, taken), invited: withAsked(one, asked) });
  const { reception: file, receptions, receptionsOn, briefing, namedMatters, myBookings } = found;
  const taken = [...changes.bookings.values()];
  return {
    ...(receptions === undefined ? {} : { receptions: receptions.map(receptionNow) }),
    ...(file === undefined ? {} : { reception: fileNow(file) }),
    ...(receptionsOn === undefined ? {} : { receptionsOn: receptionsOn.map(fileNow) }),
    ...(briefing === undefined ? {} : { briefing }),
    ...(namedMatters === undefined ? {} : { namedMatters }),
    ...(myBookings === undefined ? {} : { myBookings: myBookings.map(({ booking, reception }) => ({ booking: changes.bookings.get(keyOf(reception.id, person)) ?? booking, reception: receptionNow(reception) })) }),
  };
}

function withChanges({ reception, bookings }: ReceptionFile, taken: readonly Booking[]): Booking[] {
  const changed = taken.filter((one) => one.reception === reception.id);
  const others = bookings.filter(({ person }) => !changed.some((one) => one.person === person));
  return [...others, ...changed].sort((a, b) => a.turn - b.turn);
}

function withAsked({ reception, invited }: ReceptionFile, asked: readonly Invitation[]): Invitation[] {
  const changed = asked.filter((one) => one.reception === reception.id);
  return [...invited.filter(({ department }) => !changed.some((one) => one.department === department)), ...changed];
}

function keyOf(reception: ReceptionId, person: string | null): string {
  return `${reception} ${person}`;
}

export function applyReception(effect: ReceptionEffect, changes: ReceptionChanges): void {
  switch (effect.effect) {
    case 'keep-reception':
      changes.receptions.set(effect.reception.id, effect.reception);
      return;
    case 'keep-booking':
      changes.bookings.set(keyOf(effect.booking.reception, effect.booking.person), effect.booking);
      return;
    case 'keep-invitation':
      changes.invitations.set(keyOf(effect.invitation.reception, effect.invitation.department), effect.invitation);
  }
}
