// 5,000 characters in any act of staff or department: told what the limit is, nothing recorded, nothing begun, nothing said to the resident.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindGroup, bindMember, castOf, memberNamed } from '../support/transcript-cast.ts';
import { count, said } from './desk.ts';

const [resident, officer, representative, handler, group] = ['1', '2', '3', '4', '-500'];
const long = '长'.repeat(5000);

let house: House;
beforeEach(async () => {
  const roster = await exampleRoster();
  house = await openHouse({ roster, papers: [createPaper({ groups: [group] })], sendsAtOnce: true });
  for (const [name, user] of [['杨小敏', officer], ['陈国栋', representative], ['吴刚', handler]] as const) {
    const member = memberNamed(castOf(roster), name);
    if (member) await bindMember(house, member, user);
  }
  await bindGroup(house, 'BM', group);
  await writes(resident, '北门社区圭峰路44号门口的路灯坏了三天');
  for (const text of ['说完了', '同意并提交']) await writes(resident, text);
  await writes(officer, '#1 转办 城管办 5日', group);
});
afterEach(() => house.close());

async function writes(user: string, text: string, chat = user): Promise<void> {
  house.tickOn();
  await house.paper.writes({ user, chat, text });
  await house.settle();
}

const acts: readonly (readonly [string, string, string])[] = [
  ...['问', '答复', '进展', '备注', '转办', '分派', '不予登记', '部分不办 司法', '延期 5日', '并入', '记录', '报上级 区里', '转别的工作室', '更正', '退回重写', '已告知'].map((act) => [act, officer, group] as const),
  ...['看原文', ''].map((act) => [act, officer, officer] as const),
  ...['答复', '问', '备注', '请转 城管办', '不归我', '有意见', '进展', ''].map((act) => [act, representative, representative] as const),
  ...['办结', '进展', '延期 5日', '不属我单位', '联系居民', ''].map((act) => [act, handler, handler] as const),
];

test.each(acts)('%s (%s)', async (act, user, chat) => {
  const before = [await count(house.db, 'matter_events'), await count(house.db, 'matter_texts'), said(house.paper, resident).length, said(house.paper, chat).length];
  await writes(user, `#1 ${act} ${long}`, chat);
  const after = [await count(house.db, 'matter_events'), await count(house.db, 'matter_texts'), said(house.paper, resident).length];
  expect(after).toEqual(before.slice(0, 3));
  const answers = said(house.paper, chat).slice(before[3]);
  expect(answers).toHaveLength(1);
  expect(answers[0]).toContain('最多3000字');
  expect(answers[0]?.length).toBeLessThan(200);
});
