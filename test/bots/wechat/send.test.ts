// What leaves: how it looks in the chat, what each failure is called, and how an echo decides what no answer told.

import { setImmediate as nextTick } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Address, Dispatch, SendFailure, Sent } from '../../../src/bots/channel.ts';
import { createEchoes } from '../../../src/bots/wechat/out/echoes.ts';
import { failureOf } from '../../../src/bots/wechat/out/failure.ts';
import { answersWith, dropped, hangs, riskControl, unexplained } from '../../support/wechat/faults.ts';
import type { Person } from '../../support/wechat/people.ts';
import { onlineStage, PATIENCE, type WechatStage } from './stage.ts';

let stage: WechatStage;
let wang: Person;
let deliveries = 0;

async function begin(sendLimitMs = 60): Promise<void> {
  stage = await onlineStage({ times: { sendLimitMs } });
  onTestFinished(() => stage.close());
  wang = stage.wechat.person('wxid_wang', '王桂兰');
}

function to(chat: string): Address {
  return { account: stage.channel.account, chat };
}

function send(dispatch: Dispatch, chat = wang.id, id = `d${(deliveries += 1)}`): Promise<Sent | SendFailure> {
  return stage.channel.send({ id, address: to(chat), dispatch });
}

function text(words: string, more: { mention?: string } = {}): Dispatch {
  return { kind: 'text', text: words, buttons: [], ...more };
}

function shown(chat = wang.id): string[] {
  return stage.wechat.shown(chat).map((one) => one.text);
}

describe('what leaves', () => {
  test('a text, with no colon at the end of a line that a puppet would cut at', async () => {
    await begin();
    expect(await send(text('处理结果:\n1. 已更换:\r\n时间:12:30\n完:'))).toMatchObject({ ok: true, messageId: expect.any(String) as string });
    expect(shown()).toEqual(['处理结果：\n1. 已更换：\r\n时间:12:30\n完：']);
  });

  test('in a group the name of whom it answers, so that his phone tells him', async () => {
    await begin();
    const yang = stage.wechat.person('wxid_yang', '小杨');
    const room = stage.wechat.room('1@chatroom', '值班群', [yang]);
    await send(text('已登记', { mention: yang.id }), room.id);
    await send(text('大家好'), room.id);
    stage.wechat.lookups.fail(1, 'member');
    await send(text('没有名字', { mention: yang.id }), room.id);
    expect(stage.wechat.shown(room.id)).toMatchObject([
      { text: '@小杨\u2005已登记', mentions: [yang.id] },
      { text: '大家好', mentions: [] },
      { text: '没有名字', mentions: [] },
    ]);
  });

  test('a place in words', async () => {
    await begin();
    await send({ kind: 'pin', pin: { latitude: 31.230416, longitude: 121.473701, title: '和平路3号' } });
    await send({ kind: 'pin', pin: { latitude: 31.230416, longitude: 121.473701 } });
    expect(shown()).toEqual(['位置：和平路3号（纬度 31.23042，经度 121.47370）', '位置：纬度 31.23042，经度 121.47370']);
    expect(await send({ kind: 'pin', pin: { latitude: Number.NaN, longitude: 1 } })).toMatchObject({ why: 'invalid' });
  });

  test('a file by passing on the message that brought it, without its bytes', async () => {
    await begin();
    const photo = wang.sendsFile({ name: '大视频.mp4', bytes: 'huge' });
    const room = stage.wechat.room('1@chatroom', '值班群', []);
    expect(await send({ kind: 'file', attachment: { kind: 'file', ref: photo.id } }, room.id)).toMatchObject({ ok: true });
    expect(stage.wechat.shown(room.id)).toMatchObject([{ forwarded: photo.id }]);
    expect(stage.wechat.downloads()).toEqual([]);
  });

  test('the long way where the puppet cannot pass on, and never for a brake', async () => {
    await begin();
    const photo = wang.sendsImage();
    stage.wechat.sends.next({ code: 12, details: 'not implemented', arrives: false });
    expect(await send({ kind: 'file', attachment: { kind: 'photo', ref: photo.id } })).toMatchObject({ ok: true });
    expect(stage.wechat.shown(wang.id)).toMatchObject([{ file: { name: 'photo.jpg' } }]);
    stage.wechat.sends.next(riskControl);
    expect(await send({ kind: 'file', attachment: { kind: 'photo', ref: photo.id } })).toMatchObject({ why: 'later' });
    expect(await send({ kind: 'file', attachment: { kind: 'photo', ref: 'gone' } })).toMatchObject({ ok: false });
  });

  test('a file of ours by its bytes and name, its caption behind it', async () => {
    await begin();
    const bytes = new TextEncoder().encode('月报');
    await send({ kind: 'file', attachment: { kind: 'file', ref: 'kept:1', name: '月报.docx' }, bytes, caption: '十一月' });
    expect(stage.wechat.shown(wang.id)).toMatchObject([{ file: { name: '月报.docx', bytes: Buffer.from(bytes) } }, { text: '十一月' }]);
  });
});

