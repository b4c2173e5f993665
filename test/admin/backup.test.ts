// Backup and restore: everything comes back, from either store into either; what is no whole backup, or not ours, changes nothing.

import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backUp, checkBackup, restore, type RestoreOptions } from '../../src/admin/backup.ts';
import { runCommand } from '../../src/cli.ts';
import { rowsOf, type Db } from '../../src/store/db.ts';
import { countHeld, dropHeld, sendHeld } from '../../src/store/held.ts';
import { knownMigrations, migrateStore, migrationsFolder, schemaOf } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/open.ts';
import { refillStore } from '../../src/store/refill.ts';
import type { Seal } from '../../src/store/seal.ts';
import { readSnapshot } from '../../src/store/snapshot.ts';
import { lastUpkeep } from '../../src/store/upkeep.ts';
import { commandDeps } from '../support/commands.ts';
import { freshEmbedded, freshPostgres, type FreshStore } from '../support/databases.ts';
import { dumpOf, fillRandomly } from '../support/random-rows.ts';
import { testSeal } from '../support/rosters.ts';

const now = Date.parse('2026-12-01T01:00:00+08:00');
const seal = testSeal();
const plain: RestoreOptions = { replace: false, send: false };

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-backup-'));
});
afterAll(() => rm(directory, { recursive: true }));
const path = (name: string) => join(directory, name);

/** Of its own and with one connection: a store that is refilled has no other users. */
async function emptyPostgres(): Promise<FreshStore> {
  const { url, drop } = await freshPostgres();
  const store = await openPostgres(url, { connections: 1 });
  return {
    ...store,
    url,
    async close() {
      await store.close();
      await drop();
    },
  };
}

async function restoreFrom(db: Db, file: string, options = plain, opener: Seal = seal) {
  return restore(db, file, await checkBackup(file, opener), options);
}

test('any rows come back as they were: embedded, PostgreSQL, embedded', { timeout: 120_000 }, async () => {
  const [first, second] = await Promise.all([freshEmbedded(), emptyPostgres()]);
  let round = 0;
  await backUp(first.db, path('empty.gz'), now);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 }), async (seeds) => {
      const keep = { replace: true, send: true };
      round += 1;
      await restoreFrom(first.db, path('empty.gz'), keep);
      await fillRandomly(first.db, seal, seeds);
      const wanted = await dumpOf(first.db);
      await backUp(first.db, path(`a${round}.gz`), now);
      await restoreFrom(second.db, path(`a${round}.gz`), keep);
      expect(await dumpOf(second.db)).toStrictEqual(wanted);
      await backUp(second.db, path(`b${round}.gz`), now);
      await restoreFrom(first.db, path('empty.gz'), keep);
      await restoreFrom(first.db, path(`b${round}.gz`), keep);
      expect(await dumpOf(first.db)).toStrictEqual(wanted);
    }),
    { numRuns: 2 },
  );
  await Promise.all([first, second].map((store) => store.close()));
});

