// What record cards, walk-ins and a representative's own contacts ask to know and can cause besides the rest of the contract (flow.ts).

import type { CivilDate } from '../calendar/civil.ts';
import type { ContactPerson } from '../matters/contact-person.ts';
import type { MatterNumber, PersonId } from '../matters/matter.ts';
import type { ActivityCounts, RecordCard } from '../matters/record-card.ts';
import type { RecordCardSight } from '../matters/visible-papers.ts';

export type RecordCardNeed =
  /** Locked. */
  | { need: 'record-card'; id: string }
  /** Not handed in yet, the first due first; or the last ones that were. With counts of the activities since then. */
  | { need: 'record-cards'; of: RecordCardSight; handedIn: boolean; since: CivilDate; limit: number }
  /** Locked. */
  | { need: 'record-cards-of-matter'; number: MatterNumber }
  /** Locked. */
  | { need: 'contact-person'; id: string }
  | { need: 'contact-people'; representatives: readonly PersonId[]; limit: number };

/** The answers to them. */
export interface RecordCardKnown {
  recordCard?: RecordCard;
  recordCards?: { list: readonly RecordCard[]; total: number; counts: ActivityCounts };
  contactPerson?: ContactPerson;
  contactPeople?: readonly ContactPerson[];
}

export type RecordCardEffect =
  /** `isNew`: what is known of a card with this id stays as it is. */
  | { effect: 'keep-record-card'; card: RecordCard; isNew?: true }
  /** Somebody was shown who the person of a card is. */
  | { effect: 'log-record-card-opening'; card: string; by: PersonId }
  | { effect: 'keep-contact-person'; contact: ContactPerson };
