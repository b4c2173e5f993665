// Accounts that a person logs in by QR code: when one was last at work, what reached it and is not yet a letter, how its login stands.

import { bigint, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, sealed } from './columns.ts';

export const channelAccounts = pgTable('channel_accounts', {
  account: text().primaryKey(),
  seenAt: instant('seen_at').notNull(),
});

/** Ids of messages that reached us, until they are letters: a platform that told us of one never does so again. */
export const arrived = pgTable(
  'arrived',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    account: text().notNull(),
    messageId: text('message_id').notNull(),
    at: instant().notNull(),
  },
  (table) => [unique('arrived_message').on(table.account, table.messageId)],
);

/** What the page that officers open shows. Whoever scans the code becomes the account: it is in no backup. */
export const channelLogins = pgTable('channel_logins', {
  account: text().primaryKey(),
  login: sealed().notNull(),
});

/** Links to that page, each for one person, and what a browser got for one; only hashes. In no backup either. */
export const loginLinks = pgTable('login_links', {
  linkHash: text('link_hash').primaryKey(),
  account: text().notNull(),
  person: uuid().notNull(),
  /** Until then the link can be used, once; afterwards until when the browser sees the page. */
  expiresAt: instant('expires_at').notNull(),
  /** Of the cookie, from when the link was used. */
  cookieHash: text('cookie_hash').unique('login_links_cookie'),
});
