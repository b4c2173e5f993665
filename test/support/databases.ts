// Fresh, migrated and empty stores for tests: of PostgreSQL and of the embedded kind.

import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { rowsOf, type Db } from '../../src/store/db.ts';
import { openPostgres, type OpenStore } from '../../src/store/open.ts';

/** A store for tests. Closing it leaves nothing of what the test wrote. */
export interface FreshStore extends OpenStore {
  /** Null for the embedded one. */
  url: string | null;
}

/** A new database, copied from the migrated template. */
export async function freshPostgres(): Promise<{ url: string; drop: () => Promise<void> }> {
  const runName = inject('runName');
  const name = `${runName}_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${runName}_template`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(`drop database if exists ${name} with (force)`) };
}

/** An empty embedded store in memory. */
export function freshEmbedded(): Promise<FreshStore> {
  return fromShelf('embedded', makeEmbedded);
}

/** An empty store for what is no matter of the store: of PostgreSQL, which answers several times as fast as the embedded one. */
export function freshStore(): Promise<FreshStore> {
  return fromShelf('postgresql', makePostgres);
}

/** Both kinds, for `describe.each(stores)('… ($kind)', ({ open }) => …)`. */
export const stores: readonly { kind: OpenStore['kind']; open: () => Promise<FreshStore> }[] = [
  { kind: 'embedded', open: freshEmbedded },
  { kind: 'postgresql', open: freshStore },
];

/**
 * A data directory as a program leaves it that has not yet imported a roster. Where the start from nothing is not the point: of an
 * embedded store's first start most is spent on making one.
 */
export function usedDataDir(parent: string): string {
  const directory = join(parent, 'data');
  mkdirSync(directory, { mode: 0o700 });
  // Five times as fast as without waiting.
  cpSync(inject('embeddedStore'), join(directory, 'store'), { recursive: true });
  return directory;
}

/** Copied from the migrated dump. */
async function makeEmbedded(): Promise<FreshStore> {
  const [{ PGlite }, { drizzle }, dump] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
    readFile(inject('embeddedDump')),
  ]);
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'timezone=UTC'];
  const client = await PGlite.create({ loadDataDir: new Blob([dump]), startParams });
  return { kind: 'embedded', db: drizzle(client), url: null, close: () => client.close() };
}

async function makePostgres(): Promise<FreshStore> {
  const database = await freshPostgres();
  const store = await openPostgres(database.url, { connections: 5 });
  const close = async (): Promise<void> => {
    await store.close();
    await database.drop();
  };
  return { ...store, url: database.url, close };
}

/** Stores of former tests of this process, emptied: making a new one takes thirty times as long. They end with the process. */
const shelf: Record<OpenStore['kind'], FreshStore[]> = { embedded: [], postgresql: [] };

async function fromShelf(kind: OpenStore['kind'], make: () => Promise<FreshStore>): Promise<FreshStore> {
  const store = (await standing(kind)) ?? (await make());
  const schema = await schemaOf(store.db);
  let isClosed = false;
  return {
    ...store,
    async close() {
      // Whoever closes twice must not take it from whoever has it by then.
      if (isClosed) return;
      isClosed = true;
      try {
        await empty(store.db);
        if ((await schemaOf(store.db)) !== schema) throw new Error('the schema is another one');
        shelf[kind].push(store);
      } catch {
        // A test that leaves it broken or locked, or with a trigger of its own, takes it along.
        await store.close();
      }
    },
  };
}

/** One from the shelf that still answers. */
async function standing(kind: OpenStore['kind']): Promise<FreshStore | null> {
  const store = shelf[kind].pop();
  if (!store) return null;
  return schemaOf(store.db).then(() => store, () => standing(kind));
}

/** How many tables, indexes and triggers there are, and which migrations made them. */
async function schemaOf(db: Db): Promise<string> {
  const rows = await db.execute(sql`
    select concat_ws(' ', (select count(*) from pg_class), (select count(*) from pg_trigger),
      (select string_agg(created_at::text, ' ' order by created_at) from drizzle.__drizzle_migrations)) as schema`);
  return rowsOf<{ schema: string }>(rows)[0]?.schema ?? '';
}

/** Rows are deleted and counters set back: to truncate thirty small tables takes PostgreSQL a tenth of a second. */
async function empty(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '3s'`);
    // History cannot be deleted but by somebody who may switch triggers off.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`
      do $$ declare name text; begin
        for name in select tablename from pg_tables where schemaname = 'public' loop execute format('delete from %I', name); end loop;
        for name in select sequencename from pg_sequences where schemaname = 'public' loop perform setval(format('%I', name), 1, false); end loop;
      end $$`);
    await tx.execute(sql`insert into roster_version (id, version) values (1, 0)`);
  });
}

async function asAdmin(statement: string): Promise<void> {
  const { default: postgres } = await import('postgres');
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
  try {
    await admin.unsafe(statement);
  } finally {
    await admin.end();
  }
}
