// 删除我, 改成匿名 and 涉密 where numbers were taken, cards filled in, slips sent, announcements on their way: nothing of the person is left.

import { describe, expect, test } from 'vitest';
import { linesWith, everything } from '../mailroom/raw-store.ts';
import { count, query } from '../mailroom/desk.ts';
import { group, openStage, type Stage } from '../rules/stage.ts';

/** Words that stand nowhere else. */
const mark = '青鸾七号';
const phone = '13800000088';
const studio = 'reception: [{ monthDays: [10, 20], from: "09:00", to: "11:30" }]\nsettings: { receptionCapacity: 1 }';

async function found(stage: Stage, word: string): Promise<string[]> {
  const { clear, opened } = await everything(stage.house);
  return linesWith(word, [...clear, ...opened]);
}

async function takesNumber(stage: Stage, who: string, about: string): Promise<void> {
  for (const text of ['/start BM', '/book']) await stage.writes(who, text);
  await stage.presses(who, '12月10日（周四）');
  await stage.presses(who, '都可以');
  await stage.writes(who, about);
}

async function wishesToGo(stage: Stage, who: string): Promise<void> {
  await stage.writes(who, '删除我');
  await stage.presses(who, '确定删除');
}

describe('删除我', () => {
  test('a number goes, and whoever waits has the place', async () => {
    await using stage = await openStage(studio);
    await takesNumber(stage, '老王', `想问${mark}的低保`);
    await takesNumber(stage, '小李', '想问公租房');
    expect(stage.said('小李').some((text) => text.includes('候补第1位'))).toBe(true);
    await wishesToGo(stage, '老王');
    await stage.turn('+1分钟');
    expect(await found(stage, mark)).toEqual([]);
    expect(stage.last('小李')).toContain('有号了：12月10日（周四）9:00-11:30');
  });

  test('what he comes about goes at once, also while a record of his waits for the officer', async () => {
    await using stage = await openStage(studio);
    await stage.reports('老王', '圭峰路44号门口垃圾堆了一个星期');
    await stage.writes('老王', '/book');
    await stage.presses('老王', '12月10日（周四）');
    await stage.presses('老王', '都可以');
    await stage.writes('老王', `想问${mark}的低保`);
    expect((await found(stage, mark)).filter((line) => line.startsWith('bookings'))).toHaveLength(1);
    await wishesToGo(stage, '老王');
    expect((await found(stage, mark)).filter((line) => line.startsWith('bookings'))).toEqual([]);
    expect(await count(stage.house.db, 'bookings')).toBe(1);
  });

  test('what somebody comes about is kept masked alone', async () => {
    await using stage = await openStage(studio);
    await takesNumber(stage, '老王', `想问低保，我电话${phone}`);
    expect((await found(stage, phone)).filter((line) => line.startsWith('bookings'))).toEqual([]);
  });

  test('the card of a reception to which he came with a number goes along, with what was filled in', async () => {
    await using stage = await openStage(studio);
    await takesNumber(stage, '老王', `想问${mark}的低保`);
    await stage.turn('12月10日 09:10');
    await stage.presses('陈国栋', '记谁来了');
    await stage.presses('陈国栋', '来了');
    await stage.writes('陈国栋', '记录卡');
    await stage.presses('陈国栋', '第1张');
    await stage.presses('陈国栋', '填缺的');
    await stage.writes('陈国栋', `王${mark} 男 60岁 ${phone}`);
    expect(await found(stage, phone)).not.toEqual([]);
    await wishesToGo(stage, '老王');
    for (const word of [mark, phone]) expect(await found(stage, word)).toEqual([]);
    await stage.writes('陈国栋', '记录卡');
    expect(stage.last('陈国栋')).toContain('今年接待1人次');
    expect(stage.last('陈国栋')).not.toContain('第1张');
  });

  test('the words of slips and of what was answered to them go with their matter; that they were sent stays', async () => {
    await using stage = await openStage(studio);
    await stage.reports('老王', '圭峰路44号门口垃圾堆了一个星期');
    await stage.writes('杨小敏', '#1 转办 城管办', { in: group });
    await stage.presses('陈国栋', '收到，我来跟');
    await stage.turn('12月2日 09:00');
    await stage.writes('陈国栋', `#1 催办 ${mark}家门口走不了人`);
    await stage.presses('陈国栋', '发送');
    await stage.writes('吴刚', `BM督26-0001 回复 明天去${mark}那里清`);
    await stage.writes('杨小敏', '#1 答复 已经清走了，以后每天早上收。', { in: group });
    await stage.presses('杨小敏', '发送', { in: group });
    await stage.presses('老王', '已解决');
    await wishesToGo(stage, '老王');
    await stage.presses('杨小敏', '可以删', { in: group });
    await stage.turn('+1分钟');
    expect(await found(stage, mark)).toEqual([]);
    expect(await count(stage.house.db, `supervision_documents where answered_at is not null`)).toBe(1);
    await stage.writes('林正', '督办单');
    expect(stage.last('林正')).toContain('BM督26-0001');
  });

  test('an announcement that waits for him is not delivered any more', async () => {
    await using stage = await openStage(studio);
    await stage.writes('老王', '/start BM');
    await stage.writes('老王', '订阅');
    await stage.writes('老王', '删除我');
    stage.house.paper.failAlways('老王', { ok: false, why: 'later' });
    await stage.writes('杨小敏', `群发 明天${mark}停水`);
    await stage.presses('杨小敏', '发出');
    await stage.house.settle();
    await stage.presses('老王', '确定删除');
    stage.house.paper.failAlways('老王', null);
    await stage.turn('+10分钟');
    expect(stage.said('老王').filter((text) => text.includes(mark))).toEqual([]);
  });
});

