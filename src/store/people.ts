// Persons behind the accounts of a channel.

import { sql } from 'drizzle-orm';
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
    .innerJoin(
      sql`json_to_recordset(${JSON.stringify(list)}::text::json) as wanted (account text, "user" text)`,
      sql`${accounts.account} = wanted.account and ${accounts.user} = wanted."user"`,
    );
}
