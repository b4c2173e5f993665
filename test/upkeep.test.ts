// Looking after the program from outside: figures, doctor and backup beside a server, the move to PostgreSQL, a restore that is killed.

import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../src/admin/backup.ts';
import { rowsOf, type Db } from '../src/store/db.ts';
import { openEmbedded, openPostgres } from '../src/store/open.ts';
import { createSeal } from '../src/store/seal.ts';
import { freshPostgres } from './support/databases.ts';
import { readyAt, run, start, visitor, type Program } from './support/serving.ts';

const slow = { timeout: 90_000 };

let directory: string;
let programs: Program[];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-upkeep-'));
  programs = [];
});
afterEach(async () => {
  for (const { child } of programs) child.kill('SIGKILL');
  await Promise.all(programs.map((program) => program.ended));
  await rm(directory, { recursive: true, force: true });
});

function serve(settings: Record<string, string>): Program {
  const program = start(settings);
  programs.push(program);
  return program;
}

async function numbersIn(url: string): Promise<string[]> {
  const store = await openPostgres(url, { connections: 1 });
  try {
    return rowsOf<{ number: string }>(await store.db.execute(sql`select number from matters order by number`)).map(({ number }) => number);
  } finally {
    await store.close();
  }
}

test('figures, doctor and backup beside a server; then everything moves to PostgreSQL', slow, async () => {
  const embedded = { DATA_DIR: join(directory, 'data'), DEMO: '1', METRICS_TOKEN: 'for-the-test' };
  const file = join(directory, 'backup.gz');
  const first = serve(embedded);
  const url = await readyAt(first);
  const resident = visitor(url);
  await resident.sends('和平路的路灯坏了三天了，晚上看不见');
  await resident.sees(/提交/);
  await resident.sends('同意并提交');
  await resident.sees(/BM26-0001/);

  expect((await fetch(`${url}/metrics`)).status).toBe(401);
  const figures = await (await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer for-the-test' } })).text();
  for (const name of ['huiyin_inbox_waiting 0', 'huiyin_outbox_waiting{class="answer"} 0', 'huiyin_letters_parked 0', 'process_cpu_seconds_total ']) expect(figures).toContain(`\n${name}`);

  const looked = await run(embedded, 'doctor');
  expect(looked).toMatchObject({ status: 0, err: '' });
  expect(looked.out).toMatch(/^\[好\] 服务：正在运行$/m);
  const made = await run(embedded, 'backup', file);
  expect(made).toMatchObject({ status: 0, err: '', out: expect.stringContaining('DATA_KEY') });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await run(embedded, 'restore', file, '--replace')).toMatchObject({ status: 1, err: expect.stringContaining('请先停掉服务') });
  // Ids and counts, and nobody's words.
  expect(first.err()).not.toMatch(/路灯|和平路/);
  first.child.kill('SIGTERM');
  await first.ended;

  const { url: databaseUrl, drop } = await freshPostgres();
  const key = (await readFile(join(directory, 'data/key'), 'utf8')).trim();
  const moved = { DATABASE_URL: databaseUrl, DATA_KEY: key, DEMO: '1' };
  expect(await run(moved, 'restore', file, '--send')).toMatchObject({ status: 0, err: '' });
  expect(await numbersIn(databaseUrl)).toStrictEqual(['BM26-0001']);
  const second = serve(moved);
  await readyAt(second);
  expect(await run(moved, 'restore', file, '--replace')).toMatchObject({ status: 1, err: expect.stringContaining('请先停掉它们') });
  second.child.kill('SIGTERM');
  await second.ended;
  await drop();
});

describe('a restore that is killed in the middle', slow, () => {
  const many = 120_000;
  const key = randomBytes(32);
  let file: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const { url, drop: dropSource } = await freshPostgres();
    drop = dropSource;
    file = join(directory, 'many.gz');
    const store = await openPostgres(url, { connections: 1 });
    await store.db.execute(sql`insert into refusals (at, reason, conversation) select now(), 'flood', repeat('x', 40) from generate_series(1, ${many})`);
    await store.db.execute(sql`insert into people (id, name, created_at) values (gen_random_uuid(), ${createSeal([key]).close('name', '某')}, now())`);
    await backUp(store.db, file, 0);
    await store.close();
  });
  afterEach(() => drop());
  const refusalsIn = async (db: Db): Promise<number> => rowsOf<{ count: number }>(await db.execute(sql`select count(*)::int as count from refusals`))[0]?.count ?? -1;

  test('PostgreSQL: nothing has changed', async () => {
    const { url, drop: dropTarget } = await freshPostgres();
    // A connection of ours would stand in the way.
    const watcher = postgres(url, { max: 1 });
    const restoring = start({ DATABASE_URL: url, DATA_KEY: key.toString('base64') }, 'restore', file);
    programs.push(restoring);
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
    const settings = { DATA_DIR: join(directory, 'data'), DATA_KEY: key.toString('base64') };
    const restoring = start(settings, 'restore', file);
    programs.push(restoring);
    // Of 16 MB each: when there is a second one, many rows are written.
    const logs = () => readdir(join(directory, 'data/store/pg_wal')).then((names) => names.filter((name) => /^[0-9A-F]{24}$/.test(name)).length, () => 0);
    await expect.poll(logs, { timeout: 60_000, interval: 5 }).toBeGreaterThan(1);
    restoring.child.kill('SIGKILL');
    await restoring.ended;
    const store = await openEmbedded(join(directory, 'data/store'));
    expect([0, many]).toContain(await refusalsIn(store.db));
    await store.close();
  });
});
