// The session: connected, watched, cleared away, and connected again, with a puppet in our own process.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { createCondition } from '../../../src/bots/wechat/session/condition.ts';
import type { Attach } from '../../../src/bots/wechat/session/connection.ts';
import type { OpenPuppet } from '../../../src/bots/wechat/session/puppet.ts';
import { createSession, pauseMs, usualSessionTimes } from '../../../src/bots/wechat/session/session.ts';
import { createLock } from '../../support/lock.ts';
import { createWeChat, type WeChat } from '../../support/wechat/wechat.ts';
import { PATIENCE, createReadableLog, inProcess, wechatStage, type WechatStage } from './stage.ts';

let stage: WechatStage | null = null;

afterEach(async () => {
  await stage?.close();
  stage = null;
});

async function standing(given: Parameters<typeof wechatStage>[0] = {}): Promise<WechatStage> {
  stage = await wechatStage(given);
  await stage.channel.start(stage.taker.receive);
  await vi.waitUntil(() => stage?.channel.canSend?.() === true, PATIENCE);
  return stage;
}

function keptIn(puppets: OpenPuppet[], wechat: WeChat): Promise<OpenPuppet> {
  const opened = inProcess(wechat);
  puppets.push(opened);
  return Promise.resolve(opened);
}

describe('a login', () => {
  test('stands, and nothing can leave before it does', async () => {
    stage = await wechatStage();
    const { channel, record, taker } = stage;
    expect(channel.health().detail).toContain('没有启动');
    expect(channel.canSend?.()).toBe(false);
    await channel.start(taker.receive);
    await expect.poll(() => channel.health().up, PATIENCE).toBe(true);
    expect(channel.canSend?.()).toBe(true);
    await expect.poll(() => record.logins.at(-1)?.state, PATIENCE).toBe('up');
    await channel.stop();
    expect(channel.health()).toMatchObject({ up: false });
    expect(channel.canSend?.()).toBe(false);
    expect(record.logins.at(-1)?.state).toBe('down');
  });

  test('that is told twice is one', async () => {
    const puppets: OpenPuppet[] = [];
    const wechat = createWeChat();
    const { taker, log } = await standing({ openPuppet: () => keptIn(puppets, wechat) });
    await taker.arrivals.next(({ body }) => body.kind === 'account' && body.state === 'login');
    puppets[0]?.puppet.emit('login', { contactId: wechat.self.id });
    puppets[0]?.puppet.emit('ready', { data: 'again' });
    wechat.person('wxid_wang', '王桂兰').writes('还在吗');
    await taker.arrivals.next(({ body }) => body.kind === 'message');
    expect(log.lines.filter(({ message }) => message === 'wechat: logged in')).toHaveLength(1);
    expect(puppets).toHaveLength(1);
  });
});

describe('what ends a connection', () => {
  test('silence', async () => {
    const wechat = createWeChat();
    const { channel } = await standing({ times: { silenceMs: 300 }, openPuppet: () => Promise.resolve(inProcess(wechat)) });
    wechat.heart(false);
    await expect.poll(() => channel.health().detail, PATIENCE).toContain('没有回音');
    wechat.heart(true);
    await expect.poll(() => channel.health().up, PATIENCE).toBe(true);
  });

  test.each([[1], [4], [14], [16]])('an error with the code %i, and no other', async (code) => {
    const puppets: OpenPuppet[] = [];
    const wechat = createWeChat();
    const { channel, log } = await standing({ openPuppet: () => keptIn(puppets, wechat) });
    const fails = (given: number): unknown => puppets.at(-1)?.puppet.emit('error', { gerror: JSON.stringify({ name: 'Error', message: 'x', code: given, details: 'x' }) });
    fails(2);
    expect(channel.canSend?.()).toBe(true);
    fails(code);
    await expect.poll(() => puppets.length, PATIENCE).toBe(2);
    await expect.poll(() => channel.health().up, PATIENCE).toBe(true);
    expect(log.lines.filter(({ message }) => message === 'wechat: not connected')).toMatchObject([{ fields: { code: String(code) } }]);
  });

  test('that it neither logs in nor shows a code', async () => {
    const wechat = createWeChat();
    stage = await wechatStage({
      times: { loginMs: 200 },
      openPuppet() {
        const opened = inProcess(wechat);
        Object.assign(opened.puppet, { appear: () => undefined });
        return Promise.resolve(opened);
      },
    });
    await stage.channel.start(stage.taker.receive);
    await expect.poll(() => stage?.channel.health().detail, PATIENCE).toContain('没有登录也没有二维码');
  });
});

