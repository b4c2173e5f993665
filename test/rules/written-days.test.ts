// Days that were written down in a year whose holidays nobody knew yet, when they are published: a slip and a reply stay as written, a card's last day is a working day.

import { expect, test } from 'vitest';
import { importHolidays } from '../../src/admin/import-holidays.ts';
import { notice2027 } from '../support/notice-2027.ts';
import { group, openStage, type Stage } from './stage.ts';

const plain = 'hours: 周一至周五 9:00-17:30';
const stays = '明年怎么放假还没公布；写下的日子以后不变';

const all = (stage: Stage, who: string, words: string): string[] => stage.said(who).filter((text) => text.includes(words));

/** Spring Festival is from 5 to 12 February, the Saturday after it is a working day. */
async function publish({ house }: Stage, moment: string): Promise<void> {
  await house.turn(moment);
  await importHolidays(house.db, notice2027, house.clock.now());
  await house.settle({ patienceMs: 600_000 });
}

async function referred(command: string): Promise<Stage> {
  const stage = await openStage(plain, { at: '2026年12月28日 09:00' });
  await stage.reports('居民', '圭峰路44号门口的路灯坏了三天');
  await stage.writes('杨小敏', command, { in: group });
  return stage;
}

test('the limit of a slip stays as it was written, and is called to mind on a working day', async () => {
  await using stage = await referred('#1 转办 城管办 1日');
  await stage.turn('12月30日 09:00');
  await stage.presses('居民', '很不满意');
  await stage.writes('陈国栋', '#1 黄色督办单 2月4日');
  expect(stage.last('陈国栋')).toContain(`期限2月4日（周四）`);
  expect(stage.last('陈国栋')).toContain(stays);
  await stage.presses('陈国栋', '发送');
  await publish(stage, '12月31日 09:00');
  await stage.writes('陈国栋', '督办单');
  expect(stage.last('陈国栋')).toContain('2月4日（周四）');
  // The working day after it, as the calendar was.
  await stage.turn('2027年2月5日 10:00');
  expect(all(stage, '陈国栋', '前没有回复')).toEqual([]);
  await stage.turn('2月13日 10:00');
  expect(all(stage, '陈国栋', '2月4日（周四）前没有回复')).toHaveLength(1);
  expect(all(stage, '吴刚', 'BM督26-0001').length).toBeGreaterThan(1);
});

test('a day in a year that is known needs no word about it', async () => {
  await using stage = await openStage(plain);
  await stage.reports('居民', '圭峰路44号门口的路灯坏了三天');
  await stage.writes('杨小敏', '#1 答复 灯杆订好了，承诺12月10日', { in: group });
  expect(stage.last(group)).toContain('承诺12月10日（周四）前办好');
  expect(stage.last(group)).not.toContain(stays);
});

test('the day that a reply promises stays, and its resident is asked the day after', async () => {
  await using stage = await referred('#1 分派 陈国栋');
  await stage.writes('杨小敏', '#1 答复 灯杆订好了，承诺2月8日', { in: group });
  expect(stage.last(group)).toContain(stays);
  await stage.presses('杨小敏', '发送', { in: group });
  await publish(stage, '12月31日 09:00');
  expect(all(stage, '居民', '怎么放假公布了')).toEqual([]);
  await stage.turn('2027年2月8日 20:00');
  expect(all(stage, '居民', '2月8日（周一）')).toHaveLength(1);
  await stage.turn('2月9日 20:00');
  expect(all(stage, '居民', '2月8日（周一）')).toHaveLength(2);
});

test('a record card whose last day turns out to be off is due on the next working day', async () => {
  await using stage = await openStage(plain, { at: '2027年2月2日 09:00' });
  await stage.writes('陈国栋', '#接待 社保卡丢了到哪里补办');
  await stage.presses('陈国栋', '当场答复');
  await stage.writes('陈国栋', '到社区服务大厅3号窗口。');
  expect(stage.last('陈国栋')).toContain('最晚2月5日（周五）交（暂定）');
  await publish(stage, '2月3日 09:00');
  await stage.writes('陈国栋', '记录卡');
  expect(stage.last('陈国栋')).toMatch(/最晚2月13日（周六）交(?!（暂定）)/);
  await stage.turn('2月10日 10:00');
  expect([...all(stage, '陈国栋', '今天要交'), ...all(stage, '陈国栋', '过了日子')]).toEqual([]);
  await stage.writes('陈国栋', '记录卡');
  expect(stage.last('陈国栋')).not.toContain('晚了');
  await stage.turn('2月13日 10:00');
  expect(all(stage, '陈国栋', '今天要交')).toHaveLength(1);
  expect(all(stage, '杨小敏', '过了日子')).toEqual([]);
  await stage.turn('2月15日 10:00');
  expect(all(stage, '杨小敏', '过了日子还没交')).toHaveLength(1);
  await stage.turn('2月18日 10:00');
  expect(all(stage, '杨小敏', '过了日子还没交')).toHaveLength(1);
});
