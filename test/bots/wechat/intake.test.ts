// The ordered queue of what arrives: order under slow look-ups, what outlives a process, what can never be fetched, and floods.

import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Arrival, Channel } from '../../../src/bots/channel.ts';
import type { Person } from '../../support/wechat/people.ts';
import { createTaker } from '../contract.ts';
import { onlineStage, PATIENCE, wechatStage, type WechatStage } from './stage.ts';

const TIMES = { fetch: { limitMs: 60, tries: 3, pauseMs: 2 }, tellMissesAfterMs: 30 };
let stage: WechatStage;
const channels: Channel[] = [];

afterEach(async () => {
  for (const channel of channels.splice(0)) await channel.stop();
  await stage.close();
});

async function begin(given: Parameters<typeof onlineStage>[0] = {}): Promise<Person> {
  stage = await onlineStage({ ...given, times: { ...TIMES, ...given.times } });
  return stage.wechat.person('wxid_wang', '王桂兰');
}

function texts(arrivals: readonly Arrival[]): string[] {
  return arrivals.flatMap(({ body }) => (body.kind === 'message' ? [body.text] : []));
}

async function untilThrough(): Promise<void> {
  await vi.waitUntil(async () => (await stage.record.noted()).length === 0, PATIENCE);
}

/** Repeatable, so that a failure can be looked at. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('order', () => {
  test('a thousand messages of fifty people arrive in the order in which they were written, however slow a look-up is', async () => {
    await begin({ times: { fetch: { limitMs: 2_000 } } });
    const { wechat, taker } = stage;
    const chance = chances(7);
    wechat.lookups.takes(() => (chance() < 0.1 ? 4 + chance() * 6 : 0));
    const people = Array.from({ length: 50 }, (_, index) => wechat.person(`wxid_${index}`, `居民${index}`));
    const room = wechat.room('1@chatroom', '值班群', people);
    const written: string[] = [];
    for (let index = 0; index < 1_000; index += 1) {
      const person = people[Math.floor(chance() * people.length)];
      const text = `第${index}条`;
      written.push(text);
      person?.writes(text, index % 7 === 0 ? { in: room } : {});
      // Not all at once, and never waiting for anything.
      if (index % 100 === 99) await new Promise<void>((resolve) => void setImmediate(resolve));
    }
    await vi.waitUntil(() => taker.arrivals.all().length >= 1_000, PATIENCE);
    expect(texts(taker.arrivals.all())).toEqual(written);
    await untilThrough();
  });

  test('an answer is there in no time, and the same event twice while it is under way is one', async () => {
    const wang = await begin();
    const startedMs = performance.now();
    const written = wang.writes('路灯坏了');
    stage.wechat.repeats(written);
    await stage.taker.arrivals.next();
    expect(performance.now() - startedMs).toBeLessThan(100);
    wang.writes('在和平路');
    await stage.taker.arrivals.next(({ body }) => body.kind === 'message' && body.text === '在和平路');
    expect(texts(stage.taker.arrivals.all())).toEqual(['路灯坏了', '在和平路']);
  });
});

describe('what outlives a process', () => {
  test('is noted before it is fetched, and fetched first by the next one', async () => {
    const wang = await begin();
    const { wechat, record, channel, taker } = stage;
    wechat.lookups.hang(8, 'message');
    const lost = [wang.writes('一'), wang.writes('二')];
    await vi.waitUntil(async () => (await record.noted()).length === 2, PATIENCE);
    await channel.stop();
    expect(await record.noted()).toEqual(lost.map(({ id }) => id));
    wechat.lookups.hang(0);
    const later = stage.another();
    channels.push(later);
    await later.start(taker.receive);
    await vi.waitUntil(() => later.canSend?.() === true, PATIENCE);
    wang.writes('三');
    await vi.waitUntil(() => taker.arrivals.all().length >= 3, PATIENCE);
    expect(texts(taker.arrivals.all())).toEqual(['一', '二', '三']);
    await untilThrough();
  });

  test('what it left and the platform does not know any more is told with the gap', async () => {
    stage = await wechatStage({ times: TIMES });
    await stage.record.seen(Date.now() - 3_600_000);
    await stage.record.note(['gone-1', 'gone-2']);
    await stage.channel.start(stage.taker.receive);
    expect(await stage.taker.arrivals.next()).toMatchObject({ address: { chat: '~' }, body: { kind: 'gap', unfetched: 2 } });
    await untilThrough();
  });

  test('and is counted also where that login ended before all was through', async () => {
    stage = await wechatStage({ times: { fetch: { limitMs: 2_000, tries: 1, pauseMs: 2 } } });
    const { record, wechat, channel, taker, log } = stage;
    await record.seen(Date.now() - 3_600_000);
    await record.note(['gone-1', 'gone-2']);
    wechat.lookups.takes((_, id) => (id === 'gone-2' ? 200 : 0));
    await channel.start(taker.receive);
    await vi.waitUntil(() => log.lines.some(({ message }) => message.includes('could not be fetched')), PATIENCE);
    await wechat.logsOut();
    wechat.scansQr();
    expect(await taker.arrivals.next(({ body }) => body.kind === 'gap')).toMatchObject({ body: { unfetched: 2 } });
  });

  test('a store that fails now and then loses nothing and changes no order', async () => {
    const wang = await begin();
    stage.record.fails(3);
    stage.taker.refuse(2);
    for (const text of ['一', '二', '三', '四']) wang.writes(text);
    await vi.waitUntil(() => stage.taker.arrivals.all().length >= 4, PATIENCE);
    expect(texts(stage.taker.arrivals.all())).toEqual(['一', '二', '三', '四']);
    expect(stage.log.lines.some(({ level, message }) => level === 'error' && message.includes('handed over again'))).toBe(true);
    await untilThrough();
  });
});

describe('look-ups that fail', () => {
  test('now and then change nothing', async () => {
    const wang = await begin();
    stage.wechat.lookups.fail(2, 'message');
    wang.writes('一');
    stage.wechat.lookups.hang(1, 'message');
    stage.wechat.lookups.fail(1, 'contact');
    wang.writes('二');
    await vi.waitUntil(() => stage.taker.arrivals.all().length >= 2, PATIENCE);
    expect(texts(stage.taker.arrivals.all())).toEqual(['一', '二']);
  });

  test('for good are told once, however often they are tried', async () => {
    const wang = await begin();
    const { wechat, taker, log } = stage;
    wechat.lookups.fail(3, 'message');
    wechat.lookups.lose(wang.writes('一').id);
    await taker.arrivals.next(({ body }) => body.kind === 'gap');
    const failures = () => log.lines.filter(({ message }) => message.includes('could not be fetched')).length;
    await wechat.logsOut();
    wechat.scansQr();
    await vi.waitUntil(() => failures() >= 2, PATIENCE);
    wang.writes('二');
    await taker.arrivals.next(({ body }) => body.kind === 'message');
    expect(taker.arrivals.all().flatMap(({ body }) => (body.kind === 'gap' ? [body.unfetched] : [])).reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  test('for good are counted and told, hold up nobody, and get another chance at the next login', async () => {
    const wang = await begin();
    const { wechat, taker } = stage;
    wechat.lookups.fail(6, 'message');
    const one = wang.writes('一');
    const two = wang.writes('二');
    await vi.waitUntil(() => wechat.lookups.count('message') >= 6, PATIENCE);
    wang.writes('三');
    expect(await taker.arrivals.next(({ body }) => body.kind === 'message')).toMatchObject({ body: { text: '三' } });
    expect(await taker.arrivals.next(({ body }) => body.kind === 'gap')).toMatchObject({ body: { unfetched: 2 } });
    expect(await stage.record.noted()).toEqual([one.id, two.id]);
    await wechat.logsOut();
    wechat.scansQr();
    await vi.waitUntil(() => texts(taker.arrivals.all()).length >= 3, PATIENCE);
    expect(texts(taker.arrivals.all())).toEqual(['三', '一', '二']);
    await untilThrough();
  });

  test('a place and a link that cannot be looked up are still messages', async () => {
    const wang = await begin();
    stage.wechat.lookups.fail(3, 'location');
    wang.sendsLocation(31, 121);
    expect(await stage.taker.arrivals.next()).toMatchObject({ body: { kind: 'unknown', what: 'location' } });
    stage.wechat.lookups.fail(3, 'url');
    wang.sendsLink('停水通知', 'https://example.cn');
    expect(await stage.taker.arrivals.next()).toMatchObject({ body: { kind: 'message', text: '停水通知' } });
  });
});

describe('bad times', () => {
  test('a handler that throws ends nothing', async () => {
    stage = await wechatStage({ times: TIMES });
    await stage.record.seen(Date.now());
    const wang = stage.wechat.person('wxid_wang', '王桂兰');
    let isBroken = true;
    const taker = createTaker();
    await stage.channel.start((batch) => {
      if (isBroken) throw new TypeError('a bug');
      return taker.receive(batch);
    });
    await vi.waitUntil(() => stage.channel.canSend?.() === true, PATIENCE);
    wang.writes('一');
    await vi.waitUntil(() => stage.log.lines.some(({ message }) => message.includes('handed over again')), PATIENCE);
    isBroken = false;
    expect(await taker.arrivals.next()).toMatchObject({ body: { text: '一' } });
  });

  test('a flood of one contact arrives in order, and nothing of it is said in the log', async () => {
    const wang = await begin();
    const sent = Array.from({ length: 3_000 }, (_, index) => wang.writes(`水${index}`).text);
    await vi.waitUntil(() => stage.taker.arrivals.all().length >= sent.length, PATIENCE);
    expect(texts(stage.taker.arrivals.all())).toEqual(sent);
    const log = JSON.stringify(stage.log.lines);
    expect(log).not.toMatch(/水|王桂兰/);
  });

  test('a group that is not ours is an arrival like any other, with no member looked up', async () => {
    const wang = await begin();
    wang.writes('大家好', { in: stage.wechat.room('9@chatroom', '广场舞', [wang]) });
    expect(await stage.taker.arrivals.next()).toMatchObject({ chatKind: 'group', mentioned: false });
    expect(stage.wechat.lookups.count('member')).toBe(0);
  });
});

test('what another process left behind while this one stood by is fetched when it has the account again', async () => {
  let lose = new AbortController();
  const wang = await begin({
    async onlyOne(work) {
      lose = new AbortController();
      await work(lose.signal);
    },
  });
  const { record, taker, channel } = stage;
  const { id } = wang.writes('第一句');
  await taker.arrivals.next(({ eventId }) => eventId === id);
  await vi.waitUntil(async () => (await record.noted()).length === 0, PATIENCE);
  // As if the other process had heard it again: the house knows it by its id.
  await record.note([id]);
  lose.abort();
  expect(await taker.arrivals.next(({ eventId }) => eventId === id)).toMatchObject({ body: { text: '第一句' } });
  expect(channel.canSend?.()).toBe(true);
});
