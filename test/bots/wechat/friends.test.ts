// Requests to be a friend: accepted and greeted, not too many an hour, and not forgotten when a process dies.

import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { WechatOptions } from '../../../src/bots/wechat/wechat.ts';
import { createWeChat } from '../../support/wechat/wechat.ts';
import { onlineStage, PATIENCE, wechatStage, type WechatStage } from './stage.ts';

const quick = { greetAfterMs: 1, againMs: 5 };

async function begin(friendsPerHour = 20, times: NonNullable<NonNullable<WechatOptions['times']>['friends']> = {}): Promise<WechatStage> {
  const stage = await onlineStage(withFriends(friendsPerHour, times));
  onTestFinished(() => stage.close());
  return stage;
}

function withFriends(friendsPerHour: number, times = {}): Partial<WechatOptions> {
  const settings = { puppet: '', variables: {}, studio: null, pace: { chatEveryMs: 0, otherChatEveryMs: 0, perMinute: 60 }, friendsPerHour };
  return { settings, times: { friends: { ...quick, ...times } } };
}

/** Contacts whom the house was told of as if they had pressed Start. */
function greeted({ taker }: WechatStage): string[] {
  return taker.arrivals.all().flatMap(({ body, user }) => (body.kind === 'message' && body.text === '/start' ? [user.id] : []));
}

describe('a request to be a friend', () => {
  test('is accepted, and who asked is greeted once', async () => {
    const stage = await begin();
    const li = stage.wechat.person('wxid_li', '李大爷', { friend: false });
    const id = li.asksToBeFriends('我是和平路的');
    const arrival = await stage.taker.arrivals.next();
    expect(arrival).toMatchObject({
      eventId: `friendship:${id}`,
      address: { account: 'wechat:main', chat: li.id },
      chatKind: 'private',
      user: { id: li.id },
      body: { kind: 'message', text: '/start' },
    });
    await vi.waitUntil(async () => (await stage.record.noted()).length === 0, PATIENCE);
    // Accepted and confirmed are two events, and one greeting.
    expect(greeted(stage)).toEqual([li.id]);
    expect(await stage.channel.send({ id: 'd', address: arrival.address, dispatch: { kind: 'text', text: '您好', buttons: [] } })).toMatchObject({ ok: true });
    expect(JSON.stringify(stage.log.lines)).not.toMatch(/李大爷|和平路/);
  });

  test('is greeted also where the puppet never confirms', async () => {
    const stage = await begin();
    stage.wechat.confirmsFriends(false);
    stage.wechat.person('wxid_li', '李大爷', { friend: false }).asksToBeFriends();
    expect(await stage.taker.arrivals.next()).toMatchObject({ body: { text: '/start' } });
  });

  test('that fails is tried again, and given up quietly', async () => {
    const stage = await begin();
    stage.wechat.lookups.fail(2, 'contact');
    stage.wechat.person('wxid_li', '李大爷', { friend: false }).asksToBeFriends();
    expect(await stage.taker.arrivals.next()).toMatchObject({ user: { id: 'wxid_li' } });
    stage.wechat.lookups.fail(3, 'contact');
    stage.wechat.person('wxid_zhao', '赵', { friend: false }).asksToBeFriends();
    await vi.waitUntil(async () => (await stage.record.noted()).length === 0, PATIENCE);
    expect(greeted(stage)).toEqual(['wxid_li']);
  });

  test('waits when the hour has seen enough, and its turn comes', async () => {
    const stage = await begin(2, { hourMs: 150 });
    const startedMs = performance.now();
    for (const name of ['a', 'b', 'c']) stage.wechat.person(`wxid_${name}`, name, { friend: false }).asksToBeFriends();
    await vi.waitUntil(() => stage.wechat.accepted.all().length === 2, PATIENCE);
    await vi.waitUntil(() => stage.wechat.accepted.all().length === 3, PATIENCE);
    expect(performance.now() - startedMs).toBeGreaterThan(140);
    await vi.waitUntil(() => greeted(stage).length === 3, PATIENCE);
  });

  test('outlives the process that could not accept it yet', async () => {
    const wechat = createWeChat();
    const first = await onlineStage(withFriends(0), wechat);
    onTestFinished(() => first.close());
    wechat.person('wxid_li', '李大爷', { friend: false }).asksToBeFriends();
    await vi.waitUntil(async () => (await first.record.noted()).length === 1, PATIENCE);
    await first.channel.stop();
    const left = await first.record.noted();
    const second = await wechatStage(withFriends(20), wechat);
    onTestFinished(() => second.close());
    await second.record.note(left);
    await second.record.seen(Date.now());
    await second.channel.start(second.taker.receive);
    await vi.waitUntil(async () => (await second.record.noted()).length === 0, PATIENCE);
    expect(greeted(second)).toEqual(['wxid_li']);
  });

  test('that another process left behind while this one stood by is accepted when it has the account again', async () => {
    let lose = new AbortController();
    const onlyOne: WechatOptions['onlyOne'] = async (work) => {
      lose = new AbortController();
      await work(lose.signal);
    };
    const stage = await onlineStage({ ...withFriends(20), onlyOne });
    onTestFinished(() => stage.close());
    stage.wechat.confirmsFriends(false);
    const { channel, record, wechat } = stage;
    const wang = wechat.person('wxid_wang', '王桂兰', { friend: false });
    wang.asksToBeFriends();
    await vi.waitUntil(() => greeted(stage).length === 1, PATIENCE);
    await vi.waitUntil(async () => (await record.noted()).length === 0, PATIENCE);
    lose.abort();
    await vi.waitUntil(() => channel.canSend?.() === false, PATIENCE);
    const id = wechat.person('wxid_li', '李大爷', { friend: false }).asksToBeFriends();
    await record.note([`friendship:${id}`]);
    await expect.poll(() => greeted(stage), PATIENCE).toContain('wxid_li');
  });

  test('in a flood of thousands neither crashes nor grows without bound, and messages go on', async () => {
    const stage = await begin();
    const wang = stage.wechat.person('wxid_wang', '王桂兰');
    for (let index = 0; index < 5_000; index += 1) stage.wechat.person(`wxid_${index}`, '?', { friend: false }).asksToBeFriends();
    wang.writes('路灯坏了');
    expect(await stage.taker.arrivals.next(({ body }) => body.kind === 'message' && body.text === '路灯坏了')).toBeDefined();
    await vi.waitUntil(() => stage.wechat.accepted.all().length === 20, PATIENCE);
    expect((await stage.record.noted()).length).toBeLessThanOrEqual(1_000);
  });
});
