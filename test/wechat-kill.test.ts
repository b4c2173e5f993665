// kill -9 while WeChat's messages are on their way in and out: what reached us becomes exactly one letter, in order, and the officers hear of the gap elsewhere.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rowsOf } from '../src/store/db.ts';
import { openPostgres, type OpenStore } from '../src/store/open.ts';
import { serveFar, serverPlace, type FarServer } from './bots/wechat/server.ts';
import { startBotApi, type BotApi } from './support/bot-api/bot-api.ts';
import { freshPostgres } from './support/databases.ts';
import { firstLineOf, officerName, spawnServer, testDataKey, writeRoster, type ServerProcess } from './support/load-server.ts';
import { createScreen, patienceMs, type Screen } from './support/screen.ts';
import type { FarPerson } from './support/wechat/control.ts';
import type { SentOut } from './support/wechat/world.ts';

const morning = '2026-12-01T10:00:00+08:00';
const later = '2026-12-01T10:20:00+08:00';
const muchLater = '2026-12-01T10:40:00+08:00';
const parts = ['圭峰路44号门口的路灯坏了', '已经坏了三天', '晚上看不见路', '老人家都怕摔'];
/** Longer than the test: no pause ends by itself. */
const quietSeconds = 30;

let directory: string;
let database: { url: string; drop: () => Promise<void> };
let store: OpenStore;
let api: BotApi;
let puppet: FarServer;
let env: Record<string, string>;
let running: ServerProcess[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-wechat-kill-'));
  database = await freshPostgres();
  store = await openPostgres(database.url, { connections: 1 });
  api = await startBotApi();
  const place = await serverPlace();
  puppet = await serveFar(place);
  running = [];
  env = {
    ...place.variables,
    WECHATY_PUPPET: 'wechaty-puppet-service',
    WECHAT_STUDIO: 'BM',
    // The pace is no matter of this test.
    WECHAT_CHAT_EVERY_MS: '0',
    WECHAT_OTHER_CHAT_EVERY_MS: '0',
    WECHAT_PER_MINUTE: '600',
    DATABASE_URL: database.url,
    DATA_KEY: testDataKey,
    DATA_DIR: join(directory, 'data'),
    ROSTER: await writeRoster(directory, quietSeconds),
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
    LOG_LEVEL: 'error',
    PORT: '0',
  };
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.kill()));
  await puppet.kill();
  await api.close();
  await store.close();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function serving(clock: string): Promise<ServerProcess> {
  const server = spawnServer({ ...env, CLOCK: clock });
  running.push(server);
  const url = await server.ready;
  const isUp = async (): Promise<boolean> => JSON.stringify(await (await fetch(`${url}/readyz`)).json()).includes('"wechat":"up"');
  await vi.waitUntil(isUp, { timeout: patienceMs, interval: 20 });
  return server;
}

async function ids(of: 'arrived' | 'letters'): Promise<string[]> {
  const column = sql.raw(of === 'arrived' ? 'message_id' : 'event_id');
  const rows = await store.db.execute(sql`select ${column} as id from ${sql.raw(of)} where account = 'wechat:main' and ${column} ~ '^[0-9]+$' order by ${sql.raw(of)}.id`);
  return rowsOf<{ id: string }>(rows).map(({ id }) => id);
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => JSON.stringify(one) === JSON.stringify(other);
const until = (holds: () => Promise<boolean>) => vi.waitUntil(holds, { timeout: patienceMs, interval: 10 });

interface OnWeChat {
  person: FarPerson;
  screen: Screen<SentOut>;
  shown: () => Promise<string[]>;
}

function onWeChat(id: string, name: string): OnWeChat {
  const { far } = puppet;
  const sent = async () => (await far.sent()).filter(({ chat }) => chat === id);
  return { person: far.person(id, name), screen: createScreen(sent), shown: async () => (await sent()).map(({ text }) => text) };
}

test('killed while messages are on their way in and out', { timeout: 180_000 }, async () => {
  const { far } = puppet;
  const first = await serving(morning);
  const officer = api.person(7, officerName);
  officer.writes(`/bind ${await firstLineOf(['invite', 'BM', officerName], { ...env, CLOCK: morning })}`);
  const told = createScreen(() => api.chat(officer.id).seen);
  await told.reads(/绑定好了/);

  // Out: it has arrived, but nobody tells us so.
  const asking = onWeChat('wxid_li', '李大爷');
  await far.does('echoes', 'none');
  await far.sends({ code: 'hangs', details: '', arrives: true });
  const asked = await asking.person.writes('帮助');
  await asking.screen.reads(/./);

  // In: their ids have reached us, and nothing else.
  await far.lookups('hang', 1_000, 'message');
  const residents = ['wxid_wang', 'wxid_chen', 'wxid_wu'].map((id, index) => onWeChat(id, `居民${index}`));
  const written: string[] = [];
  for (const part of parts) {
    for (const { person } of residents) written.push((await person.writes(part)).id);
  }
  await until(async () => isSame(await ids('arrived'), written));
  await first.kill();
  expect(await ids('letters')).toEqual([asked.id]);
  await far.lookups('heal');
  await asking.person.writes('有人吗');

  const second = await serving(later);
  await until(async () => (await ids('arrived')).length === 0);
  expect(await ids('letters')).toEqual([asked.id, ...written]);
  await told.reads(/^微信从12月1日 10:0\d到10:2\d断过/);
  for (const one of residents) expect(await summed(one, parts.join('\n'))).toBe(parts.join('\n'));
  const [help = ''] = asking.screen.read();
  expect(await asking.shown()).toEqual([help, help]);

  await killedAmidStream(second);
});

/** Whatever had reached us when it was killed is a letter once, in order, and no chat is told more than one thing twice. */
async function killedAmidStream(server: ServerProcess): Promise<void> {
  const before = (await ids('letters')).length;
  const residents = Array.from({ length: 8 }, (_, index) => onWeChat(`wxid_of_stream_${index}`, `居民${index}`));
  const written = residents.map((): string[] => []);
  const writing = Promise.all(
    residents.map(async ({ person }, index) => {
      for (const part of parts) written[index]?.push((await person.writes(part)).id);
    }),
  );
  const reached = async (): Promise<string[]> => [...new Set([...(await ids('letters')), ...(await ids('arrived'))])];
  await until(async () => (await reached()).length - before > residents.length);
  await server.kill();
  await writing;
  const noted = await reached();

  await serving(muchLater);
  await until(async () => (await ids('arrived')).length === 0);
  const letters = await ids('letters');
  expect(letters.toSorted()).toEqual(noted.toSorted());
  // The platform hands over nothing of what came while nobody was there.
  const came = residents.map((resident, index) => ({ resident, ours: parts.filter((_, part) => letters.includes(written[index]?.[part] ?? '')) }));
  for (const { resident, ours } of came.filter((one) => one.ours.length > 0)) {
    expect(await summed(resident, ours.join('\n'))).toBe(ours.join('\n'));
    expect(repeatsOf(await resident.shown()).length).toBeLessThanOrEqual(1);
  }
}

/** What the summary says that he reported. What he had written when the pause ended may have been summed up alone before. */
async function summed({ person, screen }: OnWeChat, wanted: string): Promise<string> {
  await person.writes('说完了');
  for (;;) {
    const { text } = await screen.reads(/什么事/);
    const said = /什么事：([^]*)\n在哪里/.exec(text)?.[1] ?? '';
    if (wanted === said || !wanted.startsWith(said)) return said;
  }
}

function repeatsOf(texts: readonly string[]): string[] {
  return texts.filter((text, index) => text === texts[index - 1]);
}
