// What is posted to the web chat: stored once, acknowledged only then, and refused in plain words when it cannot be taken.

import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { memoryChatLog } from '../support/memory-chat-log.ts';
import { cookieOf, openEvents, post } from './events.ts';
import type { StudioOptions } from './studio.ts';
import { say, studio } from './studio.ts';

const open: ReturnType<typeof studio>[] = [];
const CHINESE = /\p{Script=Han}/u;

async function opened(options: StudioOptions = {}) {
  const front = studio(options);
  open.push(front);
  return { ...front, url: await front.open() };
}

async function messageOf(response: Response): Promise<string> {
  const body = (await response.json()) as { ok: boolean; message: string };
  expect(body.ok).toBe(false);
  return body.message;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((front) => front.close()));
});

test('a message is stored, handed over and acknowledged', async () => {
  const { url, arrivals, chatLog } = await opened();
  const response = await post(url, { id: 'a-1', text: '路灯坏了' }, { 'accept-language': 'zh-CN,zh;q=0.9' });
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({ ok: true });
  const [chat = ''] = chatLog.sessions();
  expect(chat).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(arrivals).toEqual([
    {
      eventId: `${chat}:a-1`,
      address: { account: 'web:main', chat },
      chatKind: 'private',
      user: { id: chat, language: 'zh-CN' },
      messageId: String(chatLog.entries(chat)[0]?.id),
      sentAtMs: Date.parse('2026-12-04T15:20:00+08:00'),
      body: { kind: 'message', text: '路灯坏了', attachments: [], edited: false },
    },
  ]);
});

test('the cookie is random, http-only, long-lived, and never stored', async () => {
  const { url, chatLog, arrivals } = await opened();
  const response = await post(url, { id: 'a', text: '一' });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^huiyin_chat=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
  const again = await post(url, { id: 'b', text: '二' }, { cookie: cookieOf(response) });
  expect(again.headers.getSetCookie()).toEqual([]);
  expect(chatLog.sessions()).toHaveLength(1);
  await post(url, { id: 'b', text: '三' }, { cookie: 'huiyin_chat=guessed' });
  expect(chatLog.sessions()).toHaveLength(2);
  const secret = cookieOf(response).split('=')[1] ?? '';
  expect(JSON.stringify([arrivals, chatLog.sessions()])).not.toContain(secret);
});

test('the same id again is acknowledged and changes nothing', async () => {
  const { url, arrivals, chatLog } = await opened({ script: () => [say('收到')] });
  const first = await post(url, { id: 'same', text: '一' });
  const cookie = cookieOf(first);
  const again = await Promise.all([1, 2, 3].map(() => post(url, { id: 'same', text: '一' }, { cookie })));
  expect(again.map((response) => response.status)).toEqual([202, 202, 202]);
  expect(arrivals).toHaveLength(1);
  expect(chatLog.entries(chatLog.sessions()[0] ?? '').map((entry) => entry.text)).toEqual(['一', '收到']);
});

test('not stored is 503, and the same message again is taken once', async () => {
  let down = true;
  const { url, arrivals, chatLog, lines } = await opened({
    beforeStoring: () => {
      if (down) throw Object.assign(new Error('路灯坏了'), { code: 'ECONNREFUSED' });
    },
  });
  const refused = await post(url, { id: 'x', text: '路灯坏了' });
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(await messageOf(refused)).toMatch(CHINESE);
  expect(JSON.stringify(lines)).toContain('ECONNREFUSED');
  expect(JSON.stringify(lines)).not.toContain('路灯');
  down = false;
  expect((await post(url, { id: 'x', text: '路灯坏了' }, { cookie: cookieOf(refused) })).status).toBe(202);
  expect(arrivals).toHaveLength(1);
  const [chat = ''] = chatLog.sessions();
  expect(chatLog.entries(chat)).toHaveLength(1);
  expect(arrivals[0]?.messageId).toBe(String(chatLog.entries(chat)[0]?.id));
});

test('a log that is away is 503, too', async () => {
  const chatLog = memoryChatLog();
  const { url, arrivals } = await opened({ chatLog: { ...chatLog, append: () => Promise.reject(new Error('down')) } });
  expect((await post(url, { id: 'x', text: '一' })).status).toBe(503);
  expect(arrivals).toEqual([]);
});

test('a channel that was stopped takes nothing', async () => {
  const { url, channel } = await opened();
  await channel.stop();
  expect((await post(url, { id: 'x', text: '一' })).status).toBe(503);
  expect((await fetch(`${url}/chat/events`)).status).toBe(503);
});

test('a press carries label into the log and the message it belongs to into the house', async () => {
  const { url, arrivals, chatLog } = await opened({ script: (arrival) => (arrival.body.kind === 'message' ? [say('对吗？', '对', '不对')] : []) });
  const cookie = cookieOf(await post(url, { id: 'a', text: '一' }));
  const [chat = ''] = chatLog.sessions();
  const question = chatLog.entries(chat).at(-1);
  expect((await post(url, { id: 'p1', press: 't:不对' }, { cookie })).status).toBe(202);
  expect(arrivals.at(-1)).toMatchObject({ messageId: String(question?.id), body: { kind: 'press', press: 't:不对' } });
  expect(chatLog.entries(chat).at(-1)).toMatchObject({ from: 'resident', text: '不对', clientId: 'p1' });
  expect((await post(url, { id: 'p2', press: 'made-up' }, { cookie })).status).toBe(202);
  expect(arrivals.at(-1)).not.toHaveProperty('messageId');
  expect(chatLog.entries(chat).at(-1)?.text).toBe('（按了一个按钮）');
});

