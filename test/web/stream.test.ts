// The web chat's stream: replays the session in order, follows it across processes, and lets go of what is too much.

import { afterEach, expect, test } from 'vitest';
import { memoryChatLog } from '../support/memory-chat-log.ts';
import type { EventStream } from './events.ts';
import { cookieOf, openEvents, post } from './events.ts';
import type { StudioOptions } from './studio.ts';
import { say, studio } from './studio.ts';

const open: ReturnType<typeof studio>[] = [];
const streams: EventStream[] = [];
/** How long a busy machine may take; no test waits for it to pass. */
const PATIENCE = { timeout: 4000 };

async function opened(options: StudioOptions = {}) {
  const front = studio(options);
  open.push(front);
  return { ...front, url: await front.open() };
}

async function listen(...given: Parameters<typeof openEvents>): Promise<EventStream> {
  const stream = await openEvents(...given);
  streams.push(stream);
  return stream;
}

afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  await Promise.all(open.splice(0).map((front) => front.close()));
});

test('says how to reconnect, and sends both sides as they happen', async () => {
  const { url } = await opened({ script: () => [say('收到', '好')] });
  const stream = await listen(url);
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.headers.get('cache-control')).toBe('no-store');
  expect(stream.cookie).toMatch(/^huiyin_chat=/);
  expect(await stream.block()).toBe('retry: 1000');
  await post(url, { id: 'a', text: '一\n二' }, { cookie: stream.cookie });
  const at = Date.parse('2026-12-04T15:20:00+08:00');
  expect(await stream.next()).toEqual({ id: 1, at, from: 'resident', text: '一\n二', buttons: [], files: [], client: 'a' });
  expect(await stream.next()).toEqual({ id: 2, at, from: 'desk', text: '收到', buttons: [{ label: '好', press: 't:好' }], files: [] });
});

test('replays all of the session, or what came after Last-Event-ID, or after ?after=', async () => {
  const { url } = await opened();
  const cookie = cookieOf(await post(url, { id: 'm0', text: '0' }));
  for (const text of ['1', '2', '3']) await post(url, { id: `m${text}`, text }, { cookie });
  await post(url, { id: 'm9', text: '别人的' });
  expect((await (await listen(url, { cookie })).next()).text).toBe('0');
  expect((await (await listen(url, { cookie, 'last-event-id': '2' })).next()).text).toBe('2');
  expect((await (await listen(url, { cookie }, '?after=3')).next()).text).toBe('3');
  expect((await (await listen(url, { cookie, 'last-event-id': '1' }, '?after=3')).next()).text).toBe('1');
  expect((await (await listen(url, { cookie, 'last-event-id': 'x1' }, '?after=-3')).next()).text).toBe('0');
});

test('a long log comes whole and in order, also to a slow reader', async () => {
  const chatLog = memoryChatLog();
  const { url } = await opened({ chatLog });
  const cookie = cookieOf(await post(url, { id: 'first', text: '0' }));
  const [chat = ''] = chatLog.sessions();
  const texts = Array.from({ length: 1000 }, (_, index) => `${index + 1} ${'长'.repeat(300)}`);
  for (const text of texts) {
    chatLog.appendQuietly(chat, { clientId: `delivery:${text}`, at: 0, from: 'desk', text, buttons: [], files: [] });
  }
  const stream = await listen(url, { cookie });
  expect((await stream.next()).text).toBe('0');
  for (const text of texts) expect((await stream.next()).text).toBe(text);
});

test('finds what another process has written', async () => {
  const { url, chatLog } = await opened();
  const stream = await listen(url);
  await post(url, { id: 'a', text: '一' }, { cookie: stream.cookie });
  await stream.next();
  chatLog.appendQuietly(chatLog.sessions()[0] ?? '', { clientId: 'delivery:9', at: 0, from: 'desk', text: '隔壁', buttons: [], files: [] });
  expect((await stream.next()).text).toBe('隔壁');
});

test('a log that fails for a while is followed on from the same place', async () => {
  const chatLog = memoryChatLog();
  let down = false;
  const front = await opened({
    chatLog: { ...chatLog, since: async (...asked) => (down ? Promise.reject(new Error('路灯')) : chatLog.since(...asked)) },
  });
  const stream = await listen(front.url);
  await post(front.url, { id: 'a', text: '一' }, { cookie: stream.cookie });
  await stream.next();
  down = true;
  await post(front.url, { id: 'b', text: '二' }, { cookie: stream.cookie });
  await expect.poll(() => front.channel.health(), PATIENCE).toMatchObject({ up: false });
  down = false;
  expect((await stream.next()).text).toBe('二');
  expect(front.channel.health()).toEqual({ up: true });
  expect(JSON.stringify(front.lines)).not.toContain('路灯');
});

