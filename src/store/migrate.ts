// Brings the schema up to date, one process at a time, and refuses a store that is newer than the program (DESIGN §8).

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { rowsOf, type Db } from './db.ts';

/** Any number does, as long as every release uses the same one. */
const migrationLock = 7_304_411;

/** The store was written by a newer release. */
export class NewerStoreError extends Error {
  readonly code = 'STORE_NEWER';
}

interface MigratingDb {
  dialect: { migrate(migrations: unknown, session: unknown, config: { migrationsFolder: string }): Promise<void> };
  session: unknown;
}

/**
 * Runs the migrations that are missing.
 * @param options.lock session lock of PostgreSQL; needs a connection of its own. The embedded store has one process anyway
 * @throws NewerStoreError when the store has a migration that this program does not know
 */
export async function migrateStore(db: Db, folder: string, options: { lock: boolean }): Promise<void> {
  if (options.lock) await db.execute(sql`select pg_advisory_lock(${migrationLock})`);
  try {
    await refuseNewer(db, folder);
    const migrating = db as unknown as MigratingDb;
    await migrating.dialect.migrate(readMigrationFiles({ migrationsFolder: folder }), migrating.session, { migrationsFolder: folder });
  } finally {
    if (options.lock) await db.execute(sql`select pg_advisory_unlock(${migrationLock})`);
  }
}

async function refuseNewer(db: Db, folder: string): Promise<void> {
  const table = rowsOf<{ there: boolean }>(
    await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`),
  );
  if (!table[0]?.there) return;
  const last = rowsOf<{ at: string | number | null }>(
    await db.execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`),
  );
  const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as { entries: { when: number }[] };
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  if (Number(last[0]?.at ?? 0) > newest) throw new NewerStoreError('the store was written by a newer release of huiyin');
}
