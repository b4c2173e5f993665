// kill -9 at random moments under load: every update is answered, no number is lost or given twice, and a chat sees again only the one message under way.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../src/store/db.ts';
import { openEmbedded, openPostgres, type OpenStore } from '../src/store/open.ts';
import { startBotApi, type BotApi } from './support/bot-api/bot-api.ts';
import type { FakeMessage } from './support/bot-api/chats.ts';
import { freshPostgres, usedDataDir } from './support/databases.ts';
import { firstLineOf, freePort, officerName, spawnServer, testDataKey, webhookEnv, writeRoster, type ServerProcess } from './support/load-server.ts';
import { numberOf, playResident, stepOf } from './support/load.ts';

const kills = Number(process.env['KILLS'] ?? 4);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** The embedded store takes long to start. */
const embeddedKills = Math.ceil(kills / 2);

/** As long as can be, and `CLOCK` is the same at each start: that a pause after a text ends by itself, amid the mix, is rare. */
const quietSeconds = 30;
const workClock = '2026-12-01T10:00:00+08:00';
/** The roster is valid from its first import on, which has to be earlier than what comes. */
const earlierClock = '2026-12-01T09:00:00+08:00';
/** For whatever is to come from a server that lives, on a machine that does many things at once. */
const patienceMs = 60_000;
/** Longest time from one kill to the next. */
const killLimitMs = 15_000;
/** Each kill may hit the very message that somebody waits for: only the last server is left in peace. */
const answerLimitMs = patienceMs + kills * killLimitMs;
const testLimitMs = answerLimitMs + 2 * patienceMs;
const officerId = 1_000;
/** The latest that a killed start lives: most of them are ready before. */
const longestStartMs = 1_500;

interface Scene {
  api: BotApi;
  /** Starts the server with the same settings as the one before, at the same instant unless told otherwise. */
  spawn: (clock?: string) => ServerProcess;
  env: (clock: string) => Record<string, string>;
  /** The store itself, when no server has it. */
  open: () => Promise<OpenStore>;
  random: () => number;
  residentsAtOnce: number;
  kills: number;
}

/** How much of each chat was seen when the server was killed. */
type Mark = ReadonlyMap<number, number>;

describe('kill -9 under load', () => {
  test.concurrent(`PostgreSQL, webhook, ${kills} kills (SEED=${seed})`, { timeout: testLimitMs }, async ({ onTestFinished }) => {
    const database = await freshPostgres();
    const settings = { DATABASE_URL: database.url, DATA_KEY: testDataKey };
    const open = (): Promise<OpenStore> => openPostgres(database.url, { connections: 1 });
    onTestFinished(database.drop);
    const left = await play({ settings, webhook: true, open, residentsAtOnce: 20, kills, seed });
    expect(left).toStrictEqual([]);
  });

  test.concurrent(`embedded store, polling, ${embeddedKills} kills (SEED=${seed})`, { timeout: testLimitMs }, async ({ onTestFinished }) => {
    const directory = await mkdtemp(join(tmpdir(), 'huiyin-kill-store-'));
    const settings = { DATA_DIR: usedDataDir(directory), DATA_KEY: testDataKey };
    const open = (): Promise<OpenStore> => openEmbedded(join(settings.DATA_DIR, 'store'));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const left = await play({ settings, webhook: false, open, residentsAtOnce: 8, kills: embeddedKills, seed: seed + 1 });
    expect(left).toStrictEqual([]);
  });
});

interface Plan extends Pick<Scene, 'open' | 'residentsAtOnce' | 'kills'> {
  settings: Record<string, string>;
  webhook: boolean;
  seed: number;
}

