// A process of its own: the Bot API doubles and the residents who write to the servers, so that their CPU does not count as a server's.

import { startBotApi, type BotApi } from '../test/support/bot-api/bot-api.ts';
import type { Person } from '../test/support/bot-api/people.ts';
import { lampText, messagesOfMix, offers, playResident } from '../test/support/load.ts';

/** What the main process orders. `double`: the index that `open` gave. */
export type Order =
  | { order: 'open' }
  | { order: 'bind'; double: number; code: string }
  | { order: 'closed'; double: number; residents: number; seconds: number }
  | { order: 'open-loop'; double: number; perSecond: number; seconds: number }
  | { order: 'count'; double: number; residents: number; messages: number }
  | { order: 'subscribe'; double: number; subscribers: number }
  /** So many subscribers get an announcement, while some of them write at the same time. */
  | { order: 'announce'; double: number; subscribers: number; chatting: number }
  | { order: 'one-by-one'; double: number; what: 'command' | 'press' | 'pause'; times: number };

/** What came of it. Latencies in ms, from the start of the POST to the arrival of the answer. */
export interface Outcome {
  /** Messages that were answered, and those of them inside the given time. */
  messages: number;
  perSecond: number;
  latencies: number[];
  /** CPU of this process. */
  cpuMs: number;
  /** Of an announcement: how long it took, the most that left within a second, and whom it reached once, never, or more often. */
  announced?: { tookMs: number; busiest: number; once: number; never: number; often: number; lastSaid: string };
  opened?: { double: number; url: string; token: string };
}

/** Nobody waits longer for an answer: a run that gets here has failed. */
const patienceMs = 30_000;
/** What a chat of the double remembers: enough for a mix, little for a hundred thousand chats. */
const keptMessages = 16;
const groupId = -1_000_001;
/** Quiet residents who wait for the end of their pause at the same time. */
const quietResidents = 10;

interface Double {
  api: BotApi;
  newcomer: () => Person;
}

const doubles: Double[] = [];

async function open(): Promise<Outcome> {
  const double = doubles.length;
  const token = `${900_000 + double}:double-of-the-bot-api`;
  const api = await startBotApi({ keep: keptMessages, token });
  let count = 0;
  doubles.push({ api, newcomer: () => api.person(10_000_000 + (count += 1), '居民') });
  return { ...nothing(), opened: { double, url: api.url, token } };
}

function nothing(): Outcome {
  return { messages: 0, perSecond: 0, latencies: [], cpuMs: 0 };
}

/** The officer binds himself and makes a group the staff group, so that cards flow too. */
async function bind({ api }: Double, code: string): Promise<Outcome> {
  const officer = api.person(1_000, '杨小敏');
  for (const words of ['/help', `/bind ${code}`]) {
    officer.writes(words);
    await api.chat(officer.id).next(() => true, patienceMs);
  }
  api.group(groupId, '值班群');
  officer.writes('/bindgroup', { in: groupId });
  await api.chat(groupId).next(() => true, patienceMs);
  return nothing();
}

/** So many residents at once, each waiting for his answer before he goes on; when one is through, a new one comes. */
async function closed({ api, newcomer }: Double, residents: number, goOn: (messages: number) => boolean, windowMs: number): Promise<Outcome> {
  const latencies: number[] = [];
  let inside = 0;
  const start = performance.now();
  const answered = (ms: number): void => {
    latencies.push(ms);
    if (performance.now() - start <= windowMs) inside += 1;
  };
  await Promise.all(
    Array.from({ length: residents }, async () => {
      while (goOn(latencies.length)) await playResident(api, newcomer(), { timeoutMs: patienceMs, answered, goOn: () => goOn(latencies.length) });
    }),
  );
  const tookMs = Math.min(windowMs, performance.now() - start);
  return { ...nothing(), messages: latencies.length, perSecond: (inside / tookMs) * 1000, latencies };
}

/** Residents come at their own pace, however long answers take. */
async function openLoop({ api, newcomer }: Double, perSecond: number, seconds: number): Promise<Outcome> {
  const latencies: number[] = [];
  const start = performance.now();
  const everyMs = (messagesOfMix / perSecond) * 1000;
  const under: Promise<unknown>[] = [];
  for (let come = 0; ; ) {
    const elapsedMs = performance.now() - start;
    if (elapsedMs > seconds * 1000) break;
    for (; come * everyMs <= elapsedMs; come += 1) under.push(playResident(api, newcomer(), { timeoutMs: patienceMs, answered: (ms) => latencies.push(ms) }));
    await new Promise((resolve) => void setTimeout(resolve, 1));
  }
  await Promise.all(under);
  return { ...nothing(), messages: latencies.length, perSecond: (latencies.length / (performance.now() - start)) * 1000, latencies };
}

async function oneByOne(double: Double, what: 'command' | 'press' | 'pause', times: number): Promise<Outcome> {
  const latencies: number[] = [];
  const one = { command: commandOnce, press: pressOnce, pause: pauseOnce }[what];
  const residents = what === 'pause' ? quietResidents : 1;
  await Promise.all(
    Array.from({ length: residents }, async () => {
      for (let time = 0; time < times / residents; time += 1) latencies.push(await one(double));
    }),
  );
  return { ...nothing(), messages: latencies.length, latencies };
}

