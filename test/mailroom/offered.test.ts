// Lists of choices where there are no buttons: a number means what its writer had before him, whatever was sent, or waits, since then.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stores } from '../support/databases.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper, type Paper } from '../support/paper.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindGroup, bindMember, castOf, memberNamed } from '../support/transcript-cast.ts';
import { count, query, said } from './desk.ts';
import { everything, linesWith } from './raw-store.ts';

const group = '-500';
const staff = { 杨小敏: '2', 傅敏: '3' } as const;

function wechat(): Paper {
  return createPaper({ groups: [group], can: { buttons: false, quotes: false, mentions: true, edit: false, erase: false, maxChars: 599, stableIds: false }, quotesByWords: true });
}

describe.each(stores)('lists of choices ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    const roster = await exampleRoster();
    house = await openHouse({ store: await open(), roster, papers: [wechat()], sendsAtOnce: true });
    for (const [name, user] of Object.entries(staff)) {
      const member = memberNamed(castOf(roster), name);
      if (member) await bindMember(house, member, user);
    }
    await bindGroup(house, 'BM', group);
  });
  afterEach(() => house.close());

  async function write(user: string, text: string, more: { chat?: string; quote?: string } = {}): Promise<void> {
    house.tickOn();
    await house.paper.writes({ user, chat: user, text, ...more });
    house.tickOn();
    await house.settle({ patienceMs: 600_000 });
  }

  const last = (chat: string): string => said(house.paper, chat).at(-1) ?? '';
  const idOf = (chat: string, words: string): string => house.paper.chat(chat).findLast((one) => one.text.includes(words))?.id ?? '';

  async function raise(user: string, text: string): Promise<void> {
    for (const words of ['/start BM', text, '说完了', '1']) await write(user, words);
  }

  async function reply(number: number): Promise<void> {
    for (const words of [`#${number} 答复 今天下午修好第${number}件。`, '1']) await write(staff['杨小敏'], words, { chat: group });
  }

  test('one that has not left yet is nobody’s: the number means the one before it', async () => {
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    for (const words of ['另一件事：翠湖花园门口的垃圾没人收', '说完了', '1']) await write('1', words);
    await reply(1);
    expect(last('1')).toMatch(/BM26-0001 有答复了[\s\S]*3 看不懂/);
    house.paper.failAlways('1', { ok: false, why: 'later' });
    for (const text of ['#2 答复 垃圾今天清走。', '1']) {
      house.tickOn();
      await house.paper.writes({ user: staff['傅敏'], chat: group, text });
      await house.settle();
    }
    // The answer to the second waits for him and is not yet before him when he writes.
    house.tickOn();
    await house.paper.writes({ user: '1', chat: '1', text: '3' });
    await house.settle();
    expect(await query(house.db, 'select number from matters where unclear')).toEqual([{ number: 'BM26-0001' }]);
    house.paper.failAlways('1', null);
  });

  test('a number that was sent twice counts once: what its first brought about was not there for the second', async () => {
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    await reply(1);
    house.tickOn();
    for (const text of ['1', '1']) await house.paper.writes({ user: '1', chat: '1', text });
    house.tickOn();
    await house.settle();
    expect(last('1')).toContain('满意吗');
    expect(await query(house.db, 'select solved, satisfaction from ratings')).toEqual([{ solved: true, satisfaction: null }]);
  });

  test('two officers choose in the group at once, each from his own list', async () => {
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    await raise('4', '翠湖花园门口的垃圾没人收');
    await write(staff['杨小敏'], '#1 师傅明天来修', { chat: group });
    await write(staff['傅敏'], '#2 今天去清运', { chat: group });
    house.tickOn();
    await house.paper.writes({ user: staff['傅敏'], chat: group, text: '1' });
    await house.paper.writes({ user: staff['杨小敏'], chat: group, text: '4' });
    house.tickOn();
    await house.settle({ patienceMs: 600_000 });
    expect(await query(house.db, `select number, status from matters order by 1`)).toEqual([{ number: 'BM26-0001', status: 'raised' }, { number: 'BM26-0002', status: 'replied' }]);
    expect(last('4')).toContain('今天去清运');
    expect(last('1')).toContain('BM26-0001 记下来了');
  });

  test('what may have arrived counts as shown', async () => {
    await write('1', '/start BM');
    await write('1', '圭峰路44号门口的路灯坏了三天');
    house.paper.fail('1', { ok: false, why: 'ambiguous', shown: true, retryAfterMs: 15_000 });
    house.tickOn();
    await house.paper.writes({ user: '1', chat: '1', text: '说完了' });
    await house.settle();
    house.tickOn();
    await house.paper.writes({ user: '1', chat: '1', text: '1' });
    await house.settle();
    expect(await count(house.db, 'matters')).toBe(1);
  });

  test('of quoted words nothing is kept, and the list is found by them', async () => {
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    await write(staff['杨小敏'], '转办部门', { chat: group, quote: idOf(group, 'BM26-0001 市政设施') });
    await house.paper.writes({ user: staff['傅敏'], chat: group, text: '2', quote: idOf(group, '转给哪个部门') });
    const { clear, opened } = await everything(house);
    expect(linesWith('转给哪个部门', [...clear, ...opened])).toEqual([]);
    await house.settle({ patienceMs: 600_000 });
    expect(await query(house.db, `select department from matters`)).toEqual([{ department: 'JT' }]);
  });

  test('a list under other words than its own is not guessed: the choices are shown again', async () => {
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    await write('1', '明天我在家');
    await write(staff['傅敏'], '4', { chat: group, quote: idOf(group, '居民补充') });
    expect(last(group)).toMatch(/^BM26-0001 市政设施（待分派）[\s\S]*\n1 /);
    expect(await query(house.db, `select status from matters`)).toEqual([{ status: 'raised' }]);
  });

  test('a number under a quoted picture is no answer to what was asked last', async () => {
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    await house.paper.writes({ user: staff['傅敏'], chat: group, attachments: [{ kind: 'photo', ref: 'p' }] });
    const picture = house.paper.chat(group).at(-1)?.id ?? '';
    await write(staff['杨小敏'], '#1 师傅明天来修', { chat: group });
    await write(staff['杨小敏'], '1', { chat: group, quote: picture });
    // What is quoted of others comes without their words.
    await house.paper.happens({ user: staff['杨小敏'], chat: group }, { kind: 'message', text: '1', attachments: [], edited: false }, { quote: {} });
    await house.settle({ patienceMs: 600_000 });
    expect(await query(house.db, `select status from matters`)).toEqual([{ status: 'raised' }]);
    await write(staff['杨小敏'], '1', { chat: group });
    expect(await query(house.db, `select status from matters`)).toEqual([{ status: 'replied' }]);
  });

  test('a lane keeps its last ones; what was erased or taken back leaves none', async () => {
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    for (let round = 0; round < 30; round += 1) await write('1', '帮助');
    expect(await count(house.db, `offered_lists where lane = 'paper:1/1'`)).toBe(24);
    await write('5', '/start BM');
    await write('5', '东门菜场的路灯也坏了');
    await write('5', '说完了');
    await write('5', '不同意');
    expect(await count(house.db, `offered_lists where lane = 'paper:1/5' and purpose = 'summary'`)).toBe(0);
    await write(staff['杨小敏'], '#1 涉密', { chat: group });
    expect(await count(house.db, `offered_lists where matter = 'BM26-0001' and choices::text like '%refer%'`)).toBe(0);
  });
});

