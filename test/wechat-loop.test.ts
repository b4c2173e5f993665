// The whole loop with WeChat in it, from the first word to the rating, on the real channel: everybody there, and residents and staff on different platforms.

import { afterAll, describe, expect, test, vi } from 'vitest';
import { remote, serveHere, serverPlace } from './bots/wechat/server.ts';
import { startBotApi } from './support/bot-api/bot-api.ts';
import type { BotApi } from './support/bot-api/bot-api.ts';
import type { FakeMessage } from './support/bot-api/chats.ts';
import type { OpenPuppet } from '../src/bots/wechat/session/puppet.ts';
import { putDeskToWork, type DeskAtWork } from './support/desk-at-work.ts';
import { createScreen, patienceMs, type Screen } from './support/screen.ts';
import type { Person, Room } from './support/wechat/people.ts';
import { createWeChat, type WeChat } from './support/wechat/wechat.ts';
import type { SentOut } from './support/wechat/world.ts';

const groupId = '1@chatroom';
const isCard = /^BM26-0001 市政设施\n/;

/** Who is on WeChat, and what he sees. */
interface OnWeChat {
  person: Person;
  screen: Screen<SentOut>;
}

function onWeChat(wechat: WeChat, id: string, name: string, options: { friend?: boolean } = {}): OnWeChat {
  return { person: wechat.person(id, name, options), screen: createScreen(() => wechat.shown(id)) };
}

const ways: readonly { way: string; open: (wechat: WeChat) => Promise<{ openPuppet: () => Promise<OpenPuppet>; close: () => Promise<void> }> }[] = [
  { way: 'in this process', open: async (wechat) => ({ openPuppet: async () => ({ puppet: wechat.puppet() }), close: async () => undefined }) },
  {
    way: 'behind a puppet server',
    async open(wechat) {
      const place = await serverPlace();
      const server = await serveHere(place, wechat);
      return { openPuppet: remote(place.variables), close: () => server.stop() };
    },
  },
];

/** What a chat of Telegram shows, once there is one. */
function onTelegram(api: BotApi, chat: number): Screen<FakeMessage> {
  return createScreen(() => api.chat(chat).seen.filter(({ change }) => change === 'sent'));
}

afterAll(() => void vi.unstubAllEnvs());

describe('everybody is on WeChat', () => {
  test.concurrent.each(ways)('$way', { timeout: 120_000 }, async ({ open }) => {
    const wechat = createWeChat();
    const { openPuppet, close } = await open(wechat);
    const desk = await putDeskToWork({ openPuppet });
    try {
      await everybodyThere(wechat, desk);
      expect(amiss(desk)).toEqual([]);
    } finally {
      await desk.close();
      await close();
    }
  });
});

async function everybodyThere(wechat: WeChat, desk: DeskAtWork): Promise<void> {
  const cast = await staffBound(wechat, desk);
  const card = await raised(wechat, cast);
  await handled(cast, card);
  await rated(cast);
  expect(wechat.lost()).toEqual([]);
  expect(wechat.downloads()).toEqual([]);
}

interface Cast {
  wang: OnWeChat;
  yang: OnWeChat;
  chen: OnWeChat;
  room: Room;
  group: Screen<SentOut>;
}

async function staffBound(wechat: WeChat, desk: DeskAtWork): Promise<Cast> {
  const wang = onWeChat(wechat, 'wxid_wang', '王桂兰', { friend: false });
  const yang = onWeChat(wechat, 'wxid_yang', '小敏');
  const chen = onWeChat(wechat, 'wxid_chen', '老陈');
  const room = wechat.room(groupId, '值班群', [yang.person, chen.person, wechat.person('wxid_lu', '路人')]);
  const group = createScreen(() => wechat.shown(room.id));
  await vi.waitUntil(desk.isOnWechat, { timeout: patienceMs });

  for (const [one, name] of [[yang, '杨小敏'], [chen, '陈国栋']] as const) {
    one.person.writes(`绑定 ${await desk.invite('BM', name)}`);
    await one.screen.reads(new RegExp(`绑定好了：${name}`));
  }
  yang.person.writes('绑定本群', { in: room });
  expect(await group.reads(/现在是北门社区党代表工作室的值班群/)).toMatchObject({ mentions: [yang.person.id] });
  await group.reads(/群里有3人，1人还没绑定/);
  return { wang, yang, chen, room, group };
}

