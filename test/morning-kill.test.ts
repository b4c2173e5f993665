// kill -9 while the studios look at their days and while an announcement is given out: it reaches everybody, and nobody twice but for what was under way.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { startBotApi, type BotApi } from './support/bot-api/bot-api.ts';
import { freshPostgres } from './support/databases.ts';
import { firstLineOf, freePort, officerName, spawnServer, testDataKey, webhookEnv, writeRoster, type ServerProcess } from './support/load-server.ts';
import { offers } from './support/load.ts';

const subscribers = 30;
const officerId = 1_000;
const dayBefore = '2026-12-02T10:00:00+08:00';
/** The reception of the 10th is announced on this day. */
const morning = '2026-12-03T08:00:00+08:00';
const notice = /接待预告/;
/** For whatever is to come from a server that lives, on a machine that does many things at once. */
const patienceMs = 60_000;

test('killed in the morning look and in the announcement that it caused', { timeout: 4 * patienceMs }, async ({ onTestFinished }) => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-morning-'));
  const database = await freshPostgres();
  const api = await startBotApi();
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const settings = { DATABASE_URL: database.url, DATA_KEY: testDataKey, ...webhookEnv(await freePort(), api), ROSTER: await writeRoster(directory, 30), LOG_LEVEL: 'error' };
  const running = new Set<ServerProcess>();
  const serve = (clock: string): ServerProcess => {
    const server = spawnServer({ ...settings, CLOCK: clock });
    server.ready.catch(() => undefined);
    running.add(server);
    return server;
  };
  onTestFinished(async () => {
    await Promise.all([...running].map((server) => server.kill()));
    await Promise.all([sql.end(), api.close()]);
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });
  const people = Array.from({ length: subscribers }, (_, index) => 2_000 + index);
  const noticesOf = (id: number): number => api.chat(id).seen.filter(({ change, text }) => change === 'sent' && notice.test(text)).length;
  const reached = (): number => people.filter((id) => noticesOf(id) > 0).length;

  const first = serve(dayBefore);
  await first.ready;
  await bindOfficer(api, await firstLineOf(['invite', 'BM', officerName], { ...settings, CLOCK: dayBefore }));
  await Promise.all(people.map((id) => subscribe(api, id)));
  await until(async () => (await sql`select 1 from receptions limit 1`).length > 0);
  await first.stop();

  const moments: (() => Promise<boolean>)[] = [
    async () => (await sql`select 1 from upkeep where what = 'studios' and at >= ${morning}`).length > 0,
    () => Promise.resolve(reached() >= subscribers / 3),
  ];
  for (const moment of moments) {
    const server = serve(morning);
    await until(moment);
    await server.kill();
  }
  const last = serve(morning);
  await until(() => Promise.resolve(reached() === subscribers));
  await until(async () => (await sql`select 1 from broadcasts where ended_at is null`).length === 0);
  await last.stop();

  // A kill repeats the one message that was under way in a chat, nothing more.
  expect(people.filter((id) => noticesOf(id) > 1 + moments.length)).toEqual([]);
  expect(await sql`select kind, ending, recipients, sent, failed from broadcasts`).toEqual([{ kind: 'reception', ending: 'through', recipients: subscribers, sent: subscribers, failed: 0 }]);
  const forStaff = api.chat(officerId).seen.filter(({ change, text }) => change === 'sent' && text.startsWith('公告了：'));
  expect(new Set(forStaff.map(({ text }) => text)).size).toBe(1);
  expect(forStaff.length).toBeLessThanOrEqual(1 + moments.length);
  expect(await sql`select purpose from deliveries where status <> 'sent'`).toEqual([]);
  expect(await sql`select person from deliveries where broadcast is not null group by person having count(*) > 1`).toEqual([]);
});

async function bindOfficer(api: BotApi, code: string): Promise<void> {
  const officer = api.person(officerId, officerName);
  for (const words of ['/help', `/bind ${code}`]) {
    officer.writes(words);
    await api.chat(officer.id).next(() => true, patienceMs);
  }
}

async function subscribe(api: BotApi, id: number): Promise<void> {
  api.person(id, '居民').writes('订阅');
  await api.chat(id).next(offers('退订'), patienceMs);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await holds()); await sleep(5)) if (Date.now() > end) throw new Error('it did not come to that');
}
