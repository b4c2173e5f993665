// Referrals: who referred what to which department until when, the keyed hash of a private link, and the files that came by it.

import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, sealed } from './columns.ts';

export const referrals = pgTable(
  'referrals',
  {
    id: text().primaryKey(),
    matter: text().notNull(),
    department: text().notNull(),
    referredBy: uuid('referred_by'),
    referredAt: instant('referred_at').notNull(),
    until: text().notNull(),
    extended: boolean().notNull(),
    linkHash: text('link_hash'),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('referrals_matter').on(table.matter, table.referredAt),
    uniqueIndex('referrals_link')
      .on(table.linkHash)
      .where(sql`${table.linkHash} is not null`),
  ],
);

/** Files whose bytes no platform keeps for us: those that came by a private link. Name, type and bytes are sealed together. */
export const keptFiles = pgTable(
  'kept_files',
  {
    id: text().primaryKey(),
    matter: text().notNull(),
    at: instant().notNull(),
    body: sealed().notNull(),
  },
  (table) => [index('kept_files_matter').on(table.matter)],
);
