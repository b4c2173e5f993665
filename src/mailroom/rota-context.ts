// What turns may know of a studio's rota, as the turns before in the batch have left it.

import type { Need } from '../flows/flow.ts';
import type { RotaEffect, RotaKnown, RotaNeed } from '../flows/rota-contract.ts';
import type { Away, StudioRota } from '../matters/duty.ts';
import type { Db } from '../store/db.ts';
import { lockReceptionsFrom, type ReceptionChanges } from '../store/receptions.ts';
import { awayFrom, calendarLinkOf, receptionsOfStudios, swapsFrom, wishesFrom, type RotaChanges } from '../store/rota.ts';
import type { NewLink } from './new-link.ts';

const kinds: ReadonlySet<Need['need']> = new Set<RotaNeed['need']>(['rota', 'calendar-link']);

export function isRotaNeed(need: Need): need is RotaNeed {
  return kinds.has(need.need);
}

export async function answerRota(tx: Db, need: RotaNeed, person: string | null, found: RotaKnown, newLink: NewLink): Promise<void> {
  if (need.need === 'calendar-link') {
    found.calendarLink = { madeAt: person === null ? null : await calendarLinkOf(tx, person), ...newLink() };
    return;
  }
  const { studio, people, today, lock } = need;
  if (lock === true) await lockReceptionsFrom(tx, [studio], today);
  const [receptions, away, swaps, wishes] = await Promise.all([
    receptionsOfStudios(tx, [studio], `${today.slice(0, 4)}-01-01`),
    awayFrom(tx, people, today),
    swapsFrom(tx, studio, today),
    wishesFrom(tx, studio, today),
  ]);
  found.rotas = new Map([...(found.rotas ?? []), [studio, { receptions, away, swaps, wishes }]]);
}

/** As the turns before have left it. */
export function rotaAsChanged({ rotas, calendarLink }: RotaKnown, changes: RotaChanges & ReceptionChanges): RotaKnown {
  return {
    ...(rotas === undefined ? {} : { rotas: new Map([...rotas].map(([studio, rota]) => [studio, changedRota(rota, changes)])) }),
    ...(calendarLink === undefined ? {} : { calendarLink }),
  };
}

function changedRota(rota: StudioRota, changes: RotaChanges & ReceptionChanges): StudioRota {
  const noted = rota.away.map((away) => changes.away.get(keyOf(away)) ?? { away, isDropped: false });
  const known = new Set(rota.away.map(keyOf));
  const added = [...changes.away.values()].filter(({ away }) => !known.has(keyOf(away)));
  const swapIds = new Set(rota.swaps.map(({ id }) => id));
  return {
    receptions: rota.receptions.map((one) => changes.receptions.get(one.id) ?? one),
    away: [...noted, ...added].flatMap(({ away, isDropped }) => (isDropped ? [] : [away])),
    swaps: [...rota.swaps.map((one) => changes.swaps.get(one.id) ?? one), ...[...changes.swaps.values()].filter(({ id }) => !swapIds.has(id))],
    wishes: rota.wishes,
  };
}

function keyOf({ person, from }: Away): string {
  return `${person} ${from}`;
}

export function applyRota(effect: RotaEffect, changes: RotaChanges): void {
  switch (effect.effect) {
    case 'keep-away':
    case 'drop-away':
      changes.away.set(keyOf(effect.away), { away: effect.away, isDropped: effect.effect === 'drop-away' });
      return;
    case 'keep-swap':
      changes.swaps.set(effect.swap.id, effect.swap);
      return;
    case 'keep-calendar-link':
      changes.calendarLinks.set(effect.person, effect.hash);
  }
}
