// The program from outside: it says when it is ready, takes commands while it serves, ends in order, and explains itself when it cannot start.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshPostgres } from './support/databases.ts';
import { exampleSource } from './support/rosters.ts';
import { severable } from './support/severable.ts';
import { readyAt, run, start, visitor, type Program } from './support/serving.ts';

const slow = { timeout: 60_000 };
/** SIGTERM ends it within this (DESIGN §6). */
const endLimitMs = 10_000;

let directory: string;
let programs: Program[];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-serve-'));
  programs = [];
});
afterEach(async () => {
  for (const { child } of programs) child.kill('SIGKILL');
  await Promise.all(programs.map((program) => program.ended));
  await rm(directory, { recursive: true, force: true });
});

function serve(settings: Record<string, string>, ...argv: string[]): Program {
  const program = start(settings, ...argv);
  programs.push(program);
  return program;
}

async function endsInOrder(program: Program, signal: NodeJS.Signals): Promise<void> {
  const asked = performance.now();
  program.child.kill(signal);
  expect(await program.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(endLimitMs);
  expect(program.err()).not.toMatch(/"level":(50|60)/);
}

const stores: readonly { kind: string; settings: () => Promise<{ env: Record<string, string>; drop: () => Promise<void> }> }[] = [
  { kind: 'embedded', settings: async () => ({ env: { DATA_DIR: join(directory, 'data'), DEMO: '1' }, drop: async () => undefined }) },
  {
    kind: 'postgresql',
    async settings() {
      const { url, drop } = await freshPostgres();
      return { env: { DATABASE_URL: url, DATA_KEY: randomBytes(32).toString('base64'), DEMO: '1' }, drop };
    },
  },
];

describe.each(stores)('serving ($kind)', slow, ({ kind, settings }) => {
  let env: Record<string, string>;
  let drop: () => Promise<void>;
  beforeEach(async () => ({ env, drop } = await settings()));
  afterEach(() => drop());

  test('ready, healthy, and a resident who writes is answered; SIGTERM ends it, and a restart goes on', async () => {
    const first = serve(env);
    const url = await readyAt(first);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toStrictEqual([200, { ready: true, store: kind, channels: { web: 'up' } }]);
    expect(await (await fetch(url)).text()).toContain('北门社区党代表工作室');
    const resident = visitor(url);
    await resident.sends('和平路的路灯坏了三天了，晚上看不见');
    // The pause that ends a report is no longer than some seconds, and is answered without anybody asking.
    await resident.sees(/提交/);
    await endsInOrder(first, 'SIGTERM');
    const second = serve(env);
    await readyAt(second);
    await endsInOrder(second, 'SIGINT');
  });

  test('the demo says how to be an officer, and its code works beside the resident', async () => {
    const program = serve(env);
    const url = await readyAt(program);
    const [, code = ''] = await program.says(/绑定 ([2-9A-HJ-NP-Z]{8})/);
    expect(program.out().split('\n')[0]).toBe(`huiyin ready ${url}`);
    const officer = visitor(url);
    await officer.sends(`绑定 ${code}`);
    expect(await officer.sees(/"from":"desk"/)).toMatch(/杨小敏/);
    await endsInOrder(program, 'SIGTERM');
  });

  test('commands are carried out while it serves, with lines and status of their own', async () => {
    const program = serve(env);
    const url = await readyAt(program);
    const invited = await run(env, 'invite', 'BM', '陈国栋');
    expect(invited).toMatchObject({ status: 0, err: '' });
    const code = invited.out.split('\n')[0] ?? '';
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    const representative = visitor(url);
    await representative.sends(`/bind ${code}`);
    expect(await representative.sees(/"from":"desk"/)).toMatch(/陈国栋/);
    expect(await run(env, 'invite', 'BM', '没有这个人')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('杨小敏') });
    await writeFile(join(directory, 'roster.yaml'), await exampleSource());
    expect(await run(env, 'import', join(directory, 'roster.yaml'))).toMatchObject({ status: 0, err: '' });
    await writeFile(join(directory, 'wrong.yaml'), 'studios: 1');
    expect(await run(env, 'import', join(directory, 'wrong.yaml'))).toMatchObject({ status: 2, out: '' });
    // What was imported elsewhere shows here without a restart.
    await expect.poll(async () => (await fetch(url)).text(), { timeout: 10_000 }).toContain('大泽镇');
    await endsInOrder(program, 'SIGTERM');
  });
});