async function commandOnce({ api, newcomer }: Double): Promise<number> {
  const person = newcomer();
  const start = performance.now();
  person.writes('/help');
  await api.chat(person.id).next(() => true, patienceMs);
  return performance.now() - start;
}

async function pressOnce({ api, newcomer }: Double): Promise<number> {
  const person = newcomer();
  person.writes(lampText(person.id));
  const listening = await api.chat(person.id).next(offers('说完了'), patienceMs);
  const start = performance.now();
  person.presses(listening, '说完了');
  await api.chat(person.id).next(offers('同意并提交'), patienceMs);
  return performance.now() - start;
}

/** From the text to the summary that comes by itself; the pause is part of it. */
async function pauseOnce({ api, newcomer }: Double): Promise<number> {
  const person = newcomer();
  const start = performance.now();
  person.writes(lampText(person.id));
  await api.chat(person.id).next(offers('同意并提交'), patienceMs);
  return performance.now() - start;
}

/** Those who have subscribed, some at a time. */
const firstSubscriber = 20_000_000;
const subscribingAtOnce = 50;
/** Slow platforms take their time: 10,000 at 25 a second are 400 s. */
const announcingMs = 1_800_000;
/** Between two questions of somebody who chats meanwhile: fewer than what counts as a flood. */
const chatEveryMs = 1_700;
const news = '12月3日上午8:00到12:00停水，请提前接水。';

async function subscribe({ api }: Double, subscribers: number): Promise<Outcome> {
  let next = 0;
  await Promise.all(
    Array.from({ length: subscribingAtOnce }, async () => {
      while (next < subscribers) {
        const person = api.person(firstSubscriber + next, '居民');
        next += 1;
        person.writes('订阅');
        await api.chat(person.id).next(offers('退订'), patienceMs);
      }
    }),
  );
  return nothing();
}

async function announce({ api }: Double, subscribers: number, chatting: number): Promise<Outcome> {
  const people = Array.from({ length: subscribers }, (_, index) => api.person(firstSubscriber + index, '居民'));
  const officer = api.person(1_000, '杨小敏');
  officer.writes(`群发 ${news}`);
  const preview = await api.chat(officer.id).next(offers('发出'), patienceMs);
  const start = performance.now();
  const times: number[] = [];
  const ended = Promise.all(
    people.slice(0, -chatting).map(async ({ id }) => {
      await api.chat(id).next(({ text }) => text.includes(news), announcingMs);
      times.push(performance.now() - start);
    }),
  );
  let going = true;
  officer.presses(preview, '发出');
  const latencies: number[] = [];
  // Whoever chats gets the announcement as well.
  const heard = new Map(people.map(({ id }) => [id, new Set<number>()]));
  const listen = ({ id }: Person): void => api.chat(id).messages.forEach((message) => void (message.text.includes(news) && heard.get(id)?.add(message.id)));
  const talks = people.slice(-chatting).map(async (person) => {
    while (going) {
      const asked = performance.now();
      person.writes('/help');
      await api.chat(person.id).next(offers('我要反映'), patienceMs);
      latencies.push(performance.now() - asked);
      listen(person);
      await new Promise((resolve) => void setTimeout(resolve, chatEveryMs));
    }
  });
  const mix = (async () => {
    for (let next = 0; going; next += 1) await playResident(api, api.person(30_000_000 + next, '居民'), { timeoutMs: patienceMs, answered: (ms) => latencies.push(ms), goOn: () => going });
  })();
  await ended;
  const tookMs = performance.now() - start;
  const last = await api.chat(officer.id).next(({ text }) => text.includes('发完了'), patienceMs);
  going = false;
  await Promise.all([...talks, mix]);
  people.forEach(listen);
  const among = (fits: (count: number) => boolean): number => [...heard.values()].filter(({ size }) => fits(size)).length;
  const announced = { tookMs, busiest: busiestSecond(times), once: among((count) => count === 1), never: among((count) => count === 0), often: among((count) => count > 1), lastSaid: last.text };
  return { ...nothing(), messages: latencies.length, latencies, announced };
}

function busiestSecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [index, time] of sorted.entries()) {
    while ((sorted[from] ?? time) <= time - 1000) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

async function carryOut(order: Order): Promise<Outcome> {
  if (order.order === 'open') return open();
  const double = doubles[order.double];
  if (!double) throw new Error('no such double');
  switch (order.order) {
    case 'bind':
      return bind(double, order.code);
    case 'closed': {
      const until = performance.now() + order.seconds * 1000;
      return closed(double, order.residents, () => performance.now() < until, order.seconds * 1000);
    }
    case 'count':
      return closed(double, order.residents, (messages) => messages < order.messages, Number.POSITIVE_INFINITY);
    case 'open-loop':
      return openLoop(double, order.perSecond, order.seconds);
    case 'subscribe':
      return subscribe(double, order.subscribers);
    case 'announce':
      return announce(double, order.subscribers, order.chatting);
    case 'one-by-one':
      return oneByOne(double, order.what, order.times);
  }
}

process.on('message', (order: Order) => {
  const before = process.cpuUsage();
  carryOut(order)
    .then((outcome) => {
      const { user, system } = process.cpuUsage(before);
      return process.send?.({ ...outcome, cpuMs: (user + system) / 1000 });
    })
    .catch((error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }));
});
// The main process is gone, however it went.
process.on('disconnect', () => process.exit(0));
