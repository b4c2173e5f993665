// Persons behind the accounts of a channel.

import { and, eq, or } from 'drizzle-orm';
import type { Db } from './db.ts';
import { accounts } from './schema/roster.ts';

/** The persons of these accounts, as far as they are known. */
export async function findAccounts(
  tx: Db,
  list: readonly { account: string; user: string }[],
): Promise<{ account: string; user: string; person: string }[]> {
  if (list.length === 0) return [];
  return tx
    .select({ account: accounts.account, user: accounts.user, person: accounts.person })
    .from(accounts)
    .where(or(...list.map((one) => and(eq(accounts.account, one.account), eq(accounts.user, one.user)))));
}