/** A friend is greeted, and writes as people write; the group has the card, and what came with it. */
async function raised(wechat: WeChat, { wang, room, group }: Cast): Promise<SentOut> {
  wang.person.asksToBeFriends('路灯');
  await wang.screen.reads(/这里是北门社区党代表工作室/);
  wang.person.writes('圭峰路44号门口的路灯坏了');
  wang.person.writes('三天了，晚上看不见路');
  const photo = wang.person.sendsImage();
  const voice = wang.person.sendsVoice();
  wang.person.sendsLocation(22.5, 113, { name: '圭峰路44号', address: '圭峰路' });
  await wang.screen.reads(/我在听[^]*\n1 说完了$/);
  wang.person.writes('1');
  await wang.screen.reads(/路灯坏了[^]*三天了[^]*\n1 同意并提交\n/);
  wang.person.writes('1');
  await wang.screen.reads(/^BM26-0001 记下来了[^]*查询码[2-9A-HJ-NP-Z]{8}/);

  const card = await group.reads(isCard);
  expect(card.text).toMatch(/附：照片1张、语音1条、定位[^]*\n3 转办部门\n/);
  await vi.waitUntil(() => [photo, voice].every(({ id }) => wechat.shown(room.id).some(({ forwarded }) => forwarded === id)), { timeout: patienceMs });
  await group.reads(/^位置：圭峰路44号/);
  return card;
}

/** By quotes in both forms; a number counts from whom the list named. */
async function handled({ wang, yang, chen, room, group }: Cast, card: SentOut): Promise<void> {
  yang.person.quotes({ text: card.text }, '转办部门', { in: room });
  expect(await group.reads(/BM26-0001 转给哪个部门？\n1 城管办/)).toMatchObject({ mentions: [yang.person.id] });
  chen.person.writes('1', { in: room });
  yang.person.writes('2', { in: room });
  await readsNext(group, /已转办交通办/);
  await yang.screen.reads(/BM26-0001 请把下面这条转给交通办的经办人/);
  await chen.screen.reads(/BM26-0001/);
  await wang.screen.reads(/BM26-0001 转给交通办了/);

  yang.person.quotes({ text: card.text, id: card.messageId ?? '' }, '师傅明天上午来修，下午就亮', { in: room, form: 'xml' });
  await group.reads(/BM26-0001 这句话怎么用？[^]*\n1 正式答复\n/);
  chen.person.writes('1', { in: room });
  yang.person.writes('①', { in: room });
  await wang.screen.reads(/^BM26-0001 有答复了：\n师傅明天上午来修，下午就亮[^]*\n1 已解决\n/);
  await readsNext(group, /BM26-0001 已答复居民/);
}

async function rated({ wang, group }: Cast): Promise<void> {
  wang.person.writes('①');
  await wang.screen.reads(/\n1 满意\n/);
  wang.person.writes('1');
  await wang.screen.reads(/谢谢您/);
  await group.reads(/BM26-0001 居民评价了：已解决，满意/);
  wang.person.writes('到哪一步了');
  await wang.screen.reads(/BM26-0001[^\n]*（已结束）/);
}

/** Lines of the log that tell of a failure, or somebody's words or name. */
function amiss({ logLines }: DeskAtWork): string[] {
  return logLines.filter((line) => /"level":(50|60)|路灯|换好|王桂兰|小敏|wxid_/.test(line));
}

describe('on different platforms', () => {
  test.concurrent.each([
    ['a resident on WeChat, the staff on Telegram, who log WeChat in', staffOnTelegram],
    ['a resident on Telegram, the staff on WeChat', staffOnWeChat],
  ])('%s', { timeout: 120_000 }, async (_, play) => {
    const [wechat, api] = [createWeChat(), await startBotApi()];
    const desk = await putDeskToWork({ openPuppet: async () => ({ puppet: wechat.puppet() }), telegram: api });
    try {
      await play(wechat, api, desk);
      expect(amiss(desk)).toEqual([]);
    } finally {
      await desk.close();
      await api.close();
    }
  });
});

