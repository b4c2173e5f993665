// Who reads along: what somebody may see as one of several things that he is never shows to others in a group, or to who stands in for him.

import { afterEach, describe, expect, test } from 'vitest';
import { importRoster } from '../src/admin/import-roster.ts';
import { said } from './mailroom/desk.ts';
import { openHouse, type House } from './support/house.ts';
import { createPaper } from './support/paper.ts';
import { exampleRoster, exampleWithout } from './support/rosters.ts';
import { bindGroup, bindMember, castOf } from './support/transcript-cast.ts';

const group = '-500';
const farGroup = '-501';
const phone = '13800000012';
const users = { 杨小敏: '2', 傅敏: '3', 梁秀英: '4', 黄立: '5', 何伟强: '6', 林正: '7', 陈国栋: '8' } as const;
type Name = keyof typeof users;

let house: House;
afterEach(() => house.close());

async function open(bound: readonly Name[], ...changes: (readonly [string, string])[]): Promise<void> {
  const roster = await exampleRoster(...changes);
  house = await openHouse({ papers: [createPaper({ groups: [group, farGroup] })], roster });
  for (const name of bound) {
    const member = castOf(roster).find((one) => one.name === name);
    if (!member) throw new Error(`${name} is not in the roster`);
    await bindMember(house, member, users[name]);
  }
  await bindGroup(house, 'BM', group);
  await bindGroup(house, 'DZ', farGroup);
}

async function write(user: string, text: string, chat = user): Promise<string> {
  house.tickOn();
  await house.paper.writes({ user, chat, text });
  await house.settle({ patienceMs: 600_000 });
  return said(house.paper, chat).at(-1) ?? '';
}

async function press(user: string, label: string, chat = user): Promise<string> {
  house.tickOn();
  const shown = house.paper.chat(chat).flatMap(({ id, everButtons }) => everButtons.map((button) => ({ id, button })));
  const found = shown.findLast(({ button }) => button.label === label);
  if (!found) throw new Error(`no button ${label}`);
  await house.paper.presses({ user, chat, messageId: found.id, press: found.button.press });
  await house.settle({ patienceMs: 600_000 });
  return said(house.paper, chat).at(-1) ?? '';
}

async function raise(user: string, text: string): Promise<void> {
  await write(user, '/start BM');
  await write(user, text);
  for (const label of ['说完了', '同意并提交']) await press(user, label);
}

const all = (chat: string): string => said(house.paper, chat).join('\n');

describe('a handler in a group', () => {
  const isHandlerToo = (line: string, name: string, id: string): readonly (readonly [string, string])[] => [
    [line, line.replace('name:', `id: ${id}, name:`)],
    ['handlers: [{ name: 吴刚 }]', `handlers: [{ id: ${id}, name: ${name} }]`],
  ];

  test('is shown nothing of a referral there: what its resident gave is for him alone', async () => {
    await open(['杨小敏', '梁秀英'], ...isHandlerToo('name: 梁秀英', '梁秀英', 'liang'));
    await raise('1', '圭峰路44号门口垃圾堆了一个星期');
    await write(users.杨小敏, '#1 转办 城管办 5日', group);
    await write(users.梁秀英, '#1 联系居民 想问清楚是哪个门口');
    await press('1', '同意');
    await write('1', `王小明 ${phone}`);
    expect(all(users.梁秀英)).toContain(phone);
    expect(await write(users.梁秀英, '#1 查看', group)).toBe('居民的事不在这个群里说。请到本工作室的值班群，或者私聊我。');
    expect(await write(users.梁秀英, 'BM26-0001 进展 明天去清', group)).toBe('居民的事不在这个群里说。请到本工作室的值班群，或者私聊我。');
    expect(all(group)).not.toContain(phone);
    expect(await write(users.梁秀英, '待办', group)).not.toContain('BM26-0001');
  });

  test('of another studio finds there neither number nor list of what he handles', async () => {
    await open(['杨小敏', '何伟强'], ...isHandlerToo('name: 何伟强', '何伟强', 'he'));
    await raise('1', '圭峰路44号门口垃圾堆了一个星期');
    await write(users.杨小敏, '#1 转办 城管办 5日', group);
    expect(await write(users.何伟强, '待办')).toContain('BM26-0001');
    expect(await write(users.何伟强, '#1 查看', farGroup)).toBe('没有找到#1。短号只找还开着的事，别的请写全编号。');
    await write(users.何伟强, '待办', farGroup);
    expect(all(farGroup)).not.toMatch(/BM26|圭峰路/);
  });
});

