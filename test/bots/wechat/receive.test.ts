// What each kind of message becomes, in private and in groups, through the double; and that nothing a puppet hands over breaks the reading.

import { anything, array, assert, boolean, constant, constantFrom, double, integer, oneof, property, record, string } from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Arrival } from '../../../src/bots/channel.ts';
import { messagePayload } from '../../../src/bots/wechat/in/payload.ts';
import { readMessage } from '../../../src/bots/wechat/in/receive.ts';
import { appmsg } from '../../support/wechat/content.ts';
import type { Person, Room, Written } from '../../support/wechat/people.ts';
import { onlineStage, type WechatStage } from './stage.ts';

let stage: WechatStage;
let wang: Person;
let yang: Person;
let room: Room;

beforeEach(async () => {
  stage = await onlineStage();
  wang = stage.wechat.person('wxid_wang', '王桂兰');
  yang = stage.wechat.person('wxid_yang', '小杨');
  room = stage.wechat.room('1@chatroom', '值班群', [yang]);
});
afterEach(async () => {
  const downloads = stage.wechat.downloads();
  await stage.close();
  if (downloads.length > 0) throw new Error('bytes were asked for on arrival');
});

/** The next arrival is of this message. */
async function arrivalOf(written: Written): Promise<Arrival> {
  const arrival = await stage.taker.arrivals.next();
  expect(arrival).toMatchObject({ eventId: written.id, messageId: written.id, address: { account: 'wechat:main', chat: written.chat }, user: { id: written.from } });
  return arrival;
}

/** Which of these nothing came of, once what was written after them has arrived. */
async function silentOf(...written: Written[]): Promise<string[]> {
  await arrivalOf(wang.writes('还在'));
  const lines = stage.log.lines.filter(({ message }) => message === 'wechat: nothing taken from a message');
  const silent = new Set(lines.map(({ fields }) => Reflect.get(fields, 'eventId') as string));
  return written.map(({ id }) => id).filter((id) => silent.has(id));
}

describe('in private', () => {
  test('photo, voice, video and file are attachments by the id of the message', async () => {
    const photo = wang.sendsImage();
    expect(await arrivalOf(photo)).toMatchObject({ chatKind: 'private', body: { kind: 'message', text: '', attachments: [{ kind: 'photo', ref: photo.id }] } });
    const voice = wang.sendsVoice();
    expect(await arrivalOf(voice)).toMatchObject({ body: { attachments: [{ kind: 'voice', ref: voice.id }] } });
    const video = wang.sendsVideo();
    expect(await arrivalOf(video)).toMatchObject({ body: { attachments: [{ kind: 'video', ref: video.id }] } });
    const file = wang.sendsFile({ name: '证明.pdf', bytes: 'huge' });
    expect(await arrivalOf(file)).toMatchObject({ body: { attachments: [{ kind: 'file', ref: file.id, name: '证明.pdf' }] } });
  });

  test('a location is a pin with its name', async () => {
    expect(await arrivalOf(wang.sendsLocation(31.23041, 121.4737, { name: '和平路3号', address: 'NOADDRESS' }))).toMatchObject({
      body: { kind: 'message', text: '', pin: { latitude: 31.23041, longitude: 121.4737, title: '和平路3号' } },
    });
    expect(await arrivalOf(wang.sendsLocation(0, 0))).toMatchObject({ body: { kind: 'unknown', what: 'location' } });
  });

  test('a link is a text with title and address', async () => {
    expect(await arrivalOf(wang.sendsLink('停水通知', 'https://example.cn/1'))).toMatchObject({ body: { kind: 'message', text: '停水通知\nhttps://example.cn/1' } });
    const unknown = wang.sends({ type: 0, text: '<msg><appmsg><title>停电</title><type>5</type><url>https://example.cn/2</url></appmsg></msg>' });
    expect(await arrivalOf(unknown)).toMatchObject({ body: { kind: 'message', text: '停电\nhttps://example.cn/2' } });
  });

  test('what we do not take has a name', async () => {
    const named: [Written, string][] = [
      [wang.sendsSticker(), 'sticker'],
      [wang.sendsCard(), 'contact'],
      [wang.sendsMiniProgram(), 'mini-program'],
      [wang.sendsRedPacket(), 'red-envelope'],
      [wang.sendsTransfer(), 'transfer'],
      [wang.sends({ type: 0, text: appmsg(51, '视频号') }), 'card-51'],
      [wang.sends({ type: 0, text: '<msg><appmsg><title>没有完' }), 'other'],
      [wang.sends({ type: 0, text: '<msg></msg>' }), 'other'],
    ];
    for (const [written, what] of named) expect(await arrivalOf(written)).toMatchObject({ body: { kind: 'unknown', what } });
  });

  test('quotes in both forms give words and answer', async () => {
    const quoted = { text: '【转办】BM26-0001\n1 收到', id: '42' };
    expect(await arrivalOf(wang.quotes(quoted, '已修好'))).toMatchObject({ quote: { text: quoted.text }, body: { text: '已修好' } });
    expect(await arrivalOf(wang.quotes(quoted, '已修好', { form: 'xml' }))).toMatchObject({ quote: { text: quoted.text, messageId: '42' }, body: { text: '已修好' } });
  });

  test('recalls, pats and the talk of the platform are silent', async () => {
    const first = wang.writes('写错了');
    await arrivalOf(first);
    const official = stage.wechat.person('gh_news', '新闻');
    const firm = stage.wechat.person('wxid_firm', '某公司', { official: true });
    const weixin = stage.wechat.person('weixin', '微信团队');
    const written = [
      wang.recalls(first),
      wang.pats(),
      wang.pats({ form: 'xml' }),
      wang.sends({ text: '你已添加了王桂兰，现在可以开始聊天了。' }),
      wang.sends({ type: 0, text: '' }),
      wang.sends({ text: '' }),
      wang.writes(' \u2005\u200B '),
      wang.sends({ type: 0, text: '对方已撤回一条消息' }),
      official.writes('今日要闻'),
      firm.writes('优惠'),
      weixin.writes('欢迎'),
    ];
    expect(await silentOf(...written)).toEqual(written.map(({ id }) => id));
  });

  test('how late a message is', async () => {
    const now = await arrivalOf(wang.writes('刚才'));
    expect(now.lateMs).toBeUndefined();
    expect(Math.abs((now.sentAtMs ?? 0) - Date.now())).toBeLessThan(10_000);
    const late = await arrivalOf(wang.writes('早上', { agoMs: 3_600_000 }));
    expect(late.lateMs).toBeGreaterThan(3_590_000);
    expect((await arrivalOf(wang.sends({ text: '毫秒', timestamp: Date.now() - 60_000 }))).lateMs).toBeGreaterThan(59_000);
  });
});