test('退订: what waits of an announcement is not delivered any more', async () => {
  await using stage = await openStage(studio);
  await stage.writes('老王', '/start BM');
  await stage.writes('老王', '订阅');
  stage.house.paper.failAlways('老王', { ok: false, why: 'later' });
  await stage.writes('杨小敏', `群发 明天${mark}停水`);
  await stage.presses('杨小敏', '发出');
  await stage.house.settle();
  stage.house.tickOn();
  await stage.house.paper.writes({ user: '老王', chat: '老王', text: '退订' });
  await stage.house.settle();
  stage.house.paper.failAlways('老王', null);
  await stage.turn('+10分钟');
  expect(stage.said('老王').filter((text) => text.includes(mark))).toEqual([]);
});

describe('删除我 and contact people', () => {
  const contacts = async (stage: Stage): Promise<string[]> => (await found(stage, mark)).filter((line) => line.startsWith('contact_people'));

  test('who was entered with his number, or left it on a card, is nobody’s contact any more; the representative hears it, without a name', async () => {
    await using stage = await openStage(studio);
    await stage.writes('陈国栋', `加联系对象 王大山 138-0000-0088 ${mark}，腿脚不便`);
    await stage.writes('梁秀英', `加联系对象 李小山 13800000077 ${mark}，独居`);
    await stage.writes('陈国栋', `#接待 王大山 ${phone} 楼道的灯坏了`);
    await stage.presses('陈国栋', '记成事项');
    const code = /查询码([2-9A-HJ-NP-Z]{8})/.exec(stage.said('陈国栋').join('\n'))?.[1] ?? '';
    await stage.writes('老王', `查询 BM26-0001 ${code}`);
    await stage.writes('杨小敏', '#1 答复 灯已经换好，昨晚亮了。', { in: group });
    await stage.presses('杨小敏', '发送', { in: group });
    await stage.presses('老王', '已解决');
    await wishesToGo(stage, '老王');
    expect(await contacts(stage)).toHaveLength(2);
    await stage.presses('杨小敏', '可以删', { in: group });
    await stage.turn('+1分钟');
    expect(await contacts(stage)).toHaveLength(1);
    expect(stage.last('陈国栋')).toContain('有一位要求删掉自己的资料');
    expect(stage.said('梁秀英').filter((text) => text.includes('要求删掉'))).toEqual([]);
    await stage.writes('陈国栋', '联系对象');
    expect(stage.last('陈国栋')).toContain('还没有记联系对象');
    expect((await found(stage, phone)).filter((line) => !line.startsWith('letters'))).toEqual([]);
  });

  test('a number in his words may be somebody else’s: it leads to nobody', async () => {
    await using stage = await openStage(studio);
    await stage.writes('陈国栋', `加联系对象 王大山 ${phone} ${mark}，腿脚不便`);
    await stage.reports('老李', `圭峰路44号楼上的王大山天天吵，他的电话${phone}`);
    await stage.writes('杨小敏', '#1 答复 上门劝过了，晚上十点后不再响。', { in: group });
    await stage.presses('杨小敏', '发送', { in: group });
    await stage.presses('老李', '已解决');
    await wishesToGo(stage, '老李');
    await stage.presses('杨小敏', '可以删', { in: group });
    await stage.turn('+1分钟');
    expect(await contacts(stage)).toHaveLength(1);
  });
});

