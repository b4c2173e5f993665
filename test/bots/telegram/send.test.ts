// What is sent to Telegram exactly, and the name of each way in which it can fail.

import { Api } from 'grammy';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Address, Dispatch, SendFailure, Sent } from '../../../src/bots/channel.ts';
import { createSend } from '../../../src/bots/telegram/send.ts';
import { createTransport } from '../../../src/bots/telegram/transport.ts';
import { INTERNAL, tooMany } from '../../support/bot-api/faults.ts';
import type { Fault } from '../../support/bot-api/faults.ts';
import { createTaker } from '../contract.ts';
import { PATIENCE, PATIENT_TEST, RESIDENT, telegramStage } from './stage.ts';
import type { TelegramStage } from './stage.ts';

let stage: TelegramStage;
let address: Address;
const TEXT: Dispatch = { kind: 'text', text: '您好', buttons: [] };

vi.setConfig(PATIENT_TEST);

beforeEach(async () => {
  stage = await telegramStage('polling');
  stage.resident.writes('你好');
  address = { account: stage.channel.account, chat: String(RESIDENT) };
});
afterEach(async () => {
  await stage.channel.stop();
  await stage.close();
});

function send(dispatch: Dispatch, to = address): Promise<Sent | SendFailure> {
  return stage.channel.send({ id: 'd1', address: to, dispatch });
}

describe('calls', () => {
  test('a text with everything, and nothing that would be parsed', async () => {
    const quoted = stage.resident.writes('在吗');
    const buttons = [[{ label: '提交', press: 'p1' }], []];
    await send({ kind: 'text', text: '<b>a</b>', buttons, quote: String(quoted.id) });
    const { params } = await stage.api.calls.next(({ method }) => method === 'sendMessage');
    expect(params).toEqual({
      chat_id: RESIDENT,
      text: '<b>a</b>',
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: '提交', callback_data: 'p1' }]] },
      reply_parameters: { message_id: quoted.id, allow_sending_without_reply: true },
    });
  });

  test('into a topic', async () => {
    stage.api.group(-100_500, '值班群', { forum: true });
    expect(await send(TEXT, { ...address, chat: '-100500', thread: '3' })).toMatchObject({ ok: true });
    expect(stage.api.chat(-100_500).messages[0]).toMatchObject({ thread: 3 });
  });

  test('a photo and a voice by what the platform knows them as', async () => {
    const photo = stage.resident.sendsPhoto();
    const voice = stage.resident.sendsVoice();
    expect(await send({ kind: 'file', attachment: { kind: 'photo', ref: photo.file?.ref ?? '' }, caption: '现场' })).toMatchObject({ ok: true });
    expect(await send({ kind: 'file', attachment: { kind: 'voice', ref: voice.file?.ref ?? '' } })).toMatchObject({ ok: true });
    // Telegram takes every file but a photo for any other: nothing is lost where kinds differ.
    expect(await send({ kind: 'file', attachment: { kind: 'file', ref: voice.file?.ref ?? '' } })).toMatchObject({ ok: true });
    expect(await send({ kind: 'file', attachment: { kind: 'video', ref: voice.file?.ref ?? '' } })).toMatchObject({ ok: true });
    expect(await send({ kind: 'file', attachment: { kind: 'file', ref: photo.file?.ref ?? '' } })).toMatchObject({ ok: false, why: 'invalid' });
    expect(stage.api.chat(RESIDENT).messages[0]).toMatchObject({ text: '现场', file: { kind: 'photo', ref: photo.file?.ref } });
  });

  test('a file that we hold, by its bytes', async () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 7]);
    expect(await send({ kind: 'file', attachment: { kind: 'photo', ref: 'kept|1', name: '灯.jpg' }, bytes, caption: '换好了' })).toMatchObject({ ok: true });
    expect(await send({ kind: 'file', attachment: { kind: 'file', ref: 'kept|2', name: '说明.pdf' }, bytes })).toMatchObject({ ok: true });
    const { params } = await stage.api.calls.next(({ method }) => method === 'sendPhoto');
    const sent = Object.values(params).find((value) => value instanceof File);
    expect([sent?.name, ...new Uint8Array((await sent?.arrayBuffer()) ?? new ArrayBuffer(0))]).toEqual(['_.jpg', ...bytes]);
    expect(stage.api.chat(RESIDENT).messages.map((one) => one.file?.kind)).toEqual(['photo', 'document']);
  });

  test('a pin with and without a name', async () => {
    await send({ kind: 'pin', pin: { latitude: 31.2, longitude: 121.4 } });
    await send({ kind: 'pin', pin: { latitude: 31.2, longitude: 121.4, title: '老街菜场' } });
    expect(stage.api.chat(RESIDENT).messages.map((one) => one.pin)).toEqual([
      { latitude: 31.2, longitude: 121.4 },
      { latitude: 31.2, longitude: 121.4, title: '老街菜场' },
    ]);
  });

  test('a quote of a message that is gone costs nothing', async () => {
    expect(await send({ ...TEXT, kind: 'text', text: 'a', buttons: [], quote: '4711' })).toMatchObject({ ok: true });
  });
});

