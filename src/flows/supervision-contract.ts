// What supervision (督办) asks to know: the slips about a matter, the documents of studios, and who does not act.

import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { SupervisionDocument } from '../matters/document.ts';
import type { PersonId } from '../matters/matter.ts';

export type SupervisionNeed =
  /** About the matter that is named, in the order in which they were issued. */
  | { need: 'slips' }
  /** Of these studios, and what was issued by this person or for him: unanswered ones first, then the newest. */
  | { need: 'documents'; studios: readonly string[]; person: PersonId | null; limit: number }
  /** Who does not act in these studios. `assignedBefore`: by then a representative would have acknowledged; `lapsedSince`: what he let lie since. */
  | { need: 'idle'; studios: readonly string[]; today: CivilDate; assignedBefore: Instant; lapsedSince: Instant; limit: number };

/** The answers to them. */
export interface SupervisionKnown {
  slips?: readonly SupervisionDocument[];
  documents?: { list: readonly ListedDocument[]; total: number };
  idle?: { list: readonly Idle[]; total: number };
}

/** `settled`: no answer is owed any more, for its matter was answered or ended. */
export type ListedDocument = SupervisionDocument & { settled: boolean };

/** A representative who does not act, or where `person` is null a studio: never more than counts. */
export interface Idle {
  studio: string;
  person: PersonId | null;
  /** Assigned and not acknowledged in time; of a studio: raised and not sorted in time. */
  untouched: number;
  /** Went back to the officer because he let it lie. */
  lapsed: number;
  /** Late in his own hand. */
  late: number;
  /** Supervisors' documents that he has not answered in time. */
  unanswered: number;
}
