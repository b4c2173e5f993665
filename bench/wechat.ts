// WeChat, as one account of an otherwise idle server: how long a resident waits for each kind of answer, and a crowd that writes at once while look-ups are slow.

import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { freePort, spawnServer } from '../test/support/load-server.ts';
import { lampText } from '../test/support/load.ts';
import { driveWeChat, type FarWeChat } from '../test/support/wechat/control.ts';
import { percentile, show, showTable } from './figures.ts';
import { cpuMsOf, memoryMbOf } from './process.ts';
import { onStage, type Stage } from './stage.ts';

/** An answer on an idle account comes within this. */
const limitMs = 250;
/** Nobody waits longer: a run that gets here has failed. */
const patienceMs = 60_000;
/** The first answers of a process compile it. */
const warming = 5;
/** The fastest pace that can be set bears ten messages a second: an idle account has its places free. */
const pace = { WECHAT_CHAT_EVERY_MS: '0', WECHAT_OTHER_CHAT_EVERY_MS: '0', WECHAT_PER_MINUTE: '600' };
const idleMs = 600;
/** What a look-up of the puppet takes while the crowd writes. */
const slowLookups = [5, 50] as const;

const steps = [
  ['a first text', lampText, /我在听/],
  ['the end of a text', () => '说完了', /1 同意并提交/],
  ['a press', () => '1', /^BM26-\d{4}/],
  ['a command', () => '我的事项', /您交过的事/],
] as const;

export async function wechat({ times, people, each }: { times: number; people: number; each: number }): Promise<void> {
  await onStage(async (stage) => {
    const database = await stage.database('wechat');
    const { far, pid, stop } = await open(stage, database);
    try {
      await answers(far, times);
      await crowd({ far, pid, database, people, each });
    } finally {
      await stop();
    }
  });
}

async function open(stage: Stage, database: string): Promise<{ far: FarWeChat; pid: number; stop: () => Promise<void> }> {
  const control = await freePort();
  const server = spawnServer({
    ...(await stage.env(database)),
    ...pace,
    PORT: '0',
    DATA_DIR: join(stage.directory, 'data'),
    WECHAT_STUDIO: 'BM',
    WECHATY_PUPPET: join(import.meta.dirname, '../test/support/wechat/puppet-module.ts'),
    WECHAT_DOUBLE_PORT: String(control),
  });
  const url = await server.ready;
  await until(async () => ((await (await fetch(`${url}/readyz`)).json()) as { channels: { wechat?: string } }).channels.wechat === 'up');
  return { far: driveWeChat(control), pid: server.pid, stop: () => server.stop() };
}

/** Each resident is a new one and does all the steps, one after the other. */
async function answers(far: FarWeChat, times: number): Promise<void> {
  const waited = steps.map((): number[] => []);
  for (let time = -warming; time < times; time += 1) {
    const person = far.person(`wxid_${time}`, '居民');
    let seen = 0;
    for (const [index, [, words, fits]] of steps.entries()) {
      const start = performance.now();
      await person.writes(words(warming + time));
      for (let isAnswered = false; !isAnswered; ) {
        const more = await far.shown(person.id, seen);
        seen += more.length;
        isAnswered = more.some(({ text }) => fits.test(text));
      }
      if (time >= 0) waited[index]?.push(performance.now() - start);
    }
    await pause(idleMs);
  }
  const rows = steps.map(([what], index) => {
    const ms = waited[index] ?? [];
    return [what, ms.length, percentile(ms, 50), percentile(ms, 95), Math.max(...ms)];
  });
  const slowest = Math.max(...waited.map((ms) => percentile(ms, 95)));
  const verdict = slowest <= limitMs ? 'within it' : 'NOT within it';
  showTable(`an idle account on WeChat, one resident at a time; limit ${limitMs} ms: ${verdict}`, [['answer to', 'times', 'p50 ms', 'p95 ms', 'max ms'], ...rows]);
  if (slowest > limitMs) process.exitCode = 1;
}

interface Crowd {
  far: FarWeChat;
  pid: number;
  database: string;
  people: number;
  each: number;
}

/** From the first message to the last letter that was carried out; the account's own pace is for what leaves, and is not waited for. */
async function crowd({ far, pid, database, people, each }: Crowd): Promise<void> {
  const sql = postgres(database, { max: 1, onnotice: () => undefined });
  try {
    await far.lookups('takeBetween', ...slowLookups);
    const before = { cpuMs: await cpuMsOf(pid), mb: (await memoryMbOf(pid)).now };
    const begun = performance.now();
    const written = await far.crowdWrites(people, each);
    const letters = () => sql<{ id: string }[]>`select event_id as id from letters where event_id = any(${written}) and status = 'done' order by letters.id`;
    await until(async () => (await letters()).length === written.length);
    const tookMs = performance.now() - begun;
    const cpuMs = (await cpuMsOf(pid)) - before.cpuMs;
    const { peak } = await memoryMbOf(pid);
    const isInOrder = (await letters()).every(({ id }, index) => id === written[index]);
    showTable(`${written.length} messages of ${people} people at once, look-ups of ${slowLookups.join('-')} ms; order ${isInOrder ? 'kept' : 'NOT kept'}`, [
      ['', 'seconds', 'messages/s', 'CPU ms/msg', 'RSS MB before', 'peak RSS MB'],
      ['until all are handled', tookMs / 1000, (written.length / tookMs) * 1000, cpuMs / written.length, before.mb, peak],
    ]);
    show('(the double of the platform is in the same process: its CPU and memory are in these figures)');
    if (!isInOrder) process.exitCode = 1;
  } finally {
    await sql.end();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it takes too long');
    await pause(20);
  }
}