describe('a supervisor', () => {
  test('gets his counts in his own chat, never where he once answered in a group', async () => {
    await open(['杨小敏', '林正']);
    await write(users.林正, 'BM督26-0001 回复 已经看了', group);
    await raise('1', '圭峰路44号门口垃圾堆了一个星期');
    await house.turn('11月30日 09:00');
    expect(all(group)).not.toContain('上周');
  });

  test('has a document about a matter that is confined since: neither it nor its date is for those from whom it is kept', async () => {
    await open(['杨小敏', '傅敏', '林正', '陈国栋']);
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    await write(users.杨小敏, '#1 分派 陈国栋', group);
    await write(users.林正, 'BM26-0001 书面提醒 已经过期了');
    await press(users.林正, '发送');
    expect(all(users.陈国栋)).toContain('BM督26-0001');
    await write('1', '别让村里知道');
    const kept = (user: string): string[] => house.paper.chat(user).flatMap(({ from, text, erased }) => (from === null && !erased ? [text] : []));
    expect(kept(users.陈国栋).join('\n')).not.toContain('BM26-0001');
    await house.turn('12月15日 09:00');
    for (const user of [users.陈国栋, users.林正, group]) expect(kept(user).join('\n')).not.toMatch(/BM督26-0001.*(?:BM26-0001|没有回复|还没)/s);
  });
});

describe('who stands in for somebody', () => {
  test('is not shown the phone that the other one asked for', async () => {
    await open(['杨小敏', '黄立']);
    await write(users.杨小敏, '代录 来电 圭峰路44号楼道的灯坏了');
    await write(users.杨小敏, '王桂花');
    await write(users.杨小敏, phone);
    for (const label of ['同意', '登记']) await press(users.杨小敏, label);
    await write(users.杨小敏, '我今天到明天不在，黄立代');
    await press(users.杨小敏, '对');
    await write(users.杨小敏, '#1 问 是哪一层？', group);
    await press(users.杨小敏, '看电话', group);
    expect(all(users.杨小敏)).toContain('王桂花');
    expect(all(users.黄立)).not.toMatch(/王桂花|13800000012/);
  });
});

test.each(['杨小敏', '黄立'] as const)('a right that was lent ends with whom the roster no longer names: %s', async (name) => {
  await open(['杨小敏', '黄立']);
  await raise('1', '圭峰路44号门口的路灯坏了三天');
  await write(users.杨小敏, '我今天到明天不在，黄立代');
  await press(users.杨小敏, '对');
  expect(await write(users.黄立, 'BM26-0001 查看')).toContain('路灯');
  await importRoster(house, await exampleWithout(name), house.clock.now());
  expect(await write(users.黄立, 'BM26-0001 查看')).not.toContain('路灯');
});

test('who is stopped stands in for nobody any more', async () => {
  await open(['杨小敏', '傅敏', '黄立']);
  await raise('1', '圭峰路44号门口的路灯坏了三天');
  await write(users.杨小敏, '我今天到明天不在，黄立代');
  await press(users.杨小敏, '对');
  expect(await write(users.黄立, 'BM26-0001 查看')).toContain('路灯');
  await write(users.傅敏, '停用 黄立');
  expect(await write(users.黄立, 'BM26-0001 查看')).not.toContain('路灯');
});

describe('a matter that went from studio to studio and is confined at last', () => {
  test('is confined in every studio that had it', async () => {
    await open(['杨小敏', '黄立', '傅敏']);
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    await write(users.杨小敏, '#1 转工作室 大泽', group);
    await write(users.黄立, '#1 转工作室 北门', farGroup);
    await write('1', '别让村里知道');
    for (const number of ['BM26-0001', 'BM26-0002']) expect(await write(users.杨小敏, `${number} 查看`, group)).toContain(`没有找到${number}`);
    expect(await write(users.黄立, 'DZ26-0001 查看', farGroup)).toContain('没有找到DZ26-0001');
    expect(await write(users.杨小敏, '查找 路灯', group)).not.toContain('BM26');
  });

  test('is so, too, when it is said of an answer that did not help', async () => {
    await open(['杨小敏', '黄立', '傅敏']);
    await raise('1', '圭峰路44号门口的路灯坏了三天');
    await write(users.杨小敏, '#1 转工作室 大泽', group);
    await write(users.黄立, '#1 答复 明天派人去修。', farGroup);
    await press(users.黄立, '发送', farGroup);
    for (const label of ['没解决', '没有', '不满意']) await press('1', label);
    await write('1', '别让村里知道，他们一直没来');
    expect(await write(users.黄立, 'DZ26-0001 查看', farGroup)).toContain('没有找到DZ26-0001');
    expect(await write(users.杨小敏, 'BM26-0001 查看', group)).toContain('没有找到BM26-0001');
  });
});

test('what a resident adds in the moment in which his matter goes to another studio goes along', async () => {
  await open(['杨小敏', '黄立']);
  await raise('1', '圭峰路44号门口的路灯坏了三天');
  house.tickOn();
  await house.paper.writes({ user: '1', chat: '1', text: '补充到BM26-0001 是左边那盏' });
  house.tickOn();
  await house.paper.writes({ user: users.杨小敏, chat: group, text: '#1 转工作室 大泽' });
  await house.settle();
  const shown = await write(users.黄立, '#1 查看', farGroup);
  expect(shown).toContain('左边那盏');
  expect(shown).not.toContain('备注');
});