describe('serving', slow, () => {
  const embedded = (): Record<string, string> => ({ DATA_DIR: join(directory, 'data') });

  test('a second one names the holder and ends with status 3, and the first goes on', async () => {
    const first = serve(embedded());
    const url = await readyAt(first);
    const second = await run(embedded());
    expect(second).toMatchObject({ status: 3, out: '' });
    expect(second.err).toContain(String(first.child.pid));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await endsInOrder(first, 'SIGTERM');
  });

  test('killed without warning, it is back with what it had: nothing stands in the way of a new start', async () => {
    const first = serve(embedded());
    const resident = visitor(await readyAt(first));
    await resident.sends('和平路的路灯坏了三天了');
    await resident.sees(/"from":"desk"/);
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe(-1);
    const second = serve({ ...embedded(), PORT: '0' });
    await readyAt(second);
    expect((await stat(join(directory, 'data/key'))).mode & 0o777).toBe(0o600);
    await endsInOrder(second, 'SIGTERM');
  });

  test('a signal while it starts ends it too', async () => {
    const program = serve(embedded());
    await expect.poll(() => stat(join(directory, 'data/holder.json')).then(() => true, () => false), { timeout: 20_000, interval: 5 }).toBe(true);
    program.child.kill('SIGTERM');
    // Before the listener stands, the signal itself ends the process; after it, the process does.
    expect([0, -1]).toContain(await program.ended);
  });

  test('a command that is under way when the end is asked for is carried out to its end', async () => {
    const program = serve(embedded());
    await readyAt(program);
    const people = Array.from({ length: 2_000 }, (_, index) => `  - { studio: BM, name: 代表${index}, unit: 北门小学, post: 教师, delegation: 第一代表团, area: 圭峰路 }\n`);
    await writeFile(join(directory, 'large.yaml'), (await exampleSource()).replace('representatives:\n', `representatives:\n${people.join('')}`));
    const importing = run(embedded(), 'import', join(directory, 'large.yaml'));
    await expect.poll(() => program.err(), { timeout: 20_000, interval: 5 }).toContain('a command of another process');
    await endsInOrder(program, 'SIGTERM');
    expect(await importing).toMatchObject({ status: 0, err: '' });
    expect(program.err()).not.toMatch(/"level":40/);
  });

  test('the terminal chat talks to the same desk', async () => {
    const program = serve(embedded(), '--terminal');
    await readyAt(program);
    program.child.stdin.write('/clock 2026-12-04\n/who\n/as 小杨\n你好\n');
    expect(await program.says(/· 现在是 居民，时钟 2026-12-04 09:00/)).not.toBeNull();
    expect(await program.says(/→ 小杨: /)).not.toBeNull();
    await endsInOrder(program, 'SIGTERM');
  });

  test('CLOCK is where its time begins', async () => {
    const program = serve({ ...embedded(), CLOCK: '2026-12-08T23:59:00+08:00' }, '--terminal');
    await readyAt(program);
    program.child.stdin.write('/who\n');
    expect(await program.says(/时钟 2026-12-08 23:59|时钟 2026-12-09 00:0/)).not.toBeNull();
    await endsInOrder(program, 'SIGTERM');
  });

  test('a port that is taken is told, and nothing is left behind', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const refused = await run({ ...embedded(), PORT: port });
    expect(refused).toMatchObject({ status: 1, out: '', err: expect.stringContaining(port) });
    other.close();
    await endsInOrder(await readied(serve(embedded())), 'SIGTERM');
  });

  async function readied(program: Program): Promise<Program> {
    await readyAt(program);
    return program;
  }
});

test('while PostgreSQL is away it says so, comes back by itself, and ends when told to', slow, async () => {
  const { url: databaseUrl, drop } = await freshPostgres();
  const wire = await severable(databaseUrl);
  const program = serve({ DATABASE_URL: wire.url, DATA_KEY: randomBytes(32).toString('base64'), DEMO: '1' });
  const url = await readyAt(program);
  const readyStatus = async () => (await fetch(`${url}/readyz`)).status;
  const resident = visitor(url);
  await resident.sends('和平路的路灯坏了');
  // More than once: what a lost connection leaves behind shows when it is used again.
  for (let round = 1; round <= 4; round += 1) {
    wire.cut();
    await expect.poll(readyStatus, { timeout: 10_000 }).toBe(503);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: false, store: 'postgresql' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await expect(resident.sends('还在吗')).rejects.toThrow('503');
    wire.mend();
    await expect.poll(readyStatus, { timeout: 10_000 }).toBe(200);
  }
  await resident.sends('又来了');
  expect(await resident.sees(/又来了[\s\S]*"from":"desk"/)).not.toContain('还在吗');
  wire.cut();
  const asked = performance.now();
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(endLimitMs);
  expect(program.err()).not.toContain('路灯');
  expect(program.err()).not.toContain('nobody caught');
  await wire.close();
  await drop();
});

describe('what it cannot start with is told in words', slow, () => {
  const key = randomBytes(32).toString('base64');

  test.each(['/dev/null', '/dev/null/data', '/proc/data'])('a place where nothing can be kept is named, and it ends with status 2: %s', slow, async (place) => {
    const refused = await run({ DATA_DIR: place });
    expect(refused.status).toBe(2);
    expect(refused.err).toContain(`DATA_DIR=${place} 不能用来存数据`);
  });

  test('settings', async () => {
    const refused = await run({ PORT: 'http', TELEGRAM_MODE: 'webhook', DATA_DIR: join(directory, 'data') });
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toMatch(/PORT=http 不对/);
    expect(refused.err).toMatch(/TELEGRAM_BOT_TOKEN/);
  });

  test('a PostgreSQL without a key', async () => {
    expect(await run({ DATABASE_URL: 'postgres://u@127.0.0.1:1/x' })).toMatchObject({ status: 2, out: '', err: expect.stringContaining('DATA_KEY') });
  });

  test('a PostgreSQL that does not answer, from a command too', async () => {
    const settings = { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x', DATA_KEY: key };
    for (const argv of [[], ['migrate']]) {
      const refused = await run(settings, ...argv);
      expect(refused).toMatchObject({ status: 1, out: '', err: expect.stringContaining('连不上 PostgreSQL（ECONNREFUSED）') });
      expect(refused.err).not.toContain('secret');
    }
  });

  test('a database that was never made', async () => {
    const { url, drop } = await freshPostgres();
    await drop();
    expect(await run({ DATABASE_URL: url, DATA_KEY: key })).toMatchObject({ status: 2, out: '', err: expect.stringContaining('createdb') });
  });

  test('a roster that is wrong or missing', async () => {
    const refused = await run({ DATA_DIR: join(directory, 'data'), ROSTER: join(directory, 'roster.yaml') });
    expect(refused).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/^名册有误：\n.*roster.yaml/) });
  });
});
