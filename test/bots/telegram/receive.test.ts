// What becomes of each kind of update, and that no JSON whatever is thrown at.

import { assert, constantFrom, dictionary, jsonValue, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../../src/bots/channel.ts';
import { readUpdate } from '../../../src/bots/telegram/receive.ts';

const BOT = { id: '42', username: 'Huiyin_Bot' };
const FROM = { id: 7_123_456_789, is_bot: false, first_name: '桂兰', last_name: '王', language_code: 'zh-hans' };
const PRIVATE = { id: 7_123_456_789, type: 'private' };
const GROUP = { id: -1_001_234_567_890, type: 'supergroup', title: '值班群' };

function read(kind: string, content: object): Arrival | undefined {
  return readUpdate({ update_id: 5, [kind]: content }, 'telegram:42', BOT).arrivals[0];
}
function message(content: object, kind = 'message'): Arrival | undefined {
  return read(kind, { message_id: 9, date: 1_700_000_000, chat: PRIVATE, from: FROM, ...content });
}
function inGroup(content: object): Arrival | undefined {
  return message({ chat: GROUP, ...content });
}

describe('messages', () => {
  test('a text in a private chat', () => {
    expect(message({ text: '路灯坏了' })).toEqual({
      eventId: '5',
      address: { account: 'telegram:42', chat: '7123456789' },
      chatKind: 'private',
      user: { id: '7123456789', name: '桂兰 王', language: 'zh-hans' },
      messageId: '9',
      sentAtMs: 1_700_000_000_000,
      mentioned: false,
      body: { kind: 'message', text: '路灯坏了', attachments: [], edited: false },
    });
  });

  test('of a photo only the largest size, with its caption', () => {
    const photo = [
      { file_id: 'small', width: 90, height: 60 },
      { file_id: 'large', width: 1280, height: 960, file_size: 99 },
      { file_id: 'middle', width: 320, height: 240 },
    ];
    expect(message({ photo, caption: '就是这里' })?.body).toEqual({
      kind: 'message',
      text: '就是这里',
      attachments: [{ kind: 'photo', ref: 'large', sizeBytes: 99 }],
      edited: false,
    });
  });

  test.each([
    ['voice', 'voice'],
    ['audio', 'file'],
    ['video', 'video'],
    ['video_note', 'video'],
    ['animation', 'video'],
    ['document', 'file'],
  ])('%s is a %s', (kind, attachment) => {
    const file = { file_id: 'f1', mime_type: 'a/b', file_name: '照片.bin' };
    const beside = kind === 'animation' ? { document: file } : {};
    expect(message({ [kind]: file, ...beside })?.body).toMatchObject({
      attachments: [{ kind: attachment, ref: 'f1', mimeType: 'a/b', name: '照片.bin' }],
    });
    expect(message({ [kind]: file, ...beside })?.body).toHaveProperty('attachments.length', 1);
  });

  test('a location, a venue, and a live location only once', () => {
    const location = { latitude: 31.2, longitude: 121.4 };
    expect(message({ location })?.body).toMatchObject({ kind: 'message', text: '', pin: location });
    const venue = { location, title: '老街菜场', address: '和平路3号' };
    expect(message({ location, venue })?.body).toMatchObject({ pin: { ...location, title: '老街菜场 和平路3号' } });
    expect(message({ location }, 'edited_message')).toBeUndefined();
  });

  test.each(['contact', 'sticker', 'poll', 'dice', 'story'])('%s is not taken', (kind) => {
    expect(message({ [kind]: { phone_number: '13800000000' } })?.body).toEqual({ kind: 'unknown', what: kind });
  });

  test('what Telegram invents tomorrow is answered in private', () => {
    expect(message({ hologram: {} })?.body).toEqual({ kind: 'unknown', what: 'other' });
    expect(inGroup({ hologram: {} })).toBeUndefined();
  });

  test('an edit is known as one', () => {
    expect(message({ text: '改', edit_date: 1_700_000_060 }, 'edited_message')).toMatchObject({
      messageId: '9',
      sentAtMs: 1_700_000_060_000,
      body: { text: '改', edited: true },
    });
  });

  test('NUL and half a surrogate pair, which no database stores, are replaced', () => {
    expect(message({ text: 'a\u0000b\uD83Dc' })?.body).toMatchObject({ text: 'a\uFFFDb\uFFFDc' });
  });

  test.each([
    ['of a bot', { text: 'a', from: { ...FROM, is_bot: true } }],
    ['of nobody', { text: 'a', from: undefined }],
    ['in a channel', { text: 'a', chat: { id: -100, type: 'channel' } }],
    ['carried over from a channel', { text: 'a', chat: GROUP, is_automatic_forward: true, sender_chat: { id: -100 } }],
    ['about new members', { chat: GROUP, new_chat_members: [FROM] }],
    ['about a pinned message', { pinned_message: { message_id: 1, text: 'x' } }],
    ['of a group about its old id', { chat: GROUP, migrate_from_chat_id: -5 }],
  ])('nothing is taken from a message %s', (_name, content) => {
    expect(message(content)).toBeUndefined();
  });
});

describe('groups', () => {
  test('an anonymous administrator is no person', () => {
    const bot = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };
    expect(inGroup({ text: '#1 答复', from: bot, sender_chat: { id: GROUP.id } })?.body).toEqual({ kind: 'unknown', what: 'anonymous-admin' });
    expect(inGroup({ text: 'a', from: { ...bot, id: 136_817_688 }, sender_chat: { id: -77 } })?.body).toEqual({ kind: 'unknown', what: 'channel' });
  });

  test('a thread only in a forum, and its first message is no quote', () => {
    const inTopic = inGroup({ text: 'a', is_topic_message: true, message_thread_id: 3, reply_to_message: { message_id: 3 } });
    expect(inTopic).toMatchObject({ address: { chat: '-1001234567890', thread: '3' } });
    expect(inTopic).not.toHaveProperty('quote');
    const outside = inGroup({ text: 'a', message_thread_id: 3, reply_to_message: { message_id: 3, text: '卡片' } });
    expect(outside?.address).not.toHaveProperty('thread');
    expect(outside?.quote).toEqual({ messageId: '3', text: '卡片' });
  });

  test.each([
    ['@huiyin_bot 帮助', true, '帮助'],
    ['@Huiyin_Bot，#1 查看', true, '#1 查看'],
    ['/bind@Huiyin_Bot AB23', true, '/bind AB23'],
    ['请 @Huiyin_Bot 看看', true, '请 @Huiyin_Bot 看看'],
    ['请@Huiyin_Bot看看', true, '请@Huiyin_Bot看看'],
    ['/bind@Other_Bot AB23', false, '/bind@Other_Bot AB23'],
    ['@Huiyin_Bot2 你好', false, '@Huiyin_Bot2 你好'],
    ['me@huiyin_bot.com', false, 'me@huiyin_bot.com'],
    ['/help', false, '/help'],
  ])('%s addresses us: %s', (text, mentioned, stripped) => {
    expect(inGroup({ text })).toMatchObject({ mentioned, body: { text: stripped } });
  });

  test('a mention by id addresses us', () => {
    const entities = [{ type: 'text_mention', offset: 0, length: 2, user: { id: 42 } }];
    expect(inGroup({ text: '回音 待办', entities })).toMatchObject({ mentioned: true, body: { text: '待办' } });
  });

  test('a quote of somebody else is none; what Telegram tells of a message from before the group had this id is its words', () => {
    const quoted = (from: object) => inGroup({ text: 'a', reply_to_message: { message_id: 3, text: 'BM26-0001 市政设施', from } });
    expect(quoted({ id: 42, is_bot: true })).toMatchObject({ quote: { messageId: '3', text: 'BM26-0001 市政设施' } });
    expect(quoted(FROM)).not.toHaveProperty('quote');
    const before = (origin: object) => inGroup({ text: 'a', external_reply: { origin }, quote: { text: 'BM26-0001 市政设施', position: 0 } });
    expect(before({ type: 'user', date: 1, sender_user: { id: 42, is_bot: true } })).toMatchObject({ quote: { text: 'BM26-0001 市政设施' } });
    expect(before({ type: 'user', date: 1, sender_user: FROM })).not.toHaveProperty('quote');
    expect(before({ type: 'hidden_user', date: 1, sender_user_name: 'x' })).not.toHaveProperty('quote');
  });

  test('a new id is told on the old chat', () => {
    expect(inGroup({ chat: { id: -5, type: 'group' }, migrate_to_chat_id: -1005 })).toMatchObject({
      address: { chat: '-5' },
      body: { kind: 'moved', toChat: '-1005' },
    });
  });
});

