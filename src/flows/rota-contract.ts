// What flows ask to know of a studio's rota, and what they can cause there, besides the rest of the contract (flow.ts).

import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { Away, StudioRota, Swap } from '../matters/duty.ts';
import type { PersonId } from '../matters/matter.ts';

export type RotaNeed =
  /** Of one studio: its receptions from the first day of this year on, when these people are away; with `lock` what is to come is locked. */
  | { need: 'rota'; studio: string; people: readonly PersonId[]; today: CivilDate; lock?: true }
  /** When the person made the link to his calendar, and one that nobody has yet. */
  | { need: 'calendar-link' };

/** The answers to them; absent what was not asked. */
export interface RotaKnown {
  /** By studio. */
  rotas?: ReadonlyMap<string, StudioRota>;
  calendarLink?: { madeAt: Instant | null; url: string; hash: string };
}

export type RotaEffect =
  | { effect: 'keep-away'; away: Away }
  /** As if he had never said it. */
  | { effect: 'drop-away'; away: Away }
  | { effect: 'keep-swap'; swap: Swap }
  /** In the place of the one before; null: he has none any more. Only its keyed hash is stored. */
  | { effect: 'keep-calendar-link'; person: PersonId; hash: string | null };
