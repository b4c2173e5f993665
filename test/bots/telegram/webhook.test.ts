// The webhook: 401, 200 or 503 for exactly their reasons, and never because of content; nothing private in the log.

import { assert, asyncProperty, json, jsonValue, oneof, string, uint8Array } from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { INTERNAL, tooMany } from '../../support/bot-api/faults.ts';
import type { Fault } from '../../support/bot-api/faults.ts';
import { createTaker } from '../contract.ts';
import type { Taker } from '../contract.ts';
import { PATIENCE, PATIENT_TEST, RESIDENT, SECRET, telegramStage } from './stage.ts';
import type { TelegramStage } from './stage.ts';

let stage: TelegramStage;
let taker: Taker;
const HEADER = 'x-telegram-bot-api-secret-token';
const MARKED = '标记词甲乙丙';

vi.setConfig(PATIENT_TEST);

beforeEach(async () => {
  stage = await telegramStage('webhook');
  taker = createTaker();
});
afterEach(async () => {
  await stage.channel.stop();
  await stage.close();
});

async function post(body: NonNullable<RequestInit['body']>, secret: string | null = SECRET): Promise<Response> {
  const headers: Record<string, string> = secret === null ? {} : { [HEADER]: secret };
  return fetch(`${stage.webUrl}/telegram`, { method: 'POST', headers, body });
}
async function started(): Promise<void> {
  await stage.channel.start(taker.receive);
  await expect.poll(() => stage.channel.health(), PATIENCE).toEqual({ up: true });
}

describe('the secret', () => {
  test.each([null, '', 'wrong', `${SECRET}x`, SECRET.toLowerCase()])('%s is answered 401', async (secret) => {
    await started();
    const update = { update_id: 1, message: { message_id: 1, chat: { id: 1, type: 'private' }, from: { id: 1 }, text: 'a' } };
    expect((await post(JSON.stringify(update), secret)).status).toBe(401);
    expect((await post('not json', secret)).status).toBe(401);
    expect(taker.offered.all()).toEqual([]);
  });

  test('that is empty on our side opens nothing', async () => {
    const open = stage.another({ webhookSecret: '' });
    await open.start(taker.receive);
    const answer = await open.routes?.[0]?.handle(new Request('http://x/telegram', { method: 'POST', body: '{}', headers: { [HEADER]: '' } }));
    expect(answer?.status).toBe(401);
    await open.stop();
  });
});