test('a suspected secret is handed over but not kept', async () => {
  const { url, arrivals, chatLog } = await opened({ withhold: (text) => (text.includes('机密') ? null : text) });
  await post(url, { id: 'a', text: '机密文件第3号' });
  expect(arrivals[0]?.body).toMatchObject({ text: '机密文件第3号' });
  expect(chatLog.entries(chatLog.sessions()[0] ?? '').map((entry) => entry.text)).toEqual(['（这条没有保存）']);
});

test('a screening that breaks down keeps nothing', async () => {
  const { url, chatLog } = await opened({
    withhold: () => {
      throw new Error('机密');
    },
  });
  expect((await post(url, { id: 'a', text: '机密' })).status).toBe(202);
  expect(chatLog.entries(chatLog.sessions()[0] ?? '')[0]?.text).toBe('（这条没有保存）');
});

test.each([
  ['no JSON', 'hello'],
  ['nothing', ''],
  ['a list', '[]'],
  ['null', 'null'],
  ['no id', { text: '一' }],
  ['a bad id', { id: 'a b', text: '一' }],
  ['an id that is too long', { id: 'a'.repeat(65), text: '一' }],
  ['no text', { id: 'a' }],
  ['blank text', { id: 'a', text: ' \n\u0000 ' }],
  ['text that is no text', { id: 'a', text: 5 }],
  ['a press that is no text', { id: 'a', press: {} }],
  ['an empty press', { id: 'a', press: '' }],
])('%s is 400 with words that help', async (_name, body) => {
  const { url, arrivals } = await opened();
  const response = await post(url, body);
  expect(response.status).toBe(400);
  expect(await messageOf(response)).toMatch(CHINESE);
  expect(arrivals).toEqual([]);
});

test('4000 characters are taken, one more is told to split', async () => {
  const { url } = await opened();
  expect((await post(url, { id: 'a', text: '长'.repeat(4000) })).status).toBe(202);
  const response = await post(url, { id: 'b', text: '长'.repeat(4001) });
  expect(response.status).toBe(400);
  expect(await messageOf(response)).toBe('这条有4001个字，一次最多4000个字。请分成两条发。');
});

test('more than 64 KiB is 413, announced or not', async () => {
  const { url } = await opened();
  const body = JSON.stringify({ id: 'a', text: 'x'.repeat(70_000) });
  expect((await post(url, body)).status).toBe(413);
  const unannounced = new Blob([body]).stream();
  const streamed: RequestInit = { method: 'POST', headers: { 'content-type': 'application/json' }, body: unannounced, duplex: 'half' };
  expect((await fetch(`${url}/chat/messages`, streamed)).status).toBe(413);
});

test("another site's page may not write or listen", async () => {
  const { url, arrivals } = await opened();
  const foreign = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of foreign) {
    const response = await post(url, { id: 'a', text: '一' }, headers);
    expect(response.status).toBe(403);
    expect(await messageOf(response)).toMatch(CHINESE);
    expect((await openEvents(url, headers)).status).toBe(403);
  }
  expect((await post(url, 'id=a', { 'content-type': 'text/plain' })).status).toBe(415);
  expect(arrivals).toEqual([]);
  expect((await post(url, { id: 'a', text: '一' }, { 'sec-fetch-site': 'same-origin' })).status).toBe(202);
  expect((await post(url, { id: 'a', text: '一' }, { origin: url, 'content-type': 'application/json; charset=utf-8' })).status).toBe(202);
});

test('what no database takes is cleaned, in and out', async () => {
  const { url, arrivals, chatLog } = await opened({ script: () => [say('好\u0000\uD800')] });
  await post(url, String.raw`{"id":"a","text":"坏\u0000了\ud800"}`);
  expect(arrivals[0]?.body).toMatchObject({ text: '坏了\uFFFD' });
  expect(chatLog.entries(chatLog.sessions()[0] ?? '').map((entry) => entry.text)).toEqual(['坏了\uFFFD', '好\uFFFD']);
});

test('garbage never gets a 5xx', { timeout: 30_000 }, async () => {
  const { url } = await opened();
  const field = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.constant('一'));
  const body = fc.oneof(
    fc.record({ id: fc.oneof(fc.stringMatching(/^[\w-]{1,70}$/), field), text: field, press: field }, { requiredKeys: [] }).map((one) => JSON.stringify(one)),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
  );
  const type = fc.constantFrom('application/json', 'application/json; charset=gbk', 'text/plain', 'application/jsonx');
  await fc.assert(
    fc.asyncProperty(body, type, fc.stringMatching(/^[\x21-\x7e]{0,60}$/), async (content, contentType, cookie) => {
      const response = await post(url, content, { 'content-type': contentType, cookie: `huiyin_chat=${cookie}` });
      expect(response.status).toBeLessThan(500);
      await response.arrayBuffer();
    }),
    { numRuns: 300 },
  );
});