describe('failures', () => {
  test('have their names', async () => {
    await begin();
    expect(await send({ kind: 'edit', messageId: '1', text: 'a', buttons: [] })).toMatchObject({ why: 'invalid' });
    expect(await send({ kind: 'erase', messageId: '1' })).toMatchObject({ why: 'invalid' });
    expect(await send(text('  '))).toMatchObject({ why: 'invalid', code: 'empty' });
    expect(await send(text('长'.repeat(2_001)))).toMatchObject({ why: 'invalid', code: 'too-long' });
    expect(await send(text('a'), 'wxid_nobody')).toMatchObject({ why: 'blocked' });
    wang.deletesUs();
    expect(await send(text('a'))).toMatchObject({ why: 'blocked' });
  });

  test('a brake is waited out longer each time, until something goes through', async () => {
    await begin();
    stage.wechat.sends.next(riskControl, riskControl);
    const waits = [await send(text('a')), await send(text('a'))].map((outcome) => (outcome.ok ? 0 : outcome.retryAfterMs));
    expect(waits).toEqual([60_000, 120_000]);
    expect(await send(text('a'))).toMatchObject({ ok: true });
    stage.wechat.sends.next(riskControl);
    expect(await send(text('a'))).toMatchObject({ why: 'later', retryAfterMs: 60_000 });
  });

  test('what is refused again and again while others get through is given up: its chat goes on', async () => {
    await begin();
    const li = stage.wechat.person('wxid_li', '李大爷');
    const refuse = (id: string) => {
      stage.wechat.sends.next(unexplained);
      return send(text('a'), wang.id, id);
    };
    // Nothing gets through: it may be the brake.
    for (let tries = 0; tries < 5; tries += 1) expect(await refuse('x')).toMatchObject({ why: 'later' });
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await send(text('b'), li.id)).toMatchObject({ ok: true });
      expect(await refuse('x')).toMatchObject(tries < 2 ? { why: 'later', retryAfterMs: 60_000 } : { why: 'invalid', code: 'grpc-2' });
    }
    // And is forgotten.
    expect(await refuse('x')).toMatchObject({ why: 'later' });
  });

  test('logged out, it is later, and nothing is tried', async () => {
    await begin();
    await stage.wechat.logsOut();
    await vi.waitUntil(() => stage.channel.canSend?.() === false, PATIENCE);
    expect(await send(text('a'))).toEqual({ ok: false, why: 'later', code: 'offline' });
    expect(shown()).toEqual([]);
  });

  test('words of puppets are understood, and none of them gets into a code', () => {
    const named: [unknown, string][] = [
      [Object.assign(new Error('2 UNKNOWN: risk control -104'), { code: 2, details: 'Error: risk control -104\n    at not a friend' }), 'braked'],
      [new Error('not logged in'), 'away'],
      [new Error('Wechaty Puppet Unsupported API Error.'), 'impossible'],
      [Object.assign(new Error('14 UNAVAILABLE'), { code: 14 }), 'broken'],
      [Object.assign(new Error('5 NOT_FOUND'), { code: 5 }), 'closed'],
      [new Error('王桂兰开启了朋友验证，你还不是他（她）朋友。'), 'closed'],
      [new Error('?'), 'refused'],
      ['text', 'refused'],
      [null, 'refused'],
    ];
    for (const [error, kind] of named) expect(failureOf(error)).toEqual({ class: kind, code: expect.stringMatching(/^(puppet|grpc-\d+)$/) as string });
  });
});

