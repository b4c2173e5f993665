// A process that was down for a month, and a clock that jumps, with everything of a studio's time under way: done once, nothing at night, nothing past announced.

import { expect, test } from 'vitest';
import { openHouse, workUntilStill, type House } from './support/house.ts';
import { createPaper } from './support/paper.ts';
import { exampleRoster } from './support/rosters.ts';
import { bindGroup, bindMember, castOf, memberNamed } from './support/transcript-cast.ts';

const group = '-500';
const residents = ['王', '李', '孙'];
const staff = ['杨小敏', '傅敏', '林正', '吴刚', '陈国栋', '梁秀英', '周志远'];

interface Heard {
  chat: string;
  text: string;
}

/** A house in which people write and press, and what was said since somebody listened last. */
async function openedHouse() {
  const roster = await exampleRoster();
  const house = await openHouse({ sendsAtOnce: true, mornings: true, papers: [createPaper({ groups: [group], can: { perSecond: 2 } })], roster, at: '2026年12月1日 09:00' });
  for (const name of staff) {
    const member = memberNamed(castOf(roster), name);
    if (member) await bindMember(house, member, name);
  }
  await bindGroup(house, 'BM', group);
  await house.morning();
  let listened = 0;
  const patient = () => house.settle({ patienceMs: 600_000 });
  async function writes(user: string, text: string, chat = user): Promise<void> {
    house.tickOn();
    await house.paper.writes({ user, chat, text });
    await patient();
  }
  async function pressOnly(user: string, label: string): Promise<void> {
    house.tickOn();
    const message = house.paper.chat(user).findLast(({ buttons }) => buttons.some((one) => one.label === label));
    const press = message?.buttons.find((one) => one.label === label)?.press;
    if (!message || press === undefined) throw new Error(`${user} sees no ${label}`);
    await house.paper.presses({ user, chat: user, messageId: message.id, press });
  }
  return {
    ...house,
    writes,
    pressOnly,
    async presses(user: string, ...labels: string[]): Promise<void> {
      for (const label of labels) {
        await pressOnly(user, label);
        await patient();
      }
    },
    heard(): Heard[] {
      const news = house.paper.deeds.slice(listened).flatMap(({ chat, dispatch }) => ('text' in dispatch ? [{ chat, text: dispatch.text }] : []));
      listened = house.paper.deeds.length;
      return news;
    },
    [Symbol.asyncDispose]: () => house.close(),
  };
}

type Stage = Awaited<ReturnType<typeof openedHouse>>;

/** Numbers taken, a meeting agreed, a swap asked for, a slip with its limit, a card not handed in, a text half written, an announcement half given out. */
async function everythingUnderWay(stage: Stage): Promise<void> {
  for (const user of residents) for (const text of ['/start BM', '订阅']) await stage.writes(user, text);
  await stage.turn('2026年12月3日 09:00');
  for (const user of residents.slice(0, 2)) {
    await stage.writes(user, '/book');
    await stage.presses(user, '12月10日（周四）', '都可以', '跳过');
  }
  for (const user of residents) {
    await stage.writes(user, '圭峰路44号门口的路灯坏了');
    await stage.presses(user, '说完了', '同意并提交');
  }
  for (const text of ['#1 转办 城管办 2日', '#2 分派 陈国栋', '#2 约见 12月20日 15:00']) await stage.writes('杨小敏', text, group);
  await stage.presses('李', '可以');
  await stage.writes('陈国栋', '#接待 王桂花 13800000013 路灯坏了');
  await stage.presses('陈国栋', '当场答复');
  for (const text of ['请物业换了', '加联系对象 王桂花 13800000013']) await stage.writes('陈国栋', text);
  await stage.writes('周志远', '21号我来不了');
  await stage.presses('周志远', '对');
  await stage.turn('2026年12月8日 17:00');
  await stage.writes('陈国栋', '#1 催办 请抓紧');
  await stage.presses('陈国栋', '发送');
  await stage.writes('赵', '圭峰路46号门口的树倒了');
  await stage.writes('杨小敏', '群发 明天停水');
  await stage.pressOnly('杨小敏', '发出');
  await handleOnly(stage);
  await stage.broadcasts.goOn();
  stage.heard();
}

/** Everything but what is announced to many. */
async function handleOnly({ handler, outbox }: House): Promise<void> {
  await workUntilStill({ handler, outbox });
}

