// The mark of this process: its connections are named by it and its claims begin with it, so that others can tell the claims of the dead.

import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';

const mark = randomBytes(4).toString('hex');

/** As PostgreSQL lists this process's connections. */
export const connectionName = `huiyin ${mark}`;

/** A new claim or lease of this process: a UUID that begins with its mark. */
export function newClaim(): string {
  return `${mark}${randomUUID().slice(mark.length)}`;
}

/**
 * Lets go of what processes held that have no connection any more: they are dead, and their chats need not wait for the lease to end.
 * A process that lives has connections, save for the moment after its server was lost; then a message that it has under way may come
 * twice, as after a crash. What somebody else has locked is left to its lease. Only for PostgreSQL; once, at the start.
 */
export async function freeClaimsOfTheDead(db: Db): Promise<void> {
  const alive = sql`select right(application_name, 8) from pg_stat_activity where datname = current_database() and application_name like 'huiyin ________'`;
  await db.execute(sql`
    update lanes set lease_until = null, claim = null where key in (
      select key from lanes where claim is not null and left(claim::text, 8) not in (${alive}) for update skip locked)`);
  await db.execute(sql`update errands set lease_until = null, claim = null where claim is not null and left(claim::text, 8) not in (${alive})`);
  await db.execute(sql`delete from leases where left(holder::text, 8) not in (${alive})`);
}