/** Resolves with what waits or was put aside in the end. */
async function play({ settings, webhook, seed: given, ...rest }: Plan): Promise<unknown[]> {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-kill-'));
  const api = await startBotApi();
  const port = await freePort();
  const channel = { ...webhookEnv(port, api), TELEGRAM_MODE: webhook ? 'webhook' : 'polling' };
  const fixed = { ...settings, ...channel, ROSTER: await writeRoster(directory, quietSeconds), LOG_LEVEL: 'error' };
  const env = (clock: string): Record<string, string> => ({ ...fixed, CLOCK: clock });
  const running = new Set<ServerProcess>();
  const spawn = (clock = workClock): ServerProcess => {
    const server = spawnServer(env(clock));
    // Who is killed while it starts is never ready: that is no failure.
    server.ready.catch(() => undefined);
    running.add(server);
    void server.ended.then(() => running.delete(server));
    return server;
  };
  try {
    return await killAndCheck({ ...rest, api, spawn, env, random: randomOf(given) });
  } finally {
    await Promise.all([...running].map((server) => server.kill()));
    await api.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function killAndCheck(scene: Scene): Promise<unknown[]> {
  const { api, spawn } = scene;
  await bindOfficer(scene);
  let server = spawn();
  const told: Promise<[number, string | null]>[] = [];
  const comeIn = (): void => {
    for (let come = 0; come < scene.residentsAtOnce; come += 1) {
      const person = api.person(2_000 + told.length, '居民');
      const playing = playResident(api, person, { timeoutMs: answerLimitMs }).then(
        (number): [number, string | null] => [person.id, number],
        (error: unknown) => {
          const { seen } = api.chat(person.id);
          throw new Error(`resident ${person.id} saw ${seen.map(({ text }) => text.split('\n')[0]).join(' | ')}`, { cause: error });
        },
      );
      // Waited for at the end: until then a wait in vain is nobody's.
      playing.catch(() => undefined);
      told.push(playing);
    }
  };
  const marks: Mark[] = [];
  for (let kill = 0; kill < scene.kills; kill += 1) {
    comeIn();
    await randomMoment(scene, server);
    await server.kill();
    marks.push(new Map(chatsOf(told.length).map((id) => [id, api.chat(id).seen.length])));
    server = spawn();
  }
  comeIn();
  const numbers = new Map(await Promise.all(told));
  await cardsArrived(api, numbers.size);
  await server.stop();
  expect(api.updates.pendingCount()).toBe(0);
  for (const id of numbers.keys()) {
    const [first, ...repeats] = checkedOf(api, id, marks);
    const steps = first?.map(stepOf) ?? [];
    expect([id, steps.filter((step, index) => step !== steps[index - 1]), repeats]).toStrictEqual([id, ['text', 'done', 'submit', 'list'], []]);
  }
  checkCards(api, marks, numbers);
  return checkStore(scene, numbers);
}

/** The chats of the residents so far, and the officer's. */
function chatsOf(residents: number): number[] {
  return [officerId, ...Array.from({ length: residents }, (_, index) => 2_000 + index)];
}

/** By a first server, which imports the roster and ends in order. */
async function bindOfficer({ api, spawn, env }: Scene): Promise<void> {
  const server = spawn(earlierClock);
  await server.ready;
  const code = await firstLineOf(['invite', 'BM', officerName], env(workClock));
  const officer = api.person(officerId, officerName);
  for (const words of ['/help', `/bind ${code}`]) {
    officer.writes(words);
    await api.chat(officer.id).next(() => true, patienceMs);
  }
  await server.stop();
}

/** In the middle of the work, just when something was sent or acknowledged; or in the middle of the start. */
async function randomMoment({ api, random, residentsAtOnce }: Scene, server: ServerProcess): Promise<void> {
  if (random() < 0.2) {
    const startOrReady = [new Promise((resolve) => void setTimeout(resolve, random() * longestStartMs)), server.ready];
    await Promise.race(startOrReady);
    return;
  }
  // Fewer than the residents of this stretch cause: the moment comes before they have all gone home.
  const events = 1 + Math.floor(random() * residentsAtOnce * 3);
  // What fails while nobody listens is no work, and neither is what a start says.
  const done = (): number =>
    api.updates.answers.all().filter(({ status }) => status === 200).length + api.calls.all().filter(({ method }) => method === 'sendMessage').length;
  const before = done();
  await api.calls.next(() => done() - before >= events, patienceMs);
}

/** The officer got a card for each number: nothing that has to leave is still on its way. */
async function cardsArrived(api: BotApi, count: number): Promise<void> {
  const cards = new Set<string>();
  const { seen } = api.chat(officerId);
  const all = (): boolean => {
    for (const message of seen) cards.add(numberOf(message) ?? '');
    cards.delete('');
    return cards.size >= count;
  };
  if (!all()) await api.chat(officerId).next(all, patienceMs);
}

/**
 * What a chat got, without the repeats that a kill may cause, and then all other repeats: of each stretch between two kills the
 * second and further ones. A message that comes again although another came after it counts as another message.
 */
function checkedOf(api: BotApi, id: number, marks: readonly Mark[]): [FakeMessage[], ...FakeMessage[]] {
  const once: FakeMessage[] = [];
  const tooMany: FakeMessage[] = [];
  const repeatsAfter = new Map<number, number>();
  for (const [index, message] of api.chat(id).seen.entries()) {
    if (message.change !== 'sent') continue;
    if (!isSame(once.at(-1), message)) {
      once.push(message);
      continue;
    }
    const killsBefore = marks.filter((mark) => (mark.get(id) ?? Number.POSITIVE_INFINITY) <= index).length;
    const repeats = (repeatsAfter.get(killsBefore) ?? 0) + 1;
    repeatsAfter.set(killsBefore, repeats);
    if (killsBefore === 0 || repeats > 1) tooMany.push(message);
  }
  return [once, ...tooMany];
}

/** Buttons are part of it: a newer summary may have the same words. */
function isSame(one: FakeMessage | undefined, other: FakeMessage): boolean {
  return one?.text === other.text && isDeepStrictEqual(one.buttons, other.buttons);
}

/** The officer has each card once, in the order of the numbers. */
function checkCards(api: BotApi, marks: readonly Mark[], numbers: ReadonlyMap<number, string | null>): void {
  const [messages, ...repeats] = checkedOf(api, officerId, marks);
  const cards = messages.flatMap((message) => numberOf(message) ?? []);
  expect(repeats).toStrictEqual([]);
  const matterNumbers = [...numbers.values()].flatMap((number) => number ?? []).sort(asNumbers);
  expect(cards).toStrictEqual(matterNumbers);
}

/** The store has exactly the numbers that were told, one after another; resolves with what waits or was put aside. */
async function checkStore({ open }: Scene, numbers: ReadonlyMap<number, string | null>): Promise<unknown[]> {
  const store = await open();
  try {
    const rows = async <Row>(statement: string): Promise<Row[]> => rowsOf<Row>(await store.db.execute(sql.raw(statement)));
    const matters = await rows<{ number: string; running: number; conversation: string }>('select number, running, conversation from matters order by running');
    expect(matters.map(({ running }) => running)).toStrictEqual(Array.from({ length: numbers.size }, (_, index) => index + 1));
    const stored = new Map(matters.map(({ number, conversation }) => [Number(conversation.split('/')[1]), number]));
    expect(stored.size).toBe(matters.length);
    expect(new Map([...stored].sort(byId))).toStrictEqual(new Map([...numbers].sort(byId)));
    const waiting = await rows(`
      select 'letter' as what, id::text, status from letters where status <> 'done'
      union all select 'delivery', id::text, status from deliveries where status <> 'sent'
      union all select 'lane', key, pending::text from lanes where pending <> 0 or claim is not null`);
    return [...waiting];
  } finally {
    await store.close();
  }
}

/** `BM26-9999` comes before `BM26-10000`. */
function asNumbers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function byId([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number {
  return a - b;
}

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
