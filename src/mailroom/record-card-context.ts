// What a turn may know of record cards and of a representative's contacts.

import type { Instant } from '../calendar/clock.ts';
import type { Need } from '../flows/flow.ts';
import type { RecordCardEffect, RecordCardKnown, RecordCardNeed } from '../flows/record-card-contract.ts';
import type { Db } from '../store/db.ts';
import { contactsOf, lockContact } from '../store/contact-people.ts';
import { listRecordCards, lockRecordCard, lockRecordCardsOf } from '../store/record-cards.ts';
import type { Changes } from '../store/record.ts';
import type { Seal } from '../store/seal.ts';

const kinds: ReadonlySet<Need['need']> = new Set<RecordCardNeed['need']>(['record-card', 'record-cards', 'record-cards-of-matter', 'contact-person', 'contact-people']);

export function isRecordCardNeed(need: Need): need is RecordCardNeed {
  return kinds.has(need.need);
}

export async function answerRecordCards(tx: Db, seal: Seal, need: RecordCardNeed, found: RecordCardKnown): Promise<void> {
  switch (need.need) {
    case 'record-card': {
      const card = await lockRecordCard(tx, seal, need.id);
      if (card) found.recordCard = card;
      return;
    }
    case 'record-cards':
      found.recordCards = await listRecordCards(tx, seal, need);
      return;
    case 'record-cards-of-matter': {
      const list = await lockRecordCardsOf(tx, seal, need.number);
      found.recordCards = { list, total: list.length, counts: {} };
      return;
    }
    case 'contact-person': {
      const contact = await lockContact(tx, seal, need.id);
      if (contact) found.contactPerson = contact;
      return;
    }
    case 'contact-people':
      found.contactPeople = await contactsOf(tx, seal, need.representatives, need.limit);
  }
}

/** As the turns before have left them. */
export function recordCardsAsChanged({ recordCard, recordCards, contactPerson, contactPeople }: RecordCardKnown, changes: Pick<Changes, 'recordCards' | 'contactPeople'>): RecordCardKnown {
  return {
    ...(recordCard === undefined ? {} : { recordCard: changes.recordCards.get(recordCard.id) ?? recordCard }),
    ...(recordCards === undefined ? {} : { recordCards: { ...recordCards, list: recordCards.list.map((one) => changes.recordCards.get(one.id) ?? one) } }),
    ...(contactPerson === undefined ? {} : { contactPerson: changes.contactPeople.get(contactPerson.id) ?? contactPerson }),
    ...(contactPeople === undefined ? {} : { contactPeople: contactPeople.map((one) => changes.contactPeople.get(one.id) ?? one) }),
  };
}

export function applyRecordCard(effect: RecordCardEffect, changes: Pick<Changes, 'newRecordCards' | 'recordCards' | 'recordCardOpenings' | 'contactPeople'>, now: Instant): void {
  if (effect.effect === 'keep-record-card' && effect.isNew === true) changes.newRecordCards.push(effect.card);
  else if (effect.effect === 'keep-record-card') changes.recordCards.set(effect.card.id, effect.card);
  else if (effect.effect === 'keep-contact-person') changes.contactPeople.set(effect.contact.id, effect.contact);
  else changes.recordCardOpenings.push({ card: effect.card, by: effect.by, at: now });
}
