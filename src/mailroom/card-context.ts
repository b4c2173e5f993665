// What a turn may know of record cards and of a representative's contacts.

import type { Instant } from '../calendar/clock.ts';
import type { CardEffect, CardKnown, CardNeed } from '../flows/card-contract.ts';
import type { Db } from '../store/db.ts';
import { contactsOf, lockContact } from '../store/contact-people.ts';
import { listCards, lockCard, lockCardsOfMatter } from '../store/record-cards.ts';
import type { Changes } from '../store/record.ts';
import type { Seal } from '../store/seal.ts';

export async function answerCards(tx: Db, seal: Seal, need: CardNeed, found: CardKnown): Promise<void> {
  switch (need.need) {
    case 'card': {
      const card = await lockCard(tx, seal, need.id);
      if (card) found.card = card;
      return;
    }
    case 'cards':
      found.cards = await listCards(tx, seal, need);
      return;
    case 'cards-of-matter': {
      const list = await lockCardsOfMatter(tx, seal, need.number);
      found.cards = { list, total: list.length, counts: {} };
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

/** Whether a need is one of these. */
export function isCardNeed(need: { need: string }): need is CardNeed {
  return need.need === 'card' || need.need === 'cards' || need.need === 'cards-of-matter' || need.need === 'contact-person' || need.need === 'contact-people';
}

/** As the turns before it in the batch left them. */
export function freshCards({ card, cards, contactPerson, contactPeople }: CardKnown, changes: Pick<Changes, 'cards' | 'contacts'>): CardKnown {
  return {
    ...(card === undefined ? {} : { card: changes.cards.get(card.id) ?? card }),
    ...(cards === undefined ? {} : { cards: { ...cards, list: cards.list.map((one) => changes.cards.get(one.id) ?? one) } }),
    ...(contactPerson === undefined ? {} : { contactPerson: changes.contacts.get(contactPerson.id) ?? contactPerson }),
    ...(contactPeople === undefined ? {} : { contactPeople: contactPeople.map((one) => changes.contacts.get(one.id) ?? one) }),
  };
}

export function applyCard(effect: CardEffect, changes: Pick<Changes, 'cards' | 'cardOpenings' | 'contacts'>, now: Instant): void {
  if (effect.effect === 'keep-card') changes.cards.set(effect.card.id, effect.card);
  else if (effect.effect === 'keep-contact') changes.contacts.set(effect.contact.id, effect.contact);
  else changes.cardOpenings.push({ card: effect.card, by: effect.by, at: now });
}
