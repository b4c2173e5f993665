// What record cards, walk-ins and a representative's own contacts ask to know and can cause besides the rest of the contract (flow.ts).

import type { CivilDate } from '../calendar/civil.ts';
import type { Contact } from '../matters/contact.ts';
import type { MatterNumber, PersonId } from '../matters/matter.ts';
import type { ActivityCounts, RecordCard } from '../matters/record-card.ts';
import type { CardSight } from '../matters/visibility.ts';

export type CardNeed =
  /** Locked. */
  | { need: 'card'; id: string }
  /** Not handed in yet, the first due first; or the last ones that were. With counts of the activities since then. */
  | { need: 'cards'; of: CardSight; handedIn: boolean; since: CivilDate; limit: number }
  /** Locked. */
  | { need: 'cards-of-matter'; number: MatterNumber }
  /** Locked. */
  | { need: 'contact-person'; id: string }
  | { need: 'contact-people'; representatives: readonly PersonId[]; limit: number };

/** The answers to them. */
export interface CardKnown {
  card?: RecordCard;
  cards?: { list: readonly RecordCard[]; total: number; counts: ActivityCounts };
  contactPerson?: Contact;
  contactPeople?: readonly Contact[];
}

export type CardEffect =
  | { effect: 'keep-card'; card: RecordCard }
  /** Somebody was shown who the person of a card is. */
  | { effect: 'log-card-opening'; card: string; by: PersonId }
  | { effect: 'keep-contact'; contact: Contact };