async function staffOnTelegram(wechat: WeChat, api: BotApi, desk: DeskAtWork): Promise<void> {
  const wang = onWeChat(wechat, 'wxid_wang', '王桂兰');
  const yang = api.person(7, '小敏');
  const room = api.group(-500, '值班群');
  const [officer, group] = [onTelegram(api, yang.id), onTelegram(api, room.id)];
  await vi.waitUntil(desk.isOnWechat, { timeout: patienceMs });
  yang.writes(`/bind ${await desk.invite('BM', '杨小敏')}`);
  await officer.reads(/绑定好了：杨小敏/);
  yang.writes('/bindgroup', { in: room.id });
  await group.reads(/值班群/);

  wang.person.writes('圭峰路44号门口的路灯坏了三天了');
  wang.person.sendsImage();
  wang.person.writes('说完了');
  await wang.screen.reads(/\n1 同意并提交\n/);
  wang.person.writes('同意并提交');
  await wang.screen.reads(/^BM26-0001 记下来了/);
  const card = await group.reads(isCard);
  // What only the other platform has is named, not shown.
  expect(card.text).toMatch(/附：照片1张[^]*（另有1个附件在居民那边的聊天里，这里打不开）/);
  yang.presses(card, '转办部门');
  yang.presses(await group.reads(/转给哪个部门/), '城管办');
  await wang.screen.reads(/BM26-0001 转给城管办了/);
  yang.quotes(card, '灯已经换好了');
  yang.presses(await group.reads(/这句话怎么用/), '正式答复');
  await wang.screen.reads(/^BM26-0001 有答复了：\n灯已经换好了[^]*\n1 已解决\n/);
  wang.person.writes('1');
  await group.reads(/BM26-0001 居民评价了：已解决/);
  await wang.screen.reads(/\n1 满意\n/);

  await wechat.logsOut();
  await officer.reads(/^微信退出了登录/);
  desk.clock.set(desk.clock.now() + 20 * 60_000);
  wechat.showsQr();
  yang.writes('微信登录');
  const { text: told } = await officer.reads(/\/wechat\/[\w-]{32}/);
  await logIn(/http:\S+/.exec(told)?.[0] ?? '', () => wechat.scansQr());
  await officer.reads(/^微信登录好了/);
  await officer.reads(/^微信从12月1日 10:\d\d到10:\d\d断过/);
  wang.person.writes('1');
  await wang.screen.reads(/谢谢您/);
  await group.reads(/BM26-0001 居民评价了：已解决，满意/);
}

/** As a browser does it: the link changes nothing, its button does, and the page shows the code until somebody has scanned it. */
async function logIn(link: string, scan: () => void): Promise<void> {
  for (let preview = 0; preview < 2; preview += 1) expect(await (await fetch(link)).text()).toMatch(/<button type="submit"/);
  const pressed = await fetch(link, { method: 'POST', redirect: 'manual' });
  const [cookie = ''] = (pressed.headers.get('set-cookie') ?? '').split(';');
  const page = async () => (await fetch(new URL(pressed.headers.get('location') ?? '', link), { headers: { cookie } })).text();
  const shows = (what: RegExp) => vi.waitUntil(async () => what.test(await page()), { timeout: patienceMs, interval: 20 });
  await shows(/<svg/);
  expect((await fetch(link, { method: 'POST', redirect: 'manual' })).status).toBe(404);
  scan();
  await shows(/登录好了/);
  expect(await page()).not.toMatch(/<svg/);
}

async function staffOnWeChat(wechat: WeChat, api: BotApi, desk: DeskAtWork): Promise<void> {
  const yang = onWeChat(wechat, 'wxid_yang', '小敏');
  const room = wechat.room(groupId, '值班群', [yang.person]);
  const group = createScreen(() => wechat.shown(room.id));
  await vi.waitUntil(desk.isOnWechat, { timeout: patienceMs });
  yang.person.writes(`绑定 ${await desk.invite('BM', '杨小敏')}`);
  await yang.screen.reads(/绑定好了：杨小敏/);
  yang.person.writes('绑定本群', { in: room });
  await group.reads(/现在是北门社区党代表工作室的值班群/);

  const wang = api.person(100, '王桂兰');
  wang.sendsPhoto({ caption: '北门社区圭峰路44号门口的路灯坏了三天了' });
  const screen = onTelegram(api, wang.id);
  wang.presses(await screen.reads(/我在听/), '说完了');
  wang.presses(await screen.reads(/圭峰路44号/), '同意并提交');
  await screen.reads(/^BM26-0001 记下来了/);
  const card = await group.reads(isCard);
  // What only the other platform has is named, not shown.
  expect(card.text).toMatch(/附：照片1张[^]*（另有1个附件在居民那边的聊天里，这里打不开）/);
  yang.person.quotes({ text: card.text }, '直接答复', { in: room });
  const asked = await group.reads(/BM26-0001 要怎么答复？/);
  yang.person.quotes({ text: asked.text }, '灯已经换好了', { in: room });
  await group.reads(/灯已经换好了[^]*\n1 发送\n/);
  yang.person.writes('1', { in: room });
  wang.presses(await screen.reads(/^BM26-0001 有答复了：\n灯已经换好了/), '已解决');
  await group.reads(/BM26-0001 居民评价了：已解决/);
  wang.presses(await screen.reads(/满意/), '满意');
  await screen.reads(/谢谢您/);
  await group.reads(/BM26-0001 居民评价了：已解决，满意/);
}

/** The very next message fits: nobody else was answered before. */
async function readsNext(screen: Screen<SentOut>, what: RegExp): Promise<void> {
  const before = screen.read().length;
  await screen.reads(what);
  expect(screen.read().slice(before)).toHaveLength(1);
}
