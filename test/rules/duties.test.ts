// Announcing, the rota, appointments and visits as a studio's roster file has them (RULES R3–R9, FIELD D3.2, D3.3, D3.8–D3.13): what people hear.

import { describe, expect, test } from 'vitest';
import { importHolidays } from '../../src/admin/import-holidays.ts';
import { importRoster } from '../../src/admin/import-roster.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { nextDays, yearPlan } from '../../src/web/next-days.ts';
import { notice2027 } from '../support/notice-2027.ts';
import { group, openStage, rosterOf, type Stage } from './stage.ts';

const twiceAMonth = 'reception: [{ monthDays: [10, 20], from: "09:00", to: "11:30", place: 一楼 }]';

async function subscribes(stage: Stage, who: string): Promise<void> {
  await stage.writes(who, '/start BM');
  await stage.writes(who, '订阅');
}

async function takesNumber(stage: Stage, who: string, day: string, whom = '都可以'): Promise<void> {
  await stage.writes(who, '/start BM');
  await stage.writes(who, '/book');
  await stage.presses(who, day);
  const isAsked = stage.last(who).includes('想见哪位');
  if (isAsked) await stage.presses(who, whom);
}

describe('R4, D3.3, D3.8, D3.10 announced some days before', () => {
  test.each([
    ['seven, as usual', twiceAMonth, '12月2日 20:00', '12月3日 09:00'],
    ['three', `${twiceAMonth}\nsettings: { announceDays: 3 }`, '12月6日 20:00', '12月7日 09:00'],
  ])('%s: with time, place and who receives, to whoever subscribed and to the group', async (_, rules, before, then) => {
    await using stage = await openStage(rules);
    await subscribes(stage, '居民');
    await stage.turn(before);
    expect(stage.last('居民')).not.toContain('接待预告');
    await stage.turn(then);
    expect(stage.last('居民')).toContain('接待预告：12月10日（周四）9:00-11:30\n在一楼，陈国栋代表、梁秀英代表接待。');
    expect(stage.last(group)).toContain('公告了：12月10日（周四）9:00-11:30，在一楼');
  });

  test('a subject that was set before stands in it; one that is set afterwards is told, once', async () => {
    await using stage = await openStage(twiceAMonth);
    await subscribes(stage, '居民');
    await stage.writes('杨小敏', '接待日 12月21日 主题 噪音扰民', { in: group });
    await stage.turn('12月3日 09:00');
    await stage.writes('杨小敏', '接待日 12月10日 主题 小区停车', { in: group });
    await stage.writes('杨小敏', '接待日 12月10日 主题 小区停车', { in: group });
    expect(stage.said('居民').filter((text) => text.includes('小区停车'))).toEqual([expect.stringContaining('12月10日（周四）9:00-11:30的接待定了主题：小区停车')]);
    await stage.turn('12月14日 09:00');
    expect(stage.last('居民')).toContain('主题：噪音扰民');
  });

  test('of a year that was not published it says so', async () => {
    await using stage = await openStage(twiceAMonth, { at: '2027年1月5日 09:00' });
    await subscribes(stage, '居民');
    await stage.turn('1月13日 09:00');
    expect(stage.last('居民')).toContain('接待预告：1月20日（周三）9:00-11:30（暂定）');
  });

  test('they stand on the page, with the whole year below', async () => {
    await using stage = await openStage(twiceAMonth);
    const { roster } = await loadRoster(stage.house.db, stage.house.seal);
    const [first] = await nextDays(stage.house.db, roster, 'BM', stage.house.clock.now());
    expect(first).toBe('12月10日（周四）9:00-11:30，一楼，陈国栋代表、梁秀英代表');
    const plan = await yearPlan(stage.house.db, 'BM', stage.house.clock.now());
    expect(plan.slice(0, 3)).toEqual(['12月：10日、21日（原定20日）', '2027年1月（暂定）：11日（原定10日）、20日', '2027年2月（暂定）：10日、22日（原定20日）']);
    expect(plan).toHaveLength(13);
  });
});

