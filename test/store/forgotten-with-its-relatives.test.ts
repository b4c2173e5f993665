// 删除我 and 涉密 where a matter hangs together with more: a live private link and its files, contact details, a merged one, two studios, a caller's row.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linesWith, everything } from '../mailroom/raw-store.ts';
import { count, query } from '../mailroom/desk.ts';
import { nonceIn, officer, openStage, resident, staffChat, type ReferralStage } from '../web/referral-stage.ts';

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

async function forgets(): Promise<void> {
  await stage.says(resident, '删除我');
  await stage.presses(resident, resident, '确定删除');
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
    await forgets();
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
});
