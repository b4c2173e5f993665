// Brings the schema up to date, one process at a time, and refuses a store that is newer than the program (DESIGN §8).

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { rowsOf, type Db } from './db.ts';

/** Where migrations lie: beside `src`. */
export const migrationsFolder = resolve(import.meta.dirname, '../../drizzle');

/** Any number does, as long as every release uses the same one. */
export const migrationLock = 7_304_411;

/** The store was written by a newer release. */
export class NewerStoreError extends Error {
  readonly code = 'STORE_NEWER';
}

interface MigratingDb {
  dialect: { migrate(migrations: unknown, session: unknown, config: { migrationsFolder: string }): Promise<void> };
  session: unknown;
}

/** There is no store yet, and none was to be made. */
export class NoStoreError extends Error {
  readonly code = 'STORE_MISSING';
}

/** A migration that this program has: when it was made, which is its place in the order, and its name. */
export interface Migration {
  when: number;
  tag: string;
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

/** All that this program has, oldest first. */
export async function knownMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as { entries: Migration[] };
  return journal.entries.map(({ when, tag }) => ({ when, tag })).sort((a, b) => a.when - b.when);
}

/** The last migration of a store, as `Migration.when`; null where there is no schema yet. */
export async function schemaOf(db: Db): Promise<number | null> {
  const table = rowsOf<{ there: boolean }>(
    await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`),
  );
  if (!table[0]?.there) return null;
  const last = rowsOf<{ at: string | number | null }>(
    await db.execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`),
  );
  const at = last[0]?.at ?? null;
  return at === null ? null : Number(at);
}

/** @throws NewerStoreError */
export async function refuseNewer(db: Db, folder = migrationsFolder): Promise<void> {
  const newest = (await knownMigrations(folder)).at(-1)?.when ?? 0;
  if (((await schemaOf(db)) ?? 0) > newest) throw new NewerStoreError('the store was written by a newer release of huiyin');
}