describe('R9 changes are published', () => {
  test('D3.2 a new calendar moves a day that was taken, and confirms the others: both are told', async () => {
    await using stage = await openStage(twiceAMonth);
    await takesNumber(stage, '老王', '1月11日（周一）');
    await takesNumber(stage, '小李', '12月10日（周四）');
    await stage.turn('12月4日 09:00');
    const before = stage.said('小李').length;
    await importHolidays(stage.house.db, notice2027, stage.house.clock.now());
    await stage.turn('12月5日 09:00');
    expect(stage.last('老王')).toContain('放假安排公布了，日子不变：1月11日（周一）9:00-11:30，您是1号。');
    expect(stage.said('小李')).toHaveLength(before);
  });

  test('who has left the roster no longer stands in the notice: old and new are told, and whoever wanted to see him hears it', async () => {
    await using stage = await openStage(twiceAMonth);
    await subscribes(stage, '居民');
    await takesNumber(stage, '老王', '12月10日（周四）', '陈国栋代表');
    await stage.turn('12月3日 09:00');
    const others = `representatives:
  - { studio: BM, name: 梁秀英 }
  - { studio: BM, name: 周志远 }
officers:
  - { studio: BM, name: 杨小敏, role: liaison, fullTime: true }`;
    await importRoster(stage.house, rosterOf(twiceAMonth, others), stage.house.clock.now());
    await stage.turn('12月4日 09:00');
    expect(stage.last('居民')).toContain('更正：12月10日（周四）9:00-11:30的接待换了代表，\n原来陈国栋、梁秀英，现在梁秀英、周志远。');
    expect(stage.said('老王').some((text) => text.includes('您约的陈国栋代表来不了'))).toBe(true);
    expect(stage.said(group).some((text) => text.includes('原来陈国栋、梁秀英，现在梁秀英、周志远。'))).toBe(true);
  });

  test('planned anew: what was announced stays, however early that was', async () => {
    const rules = `${twiceAMonth}\nsettings: { announceDays: 60, representativesPerReception: 1 }`;
    await using stage = await openStage(rules);
    await stage.turn('11月24日 09:30');
    const planned = async (): Promise<string[]> => {
      await stage.writes('杨小敏', '排班');
      return stage.last('杨小敏').split('\n').filter((line) => /(?:12|1)月\d+日/.test(line)).slice(0, 4);
    };
    const before = await planned();
    const newcomers = ['甲一', '乙一', '丙一'].map((name) => `  - { studio: BM, name: ${name} }`).join('\n');
    const others = `representatives:\n${newcomers}\n  - { studio: BM, name: 陈国栋 }\n  - { studio: BM, name: 梁秀英 }\n  - { studio: BM, name: 周志远 }\nofficers:\n  - { studio: BM, name: 杨小敏, role: liaison, fullTime: true }`;
    await importRoster(stage.house, rosterOf(rules, others), stage.house.clock.now());
    await stage.writes('杨小敏', '排班 重排');
    await stage.presses('杨小敏', '重新排');
    expect(await planned()).toEqual(before);
  });
});

describe('R3, R5 who receives', () => {
  test.each([
    [1, '陈国栋'],
    [2, '陈国栋、梁秀英'],
    [3, '陈国栋、梁秀英、周志远'],
  ])('%i on each day', async (count, names) => {
    await using stage = await openStage(`${twiceAMonth}\nsettings: { representativesPerReception: ${count} }`);
    await stage.writes('杨小敏', '排班');
    expect(stage.last('杨小敏')).toContain(`12月10日（周四）9:00-11:30 ${names}\n`);
  });

  test.each([
    ['at least three times a year', 'dutiesPerYear: 3', ['每人每年至少3次', '梁秀英 去过0次，排着1次，12月31日（周四）前还差2次']],
    ['once a year', 'dutiesPerYear: 1', ['都排够了']],
    ['every two months', 'dutiesPerYear: 0, dutiesPerTwoMonths: 2', ['每人每两月至少2次', '周志远 11-12月']],
  ])('%s: who has not met it is named, with the day by when', async (_, settings, lines) => {
    await using stage = await openStage(`${twiceAMonth}\nsettings: { ${settings} }`);
    await stage.writes('杨小敏', '谁还没排够');
    for (const line of lines) expect(stage.last('杨小敏')).toContain(line);
  });

  test('D3.12 all receive together: each has it for his year', async () => {
    await using stage = await openStage('reception: [{ monthDays: [10], from: "09:00", to: "11:30" }]\nsettings: { representativesPerReception: 1, dutiesPerYear: 1 }');
    await stage.writes('杨小敏', '谁还没排够');
    expect(stage.last('杨小敏')).toContain('还差1次');
    await stage.writes('杨小敏', '排班 12月10日 全体');
    expect(stage.last('杨小敏')).toContain('现在全体党代表（3人）。');
    await stage.writes('杨小敏', '谁还没排够');
    expect(stage.last('杨小敏')).toContain('都排够了');
  });

  test('a visit is no duty: it helps nobody to his minimum, and the reception of its day is filled all the same', async () => {
    await using stage = await openStage('reception: [{ monthDays: [10], from: "09:00", to: "11:30" }]\nsettings: { representativesPerReception: 1, dutiesPerYear: 1 }');
    await stage.writes('杨小敏', '走访 12月10日 9:00 翠湖花园 梁秀英', { in: group });
    await stage.presses('杨小敏', '定下', { in: group });
    await stage.turn('11月25日 09:00');
    await stage.writes('杨小敏', '谁还没排够');
    expect(stage.last('杨小敏')).toContain('梁秀英 去过0次，排着0次');
    await stage.writes('杨小敏', '排班');
    expect(stage.last('杨小敏')).toContain('12月10日（周四）9:00-11:30 陈国栋');
  });

  test('two who receive in the morning and in the afternoon of one day', async () => {
    await using stage = await openStage('reception: [{ monthDays: [10], from: "09:00", to: "11:30" }, { monthDays: [10], from: "14:30", to: "17:00" }]\nsettings: { representativesPerReception: 1 }');
    await stage.writes('杨小敏', '排班');
    expect(stage.last('杨小敏')).toMatch(/12月10日（周四）9:00-11:30 陈国栋\n *12月10日（周四）14:30-17:00 梁秀英/);
  });
});

