// SIGTERM under load: it takes no more, finishes what it can, and is gone within ten seconds whatever hangs; the next start does the rest.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBotApi, type BotApi } from './support/bot-api/bot-api.ts';
import { freshPostgres, usedDataDir } from './support/databases.ts';
import { createWorkdayClock, freePort, spawnServer, testDataKey, webhookEnv, writeRoster, type ServerProcess } from './support/load-server.ts';
import { numberOf, playResident } from './support/load.ts';

/** DESIGN §6. */
const endLimitMs = 10_000;
const patienceMs = 60_000;
const residents = 25;

const cases = [
  { kind: 'PostgreSQL, webhook', mode: 'webhook', embedded: false },
  { kind: 'embedded store, polling', mode: 'polling', embedded: true },
];

/** A server goes on where the one before it was told to end. */
describe.each(cases)('SIGTERM under load ($kind)', { timeout: 180_000 }, ({ mode, embedded }) => {
  let directory: string;
  let api: BotApi;
  let env: Record<string, string>;
  let drop: () => Promise<void>;
  let server: ServerProcess;
  const servers: ServerProcess[] = [];
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-stop-'));
    api = await startBotApi();
    drop = async () => undefined;
    const store: Record<string, string> = {};
    if (embedded) store['DATA_DIR'] = usedDataDir(directory);
    else {
      const database = await freshPostgres();
      store['DATABASE_URL'] = database.url;
      drop = database.drop;
    }
    const channel = { ...webhookEnv(await freePort(), api), TELEGRAM_MODE: mode };
    env = { ...store, ...channel, DATA_KEY: testDataKey, ROSTER: await writeRoster(directory, 30), LOG_LEVEL: 'warn' };
    server = await serve();
  });
  afterAll(async () => {
    await Promise.all(servers.map((one) => one.kill()));
    await api.close();
    await drop();
    await rm(directory, { recursive: true, force: true });
  });

  const clock = createWorkdayClock();
  async function serve(): Promise<ServerProcess> {
    const started = spawnServer({ ...env, CLOCK: clock() });
    servers.push(started);
    await started.ready;
    return started;
  }

  /** Resolves with how it ended: status, time, and what it said of errors. */
  async function ends(): Promise<{ status: number | null; inTime: boolean; errors: string[] }> {
    const asked = performance.now();
    await server.stop();
    const errors = server.said().split('\n').filter((line) => /"level":(50|60)/.test(line));
    return { status: await server.ended, inTime: performance.now() - asked < endLimitMs, errors };
  }

  function comeIn(first: number): Promise<(string | null)[]> {
    const playing = Array.from({ length: residents }, (_, index) => playResident(api, api.person(first + index, '居民'), { timeoutMs: patienceMs }));
    for (const one of playing) one.catch(() => undefined);
    return Promise.all(playing);
  }

  test('while everybody writes: what was taken is answered, once, by the next server', async () => {
    const playing = comeIn(3_000);
    await api.calls.next(() => api.calls.all().filter(({ method }) => method === 'sendMessage').length > residents, patienceMs);
    expect(await ends()).toEqual({ status: 0, inTime: true, errors: [] });
    server = await serve();
    const numbers = await playing;
    expect(new Set(numbers).size).toBe(residents);
    for (let id = 3_000; id < 3_000 + residents; id += 1) {
      const texts = api.chat(id).seen.map(({ text }) => text);
      // Nothing was under way when it ended: nothing comes twice.
      expect([id, texts.length]).toEqual([id, new Set(texts).size]);
    }
  });

  test('while the platform hangs: it waits for what is under way, but not for ever', async () => {
    api.faults.next('sendMessage', { fault: 'hang-before' }, residents);
    const playing = comeIn(4_000);
    await expect.poll(() => api.updates.pendingCount(), { timeout: patienceMs }).toBe(0);
    expect(await ends()).toEqual({ status: 0, inTime: true, errors: [] });
    api.faults.clear();
    server = await serve();
    expect((await playing).every((number) => number !== null && numberOf({ text: number }) !== null)).toBe(true);
  });

  test('while nothing is to be done', async () => {
    expect(await ends()).toEqual({ status: 0, inTime: true, errors: [] });
  });
});
