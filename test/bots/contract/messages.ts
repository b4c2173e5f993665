// The contract's tests of what goes in and out: arrivals, texts, buttons, edits, quotes.

import { describe, expect, test } from 'vitest';
import type { Dispatch } from '../../../src/bots/channel.ts';
import { needed, text } from './hands.ts';
import type { Hands } from './hands.ts';

const TEXTS: readonly [name: string, text: string][] = [
  ['Chinese', '您好！您反映的“路灯不亮”已登记：编号 BM26-0001，答复不晚于12月9日（周三）。'],
  ['emoji and rare characters', '谢谢👍🏽 𠮷野家 龘䶮 👨‍👩‍👧'],
  ['what a markup would eat', 'a < b && c > d, <b>不是粗体</b> *x* _y_ `z` [甲](乙) &lt; \\'],
  ['lines and spaces', '一、\n  二、\n\n三、\t完'],
];

/** What arrives, and how messages of ours look and change. */
export function messageTests(hands: Hands): void {
  arrivalTests(hands);
  redeliveryTests(hands);
  textTests(hands);
  buttonTests(hands);
  changeTests(hands);
  quoteTests(hands);
}

function arrivalTests({ stage, taker }: Hands): void {
  describe('arrivals', () => {
    test('name account, chat and person, and have ids of their own', async () => {
      await stage().channel.start(taker().receive);
      const deeds = [await stage().writes('路灯坏了'), await stage().writes('在和平路3号'), await stage().writes('路灯坏了')];
      const arrivals = [await taker().arrivals.next(), await taker().arrivals.next(), await taker().arrivals.next()];
      expect(arrivals.map((one) => one.body)).toMatchObject([
        { kind: 'message', text: '路灯坏了', attachments: [], edited: false },
        { kind: 'message', text: '在和平路3号' },
        { kind: 'message', text: '路灯坏了' },
      ]);
      expect(new Set(arrivals.map((one) => one.eventId)).size).toBe(3);
      for (const [index, arrival] of arrivals.entries()) {
        expect(arrival.address.account).toBe(stage().channel.account);
        expect(arrival.address).toEqual(deeds[index]?.address);
        expect(arrival.chatKind).toBe('private');
        expect(arrival.user.id).toBe(deeds[index]?.user);
        expect(arrival.messageId).toBe(deeds[index]?.messageId);
      }
    });

    test('keep what was written as it was written', async () => {
      await stage().channel.start(taker().receive);
      for (const [, words] of TEXTS) {
        await stage().writes(words);
        expect(await taker().arrivals.next()).toMatchObject({ body: { kind: 'message', text: words } });
      }
    });
  });
}

function redeliveryTests({ stage, taker, opened }: Hands): void {
  describe('what comes again', () => {
    test('has the same event id', async (context) => {
      const first = await opened();
      context.skip(stage().repeats === undefined, 'no platform that repeats');
      await stage().repeats?.();
      const again = await taker().arrivals.next();
      expect(again.eventId).toBe(taker().arrivals.all()[0]?.eventId);
      expect(again.user.id).toBe(first.user);
    });

    test('nothing is acknowledged while it cannot be stored', async (context) => {
      context.skip(!stage().redelivers, 'no acknowledgement');
      await stage().channel.start(taker().receive);
      taker().refuse(3);
      await stage().writes('不能丢');
      const stored = await taker().arrivals.next();
      expect(stored).toMatchObject({ body: { kind: 'message', text: '不能丢' } });
      const ids = taker().offered.all().flat().filter((one) => one.body.kind === 'message').map((one) => one.eventId);
      expect(ids.length).toBeGreaterThanOrEqual(4);
      expect(new Set(ids)).toEqual(new Set([stored.eventId]));
    });
  });
}

