// Messages in and out over a real puppet server on loopback, where wechaty has faults of its own.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { riskControl } from '../../support/wechat/faults.ts';
import type { Person } from '../../support/wechat/people.ts';
import type { PuppetServer } from '../../support/wechat/puppet-server.ts';
import { createWeChat } from '../../support/wechat/wechat.ts';
import { remote, serveHere, serverPlace } from './server.ts';
import { onlineStage, type WechatStage } from './stage.ts';

let server: PuppetServer;
let stage: WechatStage;
let wang: Person;

beforeEach(async () => {
  const place = await serverPlace();
  const wechat = createWeChat();
  server = await serveHere(place, wechat);
  stage = await onlineStage({ openPuppet: remote(place.variables) }, wechat);
  wang = wechat.person('wxid_wang', '王桂兰');
});
afterEach(async () => {
  await stage.close();
  await server.stop();
  vi.unstubAllEnvs();
});

test('a place, a link, a file and a new friend arrive', async () => {
  const { taker, wechat } = stage;
  wang.sendsLocation(31.25, 121.5, { name: '人民广场', address: '人民大道' });
  expect(await taker.arrivals.next()).toMatchObject({ body: { pin: { latitude: 31.25, longitude: 121.5, title: '人民广场 人民大道' } } });
  wang.sendsLink('停水通知', 'https://example.cn');
  expect(await taker.arrivals.next()).toMatchObject({ body: { text: '停水通知\nhttps://example.cn' } });
  const file = wang.sendsFile({ name: '证明.pdf', bytes: 'huge' });
  expect(await taker.arrivals.next()).toMatchObject({ body: { attachments: [{ ref: file.id, name: '证明.pdf' }] } });
  wechat.person('wxid_li', '李大爷', { friend: false }).asksToBeFriends();
  expect(await taker.arrivals.next()).toMatchObject({ user: { id: 'wxid_li' }, body: { text: '/start' } });
  expect(wechat.downloads()).toEqual([]);
});

test('in a group we are known by our alias, and answer by name', async () => {
  const { taker, wechat, channel } = stage;
  const room = wechat.room('1@chatroom', '值班群', [wang]);
  room.callsUs('和平路回音');
  wang.writes('待办', { in: room, mention: 'without-ids' });
  const { address } = await taker.arrivals.next(({ body }) => body.kind === 'message' && body.text === '待办');
  await channel.send({ id: 'd1', address, dispatch: { kind: 'text', text: '没有待办', buttons: [], mention: wang.id } });
  expect(wechat.shown(room.id)).toMatchObject([{ text: '@王桂兰\u2005没有待办', mentions: [wang.id] }]);
  expect(await channel.members?.(room.id)).toEqual([wang.id]);
});

test('files leave whole, and what the other end refuses has its name', async () => {
  const { wechat, channel } = stage;
  const address = { account: channel.account, chat: wang.id };
  const bytes = new Uint8Array(300_000).fill(7);
  const file = { kind: 'file' as const, attachment: { kind: 'file' as const, ref: 'kept:1', name: '月报 十一月.docx' }, bytes };
  expect(await channel.send({ id: 'd1', address, dispatch: file })).toMatchObject({ ok: true });
  expect(wechat.shown(wang.id)).toMatchObject([{ file: { name: '月报 十一月.docx', bytes: Buffer.from(bytes) } }]);
  wechat.sends.next(riskControl);
  expect(await channel.send({ id: 'd2', address, dispatch: { kind: 'text', text: 'a', buttons: [] } })).toEqual({ ok: false, why: 'later', retryAfterMs: 60_000, code: 'grpc-2' });
  wang.deletesUs();
  expect(await channel.send({ id: 'd3', address, dispatch: { kind: 'text', text: 'a', buttons: [] } })).toEqual({ ok: false, why: 'blocked', code: 'grpc-2' });
});
