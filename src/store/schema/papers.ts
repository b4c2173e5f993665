// Links to papers: each shows one paper to one person, once; only hashes. In no backup.

import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { paperKinds } from '../../flows/paper-contract.ts';
import { instant } from './columns.ts';

export const paperLinks = pgTable('paper_links', {
  linkHash: text('link_hash').primaryKey(),
  kind: text({ enum: paperKinds }).notNull(),
  key: text().notNull(),
  person: uuid().notNull(),
  expiresAt: instant('expires_at').notNull(),
});
