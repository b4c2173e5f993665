// What a morning tells those on duty: the plan once, each his own days; another day, none at all; whoever left is replaced; nothing twice.

import { expect, test } from 'vitest';
import { importHolidays } from '../../src/admin/import-holidays.ts';
import { importRoster } from '../../src/admin/import-roster.ts';
import { receptionsBetween } from '../../src/store/receptions.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { openHouse, type House } from '../support/house.ts';
import { notice2027 } from '../support/notice-2027.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindGroup, bindMember, castOf, endRights, memberNamed } from '../support/transcript-cast.ts';
import { createPaper } from '../support/paper.ts';

const group = '-500';
const bound = { chen: '陈国栋', liang: '梁秀英', zhou: '周志远' };

async function openedHouse(at?: string) {
  const house = await openHouse({ sendsAtOnce: true, mornings: true, papers: [createPaper({ groups: [group] })], ...(at === undefined ? {} : { at }) });
  for (const [user, name] of Object.entries(bound)) await bindMember(house, { name, code: 'BM', role: 'representative' }, user);
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, 'yang');
  await bindGroup(house, 'BM', group);
  const { roster } = await loadRoster(house.db, house.seal);
  const people = Object.fromEntries([...roster.staff.values()].flatMap(({ person, chats }) => chats.map((chat) => [chat.replace(/^.*\//, ''), person])));
  return { ...house, people, [Symbol.asyncDispose]: () => house.close() };
}

/** What was said in a chat since the last time. */
function listener({ paper }: House): (chat: string) => string[] {
  const heard = new Map<string, number>();
  return (chat) => {
    const all = paper.chat(chat).map(({ text }) => text);
    const news = all.slice(heard.get(chat) ?? 0);
    heard.set(chat, all.length);
    return news;
  };
}

test('the plan is told once: each his own days, the staff where it stands', async () => {
  await using house = await openedHouse();
  const said = listener(house);
  await house.morning();
  expect(said('chen')).toEqual([
    [
      '您的接待日排好了：',
      '12月10日（周四）9:00-11:30，和梁秀英',
      '12月21日（周一）9:00-11:30，和周志远',
      '1月11日（周一）9:00-11:30，和梁秀英',
      '1月20日（周三）9:00-11:30，和周志远',
      '地点：北门社区党群服务中心一楼',
      '一共18次，发「我的排班」看全。',
      '来不了就说，比如：10日我来不了',
    ].join('\n'),
  ]);
  expect(said(group)).toEqual([
    ['接待排好了：12月10日到2027年12月20日共26次，每次2位代表。', '看全部发「排班」，要改就写：排班 12月10日 姓名 姓名', '有3位代表排不满规定次数，发「谁还没排够」看。'].join('\n'),
  ]);
  expect(said('liang')).toHaveLength(1);
  expect(said('zhou')).toHaveLength(1);
  await house.turn('2026年12月3日 12:00');
  expect(['chen', 'liang', 'zhou'].flatMap(said)).toEqual([]);
  expect(said(group).filter((text) => text.includes('排好了'))).toEqual([]);
});

test('a new year\'s holidays move a day: whoever is on it hears the old and the new one', async () => {
  await using house = await openedHouse();
  await house.morning();
  const said = listener(house);
  for (const chat of [...Object.keys(bound), group]) said(chat);
  const [moved] = (await receptionsBetween(house.db, ['BM'], '2027-02-10', '2027-02-10')).map(({ representatives }) => representatives);
  await importHolidays(house.db, notice2027, house.clock.now());
  await house.turn('+1分钟');
  await house.morning();
  await house.turn('+1分钟');
  const told = Object.keys(bound).flatMap((chat) => said(chat));
  expect(told).toHaveLength(moved?.length ?? 0);
  expect(told.every((text) => text.includes('2月10日（周三）9:00-11:30') && text.includes('2月13日（周六）9:00-11:30'))).toBe(true);
});

test('who is no representative any more is replaced', async () => {
  await using house = await openedHouse();
  await house.morning();
  const zhou = memberNamed(castOf(await exampleRoster()), '周志远');
  if (!zhou) throw new Error('the cast has no such member');
  await endRights(house, zhou);
  await house.turn('2026年11月25日 09:00');
  const all = await receptionsBetween(house.db, ['BM'], '2026-11-25', '2026-12-31');
  expect(all.map(({ representatives }) => representatives.length)).toEqual([2, 2]);
  expect(all.flatMap(({ representatives }) => representatives).filter((person, index, list) => list.indexOf(person) === index)).toHaveLength(2);
});

test('the days of the week were changed: those who were on duty need not come, others are planned', async () => {
  await using house = await openedHouse();
  await house.morning();
  const said = listener(house);
  for (const chat of Object.keys(bound)) said(chat);
  const roster = await exampleRoster();
  const [first] = roster.studios;
  if (!first) throw new Error('no studio');
  const studios = [{ ...first, reception: [{ monthDays: [15], from: '14:00', to: '16:00' }] }, ...roster.studios.slice(1)];
  await importRoster({ db: house.db, seal: house.seal }, { ...roster, studios }, house.clock.now());
  await house.turn('+1分钟');
  await house.morning();
  await house.turn('+1分钟');
  const chen = said('chen');
  expect(chen[0]).toMatch(/^您的接待日排好了：\n12月15日（周二）14:00-16:00/);
  expect(chen.filter((text) => text.includes('12月10日（周四）9:00-11:30的接待取消了'))).toHaveLength(1);
});

test('a day that moves onto one on which somebody is away: another is asked, and comes', async () => {
  await using house = await openedHouse();
  await house.morning();
  const [before] = await receptionsBetween(house.db, ['BM'], '2027-02-10', '2027-02-10');
  const users = Object.keys(bound);
  const onDuty = users.filter((user) => before?.representatives.includes(house.people[user] ?? ''));
  const [absent = ''] = onDuty;
  const other = users.find((user) => !onDuty.includes(user)) ?? '';
  for (const text of ['2月12日到2月14日我不在', '对']) {
    house.tickOn();
    await house.paper.writes({ user: absent, chat: absent, text });
    await house.settle();
  }
  const said = listener(house);
  said(other);
  await importHolidays(house.db, notice2027, house.clock.now());
  await house.turn('+1分钟');
  await house.morning();
  expect(said(other)[0]).toContain('2月13日（周六）9:00-11:30');
  await house.paper.writes({ user: other, chat: other, text: '可以' });
  await house.settle();
  const [after] = await receptionsBetween(house.db, ['BM'], '2027-02-13', '2027-02-13');
  expect(after?.representatives).toEqual(before?.representatives.map((person) => (person === house.people[absent] ? house.people[other] : person)));
});