describe('R6, D3.12 a number, a meeting, several together', () => {
  test('as many numbers as the studio gives, then the waiting list', async () => {
    await using stage = await openStage(`${twiceAMonth}\nsettings: { receptionCapacity: 1 }`);
    await takesNumber(stage, '老王', '12月10日（周四）');
    expect(stage.last('老王')).toContain('您是1号');
    await takesNumber(stage, '小李', '12月10日（周四）');
    expect(stage.last('小李')).toContain('候补第1位');
  });

  test('a representative asks for a meeting at the resident’s own door', async () => {
    await using stage = await openStage(twiceAMonth);
    await stage.reports('居民', '圭峰路44号门口的路灯坏了三天');
    await stage.writes('杨小敏', '#1 分派 陈国栋', { in: group });
    await stage.writes('陈国栋', '#1 约见 12月4日 15:00 圭峰路路口');
    expect(stage.last('居民')).toContain('12月4日（周五）15:00-16:00，在圭峰路路口');
    await stage.presses('居民', '可以');
    expect(stage.last('居民')).toContain('约好了');
  });

  test('D3.13 a department comes along', async () => {
    await using stage = await openStage(twiceAMonth);
    await stage.writes('杨小敏', '邀请 城管办 参加 12月10日', { in: group });
    expect(stage.last('吴刚')).toContain('请城管办一起参加接待');
    await stage.presses('吴刚', '参加');
    await stage.turn('12月10日 08:30');
    expect(stage.said('陈国栋').findLast((text) => text.startsWith('今天接待'))).toContain('请了单位：城管办');
  });
});

describe('R7 visits and one’s own people', () => {
  test.each([
    ['a hundred households, as usual', '', '走访一年至少100户'],
    ['another number', '\nsettings: { visitsPerYear: 40 }', '走访一年至少40户'],
  ])('%s', async (_, settings, line) => {
    await using stage = await openStage(`${twiceAMonth}${settings}`);
    await stage.writes('陈国栋', '走访 王家一切都好');
    await stage.presses('陈国栋', '没有要办的');
    await stage.writes('杨小敏', '记录卡');
    expect(stage.last('杨小敏')).toContain('走访1户');
    expect(stage.last('杨小敏')).toContain(line);
  });

  test.each([
    ['seven days, as usual', '', '11月27日 20:00', '11月28日 09:00'],
    ['three', '\nsettings: { announceDays: 3 }', '12月1日 20:00', '12月2日 09:00'],
  ])('a planned visit is announced %s before, and each household that was seen counts', async (_, settings, before, then) => {
    await using stage = await openStage(`${twiceAMonth}${settings}`);
    await subscribes(stage, '居民');
    await stage.writes('陈国栋', '走访 12月5日 9:00 翠湖花园 看看独居老人');
    await stage.presses('陈国栋', '定下');
    await stage.turn(before);
    expect(stage.said('居民').some((text) => text.includes('走访预告'))).toBe(false);
    await stage.turn(then);
    expect(stage.last('居民')).toContain('走访预告：12月5日（周六）9:00-11:00');
    await stage.presses('居民', '约上门');
    await stage.writes('居民', '3栋201');
    await stage.turn('12月5日 11:00');
    await stage.presses('陈国栋', '记去了谁家');
    await stage.presses('陈国栋', '去了');
    await stage.writes('陈国栋', '记录卡');
    expect(stage.last('陈国栋')).toContain('走访1户');
  });

  test.each([
    [60, '', '2027年1月23日 09:30'],
    [14, '\nsettings: { contactDays: 14 }', '12月8日 09:30'],
  ])('who was not spoken with for %i days is called to mind', async (days, settings, then) => {
    await using stage = await openStage(`${twiceAMonth}${settings}`);
    await stage.writes('陈国栋', '加联系对象 王桂花 13800000013');
    await stage.presses('陈国栋', '联系过了');
    await stage.turn(then);
    expect(stage.said('陈国栋').at(-1)).toContain(`该联系王桂花了，上次11月24日（周二），${days}天前`);
  });
});