describe('failures', () => {
  const refusal = (code: number, words: string): Fault => ({ fault: 'refuse', code, words });
  const cases: [string, Fault, SendFailure][] = [
    ['429', tooMany(7), { ok: false, why: 'later', retryAfterMs: 7000, code: '429' }],
    ['500', INTERNAL, { ok: false, why: 'later', code: '500' }],
    ['a proxy that says 502 in HTML', { fault: 'html', code: 502 }, { ok: false, why: 'later', code: '502' }],
    ['403', refusal(403, 'bot was blocked by the user'), { ok: false, why: 'blocked', code: '403' }],
    ['no such chat', refusal(400, 'chat not found'), { ok: false, why: 'blocked', code: '400' }],
    ['a deactivated user', refusal(400, 'user is deactivated'), { ok: false, why: 'blocked', code: '400' }],
    ['another 400', refusal(400, 'message is too long'), { ok: false, why: 'invalid', code: '400' }],
    ['401', refusal(401, 'Unauthorized'), { ok: false, why: 'later', retryAfterMs: 5000, code: '401' }],
    ['a connection cut after writing', { fault: 'reset-after' }, { ok: false, why: 'ambiguous', code: 'UND_ERR_SOCKET' }],
    ['a connection cut, done or not', { fault: 'reset-before' }, { ok: false, why: 'ambiguous', code: 'UND_ERR_SOCKET' }],
    ['an answer that is none', { fault: 'html', code: 200 }, { ok: false, why: 'ambiguous', code: 'bad-answer' }],
  ];

  test.each(cases)('%s', async (_name, fault, outcome) => {
    stage.api.faults.next('sendMessage', fault);
    expect(await send(TEXT)).toEqual(outcome);
    expect(await send(TEXT)).toMatchObject({ ok: true });
  });

  test('nobody listens: nothing was sent', async () => {
    const channel = stage.another({ apiRoot: 'http://127.0.0.1:1' });
    expect(await channel.send({ id: 'd', address, dispatch: TEXT })).toEqual({ ok: false, why: 'later', code: 'ECONNREFUSED' });
  });

  test.each(['hang-before', 'hang-after'] as const)('%s: the time is over, and nobody knows', async (fault) => {
    const api = new Api(stage.api.token, { apiRoot: stage.api.url, fetch: createTransport(stage.api.url) }).raw;
    const ignore = (): void => undefined;
    const hasty = createSend({ api, onToken: ignore, onMoved: ignore, limitMs: 100 });
    stage.api.faults.next('sendMessage', { fault });
    expect(await hasty({ id: 'd', address, dispatch: TEXT })).toEqual({ ok: false, why: 'ambiguous', code: 'timeout' });
    expect(stage.api.chat(RESIDENT).messages).toHaveLength(fault === 'hang-after' ? 1 : 0);
  });

  test('a blocked person, and one who comes back', async () => {
    stage.resident.blocks();
    expect(await send(TEXT)).toMatchObject({ why: 'blocked' });
    stage.resident.unblocks();
    expect(await send(TEXT)).toMatchObject({ ok: true });
  });

  test('a wrong token is told to staff until it is right', async () => {
    const taker = createTaker();
    await stage.channel.start(taker.receive);
    await taker.arrivals.next();
    await expect.poll(() => stage.channel.health().up, PATIENCE).toBe(true);
    stage.api.faults.next('sendMessage', refusal(401, 'Unauthorized'));
    await send(TEXT);
    expect(stage.channel.health().detail).toContain('TELEGRAM_BOT_TOKEN');
    await send(TEXT);
    expect(stage.channel.health()).toEqual({ up: true });
  });

  test('what no message of the bot can be is invalid', async () => {
    const own = stage.resident.writes('我的');
    expect(await send({ kind: 'edit', messageId: '4711', text: 'a', buttons: [] })).toMatchObject({ why: 'invalid' });
    expect(await send({ kind: 'edit', messageId: String(own.id), text: 'a', buttons: [] })).toMatchObject({ why: 'invalid' });
    expect(await send({ kind: 'erase', messageId: 'x' })).toEqual({ ok: false, why: 'invalid', code: 'message-id' });
    expect(await send(TEXT, { ...address, chat: '@somebody' })).toEqual({ ok: false, why: 'invalid', code: 'address' });
  });
});

