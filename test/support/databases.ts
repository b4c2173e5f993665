// Fresh, migrated and empty stores for tests: of PostgreSQL and of the embedded kind.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { openPostgres, type OpenStore } from '../../src/store/open.ts';

/** A store for tests. Closing it drops what was made for it. */
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

/** A new embedded store in memory, copied from the migrated dump. */
export async function freshEmbedded(): Promise<FreshStore> {
  const [{ PGlite }, { drizzle }, dump] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
    readFile(inject('embeddedDump')),
  ]);
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'timezone=UTC'];
  const client = await PGlite.create({ loadDataDir: new Blob([dump]), startParams });
  return { kind: 'embedded', db: drizzle(client), url: null, close: () => client.close() };
}

/** Both kinds, for `describe.each(stores)('… ($kind)', ({ open }) => …)`. */
export const stores: readonly { kind: OpenStore['kind']; open: () => Promise<FreshStore> }[] = [
  { kind: 'embedded', open: freshEmbedded },
  { kind: 'postgresql', open: openFreshPostgres },
];

async function openFreshPostgres(): Promise<FreshStore> {
  const database = await freshPostgres();
  const store = await openPostgres(database.url, { connections: 5 });
  const close = async (): Promise<void> => {
    await store.close();
    await database.drop();
  };
  return { ...store, url: database.url, close };
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
