// What flows ask to know of receptions, and what they can cause there, besides the rest of the contract (flow.ts).

import type { CivilDate } from '../calendar/civil.ts';
import type { Booking, Reception, ReceptionFile, ReceptionId } from '../matters/reception.ts';

export type ReceptionNeed =
  /** Of these studios between two days, both included, in their order. */
  | { need: 'receptions'; studios: readonly string[]; from: CivilDate; to: CivilDate }
  /** Of one studio all from a day on, locked. */
  | { need: 'receptions-kept'; studio: string; from: CivilDate }
  /** Locked, with the numbers that were taken for it. */
  | { need: 'reception'; id: ReceptionId }
  /** What the person himself has taken from a day on. */
  | { need: 'my-bookings'; from: CivilDate };

/** The answers to them; absent what was not asked. */
export interface ReceptionKnown {
  receptions?: readonly Reception[];
  /** Undefined as well where there is none with this id. */
  reception?: ReceptionFile;
  myBookings?: readonly { booking: Booking; reception: Reception }[];
}

export type ReceptionEffect =
  /** New, or in place of what was kept. */
  | { effect: 'keep-reception'; reception: Reception }
  | { effect: 'keep-booking'; booking: Booking };
