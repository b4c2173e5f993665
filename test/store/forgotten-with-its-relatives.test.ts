// 删除我 and 涉密 where a matter hangs together with more: a live private link and its files, contact details, a merged one, two studios, a caller's row.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linesWith, everything } from '../mailroom/raw-store.ts';
import { count, query } from '../mailroom/desk.ts';
import { bindMember } from '../support/transcript-cast.ts';
import { nonceIn, officer, openStage, resident, staffChat, type ReferralStage } from '../web/referral-stage.ts';

const [otherOfficer, neighbour] = ['22', '12'];
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
/** Words that stand nowhere else. */
const mark = '青鸾七号';

let stage: ReferralStage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

async function found(word: string): Promise<string[]> {
  const { clear, opened } = await everything(stage.house);
  return linesWith(word, [...clear, ...opened]);
}

/** The department asks, gets contact details, and hands in an answer with a photo. */
async function atWork(): Promise<void> {
  await stage.sends('contact', { text: `${mark}要上门` });
  await stage.presses(resident, resident, '同意');
  await stage.says(resident, `${mark}王先生，13800000019`);
  await stage.sends('finish', { text: `${mark}灯已经换好。` }, [new File([jpeg], `${mark}.jpg`)]);
  expect(await count(stage.house.db, 'kept_files')).toBe(1);
}

async function wishesToGo(user: string): Promise<void> {
  await stage.says(user, '删除我');
  await stage.presses(user, user, '确定删除');
}

/** His only answered matter: it is rated, he wishes to go, and the officer lets it be. */
async function goesWhenAnswered(user: string): Promise<void> {
  await stage.presses(staffChat, officer, '发送');
  await stage.presses(user, user, '已解决');
  await wishesToGo(user);
  await stage.presses(staffChat, officer, '可以删');
  await stage.house.settle({ patienceMs: 600_000 });
}

describe('涉密', () => {
  test('takes what a department asked, got and handed in: texts, files, link, what waits', async () => {
    await atWork();
    const link = stage.link();
    const page = await stage.get(link);
    expect(page.status).toBe(200);
    await stage.group('#1 涉密');
    await stage.house.settle({ patienceMs: 600_000 });
    expect(await found(mark)).toEqual([]);
    expect(await found('13800000019')).toEqual([]);
    expect(await count(stage.house.db, 'kept_files')).toBe(0);
    expect((await stage.get(link)).status).toBe(404);
    expect((await stage.posts(link, { act: 'finish', nonce: nonceIn(page.text), text: '灯已经换好，昨晚亮了。' })).status).toBe(404);
    await stage.house.turn('11月26日 09:00');
    expect(stage.said(staffChat).filter((text) => text.includes(mark))).toEqual([]);
  });

  test('takes what was put aside of a restored copy as well', async () => {
    await stage.group(`#1 备注 ${mark}要请示`);
    await stage.group(`#1 进展 ${mark}在看`);
    stage.house.paper.failAlways(resident, { ok: false, why: 'later' });
    await stage.presses(staffChat, officer, '发送');
    await query(stage.house.db, `update deliveries set status = 'held' where status = 'waiting'`);
    await stage.group('#1 涉密');
    await stage.house.settle({ patienceMs: 600_000 });
    expect(await found(mark)).toEqual([]);
  });
});

