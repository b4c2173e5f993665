// Errands for the optional model (差事): what is asked, who has it in hand, how often the model was called on which day.

import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { errandTasks } from '../../flows/errand-contract.ts';
import { instant, sealed } from './columns.ts';

/** Leases and retries do not follow the business clock. */
const realTime = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

export const errands = pgTable(
  'errands',
  {
    /** Named by what caused it: the same again is the same one. */
    id: text().primaryKey(),
    what: text({ enum: errandTasks }).notNull(),
    matter: text().notNull(),
    /** The text that it is about; blank once it is over. */
    body: sealed(),
    /** Where its answer goes: the conversation, the person's id there, and whose turn it is. */
    conversation: text().notNull(),
    user: text('user_id').notNull(),
    flow: text().notNull(),
    args: jsonb().notNull().$type<string[]>(),
    status: text({ enum: ['waiting', 'answered', 'given-up'] })
      .notNull()
      .default('waiting'),
    attempts: smallint().notNull().default(0),
    notBefore: realTime('not_before'),
    leaseUntil: realTime('lease_until'),
    /** Who holds the lease: a process whose lease ran out cannot finish. */
    claim: uuid(),
    failure: text(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('errands_waiting')
      .on(table.createdAt)
      .where(sql`${table.status} = 'waiting'`),
    index('errands_matter').on(table.matter),
  ],
);

/** How many calls were begun on a day in China: the daily budget holds for all processes together. */
export const errandCalls = pgTable('errand_calls', {
  /** `2026-12-09`. */
  day: text().primaryKey(),
  calls: integer().notNull(),
});
