// Persons behind the accounts of a channel.

import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from './db.ts';
import { listOf, listPlace, preparedQuery } from './prepared.ts';
import { accounts, people } from './schema/roster.ts';
import type { Seal } from './seal.ts';

const find = preparedQuery((db) =>
  db
    .select({ account: accounts.account, user: accounts.user, person: accounts.person })
    .from(accounts)
    .innerJoin(
      sql`json_to_recordset(${listPlace}::text::json) as wanted (account text, "user" text)`,
      sql`${accounts.account} = wanted.account and ${accounts.user} = wanted."user"`,
    ),
);

/** The persons of these accounts, as far as they are known. */
export async function findAccounts(
  tx: Db,
  wanted: readonly { account: string; user: string }[],
): Promise<{ account: string; user: string; person: string }[]> {
  return wanted.length === 0 ? [] : find(tx, { list: listOf(wanted) });
}

/** Somebody's telephone number as the roster file gives it; empty when it does not. */
export async function phoneOf(tx: Db, seal: Seal, person: string): Promise<string> {
  const [row] = await tx.select({ phone: people.phone }).from(people).where(eq(people.id, person));
  return row?.phone ? z.string().parse(seal.open('phone', row.phone)) : '';
}