test('an edit comes as an entry that replaces, an erased one as an empty one', async () => {
  const { url, channel, arrivals } = await opened({ script: () => [say('先', '甲')] });
  const stream = await listen(url);
  await post(url, { id: 'a', text: '一' }, { cookie: stream.cookie });
  await stream.next();
  const card = await stream.next();
  const address = arrivals[0]?.address ?? { account: 'web:main' as const, chat: '' };
  const messageId = String(card.id);
  const edit = { id: 'e1', address, dispatch: { kind: 'edit', messageId, text: '后', buttons: [[{ label: '乙', press: 't:乙' }]] } } as const;
  expect(await channel.send({ ...edit, dispatch: { ...edit.dispatch, buttons: [[{ label: '乙', press: 't:乙' }]] } })).toEqual({ ok: true, messageId });
  expect(await stream.next()).toMatchObject({ replaces: card.id, from: 'desk', text: '后', buttons: [{ label: '乙', press: 't:乙' }] });
  await post(url, { id: 'p', press: 't:乙' }, { cookie: stream.cookie });
  expect(arrivals.at(-1)?.messageId).toBe(messageId);
  await stream.next();
  await stream.next();
  expect(await channel.send({ id: 'e2', address, dispatch: { kind: 'erase', messageId } })).toEqual({ ok: true, messageId });
  expect(await stream.next()).toMatchObject({ replaces: card.id, text: '', buttons: [] });
  const replay = await listen(url, { cookie: stream.cookie });
  expect([await replay.next(), await replay.next(), await replay.next()].map((entry) => entry.text)).toEqual(['一', '', '']);
});

test('the same delivery twice is one entry with one message id', async () => {
  const { url, channel, arrivals, chatLog } = await opened();
  await post(url, { id: 'a', text: '一' });
  const address = arrivals[0]?.address ?? { account: 'web:main' as const, chat: '' };
  const delivery = { id: 'd1', address, dispatch: { kind: 'text' as const, text: '答', buttons: [] } };
  const first = await channel.send(delivery);
  expect(first).toMatchObject({ ok: true, messageId: expect.stringMatching(/^\d+$/) });
  expect(await channel.send(delivery)).toEqual(first);
  expect(chatLog.entries(address.chat)).toHaveLength(2);
});

test('a file and a place are shown in words', async () => {
  const { url, channel, arrivals } = await opened();
  const stream = await listen(url);
  await post(url, { id: 'a', text: '一' }, { cookie: stream.cookie });
  await stream.next();
  const address = arrivals[0]?.address ?? { account: 'web:main' as const, chat: '' };
  await channel.send({ id: 'f', address, dispatch: { kind: 'file', attachment: { kind: 'photo', ref: 'r', name: '路灯.jpg' }, caption: '修好了' } });
  expect(await stream.next()).toMatchObject({ text: '修好了', files: [{ kind: 'photo', name: '路灯.jpg' }] });
  await channel.send({ id: 'p', address, dispatch: { kind: 'pin', pin: { latitude: 22.5, longitude: 113.1, title: '东门' } } });
  expect(await stream.next()).toMatchObject({ text: '位置：东门（纬度22.50000，经度113.10000）' });
});

test('a heartbeat keeps a silent stream alive', async () => {
  const { url } = await opened({ limits: { heartbeatMs: 10 } });
  const stream = await listen(url);
  await stream.block();
  expect(await stream.block()).toBe(': here');
});

test('one stream too many closes the oldest of the session, and tells it to come back late', async () => {
  const { url } = await opened({ limits: { perSession: 2 } });
  const first = await listen(url);
  const { cookie } = first;
  await listen(url, { cookie });
  const third = await listen(url, { cookie });
  expect(await first.block()).toBe('retry: 1000');
  expect(await first.block()).toBe('retry: 60000');
  expect(await first.block()).toBeNull();
  await post(url, { id: 'a', text: '还在' }, { cookie });
  expect((await third.next()).text).toBe('还在');
});

test('too many streams in all are refused politely, and a closed one makes room', async () => {
  const { url } = await opened({ limits: { inAll: 2 } });
  await listen(url);
  const second = await listen(url);
  const refused = await fetch(`${url}/chat/events`);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(await refused.json()).toMatchObject({ ok: false, message: expect.stringContaining('请过半分钟再试') });
  second.close();
  await expect.poll(async () => (await listen(url)).status, PATIENCE).toBe(200);
});

test('stopping ends every stream', async () => {
  const { url, channel } = await opened();
  const stream = await listen(url);
  await stream.block();
  await channel.stop();
  expect(await stream.block()).toBeNull();
});

test('HEAD opens no stream', async () => {
  const { url } = await opened({ limits: { inAll: 1 } });
  expect((await fetch(`${url}/chat/events`, { method: 'HEAD' })).status).toBe(200);
  expect((await listen(url)).status).toBe(200);
});