function textTests({ stage, opened, say }: Hands): void {
  describe('texts', () => {
    test.each(TEXTS)('%s arrives as is', async (_name, words) => {
      const { address } = await opened();
      const { messageId, seen } = await say(address, text(words));
      expect(seen.at(-1)).toMatchObject({ text: words });
      expect(seen.at(-1)?.messageId).toBe(messageId);
    });

    test('as long as the channel says that it can', async () => {
      const { address } = await opened();
      const words = '长'.repeat(stage().channel.can.maxChars);
      expect((await say(address, text(words))).seen.at(-1)?.text).toBe(words);
    });

    test('in the order in which they were sent', async () => {
      const { address } = await opened();
      for (const words of ['一', '二', '三']) await say(address, text(words));
      expect((await stage().shown(address.chat)).slice(-3).map((one) => one.text)).toEqual(['一', '二', '三']);
    });
  });
}

function buttonTests({ stage, taker, opened, say }: Hands): void {
  test('buttons show their label and come back with exactly their press', async (context) => {
    context.skip(!stage().channel.can.buttons, 'no buttons');
    const presses = needed(stage().presses, 'presses');
    const { address, user } = await opened();
    const rows = [[{ label: '提交', press: 'a1.提:b_2-3~' }, { label: '取消', press: 'x'.repeat(64) }], [{ label: '<&> 👍', press: '{"a":1}' }]];
    const { messageId, seen } = await say(address, text('请选择', rows));
    const shown = needed(seen.at(-1), 'shown');
    expect(shown.buttons).toEqual(rows.flat());
    for (const { label, press } of rows.flat()) {
      await presses(shown, label);
      const arrival = await taker().arrivals.next((one) => one.body.kind === 'press');
      expect(arrival).toMatchObject({ address, user: { id: user }, body: { kind: 'press', press } });
      expect(arrival.messageId).toBe(messageId);
    }
    const ids = taker().arrivals.all().map((one) => one.eventId);
    expect(new Set(ids).size).toBe(ids.length);
  });
}

function changeTests({ stage, opened, say }: Hands): void {
  describe('changes', () => {
    test('an edit rewrites text and buttons, and the same edit twice is no failure', async (context) => {
      const { can } = stage().channel;
      context.skip(!can.edit, 'no edits');
      const { address } = await opened();
      const buttons = can.buttons ? [[{ label: '甲', press: 'p1' }]] : [];
      const { messageId, seen } = await say(address, text('先', buttons));
      const target = needed(messageId, 'messageId');
      const edit: Dispatch = { kind: 'edit', messageId: target, text: '后 <&>', buttons: can.buttons ? [[{ label: '乙', press: 'p2' }]] : [] };
      const after = (await say(address, edit)).seen;
      expect(after).toHaveLength(seen.length);
      expect(after.at(-1)).toMatchObject({ messageId, text: '后 <&>', buttons: edit.buttons.flat() });
      await say(address, edit);
      const bare = (await say(address, { kind: 'edit', messageId: target, text: '完', buttons: [] })).seen.at(-1);
      expect(bare).toMatchObject({ text: '完', buttons: [] });
    });

    test('an erased message is gone, and erasing it twice is no failure', async (context) => {
      context.skip(!stage().channel.can.erase, 'nothing can be erased');
      const { address } = await opened();
      const kept = await say(address, text('留下'));
      const { messageId } = await say(address, text('密码是123'));
      const target = needed(messageId, 'messageId');
      const { seen } = await say(address, { kind: 'erase', messageId: target });
      expect(seen).toEqual(kept.seen);
      await say(address, { kind: 'erase', messageId: target });
    });
  });
}

function quoteTests({ stage, taker, opened, say }: Hands): void {
  test('quotes go both ways', async (context) => {
    context.skip(!stage().channel.can.quotes, 'no quotes');
    const quotes = needed(stage().quotes, 'quotes');
    const { address, messageId } = await opened();
    const dispatch: Dispatch = { kind: 'text', text: '收到', buttons: [], ...(messageId === undefined ? {} : { quote: messageId }) };
    const { seen, messageId: ours } = await say(address, dispatch);
    expect(seen.at(-1)?.quotes).toBe(messageId);
    await quotes(needed(seen.at(-1), 'shown'), '补充一句');
    const answer = await taker().arrivals.next();
    expect(answer).toMatchObject({ body: { kind: 'message', text: '补充一句' } });
    expect(answer.quote?.messageId ?? answer.quote?.text).toBe(answer.quote?.messageId === undefined ? '收到' : ours);
  });
}
