// Two representatives of one name: buttons tell them apart, a typed name asks which one, what the button says can be typed.

import { afterEach, expect, test } from 'vitest';
import { write } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';
import type { PaperMessage } from '../support/paper.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindMember } from '../support/transcript-cast.ts';

const officer = 'yang';
const labels = ['陈国栋（北门小学，圭峰路）', '陈国栋（北门派出所）', '梁秀英', '周志远'];
let house: House;
afterEach(() => house.close());

async function says(user: string, text: string): Promise<PaperMessage[]> {
  const before = house.paper.chat(officer).length;
  await write(house, user, text);
  await house.settle({ patienceMs: 600_000 });
  expect(house.bugs).toEqual([]);
  return house.paper.chat(officer).slice(before).filter(({ from }) => from === null);
}

function labelsOf(message: PaperMessage | undefined): string[] {
  return (message?.buttons ?? []).map(({ label }) => label);
}

test('two of one name are told apart before one gets a matter', async () => {
  const roster = await exampleRoster();
  house = await openHouse({ roster: { ...roster, representatives: [...roster.representatives, { id: 'chen-2', studio: 'BM', name: '陈国栋', unit: '北门派出所' }] } });
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, officer);
  for (const text of ['/start BM', '圭峰路44号门口的路灯坏了三天', '说完了', '同意并提交']) await says('resident', text);
  const [offered] = await says(officer, '分派代表');
  expect(labelsOf(offered).toSorted()).toEqual(labels.toSorted());
  const [asked] = await says(officer, '#1 分派 陈国栋');
  expect(asked?.text).toContain('是哪一位？');
  expect(labelsOf(asked).toSorted()).toEqual(labels.slice(0, 2).toSorted());
  const [unknown] = await says(officer, '#1 分派 王大锤');
  expect(unknown?.text).toContain('陈国栋（北门派出所）');
  const [done] = await says(officer, '#1 分派 陈国栋（北门派出所）');
  expect(done?.text).toContain('已分派给陈国栋');
  expect(done?.text).toContain('请打电话给陈国栋（北门派出所）：');
});
