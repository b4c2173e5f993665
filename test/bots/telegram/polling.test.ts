// Polling: what is stored is confirmed, and nothing else; whoever holds the lock polls.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tooMany } from '../../support/bot-api/faults.ts';
import { createLock } from '../../support/lock.ts';
import { createTaker } from '../contract.ts';
import type { Taker } from '../contract.ts';
import { PATIENCE, PATIENT_TEST, telegramStage } from './stage.ts';
import type { TelegramStage } from './stage.ts';

let stage: TelegramStage;
let taker: Taker;

vi.setConfig(PATIENT_TEST);

beforeEach(async () => {
  stage = await telegramStage('polling');
  taker = createTaker();
});
afterEach(async () => {
  await stage.channel.stop();
  await stage.close();
});

function textsOf(from: Taker): (string | undefined)[] {
  return from.arrivals.all().map(({ body }) => (body.kind === 'message' ? body.text : undefined));
}

describe('what waits at Telegram', () => {
  test('is taken at the start, also when a webhook was set', async () => {
    stage.api.updates.setWebhook({ url: 'http://127.0.0.1:1/old', secret: '', maxConnections: 1 });
    stage.resident.writes('昨晚写的');
    await stage.channel.start(taker.receive);
    expect(await taker.arrivals.next()).toMatchObject({ body: { text: '昨晚写的' } });
    expect(stage.api.updates.webhook()).toBeNull();
  });

  test('is asked for again from the same place while it cannot be stored', async () => {
    await stage.channel.start(taker.receive);
    taker.refuse(2);
    stage.resident.writes('一');
    stage.resident.writes('二');
    await taker.arrivals.next();
    await taker.arrivals.next();
    expect(textsOf(taker)).toEqual(['一', '二']);
    await expect.poll(() => stage.api.updates.pendingCount(), PATIENCE).toBe(0);
    expect(stage.log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  test('is not confirmed by a stop in the middle', async () => {
    await stage.channel.start(taker.receive);
    taker.refuse(1_000);
    stage.resident.writes('停之前');
    await taker.offered.next();
    await stage.channel.stop();
    expect(stage.api.updates.pendingCount()).toBe(1);
    const next = createTaker();
    await stage.channel.start(next.receive);
    expect(await next.arrivals.next()).toMatchObject({ body: { text: '停之前' } });
  });

  test('is taken although Telegram goes on with lower ids', async () => {
    await stage.channel.start(taker.receive);
    stage.resident.writes('旧号');
    await taker.arrivals.next();
    await expect.poll(() => stage.api.updates.pendingCount(), PATIENCE).toBe(0);
    // The lower id comes between two requests: an old offset in the second would confirm it unseen.
    stage.api.updates.endPoll();
    stage.api.updates.continueAt(17);
    stage.resident.writes('新号');
    expect(await taker.arrivals.next()).toMatchObject({ eventId: '17', body: { text: '新号' } });
    await expect.poll(() => stage.api.updates.pendingCount(), PATIENCE).toBe(0);
    stage.resident.writes('再来');
    expect(await taker.arrivals.next()).toMatchObject({ eventId: '18' });
  });

  test('is taken although Telegram was unreachable, busy and broken before', async () => {
    const { faults } = stage.api;
    faults.next('getMe', { fault: 'reset-before' });
    faults.next('deleteWebhook', tooMany(0));
    faults.next('getUpdates', { fault: 'html', code: 502 });
    faults.next('getUpdates', { fault: 'html', code: 200 });
    faults.next('getUpdates', tooMany(0));
    stage.resident.writes('总会到');
    await stage.channel.start(taker.receive);
    expect(await taker.arrivals.next()).toMatchObject({ body: { text: '总会到' } });
    await expect.poll(() => stage.channel.health(), PATIENCE).toEqual({ up: true });
  });

  test('may be rubbish, and what follows it is taken', async () => {
    await stage.channel.start(taker.receive);
    stage.api.updates.push('message', ['rubbish'], 'x');
    stage.api.updates.push('callback_query', null, 'x');
    stage.resident.writes('正常');
    expect(await taker.arrivals.next()).toMatchObject({ body: { text: '正常' } });
    await expect.poll(() => stage.api.updates.pendingCount(), PATIENCE).toBe(0);
  });
});

describe('presses', () => {
  async function pressed(): Promise<void> {
    await stage.channel.start(taker.receive);
    const { chat } = stage.resident.writes('你好');
    const { address } = await taker.arrivals.next();
    const buttons = [[{ label: '好', press: 'p' }]];
    await stage.channel.send({ id: 'd', address, dispatch: { kind: 'text', text: '?', buttons } });
    const [message] = stage.api.chat(chat).messages;
    if (message !== undefined) stage.resident.presses(message, '好');
    await taker.arrivals.next(({ body }) => body.kind === 'press');
  }

  test('are answered by a call', async () => {
    await pressed();
    expect(await stage.api.calls.next(({ method }) => method === 'answerCallbackQuery')).toMatchObject({ answer: { ok: true }, byWebhook: false });
  });

  test('whose answer fails hold nothing up', async () => {
    stage.api.faults.next('answerCallbackQuery', { fault: 'refuse', code: 400, words: 'query is too old' });
    await pressed();
    stage.resident.writes('下一句');
    expect(await taker.arrivals.next()).toMatchObject({ body: { text: '下一句' } });
    await expect.poll(() => stage.log.lines.map(({ fields }) => fields), PATIENCE).toContainEqual(expect.objectContaining({ code: '400' }));
  });
});

describe('several processes', () => {
  test('that both poll without a lock are told of a conflict, and nothing is lost', async () => {
    const other = stage.another();
    const otherTaker = createTaker();
    await stage.channel.start(taker.receive);
    await other.start(otherTaker.receive);
    await expect.poll(() => [stage.channel.health().detail, other.health().detail].join(' '), PATIENCE).toContain('另一个程序');
    stage.resident.writes('只有一份');
    await expect.poll(() => [...textsOf(taker), ...textsOf(otherTaker)], PATIENCE).toContain('只有一份');
    await other.stop();
    stage.resident.writes('还在');
    await taker.arrivals.next(({ body }) => body.kind === 'message' && body.text === '还在');
    await expect.poll(() => stage.channel.health(), PATIENCE).toEqual({ up: true });
  });

  test('with a lock: one polls, the other stands by and takes over', async () => {
    const lock = createLock();
    const first = stage.another({ onePoller: lock });
    const second = stage.another({ onePoller: lock });
    const secondTaker = createTaker();
    await first.start(taker.receive);
    stage.resident.writes('一');
    await taker.arrivals.next();
    await second.start(secondTaker.receive);
    stage.resident.writes('二');
    await taker.arrivals.next();
    expect(second.health()).toEqual({ up: true });
    await first.stop();
    stage.resident.writes('三');
    expect(await secondTaker.arrivals.next(({ body }) => body.kind === 'message' && body.text === '三')).toBeDefined();
    await second.stop();
  });

  test('a lost lock ends the polling, and a new one begins it', async () => {
    const lock = createLock();
    const channel = stage.another({ onePoller: lock });
    await channel.start(taker.receive);
    stage.resident.writes('一');
    await taker.arrivals.next();
    lock.lose();
    stage.resident.writes('二');
    expect(await taker.arrivals.next(({ body }) => body.kind === 'message' && body.text === '二')).toBeDefined();
    await channel.stop();
  });

  test('a lock that fails is tried again', async () => {
    let failures = 2;
    const channel = stage.another({
      async onePoller(work) {
        failures -= 1;
        if (failures >= 0) throw new Error('the database is down');
        await work(new AbortController().signal);
      },
    });
    stage.resident.writes('等锁');
    await channel.start(taker.receive);
    expect(await taker.arrivals.next()).toMatchObject({ body: { text: '等锁' } });
    await channel.stop();
  });
});
