// Record cards, who opened them, and the contacts of representatives: what tells who somebody is lies sealed.

import { bigserial, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { cardForms, outcomes } from '../../matters/record-card.ts';
import { instant, sealed } from './columns.ts';

export const recordCards = pgTable(
  'record_cards',
  {
    id: text().primaryKey(),
    studio: text().notNull(),
    representative: uuid().notNull(),
    form: text({ enum: cardForms }).notNull(),
    /** The day of the activity. */
    on: date({ mode: 'string' }).notNull(),
    outcome: text({ enum: outcomes }).notNull(),
    matter: text(),
    /** The fields, and which were left out. Null: blanked with its matter; what is left is that there was an activity. */
    words: sealed(),
    fedBackOn: date('fed_back_on', { mode: 'string' }),
    dueOn: date('due_on', { mode: 'string' }),
    openedAt: instant('opened_at').notNull(),
    openedBy: uuid('opened_by'),
    handedInAt: instant('handed_in_at'),
    handedInBy: uuid('handed_in_by'),
  },
  (table) => [
    index('record_cards_open')
      .on(table.studio, table.dueOn)
      .where(sql`${table.handedInAt} is null`),
    index('record_cards_representative').on(table.representative, table.on),
    index('record_cards_studio').on(table.studio, table.on),
    index('record_cards_matter')
      .on(table.matter)
      .where(sql`${table.matter} is not null`),
  ],
);

/** Who was shown who the person of a card is. */
export const recordCardOpenings = pgTable(
  'record_card_openings',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    card: text().notNull(),
    by: uuid().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('record_card_openings_card').on(table.card)],
);

/** 联系对象 of a representative. */
export const contactPeople = pgTable(
  'contact_people',
  {
    id: text().primaryKey(),
    studio: text().notNull(),
    representative: uuid().notNull(),
    name: sealed().notNull(),
    phone: sealed(),
    note: sealed(),
    addedAt: instant('added_at').notNull(),
    lastOn: date('last_on', { mode: 'string' }),
    plannedFor: instant('planned_for'),
    endedAt: instant('ended_at'),
  },
  (table) => [index('contact_people_representative').on(table.representative)],
);