describe('presses and memberships', () => {
  test('a press names message, chat and thread', () => {
    const pressed = { message_id: 8, date: 0, chat: GROUP, is_topic_message: true, message_thread_id: 3 };
    const reading = readUpdate({ update_id: 5, callback_query: { id: 'c1', from: FROM, message: pressed, data: 'x:1' } }, 'telegram:42', BOT);
    expect(reading).toMatchObject({ callbackId: 'c1', arrivals: [{ messageId: '8', address: { thread: '3' }, body: { kind: 'press', press: 'x:1' } }] });
  });

  test('a kind of ours that is spoilt is refused by name', () => {
    expect(readUpdate({ update_id: 5, message: [] }, 'telegram:42', BOT)).toMatchObject({ updateId: 5, arrivals: [], nothing: 'malformed' });
    expect(readUpdate({ update_id: 5, poll_answer: {} }, 'telegram:42', BOT)).toMatchObject({ updateId: 5, nothing: 'no-kind-of-ours' });
    expect(readUpdate([], 'telegram:42', BOT)).toMatchObject({ updateId: null, nothing: 'not-an-update' });
  });

  test('a press without message or data is answered and gives nothing', () => {
    expect(readUpdate({ update_id: 5, callback_query: { id: 'c1', from: FROM } }, 'telegram:42', BOT)).toMatchObject({ callbackId: 'c1', arrivals: [] });
  });

  test.each([
    [PRIVATE, 'member', 'kicked', { kind: 'reachable', reachable: false }],
    [PRIVATE, 'kicked', 'member', { kind: 'reachable', reachable: true }],
    [GROUP, 'left', 'member', { kind: 'membership', present: true }],
    [GROUP, 'administrator', 'kicked', { kind: 'membership', present: false }],
    [GROUP, 'member', 'administrator', undefined],
  ])('membership %#', (chat, before, now, body) => {
    const change = { chat, from: FROM, date: 1, old_chat_member: { status: before }, new_chat_member: { status: now } };
    expect(read('my_chat_member', change)?.body).toEqual(body);
  });
});

describe('any JSON', () => {
  const kinds = constantFrom('message', 'edited_message', 'callback_query', 'my_chat_member', 'channel_post');
  const names =
    'text caption photo voice location venue entities from chat date message_id reply_to_message migrate_to_chat_id sender_chat message_thread_id is_topic_message data id new_chat_member __proto__';
  const keys = constantFrom(...names.split(' '));
  const whole = { message_id: 9, date: 1, chat: PRIVATE, from: FROM, text: 'a', id: 'c', data: 'd', new_chat_member: { status: 'member' } };

  test('is read without a throw', () => {
    assert(
      property(jsonValue(), (raw) => {
        expect(readUpdate(raw, 'telegram:42', BOT)).toHaveProperty('arrivals');
      }),
    );
  });

  test('a spoilt update never breaks, and its event id stays its own', () => {
    assert(
      property(nat(), kinds, dictionary(keys, jsonValue()), (updateId, kind, spoilt) => {
        const { arrivals } = readUpdate({ update_id: updateId, [kind]: { ...whole, ...spoilt } }, 'telegram:42', BOT);
        for (const arrival of arrivals) {
          expect(arrival.eventId).toBe(String(updateId));
          expect(JSON.stringify(arrival).isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