describe('in a group', () => {
  test('we are named by ids, by name and by alias, and the name is not said', async () => {
    expect(await arrivalOf(yang.writes('待办', { in: room, mention: 'with-ids' }))).toMatchObject({ chatKind: 'group', mentioned: true, body: { text: '待办' } });
    expect(await arrivalOf(yang.writes('@回音，帮忙', { in: room }))).toMatchObject({ mentioned: true, body: { text: '帮忙' } });
    expect(await arrivalOf(yang.writes('@回音帮忙', { in: room }))).toMatchObject({ mentioned: true, body: { text: '帮忙' } });
    expect(await arrivalOf(yang.writes('吃饭了', { in: room }))).toMatchObject({ mentioned: false, body: { text: '吃饭了' } });
    expect(await arrivalOf(yang.writes('@回音壁\u2005吃饭了', { in: room, mentionIds: ['wxid_wall'] }))).toMatchObject({ mentioned: false });
    const other = stage.wechat.room('2@chatroom', '另一个群', [yang]);
    other.callsUs('和平路回音');
    expect(await arrivalOf(yang.writes('待办', { in: other, mention: 'without-ids' }))).toMatchObject({ mentioned: true, body: { text: '待办' } });
  });

  test('quotes of ours are quotes, those of others are not', async () => {
    expect(await arrivalOf(yang.quotes({ text: 'BM26-0001 市容' }, '@回音 已修好', { in: room }))).toMatchObject({ quote: { text: 'BM26-0001 市容' }, mentioned: true, body: { text: '已修好' } });
    expect(await arrivalOf(yang.quotes({ text: 'BM26-0001 市容' }, '已修好', { in: room, form: 'xml' }))).toMatchObject({ quote: { text: 'BM26-0001 市容' }, mentioned: false });
    const others = await arrivalOf(yang.quotes({ text: '几点开会', by: wang }, '三点', { in: room, form: 'xml' }));
    expect(others).toMatchObject({ body: { text: '三点' } });
    expect(others.quote).toEqual({});
  });

  test('we are told who is there, and when we are put out', async () => {
    expect(await stage.channel.members?.(room.id)).toEqual([yang.id]);
    expect(await stage.channel.members?.('nowhere@chatroom')).toBeNull();
    room.leaves(yang);
    room.removesUs();
    expect(await stage.taker.arrivals.next()).toMatchObject({ address: { chat: room.id }, chatKind: 'group', body: { kind: 'membership', present: false } });
    room.addsUs();
    expect(await stage.taker.arrivals.next()).toMatchObject({ body: { kind: 'membership', present: true } });
  });
});

describe('anything at all', () => {
  test('is read without throwing, and says nothing that no store can hold', () => {
    const odd = oneof(string({ unit: 'binary' }), constantFrom('<msg><appmsg>', '「a：b」\n- - - - - -\n', '@回音', '\u0000', '\uD800', '<sysmsg', '"a" 拍了拍我'), anything());
    const payload = record({ type: oneof(integer({ min: -1, max: 20 }), odd), text: odd, filename: odd, timestamp: oneof(double(), odd), talkerId: oneof(constant('wxid_a'), odd), fromId: odd, roomId: odd, listenerId: odd, toId: odd, mentionIdList: oneof(array(string()), odd) }, { requiredKeys: [] });
    assert(
      property(payload, odd, odd, boolean(), (given, title, latitude, isOfficial) => {
        const place = { latitude: latitude as number, longitude: 1, name: '', address: '' };
        const fetched = { messageId: '1', payload: messagePayload.parse(given), isOfficial, alias: null, link: { title: typeof title === 'string' ? title : '', url: '' }, place: typeof latitude === 'number' ? place : null };
        const reading = readMessage(fetched, { account: 'wechat:main', self: { id: 'wxid_huiyin', name: '回音' }, heardAtMs: 0 });
        const words = JSON.stringify(reading);
        expect(words).not.toContain(String.raw`\u0000`);
        const text = reading.what === 'arrival' && reading.arrival.body.kind === 'message' ? reading.arrival.body.text : '';
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
