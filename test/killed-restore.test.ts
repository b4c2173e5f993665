// A restore that is killed in the middle: nothing has changed, or everything is there.

import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../src/admin/backup.ts';
import { rowsOf, type Db } from '../src/store/db.ts';
import { openEmbedded, openPostgres } from '../src/store/open.ts';
import { createSeal } from '../src/store/seal.ts';
import { freshPostgres, usedDataDir } from './support/databases.ts';
import { openSite, type Site } from './support/serving.ts';

describe('a restore that is killed in the middle', { timeout: 90_000 }, () => {
  const many = 120_000;
  const key = randomBytes(32);
  let site: Site;
  let file: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    site = await openSite();
    const { url, drop: dropSource } = await freshPostgres();
    drop = dropSource;
    file = join(site.directory, 'many.gz');
    const store = await openPostgres(url, { connections: 1 });
    await store.db.execute(sql`insert into refusals (at, reason, conversation) select now(), 'flood', repeat('x', 40) from generate_series(1, ${many})`);
    await store.db.execute(sql`insert into people (id, name, created_at) values (gen_random_uuid(), ${createSeal([key]).close('name', '某')}, now())`);
    await backUp(store.db, file, 0);
    await store.close();
  });
  afterEach(async () => {
    await site.close();
    await drop();
  });
  const refusalsIn = async (db: Db): Promise<number> => rowsOf<{ count: number }>(await db.execute(sql`select count(*)::int as count from refusals`))[0]?.count ?? -1;

  test('PostgreSQL: nothing has changed', async () => {
    const { url, drop: dropTarget } = await freshPostgres();
    // A connection of ours would stand in the way.
    const watcher = postgres(url, { max: 1 });
    const restoring = site.serve({ DATABASE_URL: url, DATA_KEY: key.toString('base64') }, 'restore', file);
    const writing = () => watcher`select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%insert into "refusals"%'`;
    await expect.poll(async () => (await writing()).length, { timeout: 30_000, interval: 2 }).toBe(1);
    restoring.child.kill('SIGKILL');
    expect(await restoring.ended).toBe(-1);
    await watcher.end();
    const store = await openPostgres(url, { connections: 1 });
    expect(await refusalsIn(store.db)).toBe(0);
    await store.close();
    await dropTarget();
  });

  test('embedded: nothing, or all of it', async () => {
    const settings = { DATA_DIR: usedDataDir(site.directory), DATA_KEY: key.toString('base64') };
    const restoring = site.serve(settings, 'restore', file);
    // Of 16 MB each: when there is a second one, many rows are written.
    const logs = () => readdir(join(site.directory, 'data/store/pg_wal')).then((names) => names.filter((name) => /^[0-9A-F]{24}$/.test(name)).length, () => 0);
    await expect.poll(logs, { timeout: 60_000, interval: 5 }).toBeGreaterThan(1);
    restoring.child.kill('SIGKILL');
    await restoring.ended;
    const store = await openEmbedded(join(site.directory, 'data/store'));
    expect([0, many]).toContain(await refusalsIn(store.db));
    await store.close();
  });
});