test('a bot that does not stop is left behind, and nothing more is heard of it', async () => {
  const wechat = createWeChat();
  const opened: OpenPuppet[] = [];
  const { channel, taker, log } = await standing({
    times: { stopMs: 100 },
    openPuppet() {
      const one = inProcess(wechat);
      opened.push(one);
      one.puppet.stop = () => new Promise<void>(() => undefined);
      return Promise.resolve(one);
    },
  });
  const began = performance.now();
  await channel.stop();
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(log.lines.map(({ message }) => message)).toContain('wechat: a bot that does not stop is left behind');
  const [left] = opened;
  const known = taker.arrivals.all().length;
  left?.puppet.emit('message', { messageId: '1' });
  // Without anybody who hears it, it would end the process.
  left?.puppet.emit('error', { gerror: '{}' });
  expect(taker.arrivals.all()).toHaveLength(known);
});

test('a directory that cannot be used is told of', async () => {
  stage = await wechatStage({ takeDirectory: () => Promise.reject(Object.assign(new Error('/secret'), { code: 'EACCES' })) });
  await stage.channel.start(stage.taker.receive);
  await expect.poll(() => stage?.channel.health().detail, PATIENCE).toContain('（EACCES）');
});

describe('one process has the account', () => {
  test('another stands by, and takes over', async () => {
    const lock = createLock();
    const { channel, taker, another } = await standing({ onlyOne: lock });
    const second = another();
    await second.start(taker.receive);
    // Not yet known whether it has the account: it is not said to be up.
    expect(second.health().up).toBe(false);
    // Whoever only stands by lacks nothing, and sends nothing.
    await expect.poll(() => second.health(), PATIENCE).toEqual({ up: true });
    expect(second.canSend?.()).toBe(false);
    await channel.stop();
    await expect.poll(() => second.canSend?.(), PATIENCE).toBe(true);
    await second.stop();
  });

  test('a lost lease ends the session, and a new one begins it', async () => {
    const lock = createLock();
    const { channel, log } = await standing({ onlyOne: lock });
    lock.lose();
    const logins = () => log.lines.filter(({ message }) => message === 'wechat: logged in').length;
    await expect.poll(logins, PATIENCE).toBe(2);
    await expect.poll(() => channel.canSend?.(), PATIENCE).toBe(true);
  });

  test('a lease that fails is asked for again', async () => {
    let failures = 2;
    const { channel, log } = await standing({
      async onlyOne(work) {
        failures -= 1;
        if (failures === 0) expect(stage?.channel.health().detail).toContain('检查数据库');
        if (failures >= 0) throw new Error('the database is down');
        await work(new AbortController().signal);
      },
    });
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
    expect(channel.health()).toEqual({ up: true });
  });
});

test('what a handler throws is logged, and ends nothing', async () => {
  const wechat = createWeChat();
  const log = createReadableLog();
  const heard: string[] = [];
  const parts: Attach[] = [
    ({ on }) => on('message', () => { throw new Error('a mistake'); }),
    ({ on }) => on('message', () => Promise.reject(new Error('another'))),
    ({ on }) => on('message', ({ messageId }) => void heard.push(messageId)),
  ];
  const session = createSession({
    openPuppet: () => Promise.resolve(inProcess(wechat)),
    takeDirectory: () => Promise.resolve(() => undefined),
    memoryCard: '/nowhere/login',
    onlyOne: (work) => work(new AbortController().signal),
    attach: parts,
    onOnline: () => undefined,
    onDown: () => undefined,
    condition: createCondition(),
    times: usualSessionTimes,
    log,
  });
  session.start();
  await vi.waitUntil(() => session.online() !== null, PATIENCE);
  const { id } = wechat.person('wxid_wang', '王桂兰').writes('路灯坏了');
  await vi.waitUntil(() => heard.length > 0 && log.lines.some(({ level }) => level === 'error'), PATIENCE);
  expect(heard).toEqual([id]);
  expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { event: 'message', class: 'Error' } }, { fields: { event: 'message', class: 'Error' } }]);
  expect(session.online()).not.toBeNull();
  await session.stop();
});

test('the pauses between connections double up to the longest, and no two are alike', () => {
  const times = usualSessionTimes;
  expect([1, 2, 3, 4, 5, 6, 99].map((failures) => pauseMs(failures, times, 1))).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
  expect([pauseMs(1, times, 0), pauseMs(9, times, 0)]).toEqual([375, 3_750]);
});
