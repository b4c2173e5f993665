// Who cannot receive when, who was asked to receive in his place, and the links to calendars of duties.

import { date, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { swapStates, type Asked } from '../../matters/duty.ts';
import { instant } from './columns.ts';

export const absences = pgTable(
  'absences',
  {
    person: uuid().notNull(),
    from: date('from_day', { mode: 'string' }).notNull(),
    to: date('to_day', { mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.from] })],
);

export const swaps = pgTable(
  'swaps',
  {
    id: text().primaryKey(),
    studio: text().notNull(),
    reception: text().notNull(),
    absent: uuid().notNull(),
    asked: jsonb().notNull().$type<Asked[]>(),
    state: text({ enum: swapStates }).notNull(),
    since: instant().notNull(),
  },
  (table) => [index('swaps_reception').on(table.reception)],
);

/** One for each person; whoever knows the link sees his duties, so only its keyed hash is stored. */
export const calendarLinks = pgTable('calendar_links', {
  person: uuid().primaryKey(),
  hash: text().notNull().unique('calendar_links_hash'),
  madeAt: instant('made_at').notNull(),
});