describe.each([{ kind: 'embedded', open: freshEmbedded }, { kind: 'postgresql', open: emptyPostgres }])('a store ($kind)', ({ kind, open }) => {
  let store: FreshStore;
  const file = () => path(`${kind}.gz`);
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());
  const filled = async (seeds: number[]) => {
    await fillRandomly(store.db, seal, seeds);
    return dumpOf(store.db);
  };

  test('the file is for its owner alone, nothing half done lies beside it, and the store knows when', async () => {
    await filled([1, 2, 3]);
    const { rows, keys, bytes } = await backUp(store.db, file(), now);
    expect([rows > 30, keys]).toStrictEqual([true, [...seal.keyIds]]);
    expect(await stat(file())).toMatchObject({ size: bytes });
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toStrictEqual([]);
    expect(await lastUpkeep(store.db, 'backup')).toBe(now);
    await expect(backUp(store.db, path('nowhere/x.gz'), now)).rejects.toMatchObject({ code: 'BACKUP_FILE' });
    expect(gunzipSync(await readFile(file())).toString()).not.toMatch(/"(leases|pacing|channel_logins|login_links|paper_links)"/);
  });

  test('one that holds something is refused, unless it is to be replaced, history included', async () => {
    const before = await filled([1, 2]);
    await backUp(store.db, file(), now);
    await store.db.execute(sql`insert into matter_events (matter, at, by, event) values ('BM26-0009', now(), '{}', '{}')`);
    const later = await dumpOf(store.db);
    await expect(restoreFrom(store.db, file())).rejects.toMatchObject({ code: 'STORE_OCCUPIED', why: 'not-empty' });
    expect(await dumpOf(store.db)).toStrictEqual(later);
    await restoreFrom(store.db, file(), { replace: true, send: true });
    expect(await dumpOf(store.db)).toStrictEqual(before);
    await expect(store.db.execute(sql`delete from matter_events`)).rejects.toMatchObject({ cause: { code: '42501' } });
    await migrateStore(store.db, migrationsFolder, { lock: false });
  });

  test('a failure in the middle changes nothing', async () => {
    const before = await filled([4, 5]);
    await backUp(store.db, file(), now);
    const header = await checkBackup(file(), seal);
    const fill = async (): Promise<void> => {
      throw new Error('the machine is gone');
    };
    await expect(refillStore(store.db, { ...header, replace: true, send: false }, fill)).rejects.toThrow('the machine is gone');
    expect(await dumpOf(store.db)).toStrictEqual(before);
  });

  test('what is unsent is held until somebody says what becomes of it; lanes are nobody\'s', async () => {
    await store.db.execute(sql`insert into lanes (key, account, pending, next_at, lease_until, claim) values
      ('paper:1/1', 'paper:1', 2, now(), now() + interval '1 day', gen_random_uuid()), ('paper:1/2', 'paper:1', 1, now(), null, null)`);
    for (const [lane, status] of [['paper:1/1', 'waiting'], ['paper:1/1', 'waiting'], ['paper:1/2', 'waiting'], ['paper:1/2', 'sent']]) {
      await store.db.execute(sql`insert into deliveries (lane, class, body, status, purpose, created_at) values (${lane}, 1, ${seal.close('delivery', lane)}, ${status}, 'answer', now())`);
    }
    await store.db.execute(sql`insert into letters (account, event_id, conversation, body, received_at) values ('paper:1', '1', 'paper:1/1', ${seal.close('letter', 'a')}, now())`);
    await backUp(store.db, file(), now);
    const lanes = async () => [...rowsOf(await store.db.execute(sql`select key, pending, claim from lanes order by key`))];
    expect(await restoreFrom(store.db, file(), { replace: true, send: false })).toStrictEqual({ held: 3, unsent: 0, unhandled: 1 });
    expect(await lanes()).toEqual([{ key: 'paper:1/1', pending: 0, claim: null }, { key: 'paper:1/2', pending: 0, claim: null }]);
    expect(await countHeld(store.db)).toMatchObject({ count: 3, chats: 2 });
    expect(await sendHeld(store.db)).toBe(3);
    expect(await sendHeld(store.db)).toBe(0);
    expect(await lanes()).toMatchObject([{ pending: 2 }, { pending: 1 }]);
    await restoreFrom(store.db, file(), { replace: true, send: false });
    expect(await dropHeld(store.db)).toBe(3);
    expect(rowsOf(await store.db.execute(sql`select 1 from deliveries where body is not null and failure = 'restored'`))).toHaveLength(0);
    expect(await restoreFrom(store.db, file(), { replace: true, send: true })).toStrictEqual({ held: 0, unsent: 3, unhandled: 1 });
    expect(await lanes()).toMatchObject([{ pending: 2 }, { pending: 1 }]);
  });

  test('rows of one moment: what is written meanwhile is not in it', async () => {
    await filled([1]);
    const seen = await readSnapshot(store.db, async (snapshot) => {
      const writing = kind === 'embedded' ? null : store.url && openPostgres(store.url, { connections: 1 });
      const other = await writing;
      if (other) {
        await other.db.execute(sql`insert into people (id, created_at) values (gen_random_uuid(), now())`);
        await other.close();
      }
      const found: string[] = [];
      const people = snapshot.tables.find(({ name }) => name === 'people');
      for await (const rows of people ? snapshot.rows(people) : []) found.push(...rows);
      return found;
    });
    expect(seen).toHaveLength(1);
  });
});