/** The same words twice in one chat. What a day has, each day has. */
function repeated(all: readonly Heard[]): Heard[] {
  const seen = new Set<string>();
  return all.filter(({ chat, text }) => {
    const key = `${chat}\n${text}`;
    const isAgain = seen.has(key) && !text.includes('今天接待');
    seen.add(key);
    return isAgain;
  });
}

const ofPeople = (all: readonly Heard[], people: readonly string[]): string[] => all.flatMap(({ chat, text }) => (people.includes(chat) ? [text] : []));
const including = (all: readonly Heard[], words: string): string[] => all.flatMap(({ chat, text }) => (text.includes(words) ? [chat] : [])).sort();

test('a month down: nobody is woken, each thing is said once in the morning, and nothing that has passed is announced', async () => {
  await using stage = await openedHouse();
  await everythingUnderWay(stage);
  await stage.jump('2027年1月8日 03:00');
  await stage.turn('2027年1月8日 07:59');
  expect(stage.heard()).toEqual([]);
  await stage.turn('2027年1月8日 12:00');
  const day = stage.heard();
  expect(repeated(day)).toEqual([]);
  // Each resident: that we are late and until when, and the next days; nothing of the day on which nobody was reminded.
  for (const user of residents) expect(ofPeople(day, [user]).map((text) => text.split('\n').slice(0, 2).join(' ')).sort()).toEqual([expect.stringMatching(/^BM26-000\d 对不起，是我们晚了。/), expect.stringMatching(/接待预告/)]);
  expect(ofPeople(day, ['赵'])).toEqual([expect.stringMatching(/^您12月8日（周二）写的「圭峰路46号门口的树倒了」还没有交。.*1月10日（周日）就删掉了。$/s)]);
  expect(including(day, '明天见')).toEqual([]);
  expect(including(day, '今天接待')).toEqual([]);
  expect(day.filter(({ text }) => text.includes('公告了') || text.includes('接待预告')).filter(({ text }) => /12月\d+日/.test(text))).toEqual([]);
  // Whether those came who had numbers is still asked, and the meeting as well.
  expect(including(day, '12月10日（周四）9:00-11:30的接待结束了，还有2位没记来没来')).toEqual([group, '梁秀英', '陈国栋']);
  expect(including(day, '12月20日（周日）15:00-16:00的接待结束了')).toEqual(['杨小敏']);
  // The announcement has grown old, and nobody got the rest of it.
  expect(ofPeople(day, ['杨小敏']).filter((text) => text.includes('停了一天多没发出去'))).toHaveLength(1);
  expect(residents.filter((user) => including(day, '明天停水').includes(user))).toEqual([]);
  // Of several reminders the last one; the swap for a day that has passed is over.
  expect(including(day, '20个工作日没给居民消息了')).toEqual(['杨小敏', '陈国栋']);
  expect(including(day, '10个工作日没给居民消息了')).toEqual([]);
  expect(including(day, '12月21日')).toEqual([]);
  expect(including(day, '记录卡过了日子还没交')).toEqual(['杨小敏', '陈国栋']);
  expect(including(day, '记录卡今天要交')).toEqual([]);
  expect(including(day, 'BM督26-0001')).toEqual(['吴刚', '陈国栋']);
  await stage.jump('2027年1月8日 12:01');
  await Promise.all([stage.settle(), workUntilStill(stage.anotherWorker())]);
  expect(stage.heard()).toEqual([]);
});

test('a clock that jumps a day back, a month forward and back again says nothing twice', async () => {
  await using stage = await openedHouse();
  await everythingUnderWay(stage);
  await stage.turn('2026年12月9日 17:00');
  const before = stage.heard();
  expect(including(before, '明天停水').filter((chat) => residents.includes(chat))).toEqual(['孙', '李', '王']);
  await stage.jump('2026年12月8日 09:00');
  await stage.turn('2026年12月9日 17:00');
  expect(stage.heard()).toEqual([]);
  await stage.turn('2026年12月10日 13:00');
  const day = stage.heard();
  expect(including(day, '明天见')).toEqual(['李', '王']);
  await stage.jump('2027年1月11日 10:00');
  await stage.turn('2027年1月11日 20:00');
  const ahead = stage.heard();
  await stage.jump('2026年12月10日 13:00');
  expect(stage.heard()).toEqual([]);
  await stage.turn('2027年1月12日 20:00');
  const after = stage.heard();
  expect(including(after, '接待预告：12月21日')).toEqual(['孙', '李', '王']);
  expect(repeated([...before, ...day, ...ahead, ...after])).toEqual([]);
});
