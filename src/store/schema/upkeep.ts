// When the store was last looked after (a backup, a purge, promises by a new calendar): one process does it, and `doctor` knows when.

import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

export const upkeep = pgTable('upkeep', {
  what: text({ enum: ['backup', 'purge', 'calendar', 'studios'] }).primaryKey(),
  at: instant().notNull(),
});
