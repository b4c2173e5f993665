// Opens the store: PostgreSQL where an address is given, else the embedded one in a directory. Same schema, same queries.

import { resolve } from 'node:path';
import type { Db } from './db.ts';
import { migrateStore } from './migrate.ts';
import { connectionName } from './process-mark.ts';

export interface OpenStore {
  kind: 'embedded' | 'postgresql';
  db: Db;
  close(): Promise<void>;
}

/** Where migrations lie: beside `src`. */
const migrationsFolder = resolve(import.meta.dirname, '../../drizzle');

/**
 * Opens PostgreSQL and brings the schema up to date.
 * A lost server is tried again every 200 ms: the driver's own backoff of up to 20 s would be felt by residents.
 * @throws when the server cannot be reached or its schema is newer than this program
 */
export async function openPostgres(url: string, options: { connections: number }): Promise<OpenStore> {
  const [{ default: postgres }, { drizzle }] = await Promise.all([import('postgres'), import('drizzle-orm/postgres-js')]);
  const connect = (max: number) =>
    postgres(url, {
      max,
      backoff: () => 0.2,
      connect_timeout: 5,
      onnotice: () => undefined,
      connection: { TimeZone: 'UTC', application_name: connectionName },
    });
  // Migrations hold a session lock, which needs one connection of its own.
  const migrator = connect(1);
  try {
    await migrateStore(drizzle(migrator), migrationsFolder, { lock: true });
  } finally {
    await migrator.end({ timeout: 5 });
  }
  const client = connect(options.connections);
  return { kind: 'postgresql', db: drizzle(client) as unknown as Db, close: () => client.end({ timeout: 5 }) };
}

/**
 * Opens the embedded store. The caller holds the directory (store/holder.ts): two processes in one directory lose data silently.
 * @param directory where the data lies; `memory` keeps it in memory
 */
export async function openEmbedded(directory: string): Promise<OpenStore> {
  const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')]);
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'timezone=UTC'];
  const client = await PGlite.create({ ...(directory === 'memory' ? {} : { dataDir: directory }), startParams });
  const db = drizzle(client) as unknown as Db;
  await migrateStore(db, migrationsFolder, { lock: false });
  return { kind: 'embedded', db, close: () => client.close() };
}
