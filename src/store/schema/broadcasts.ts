// Announcements to many (群发): what is said to whom, and how far it has come. Each message of it is a delivery of its own.

import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { broadcastKinds } from '../../flows/broadcast-contract.ts';
import type { Choice } from '../../flows/flow.ts';
import { instant, sealed } from './columns.ts';

export const broadcasts = pgTable(
  'broadcasts',
  {
    /** Named by what caused it: the same again is the same one. */
    id: text().primaryKey(),
    /** For deliveries and buttons, which are short. */
    number: bigint({ mode: 'number' }).notNull().unique().generatedAlwaysAsIdentity(),
    kind: text({ enum: broadcastKinds }).notNull(),
    /** One of the two: for the residents of a studio, or of all studios of a district. */
    studio: text(),
    district: text(),
    /** Blank once nothing more of it leaves. */
    text: sealed(),
    choices: jsonb().notNull().$type<Choice[][]>(),
    /** Who hears the same in words of his own; nobody any more once it is over. */
    told: jsonb().notNull().default([]).$type<string[]>(),
    by: uuid(),
    /** The chat that is shown how far it has come; null: nobody waits for it. */
    conversation: text(),
    createdAt: instant('created_at').notNull(),
    /** How many had subscribed when it began; null: it has not begun. */
    recipients: integer(),
    /** Of each account: the person behind whom it goes on; null: it is through. */
    places: jsonb().notNull().$type<Record<string, string | null>>(),
    /** When messages of it were last written or left. */
    movedAt: instant('moved_at').notNull(),
    /** How many were through when that was last shown, and when. */
    shown: integer(),
    shownAt: instant('shown_at'),
    /** Why nothing more of it is written, as soon as that is so. */
    ending: text({ enum: ['through', 'stopped', 'stale'] }),
    /** When nothing of it was under way any more, with what had become of its messages. */
    endedAt: instant('ended_at'),
    sent: integer(),
    failed: integer(),
  },
  (table) => [
    index('broadcasts_under_way')
      .on(table.number)
      .where(sql`${table.endedAt} is null`),
  ],
);
