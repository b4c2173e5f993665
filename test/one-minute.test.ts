// FIELD F's ten tests of one minute. 1 and 3 are transcripts (confined-1-…, field-3-…), 5 stands with the screening, 9 and 10 with the calendar;
// 7 (a withdrawal takes a published item off the page) comes with publication.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { life } from '../src/matters/lifecycle.ts';
import { count, query } from './mailroom/desk.ts';
import { everything, linesWith } from './mailroom/raw-store.ts';
import { openHouse, type House } from './support/house.ts';
import { createPaper } from './support/paper.ts';
import { exampleRoster } from './support/rosters.ts';
import { bindGroup, bindMember, castOf, memberNamed } from './support/transcript-cast.ts';

const group = '-500';
const officer = '2';
let house: House;

beforeEach(async () => {
  const roster = await exampleRoster();
  house = await openHouse({ papers: [createPaper({ groups: [group] })], roster });
  const member = memberNamed(castOf(roster), '杨小敏');
  if (member) await bindMember(house, member, officer);
  await bindGroup(house, 'BM', group);
});
afterEach(() => house.close());

async function write(user: string, text: string, chat = user): Promise<void> {
  house.tickOn();
  await house.paper.writes({ user, chat, text });
  await house.settle({ patienceMs: 600_000 });
}

async function press(user: string, label: string): Promise<void> {
  house.tickOn();
  const button = house.paper.chat(user).flatMap(({ buttons }) => buttons).findLast((one) => one.label === label);
  if (!button) throw new Error(`no button ${label}`);
  await house.paper.presses({ user, chat: user, press: button.press });
  await house.settle({ patienceMs: 600_000 });
}

const shownIn = (chat: string): string => house.paper.chat(chat).flatMap(({ from, text }) => (from === null ? [text] : [])).join('\n');

async function report(text: string): Promise<void> {
  await write('1', text);
  await press('1', '说完了');
  await press('1', '同意并提交');
}

test('FIELD F 2: nothing that leaves the officer for a department shows a person', async () => {
  await report('北门社区翠湖花园3号楼2单元501门口的垃圾没人收，我叫陈大文，电话13800000013');
  await write(officer, '#1 转办 城管办 5日', group);
  const left = [shownIn(group), JSON.stringify(await query(house.db, 'select text, place from matters')), JSON.stringify(await query(house.db, 'select masked from matter_texts'))];
  expect(left.filter((text) => /陈大文|13800000013|501/.test(text))).toEqual([]);
});

test('FIELD F 4: a text with a secret marking leaves no copy in store, log or outbox', async () => {
  await write('1', '绝密文件：青鸾七号阵地的兵力部署如下');
  const { clear, opened } = await everything(house);
  expect(linesWith('青鸾七号', [...clear, ...opened, ...house.logLines])).toEqual([]);
  expect(shownIn('1')).toContain('一个字也没留');
});

test('FIELD F 6: 我不同意 reaches a human, and the count moves', async () => {
  await write('1', '北门社区的，邻居起诉我，法院下周开庭，能不能帮我跟法官说说');
  await press('1', '说完了');
  await press('1', '我不同意，请人看');
  await press('1', '同意并提交');
  expect(shownIn(group)).toContain('筛查提示：可能是法院在办的案子');
  expect(await count(house.db, `screenings where outcome = 'insisted'`)).toBe(1);
});

test('FIELD F 8: staff can neither send the rating message nor give a rating', async () => {
  await report('北门社区圭峰路44号门口的路灯坏了三天');
  for (const text of ['#1 评价', '#1 已解决', '已解决', '满意', '#1 满意']) await write(officer, text, group);
  await press(officer, '取消').catch(() => undefined);
  expect(shownIn('1')).not.toContain('解决了吗');
  expect(await count(house.db, 'ratings')).toBe(0);
  expect(life.close.by).toEqual(['resident', 'desk']);
});