describe('the content', () => {
  test('may be any bytes or JSON', async () => {
    await started();
    const bodies = oneof(uint8Array(), string(), json(), jsonValue().map((value) => JSON.stringify({ update_id: 7, message: value })));
    await assert(
      asyncProperty(bodies, async (body) => {
        const sent = typeof body === 'string' ? body : new Uint8Array(body);
        expect((await post(sent)).status).toBe(200);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['an array', '[[]]'],
    ['deep', '['.repeat(200_000)],
    ['deep and whole', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['a huge id', '{"update_id":1e400,"message":{}}'],
    ['wrong types', '{"update_id":1,"message":{"message_id":"x","chat":[],"text":{}}}'],
    ['too long', `{"update_id":1,"x":"${'长'.repeat(600_000)}"}`],
  ])('%s is refused with 200', async (_name, body) => {
    await started();
    expect((await post(body)).status).toBe(200);
    expect(taker.offered.all()).toEqual([]);
  });

  test('a refusal is logged', async () => {
    await started();
    await post('not json');
    await post('x'.repeat(1024 * 1024 + 1));
    await post('{"update_id":"x"}');
    const reasons = stage.log.lines.filter(({ message }) => message.includes('refused')).map(({ fields }) => fields);
    expect(reasons).toEqual([{ why: 'not-json' }, { why: 'too-long' }, { updateId: null, why: 'not-an-update' }]);
  });
});

describe('storing', () => {
  test('that fails is answered 503 until it does not', async () => {
    await started();
    taker.refuse(2);
    const { update } = stage.resident.writes('要存');
    await taker.arrivals.next();
    await expect.poll(() => stage.api.updates.answers.all().map(({ status }) => status), PATIENCE).toEqual([503, 503, 200]);
    expect(stage.api.updates.answers.all().every(({ updateId }) => updateId === update.update_id)).toBe(true);
    await expect.poll(() => stage.channel.health(), PATIENCE).toEqual({ up: true });
  });

  test('is not possible before the start and after the stop: 503', async () => {
    expect((await post('{}')).status).toBe(503);
    await started();
    expect((await post('{}')).status).toBe(200);
    await stage.channel.stop();
    expect((await post('{}')).status).toBe(503);
  });

  test('comes before a press is answered, and the answer costs no call', async () => {
    await started();
    const { chat } = stage.resident.writes('你好');
    const { address } = await taker.arrivals.next();
    await stage.channel.send({ id: 'd', address, dispatch: { kind: 'text', text: '?', buttons: [[{ label: '好', press: 'p' }]] } });
    const [message] = stage.api.chat(chat).messages;
    if (message !== undefined) stage.resident.presses(message, '好');
    const call = await stage.api.calls.next(({ method }) => method === 'answerCallbackQuery');
    expect(call).toMatchObject({ byWebhook: true, answer: { ok: true } });
    expect(taker.arrivals.all().at(-1)).toMatchObject({ body: { kind: 'press', press: 'p' } });
  });
});

describe('the registration', () => {
  test('names address, secret and kinds', async () => {
    await started();
    const { params } = await stage.api.calls.next(({ method }) => method === 'setWebhook');
    expect(params).toEqual({
      url: `${stage.webUrl}/telegram`,
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
      max_connections: 100,
    });
  });

  test('is tried again while Telegram is down, and health says so meanwhile', async () => {
    stage.api.faults.next('setWebhook', INTERNAL);
    stage.api.faults.next('setWebhook', { fault: 'reset-before' });
    await stage.channel.start(taker.receive);
    expect(stage.channel.health()).toMatchObject({ up: false, detail: expect.stringContaining('PUBLIC_URL') as unknown });
    await expect.poll(() => stage.channel.health(), PATIENCE).toEqual({ up: true });
  });

  test('a command to our name is understood from the first update on', async () => {
    const group = stage.api.group(-500, '值班群');
    await stage.channel.start(taker.receive);
    stage.resident.writes(`/bindgroup@${stage.api.username}`, { in: group.id });
    expect(await taker.arrivals.next()).toMatchObject({ mentioned: true, chatKind: 'group', body: { text: '/bindgroup' } });
  });
});

describe('the log', () => {
  test.each(['polling', 'webhook'] as const)('keeps texts, names and the token to itself by %s', async (mode) => {
    const own = await telegramStage(mode);
    const ownTaker = createTaker();
    const faults: Fault[] = [
      { fault: 'reset-before' },
      { fault: 'reset-after' },
      { fault: 'html', code: 502 },
      { fault: 'html', code: 200 },
      { fault: 'refuse', code: 400, words: `${MARKED} can't be parsed` },
      { fault: 'refuse', code: 403, words: MARKED },
      { fault: 'refuse', code: 401, words: own.api.token },
      INTERNAL,
      tooMany(0),
    ];
    for (const method of ['getMe', 'setWebhook', 'deleteWebhook', 'getUpdates']) own.api.faults.next(method, { fault: 'refuse', code: 400, words: MARKED });
    await own.channel.start(ownTaker.receive);
    ownTaker.refuse(1);
    own.api.person(RESIDENT, MARKED).writes(MARKED);
    const { address } = await ownTaker.arrivals.next();
    own.api.faults.clear();
    for (const fault of faults) {
      own.api.faults.next('sendMessage', fault);
      const dispatch = { kind: 'text' as const, text: MARKED, buttons: [[{ label: MARKED, press: MARKED }]] };
      await own.channel.send({ id: 'd', address, dispatch });
    }
    const [message] = own.api.chat(RESIDENT).messages;
    own.api.faults.next('answerCallbackQuery', { fault: 'refuse', code: 400, words: MARKED });
    if (message !== undefined) own.resident.forges(message, MARKED);
    await ownTaker.arrivals.next(({ body }) => body.kind === 'press');
    await own.channel.stop();
    const logged = JSON.stringify(own.log.lines);
    expect(logged).not.toContain(MARKED);
    expect(logged).not.toContain(own.api.token.slice(-10));
    expect(logged).toContain('could not be stored');
    await own.close();
  });
});