describe('what is no good', () => {
  let store: FreshStore;
  let good: string;
  beforeAll(async () => {
    store = await freshEmbedded();
    await fillRandomly(store.db, seal, [7, 8, 9]);
    good = path('good.gz');
    await backUp(store.db, good, now);
  });
  afterAll(() => store.close());

  const untouchable = new Proxy({} as Db, {
    get() {
      throw new Error('the store was touched');
    },
  });
  const refused = async (file: string, opener: Seal = seal): Promise<string> => {
    const out: string[] = [];
    const status = await runCommand(['restore', file], {
      ...commandDeps,
      print: (line) => out.push(line),
      // The store is not even looked at.
      withStore: (_, _use, work) => work({ kind: 'embedded', db: untouchable, seal: opener }),
    });
    expect(status).toBe(1);
    return out.join('\n');
  };
  const changed = async (name: string, change: (lines: string[]) => string[]): Promise<string> => {
    const lines = gunzipSync(await readFile(good)).toString().split('\n').slice(0, -1);
    await writeFile(path(name), gzipSync(`${change(lines).join('\n')}\n`));
    return path(name);
  };
  const header = (change: (about: Record<string, unknown>) => object) => ([first = '', ...rest]: string[]) => {
    const [kind, about] = JSON.parse(first) as [string, Record<string, unknown>];
    return [JSON.stringify([kind, { ...about, ...change(about) }]), ...rest];
  };

  test('cut off anywhere', async () => {
    const bytes = await readFile(good);
    for (const length of [0, 5, 20, Math.floor(bytes.length / 3), bytes.length - 9, bytes.length - 1]) {
      await writeFile(path('cut.gz'), bytes.subarray(0, length));
      expect(await refused(path('cut.gz'))).toMatch(/不完整/);
    }
    expect(await refused(await changed('no-end.gz', (lines) => lines.slice(0, -1)))).toMatch(/不完整/);
  });

  test('changed, foreign, newer, of another key, not there', async () => {
    expect(await refused(await changed('row.gz', (lines) => lines.map((line) => (line.startsWith('{') ? line.replace('"', '" ') : line))))).toMatch(/校验和/);
    expect(await refused(await changed('lost.gz', (lines) => lines.toSpliced(lines.findIndex((line) => line.startsWith('{')), 1)))).toMatch(/校验和/);
    expect(await refused(await changed('more.gz', (lines) => [...lines, '{}']))).toMatch(/多出/);
    await writeFile(path('text.gz'), '路灯坏了');
    expect(await refused(path('text.gz'))).toMatch(/不是回音的备份/);
    await writeFile(path('other.gz'), gzipSync('{"a":1}\n'));
    expect(await refused(path('other.gz'))).toMatch(/不是回音的备份/);
    expect(await refused(await changed('table.gz', (lines) => lines.map((line) => line.replace('["table","people"]', '["table","pg_class"]'))))).toMatch(/不是回音的备份/);
    expect(await refused(await changed('format.gz', header(() => ({ format: 2 }))))).toMatch(/更新版本/);
    expect(await refused(await changed('schema.gz', header(({ schema }) => ({ schema: Number(schema) + 1 }))))).toMatch(/更新版本/);
    expect(await refused(await changed('unknown.gz', header(() => ({ schema: 5 }))))).toMatch(/不认识/);
    expect(await refused(good, testSeal(2))).toMatch(new RegExp(`要用密钥 ${seal.keyIds[0]}.*现在的密钥是 ${testSeal(2).keyIds[0]}`));
    expect(await refused(path('missing.gz'))).toMatch(/找不到/);
    expect(await refused(directory)).toMatch(/是一个目录/);
    await expect(checkBackup(good, testSeal(2, 1))).resolves.toMatchObject({ format: 1 });
  });

  test('a file whose columns are not those of its schema is refused in the store', async () => {
    const about = await checkBackup(good, seal);
    const tables = about.tables.map((table) => (table.name === 'people' ? { ...table, columns: [...table.columns, 'extra'] } : table));
    const before = await dumpOf(store.db);
    await expect(restore(store.db, good, { ...about, tables }, { replace: true, send: false })).rejects.toMatchObject({ code: 'FOREIGN_ROWS' });
    expect(await dumpOf(store.db)).toStrictEqual(before);
  });
});

describe('schemas', () => {
  let store: FreshStore;
  beforeAll(async () => {
    store = await emptyPostgres();
  });
  afterAll(() => store.close());
  const strip = async (): Promise<void> => {
    for (const statement of ['drop schema public cascade', 'drop schema drizzle cascade', 'create schema public']) await store.db.execute(sql.raw(statement));
  };

  test('a database without tables gets them by a restore', async () => {
    await fillRandomly(store.db, seal, [1]);
    await backUp(store.db, path('for-empty.gz'), now);
    const before = await dumpOf(store.db);
    await strip();
    expect(await schemaOf(store.db)).toBeNull();
    await expect(backUp(store.db, path('nothing.gz'), now)).rejects.toMatchObject({ code: 'STORE_MISSING' });
    await restoreFrom(store.db, path('for-empty.gz'), { replace: false, send: true });
    expect(await dumpOf(store.db)).toStrictEqual(before);
  });

  test('a backup of a former schema is brought up to date', { timeout: 60_000 }, async () => {
    const known = await knownMigrations();
    // The first one alone was never released. The last ones, and some of those before.
    const former = known.map((_, index) => index).filter((count) => count >= 2 && (count >= known.length - 3 || count % 4 === 2));
    for (const count of former) {
      const folder = path(`drizzle-${count}`);
      await cp(migrationsFolder, folder, { recursive: true });
      const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as { entries: unknown[] };
      await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
      await strip();
      await migrateStore(store.db, folder, { lock: false });
      await fillRandomly(store.db, seal, [1, 2]);
      await backUp(store.db, path('old.gz'), now);
      await restoreFrom(store.db, path('old.gz'), { replace: true, send: true });
      expect(await schemaOf(store.db)).toBe(known.at(-1)?.when);
      expect(rowsOf(await store.db.execute(sql`select 1 from people`))).toHaveLength(2);
      expect(await lastUpkeep(store.db, 'backup')).toBeNull();
    }
  });
});