describe('a group that became a supergroup', () => {
  const there = -1_000_500;
  const toGroup = (id = 'd1'): Promise<Sent | SendFailure> => stage.channel.send({ id, address: { ...address, chat: '-500' }, dispatch: TEXT });

  test('the move arrives, and the message waits until its chat has moved', async () => {
    const taker = createTaker();
    await stage.channel.start(taker.receive);
    stage.api.group(-500, '值班群').migrates(there, { silently: true });
    expect(await toGroup()).toEqual({ ok: false, why: 'later', code: 'moved' });
    expect(stage.api.chat(there).messages).toEqual([]);
    expect(await taker.arrivals.next(({ body }) => body.kind === 'moved')).toEqual({
      eventId: 'moved:-500:-1000500:d1',
      address: { account: stage.channel.account, chat: '-500' },
      chatKind: 'group',
      user: { id: '' },
      body: { kind: 'moved', toChat: '-1000500' },
    });
    expect(await stage.channel.send({ id: 'd1', address: { ...address, chat: String(there) }, dispatch: TEXT })).toMatchObject({ ok: true });
  });

  test('each message tells it anew: one that comes late is not left behind', async () => {
    const taker = createTaker();
    await stage.channel.start(taker.receive);
    await taker.arrivals.next();
    stage.api.group(-500, '值班群').migrates(there, { silently: true });
    taker.refuse(1);
    expect(await toGroup()).toMatchObject({ why: 'later' });
    await expect.poll(() => stage.log.lines, PATIENCE).toContainEqual(expect.objectContaining({ fields: { eventId: 'moved:-500:-1000500:d1', code: 'Error' } }));
    for (const id of ['d1', 'd2']) {
      await toGroup(id);
      expect(await taker.arrivals.next(({ body }) => body.kind === 'moved')).toMatchObject({ eventId: `moved:-500:-1000500:${id}` });
    }
  });
});

describe('a topic of a group', () => {
  test.each(['Bad Request: message thread not found', 'Bad Request: TOPIC_DELETED', 'Bad Request: TOPIC_CLOSED'])('%s: the message comes into the group itself', async (words) => {
    stage.api.group(-100_500, '值班群', { forum: true });
    stage.api.faults.next('sendMessage', { fault: 'refuse', code: 400, words });
    expect(await send(TEXT, { ...address, chat: '-100500', thread: '3' })).toMatchObject({ ok: true });
    expect(stage.api.chat(-100_500).messages).toMatchObject([{ text: '您好' }]);
    expect(stage.api.chat(-100_500).messages[0]?.thread).toBeUndefined();
  });

  test('without one it is no message', async () => {
    stage.api.faults.next('sendMessage', { fault: 'refuse', code: 400, words: 'TOPIC_CLOSED' });
    expect(await send(TEXT)).toMatchObject({ ok: false, why: 'invalid' });
  });
});