test('in a terminal, where nothing can be quoted, what was shown last asks everybody', async () => {
  const house = await openHouse({ papers: [createPaper({ groups: [group], can: { buttons: false, quotes: false, edit: false } })], sendsAtOnce: true });
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, '2');
  await bindGroup(house, 'BM', group);
  for (const [user, chat, text] of [['1', '1', '/start BM'], ['1', '1', '圭峰路44号门口的路灯坏了三天'], ['1', '1', '说完了'], ['1', '1', '1'], ['2', group, '3']] as const) {
    house.tickOn();
    await house.paper.writes({ user, chat, text });
    house.tickOn();
    await house.settle();
  }
  expect(said(house.paper, group).at(-1)).toContain('转给哪个部门');
  await house.close();
});

test('where there are buttons nothing of it is written', async () => {
  const house = await openHouse({ papers: [createPaper({ groups: [group] })], sendsAtOnce: true });
  for (const text of ['/start BM', '圭峰路44号门口的路灯坏了三天', '说完了', '同意并提交']) {
    house.tickOn();
    await house.paper.writes({ user: '1', chat: '1', text });
    await house.settle({ patienceMs: 600_000 });
  }
  expect([await count(house.db, 'matters'), await count(house.db, 'offered_lists')]).toEqual([1, 0]);
  await house.close();
});
