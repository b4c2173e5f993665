// What flows ask to know of receptions, and what they can cause there, besides the rest of the contract (flow.ts).

import type { CivilDate } from '../calendar/civil.ts';
import type { Matter, MatterNumber } from '../matters/matter.ts';
import type { Booking, Invitation, Reception, ReceptionFile, ReceptionId } from '../matters/reception.ts';

export type ReceptionNeed =
  /** Of these studios between two days, both included, in their order. */
  | { need: 'receptions'; studios: readonly string[]; from: CivilDate; to: CivilDate }
  /** Of one studio all from a day on, locked. */
  | { need: 'receptions-kept'; studio: string; from: CivilDate }
  /** Locked, with the numbers that were taken for it. */
  | { need: 'reception'; id: ReceptionId }
  /** Those of a studio on one day, locked, with their numbers; what is brought to them is given as `briefing`. */
  | { need: 'receptions-on'; studio: string; date: CivilDate }
  /** What is brought to the reception that is asked for as `reception`, and what its representatives have in hand. */
  | { need: 'briefing'; id: ReceptionId }
  /** These, unlocked. */
  | { need: 'named-matters'; numbers: readonly MatterNumber[] }
  /** What the person himself has taken from a day on. */
  | { need: 'my-bookings'; from: CivilDate };

/** The answers to them; absent what was not asked. */
export interface ReceptionKnown {
  receptions?: readonly Reception[];
  /** Undefined as well where there is none with this id. */
  reception?: ReceptionFile;
  receptionsOn?: readonly ReceptionFile[];
  briefing?: Briefing;
  namedMatters?: readonly Matter[];
  myBookings?: readonly { booking: Booking; reception: Reception }[];
}

/** Who shows it asks visibility which of it may be seen. */
export interface Briefing {
  /** Named by those who took a number. */
  brought: readonly Matter[];
  held: readonly Matter[];
}

export type ReceptionEffect =
  /** New, or in place of what was kept. */
  | { effect: 'keep-reception'; reception: Reception }
  | { effect: 'keep-booking'; booking: Booking }
  | { effect: 'keep-invitation'; invitation: Invitation };
