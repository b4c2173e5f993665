// Inviting and stopping people in chat: two of one name, the link, and a roster file that is imported again.

import { afterEach, expect, test } from 'vitest';
import { importRoster } from '../../src/admin/import-roster.ts';
import type { RosterFile } from '../../src/admin/roster-file.ts';
import { write } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper, type PaperMessage } from '../support/paper.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindMember } from '../support/transcript-cast.ts';

const officer = 'yang';
let house: House;
afterEach(() => house.close());

async function open(roster: RosterFile): Promise<void> {
  const paper = Object.assign(createPaper(), { link: (carried: string) => `https://t.me/huiyin_bot?start=${carried}` });
  house = await openHouse({ papers: [paper], roster });
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, officer);
}

async function says(text: string): Promise<PaperMessage[]> {
  const before = house.paper.chat(officer).length;
  await write(house, officer, text);
  await house.settle({ patienceMs: 600_000 });
  expect(house.bugs).toEqual([]);
  return house.paper.chat(officer).slice(before).filter(({ from }) => from === null);
}

async function withTwo(): Promise<RosterFile> {
  const roster = await exampleRoster();
  const second = { id: 'chen-2', studio: 'BM', name: '陈国栋', unit: '北门派出所' };
  return { ...roster, representatives: [...roster.representatives, second] };
}

test('a name that fits two people is asked back with unit and area; the choice is invited', async () => {
  await open(await withTwo());
  const [asked] = await says('邀请 陈国栋');
  expect(asked?.text).toBe('「陈国栋」有好几位，邀请哪一位？');
  expect(asked?.buttons.map(({ label }) => label).sort()).toEqual(['陈国栋（北门小学，圭峰路）', '陈国栋（北门派出所）'].sort());
  const [code, forward] = await says('陈国栋（北门派出所）');
  const made = /绑定码：([2-9A-HJ-NP-Z]{8})$/m.exec(code?.text ?? '')?.[1] ?? '';
  expect(made).not.toBe('');
  expect(code?.text).toContain(`https://t.me/huiyin_bot?start=bind_${made}`);
  expect(forward?.text).toContain(`「绑定 ${made}」`);
});

test('whoever was stopped stays so when the roster file is imported again, until he is invited', async () => {
  const roster = await exampleRoster();
  await open(roster);
  const [stopped] = await says('停用 陈国栋');
  expect(stopped?.text).toContain('停用了');
  const again = await importRoster({ db: house.db, seal: house.seal }, roster, house.clock.now());
  expect(again).toMatchObject({ changed: false });
  expect((await says('停用 陈国栋'))[0]?.text).toContain('没有找到「陈国栋」');
  expect((await says('邀请 陈国栋'))[0]?.text).toContain('陈国栋的绑定码：');
  expect(await importRoster({ db: house.db, seal: house.seal }, roster, house.clock.now())).toMatchObject({ changed: false });
  expect((await says('停用 陈国栋'))[0]?.text).toContain('停用了');
});

test('a supervisor is not let in or stopped by those whom he watches, nor is somebody who is more elsewhere', async () => {
  const roster = await exampleRoster(['name: 陈国栋, unit', 'id: chen, name: 陈国栋, unit'], ['supervisors:', 'supervisors:\n  - { district: HX, id: chen, name: 陈国栋 }']);
  await open(roster);
  for (const act of ['邀请', '停用', '电话']) expect((await says(`${act} 林正`))[0]?.text).toContain('没有找到「林正」');
  const [refused] = await says('邀请 陈国栋');
  expect(refused?.text).toBe('陈国栋还有别处的身份，这个码会连那边一起打开，所以没有发。\n请区联络员或者管名册的人来发。');
  expect((await says('停用 陈国栋'))[0]?.text).toContain('停用了');
});

test('somebody of another studio is not found', async () => {
  await open(await exampleRoster());
  expect((await says('邀请 何伟强'))[0]?.text).toContain('没有找到「何伟强」');
});
