// Migrations: four processes at once, twice, and a store that is newer than the program.

import { sql } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { rowsOf, type Db } from '../../src/store/db.ts';
import { migrateStore, NewerStoreError } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/open.ts';
import { stores, type FreshStore } from '../support/databases.ts';

const folder = new URL('../../drizzle', import.meta.url).pathname;

test('four connections that migrate an empty database at once all succeed', async () => {
  const name = `${inject('runName')}_empty`;
  const admin = postgres(inject('postgresUrl'), { max: 1 });
  await admin.unsafe(`create database ${name} template template0`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(url.href, { connections: 1 })));
  const counts = await Promise.all(opened.map((store) => migrationsIn(store.db)));
  const journal = JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')) as { entries: unknown[] };
  expect(counts).toStrictEqual(Array.from({ length: 4 }, () => journal.entries.length));
  await Promise.all(opened.map((store) => store.close()));
  await admin.unsafe(`drop database ${name}`);
  await admin.end();
});

describe.each(stores)('an up-to-date store ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  test('migrating again changes nothing', async () => {
    const before = await migrationsIn(store.db);
    await migrateStore(store.db, folder, { lock: false });
    expect(await migrationsIn(store.db)).toBe(before);
  });

  test('a newer store is refused and left alone', async () => {
    await store.db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`);
    const before = await migrationsIn(store.db);
    await expect(migrateStore(store.db, folder, { lock: false })).rejects.toThrow(NewerStoreError);
    expect(await migrationsIn(store.db)).toBe(before);
  });

  test('the history of a matter cannot be changed or deleted', async () => {
    await store.db.execute(sql`insert into matter_events (matter, at, by, event) values ('BM26-0001', now(), '{}', '{}')`);
    for (const change of [sql`update matter_events set matter = 'x'`, sql`delete from matter_events`, sql`truncate matter_events`]) {
      await expect(store.db.execute(change)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    expect(rowsOf(await store.db.execute(sql`select 1 from matter_events where matter = 'BM26-0001'`))).toHaveLength(1);
  });
});

async function migrationsIn(db: Db): Promise<number> {
  const rows = rowsOf<{ count: number }>(await db.execute(sql`select count(*)::int as count from drizzle.__drizzle_migrations`));
  return rows[0]?.count ?? 0;
}