describe('改成匿名', () => {
  test('of a card nothing is left that tells who it was', async () => {
    await using stage = await openStage(studio);
    await stage.writes('陈国栋', `#接待 王大山 ${phone} 楼道的灯坏了`);
    await stage.presses('陈国栋', '记成事项');
    const code = /查询码([2-9A-HJ-NP-Z]{8})/.exec(stage.said('陈国栋').join('\n'))?.[1] ?? '';
    await stage.writes('老王', `查询 BM26-0001 ${code}`);
    await stage.writes('老王', '改成匿名');
    await stage.presses('老王', '确定改');
    await stage.presses('杨小敏', '可以改', { in: group });
    await stage.turn('+1分钟');
    expect(await query(stage.house.db, 'select 1 from record_cards where words is not null')).toEqual([]);
  });
});

describe('涉密', () => {
  test('what was noted of a walk-in goes with its matter: card, briefing, what a department was asked to', async () => {
    await using stage = await openStage(studio);
    await stage.reports('老王', `圭峰路44号门口垃圾堆了一个星期，${mark}`);
    for (const text of ['/book']) await stage.writes('老王', text);
    await stage.presses('老王', '12月10日（周四）');
    await stage.presses('老王', '都可以');
    await stage.presses('老王', 'BM26-0001');
    await stage.writes('杨小敏', '邀请 城管办 参加 12月10日 #1', { in: group });
    await stage.turn('12月10日 09:10');
    await stage.presses('陈国栋', '记谁来了');
    await stage.presses('陈国栋', '来了');
    await stage.writes('杨小敏', '#1 涉密', { in: group });
    await stage.turn('+1分钟');
    expect(await found(stage, mark)).toEqual([]);
    const shown = ['吴刚', '陈国栋', group].flatMap((who) => stage.house.paper.chat(stage.chatOf(who)).filter(({ text, erased }) => text.includes(mark) && !erased));
    expect(shown).toEqual([]);
  });
});

test('联系对象: who is no longer one is forgotten, that there was one stays', async () => {
  await using stage = await openStage(studio);
  await stage.writes('陈国栋', `加联系对象 王大山 ${phone} ${mark}，腿脚不便`);
  await stage.writes('陈国栋', '联系对象');
  await stage.presses('陈国栋', '第1位');
  await stage.presses('陈国栋', '不再联系');
  for (const word of [mark, phone, '王大山']) expect((await found(stage, word)).filter((line) => line.startsWith('contact_people'))).toEqual([]);
  expect(await count(stage.house.db, 'contact_people where ended_at is not null')).toBe(1);
});

test('an announcement has no words any more once it is through', async () => {
  await using stage = await openStage(studio);
  await stage.writes('老王', '/start BM');
  await stage.writes('老王', '订阅');
  await stage.writes('杨小敏', `群发 明天${mark}停水`);
  await stage.presses('杨小敏', '发出');
  await stage.turn('+1小时');
  expect(stage.said('老王').some((text) => text.includes(mark))).toBe(true);
  expect(await found(stage, mark)).toEqual([]);
});
