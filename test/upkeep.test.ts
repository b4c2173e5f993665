// Looking after the program from outside: figures, doctor and backup beside a server, and the move to PostgreSQL.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rowsOf } from '../src/store/db.ts';
import { openPostgres } from '../src/store/open.ts';
import { freshPostgres, usedDataDir } from './support/databases.ts';
import { openSite, readyAt, run, visitor } from './support/serving.ts';

async function numbersIn(url: string): Promise<string[]> {
  const store = await openPostgres(url, { connections: 1 });
  try {
    return rowsOf<{ number: string }>(await store.db.execute(sql`select number from matters order by number`)).map(({ number }) => number);
  } finally {
    await store.close();
  }
}

test('figures, doctor and backup beside a server; then everything moves to PostgreSQL', { timeout: 90_000 }, async ({ onTestFinished }) => {
  const { directory, serve, close } = await openSite();
  onTestFinished(close);
  const embedded = { DATA_DIR: usedDataDir(directory), DEMO: '1', METRICS_TOKEN: 'for-the-test' };
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