describe('删除我', () => {
  test('waits while the matter is in hand, and takes all that hangs on it when it has ended', async () => {
    await atWork();
    await wishesToGo(resident);
    await stage.presses(staffChat, officer, '可以删');
    expect(stage.said(staffChat).at(-1)).toContain('还没办完');
    await stage.presses(staffChat, officer, '发给居民');
    await stage.presses(resident, resident, '已解决');
    await stage.presses(staffChat, officer, '可以删');
    await stage.house.settle({ patienceMs: 600_000 });
    const after = await found(mark);
    expect(after).toEqual([]);
    expect(await found('13800000019')).toEqual([]);
    expect(await found('陈小明')).toEqual([]);
    expect(await count(stage.house.db, 'kept_files')).toBe(0);
    expect(await count(stage.house.db, `accounts where user_id = '${resident}'`)).toBe(0);
    expect(await count(stage.house.db, 'matter_words')).toBe(0);
  });

  test('reaches both halves of a matter that was moved, each by its own officer, and then the person', async () => {
    await bindMember(stage.house, { name: '黄立', code: 'DZ', role: 'officer' }, otherOfficer);
    await stage.says(resident, `BM26-0001 ${mark}又坏了`);
    await stage.group('#1 撤回');
    await stage.group('#1 转别的工作室 DZ');
    await stage.says(otherOfficer, '#1 答复 灯已经换好，昨晚亮了。');
    await stage.presses(otherOfficer, otherOfficer, '发送');
    await stage.presses(resident, resident, '已解决');
    await wishesToGo(resident);
    await stage.presses(staffChat, officer, '可以删');
    expect(await count(stage.house.db, `accounts where user_id = '${resident}'`)).toBe(1);
    await stage.presses(otherOfficer, otherOfficer, '可以删');
    await stage.house.settle({ patienceMs: 600_000 });
    for (const word of [mark, '陈小明', '13800000012']) expect(await found(word)).toEqual([]);
    expect(await count(stage.house.db, 'matter_words')).toBe(0);
    expect(await count(stage.house.db, `accounts where user_id = '${resident}'`)).toBe(0);
  });

  test('takes who was merged out of it, and leaves the leading matter as it is', async () => {
    await stage.says(neighbour, '/start BM');
    for (const text of [`圭峰路46号门口的路灯不亮，${mark}`, '说完了', '同意并提交']) await stage.says(neighbour, text);
    await stage.group('#2 并入 #1');
    await stage.group('#1 答复 灯已经换好，昨晚亮了。');
    await goesWhenAnswered(neighbour);
    expect(await found(mark)).toEqual([]);
    expect(await count(stage.house.db, `accounts where user_id = '${neighbour}'`)).toBe(0);
    expect(await count(stage.house.db, `matter_texts where matter = 'BM26-0001' and masked like '%路灯坏了%'`)).toBe(1);
    await stage.presses(resident, resident, '没解决');
    expect(stage.said(resident).at(-1)).toContain('BM26-0001没解决');
  });
});

describe('查询码 and 改成匿名', () => {
  test('a caller who follows his matter by chat and is forgotten leaves no row, name, phone or code', async () => {
    await stage.says(officer, `代录 来电 圭峰路44号楼道的灯坏了，${mark}`);
    for (const text of [`王${mark}`, '13800000013']) await stage.says(officer, text);
    for (const label of ['同意', '登记']) await stage.presses(officer, officer, label);
    const code = /查询码([2-9A-HJ-NP-Z]{8})/.exec(stage.said(officer).join('\n'))?.[1] ?? '';
    await stage.says(neighbour, `查询 BM26-0002 ${code}`);
    await stage.group('#2 答复 灯已经换好，昨晚亮了。');
    await goesWhenAnswered(neighbour);
    for (const word of [mark, '13800000013']) expect(await found(word)).toEqual([]);
    expect(await count(stage.house.db, 'query_codes')).toBe(0);
    expect(await count(stage.house.db, `people where roster_key is null`)).toBe(1);
  });

  test('anonymous: name, phone and contact details go, the masked matter and its link stay', async () => {
    await atWork();
    await stage.says(resident, '改成匿名');
    await stage.presses(resident, resident, '确定改');
    await stage.presses(staffChat, officer, '可以改');
    await stage.house.settle({ patienceMs: 600_000 });
    for (const word of ['陈小明', '13800000012', '13800000019']) expect((await texts()).filter((line) => line.includes(word))).toEqual([]);
    expect((await stage.get(stage.link())).text).toContain('〔姓名〕');
  });
});

/** What the matter's texts say, opened. */
async function texts(): Promise<string[]> {
  const rows = await query<{ original: Uint8Array | null }>(stage.house.db, 'select original from matter_texts where original is not null');
  return rows.flatMap(({ original }) => (original ? String(stage.house.seal.open('text', original)) : []));
}

describe('涉密 of a matter that was moved and leads another one', () => {
  test('takes both halves; the other one goes back to where it was', async () => {
    await bindMember(stage.house, { name: '黄立', code: 'DZ', role: 'officer' }, otherOfficer);
    await stage.says(resident, `BM26-0001 ${mark}又坏了`);
    await stage.group('#1 撤回');
    await stage.group('#1 转别的工作室 DZ');
    await stage.says(neighbour, '/start DZ');
    for (const text of ['大泽镇北路1号的路灯不亮', '说完了', '同意并提交']) await stage.says(neighbour, text);
    await stage.says(otherOfficer, 'DZ26-0002 并入 DZ26-0001');
    await stage.group('BM26-0001 涉密');
    await stage.house.settle({ patienceMs: 600_000 });
    expect(await found(mark)).toEqual([]);
    expect(await count(stage.house.db, `matters where number = 'DZ26-0002' and status = 'raised' and merged is null`)).toBe(1);
    expect(await count(stage.house.db, `matters where number = 'DZ26-0001' and status = 'declined'`)).toBe(1);
    expect(stage.said(neighbour).at(-1)).toContain('DZ26-0002 改为单独办');
  });
});
