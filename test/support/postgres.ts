// Once for the whole run: one real PostgreSQL with a migrated template database, a migrated embedded store to copy, and compiled code.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateStore } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/open.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server's maintenance database. */
    postgresUrl: string;
    /** Prefix of every database of this run. */
    runName: string;
    /** Directory of a migrated, empty embedded store. */
    embeddedStore: string;
    /** File with a dump of it. */
    embeddedDump: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const runName = `huiyin_test_${process.pid}_${Date.now().toString(36)}`;
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-test-'));
  const [embeddedStore, embeddedDump] = [join(directory, 'embedded'), join(directory, 'embedded.tar')];
  // Inherited by all that the run starts.
  process.env['NODE_COMPILE_CACHE'] ??= join(directory, 'compiled');
  const [server] = await Promise.all([
    given ? { url: given, stop: () => dropDatabasesOf(given, runName) } : startPostgres({ durable: false }),
    makeEmbedded(embeddedStore, embeddedDump),
  ]);
  await makeTemplate(server.url, runName);
  project.provide('postgresUrl', server.url);
  project.provide('runName', runName);
  project.provide('embeddedStore', embeddedStore);
  project.provide('embeddedDump', embeddedDump);
  return async () => {
    await server.stop();
    // A process that ends now still writes what it compiled.
    await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
}

async function makeTemplate(serverUrl: string, runName: string): Promise<void> {
  const template = `${runName}_template`;
  const admin = postgres(serverUrl, { max: 1 });
  await admin.unsafe(`create database ${template} encoding 'UTF8' template template0`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  const store = await openPostgres(url.href, { connections: 1 });
  await store.close();
}

async function dropDatabasesOf(serverUrl: string, runName: string): Promise<void> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  const databases = await admin<{ name: string }[]>`select datname as name from pg_database where starts_with(datname, ${runName})`;
  for (const { name } of databases) await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
}

async function makeEmbedded(directory: string, dumpFile: string): Promise<void> {
  const client = await PGlite.create({ dataDir: directory });
  await migrateStore(drizzle(client), join(import.meta.dirname, '../../drizzle'), { lock: false });
  const dump = await client.dumpDataDir('none');
  await writeFile(dumpFile, new Uint8Array(await dump.arrayBuffer()));
  await client.close();
}