describe('when no answer tells', () => {
  const doubtful = { ok: false, why: 'ambiguous', retryAfterMs: 15_000 };

  test('an echo that has come is the answer: nothing is sent twice', async () => {
    await begin();
    stage.wechat.sends.next(dropped(true));
    expect(await send(text('已登记'), wang.id, 'd')).toMatchObject(doubtful);
    await echoed();
    const again = await send(text('已登记'), wang.id, 'd');
    expect(again).toMatchObject({ ok: true, messageId: stage.wechat.shown(wang.id)[0]?.messageId });
    expect(shown()).toEqual(['已登记']);
  });

  test('a send that hangs ends with its echo', async () => {
    await begin(2_000);
    stage.wechat.sends.next(hangs(true));
    const startedMs = performance.now();
    expect(await send(text('已登记'))).toMatchObject({ ok: true });
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  test('an answer that comes after its time is one', async () => {
    await begin();
    stage.wechat.echoes('none');
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    stage.wechat.sends.next(answersWith(answered));
    expect(await send(text('已登记'), wang.id, 'd')).toMatchObject({ ...doubtful, code: 'no-answer' });
    answer();
    await nextTick();
    expect(await send(text('已登记'), wang.id, 'd')).toMatchObject({ ok: true });
    expect(shown()).toEqual(['已登记']);
  });

  test('without an echo it is sent once more, then given up', async () => {
    await begin();
    stage.wechat.sends.next(dropped(false), hangs(false));
    expect(await send(text('已登记'), wang.id, 'd')).toMatchObject({ ...doubtful, code: 'grpc-14' });
    expect(await send(text('已登记'), wang.id, 'd')).toMatchObject({ ...doubtful, code: 'no-answer' });
    expect(await send(text('已登记'), wang.id, 'd')).toEqual({ ok: false, why: 'invalid', code: 'no-echo' });
    expect(shown()).toEqual([]);
    // And is forgotten.
    expect(await send(text('已登记'), wang.id, 'd')).toMatchObject({ ok: true });
  });

  test('the echo of a message before it is none of it', async () => {
    await begin();
    stage.wechat.echoes('late');
    await send(text('我在听'), wang.id, 'first');
    stage.wechat.sends.next(dropped(false));
    expect(await send(text('我在听'), wang.id, 'second')).toMatchObject(doubtful);
    stage.wechat.letEchoesGo();
    await echoed();
    stage.wechat.echoes('with-id');
    expect(await send(text('我在听'), wang.id, 'second')).toMatchObject({ ok: true });
    expect(shown()).toEqual(['我在听', '我在听']);
  });

  test('a file is known by the chat alone', async () => {
    await begin();
    const photo = wang.sendsImage();
    stage.wechat.sends.next(dropped(true));
    const file: Dispatch = { kind: 'file', attachment: { kind: 'photo', ref: photo.id } };
    expect(await send(file, wang.id, 'd')).toMatchObject(doubtful);
    await echoed();
    expect(await send(file, wang.id, 'd')).toMatchObject({ ok: true });
    expect(stage.wechat.shown(wang.id)).toHaveLength(1);
  });

  test('puppets that give no id, and puppets that give no echo, do as well', async () => {
    await begin();
    stage.wechat.echoes('without-id');
    expect(await send(text('一'))).toEqual({ ok: true });
    stage.wechat.echoes('none');
    expect(await send(text('二'))).toEqual({ ok: true });
    expect(shown()).toEqual(['一', '二']);
  });

  /** Everything told until now is through. */
  async function echoed(): Promise<void> {
    await new Promise<void>((resolve) => void setTimeout(resolve, 5));
    await vi.waitUntil(async () => (await stage.record.noted()).length === 0, PATIENCE);
  }
});

describe('the book of echoes', () => {
  const heard = (messageId: string, words: string | null = '好') => ({ messageId, chat: 'c', text: words });

  test('gives each echo to the oldest send of the same words in the same chat, and each once', () => {
    const echoes = createEchoes();
    const [first, second, elsewhere, file] = [echoes.expect('c', '好'), echoes.expect('c', ' 好\u2005'), echoes.expect('d', '好'), echoes.expect('c', null)];
    echoes.heard(heard('1'));
    echoes.heard(heard('1'));
    echoes.heard(heard('2', null));
    expect([first, second, elsewhere, file].map((one) => one.echo())).toEqual(['1', null, null, '2']);
    second.ended('refused');
    echoes.heard(heard('3'));
    expect(second.echo()).toBeNull();
  });

  test('forgets what was sent long ago, and is bounded', () => {
    let nowMs = 0;
    const echoes = createEchoes(() => nowMs);
    const sent = echoes.expect('c', '好');
    sent.ended('sent');
    nowMs = 31_000;
    const doubtful = echoes.expect('c', '好');
    doubtful.ended('doubtful');
    nowMs = 300_000;
    echoes.heard(heard('1'));
    expect([sent.echo(), doubtful.echo()]).toEqual([null, '1']);
    for (let index = 0; index < 20_000; index += 1) echoes.expect(`c${index}`, '好');
    for (let index = 0; index < 20_000; index += 1) echoes.heard(heard(`m${index}`));
  });
});
