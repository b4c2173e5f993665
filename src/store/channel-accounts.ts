// What outlives the process of an account that a person logs in: ids that arrived, when it was last at work, how its login stands.

import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock, Instant } from '../calendar/clock.ts';
import type { Db } from './db.ts';
import { insertRows, isOneOf } from './rows.ts';
import { arrived, channelAccounts, channelLogins } from './schema/channel-accounts.ts';
import type { Seal } from './seal.ts';

const loginShape = z.object({ state: z.enum(['starting', 'scan', 'scanned', 'up', 'down']), qr: z.string().nullable(), at: z.number() });

/** How a login stands; `qr` is what the picture says. */
export type StoredLogin = z.output<typeof loginShape>;

/** The port of such a channel (bots/wechat/account-record.ts), as the store keeps its promises. */
export interface StoredAccountRecord {
  note(messageIds: readonly string[]): Promise<void>;
  noted(): Promise<readonly string[]>;
  taken(messageIds: readonly string[]): Promise<void>;
  seen(at: Instant): Promise<void>;
  lastSeen(): Promise<Instant | null>;
  showLogin(login: StoredLogin): Promise<void>;
}

const loginPurpose = 'channel-login';

/** @param db the store itself, not a transaction: what is written is durable when a promise resolves */
export function createAccountRecord(db: Db, seal: Seal, clock: Clock, account: string): StoredAccountRecord {
  return {
    async note(messageIds) {
      const at = clock.now();
      await insertRows(db, arrived, messageIds.map((messageId) => ({ account, messageId, at })), 'on conflict do nothing');
    },
    async noted() {
      const rows = await db.select({ messageId: arrived.messageId }).from(arrived).where(eq(arrived.account, account)).orderBy(asc(arrived.id));
      return rows.map(({ messageId }) => messageId);
    },
    async taken(messageIds) {
      if (messageIds.length > 0) await db.delete(arrived).where(and(eq(arrived.account, account), isOneOf(arrived.messageId, messageIds)));
    },
    async seen(at) {
      await db.insert(channelAccounts).values({ account, seenAt: at }).onConflictDoUpdate({ target: channelAccounts.account, set: { seenAt: at } });
    },
    async lastSeen() {
      const [row] = await db.select({ seenAt: channelAccounts.seenAt }).from(channelAccounts).where(eq(channelAccounts.account, account));
      return row?.seenAt ?? null;
    },
    async showLogin(login) {
      const sealed = seal.close(loginPurpose, login);
      await db.insert(channelLogins).values({ account, login: sealed }).onConflictDoUpdate({ target: channelLogins.account, set: { login: sealed } });
    },
  };
}

/** An account at work is noted several times before this. */
const silentMs = 2 * 60_000;

/** A code that is older is none any more: WeChat gives a new one every few minutes. */
const codeMs = 5 * 60_000;

/** How the login of an account stands now, as any process may ask: what a process left behind that ended is not taken for true. */
export async function loginOf(db: Db, seal: Seal, account: string, now: Instant): Promise<StoredLogin | null> {
  const [row] = await db
    .select({ login: channelLogins.login, seenAt: channelAccounts.seenAt })
    .from(channelLogins)
    .leftJoin(channelAccounts, eq(channelAccounts.account, channelLogins.account))
    .where(eq(channelLogins.account, account));
  if (!row) return null;
  const login = loginShape.parse(seal.open(loginPurpose, row.login));
  const lastSign = login.state === 'up' ? Math.max(login.at, row.seenAt ?? 0) : login.at;
  if (now - lastSign < (login.state === 'up' ? silentMs : codeMs)) return login;
  if (login.state === 'up') return { state: 'down', qr: null, at: lastSign };
  return login.state === 'scan' || login.state === 'scanned' ? { state: 'starting', qr: null, at: login.at } : login;
}
