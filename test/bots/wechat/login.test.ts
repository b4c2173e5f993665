// What becomes known of the account: how its login stands, who has to know it, when it was at work, and what may have been missed.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { qrInWords } from '../../../src/bots/wechat/qr-in-words.ts';
import { createWeChat } from '../../support/wechat/wechat.ts';
import { inProcess, PATIENCE, wechatStage, type WechatStage } from './stage.ts';

let stage: WechatStage;
afterEach(() => stage.close());

/** What the account said of itself so far. */
function told(): string[] {
  return stage.taker.arrivals.all().flatMap(({ body }) => (body.kind === 'account' ? [body.state] : body.kind === 'gap' ? ['gap'] : []));
}
const shown = () => stage.record.logins.map(({ state }) => state);

describe('an account that waits for a scan', () => {
  beforeEach(async () => {
    const wechat = createWeChat({ signedIn: false });
    stage = await wechatStage({ openPuppet: () => Promise.resolve(inProcess(wechat)) }, wechat);
    await stage.channel.start(stage.taker.receive);
    await vi.waitUntil(() => told().length > 0, PATIENCE);
  });

  test('shows its code to whoever may log it in, and to no log', async () => {
    const [first = ''] = stage.printed;
    await expect.poll(() => stage.record.logins, PATIENCE).toMatchObject([{ state: 'starting' }, { state: 'scan', qr: first }]);
    expect(stage.channel.health().detail).toContain('微信登录');
    stage.wechat.showsQr();
    await expect.poll(() => stage.record.logins.at(-1)?.qr, PATIENCE).not.toBe(first);
    expect(stage.printed).toHaveLength(2);
    expect(stage.printed[1]).not.toBe(first);
    // A new code is no new news.
    expect(told()).toEqual(['scan']);
    expect(JSON.stringify(stage.log.lines)).not.toContain('login.weixin');
    expect(JSON.stringify(stage.taker.arrivals.all())).not.toContain('login.weixin');
  });

  test('is logged in by a scan, and everybody hears of it once', async () => {
    stage.wechat.scansQr();
    await expect.poll(told, PATIENCE).toEqual(['scan', 'login']);
    await expect.poll(() => stage.record.logins.at(-1), PATIENCE).toMatchObject({ state: 'up', qr: null });
    expect(shown()).toContain('scan');
    await stage.wechat.logsOut();
    await expect.poll(told, PATIENCE).toEqual(['scan', 'login', 'logout', 'scan']);
    expect(stage.channel.canSend?.()).toBe(false);
    await expect.poll(() => stage.record.logins.at(-1)?.state, PATIENCE).toBe('scan');
    stage.wechat.scansQr();
    await expect.poll(told, PATIENCE).toEqual(['scan', 'login', 'logout', 'scan', 'login']);
    expect(stage.taker.arrivals.all().map(({ address, chatKind, user }) => ({ ...address, chatKind, ...user })).at(-1)).toEqual({ account: 'wechat:main', chat: '~', chatKind: 'private', id: '' });
    expect(new Set(stage.taker.arrivals.all().map(({ eventId }) => eventId)).size).toBe(5);
  });

  test('hides its code when the program ends', async () => {
    await stage.channel.stop();
    expect(stage.record.logins.at(-1)).toMatchObject({ state: 'down', qr: null });
  });
});

describe('an account that was at work before', () => {
  const minute = 60_000;

  test('tells from when to when messages may be missing', async () => {
    stage = await wechatStage();
    const from = Date.now() - 15 * minute;
    await stage.record.seen(from);
    await stage.channel.start(stage.taker.receive);
    const { eventId, body } = await stage.taker.arrivals.next(({ body: { kind } }) => kind === 'gap');
    expect({ eventId, body }).toMatchObject({ eventId: `gap:${from}`, body: { from, unfetched: 0 } });
    // Nobody was told that it was away, so nobody is told that it is back.
    expect(told()).toEqual(['gap']);
    await expect.poll(() => stage.record.lastSeen(), PATIENCE).toBeGreaterThan(from);
  });

  test('tells it until it is stored, and does not count as seen before', async () => {
    stage = await wechatStage();
    const from = Date.now() - minute;
    await stage.record.seen(from);
    stage.taker.refuse(2);
    await stage.channel.start(stage.taker.receive);
    await expect.poll(() => stage.channel.health().detail, PATIENCE).toContain('存不进来');
    expect(await stage.record.lastSeen()).toBe(from);
    await stage.taker.arrivals.next(({ body: { kind } }) => kind === 'gap');
    await expect.poll(() => stage.channel.health(), PATIENCE).toEqual({ up: true });
  });

  test('says nothing of a moment', async () => {
    stage = await wechatStage();
    const from = Date.now() - 1_000;
    await stage.record.seen(from);
    await stage.channel.start(stage.taker.receive);
    await expect.poll(() => stage.record.lastSeen(), PATIENCE).toBeGreaterThan(from);
    expect(told()).toEqual([]);
  });

  test('is at work although its record fails for a while', async () => {
    stage = await wechatStage();
    await stage.record.seen(Date.now() - minute);
    stage.record.fails(4);
    await stage.channel.start(stage.taker.receive);
    await expect.poll(told, PATIENCE).toEqual(['gap']);
    await expect.poll(shown, PATIENCE).toContain('up');
  });
});

test('a code is shown in characters, with what to do', async () => {
  stage = await wechatStage();
  const lines = qrInWords('https://login.weixin.qq.com/l/abc').split('\n');
  expect(lines.length).toBeGreaterThan(12);
  expect(lines.at(-1)).toContain('扫');
  expect(lines.join('')).not.toContain('abc');
});
