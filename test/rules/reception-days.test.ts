// The rules of reception days (RULES R1, R2, FIELD D3): each written in a roster file, with the days that come of it, counted by hand from the notices.

import { expect, test } from 'vitest';
import { daysOf, group, openStage } from './stage.ts';

const morning = 'from: "09:00", to: "11:30"';
const afternoon = 'from: "14:30", to: "17:00"';

/** `10-10`, of a day that was put off `10-05→10-08`, of one that is not simply a day by rule with its reason behind it. */
async function daysBy(rules: string, from: string, to: string): Promise<{ days: string[]; reasons: (string | null)[]; besides: string[] }> {
  await using stage = await openStage(rules);
  const { days, besides } = await daysOf(stage, from, to);
  return {
    days: days.map(({ date, planned }) => (date === planned ? date.slice(5) : `${planned.slice(5)}→${date.slice(5)}`)),
    reasons: days.map(({ reason }) => reason),
    besides,
  };
}

const autumn = ['2026-10-01', '2026-12-31'] as const;
const october = ['2026-10-01', '2026-10-31'] as const;

test.each([
  ['D3.1 每月10日、20日上午，遇节假日顺延', `reception: [{ monthDays: [10, 20], ${morning} }]`, autumn, '10-10 10-20 11-10 11-20 12-10 12-20→12-21'],
  ['D3.2 每月10日、25日下午', `reception: [{ monthDays: [10, 25], ${afternoon} }]`, autumn, '10-10 10-25→10-26 11-10 11-25 12-10 12-25'],
  ['D3.3 每月一天，两名代表', `reception: [{ monthDays: [15], ${morning} }]`, autumn, '10-15 11-15→11-16 12-15'],
  ['D3.4 每周一上午', `reception: [{ weekdays: [mon], ${morning} }]`, october, '10-05→10-08 10-12 10-19 10-26'],
  ['D3.5 固定每月 号：31号，没有31号的月份是月末', `reception: [{ monthDays: [31], ${morning} }]`, autumn, '10-31→11-02 11-30 12-31'],
  ['D3.6 每周三下午', `reception: [{ weekdays: [wed], ${afternoon} }]`, october, '10-07→10-08 10-14 10-21 10-28'],
  ['D3.7 天天开放：每个工作日，调休的周六在内', `reception: [{ workdays: true, ${morning} }]`, ['2026-10-01', '2026-10-14'] as const, '10-08 10-09 10-10 10-12 10-13 10-14'],
  [
    'D3.7 天天开放：周末也开，法定假日不开',
    `reception: [{ weekdays: [mon, tue, wed, thu, fri, sat, sun], ${morning} }]\nsettings: { weeklyReceptionMove: skip }`,
    ['2026-10-01', '2026-10-12'] as const,
    '10-08 10-09 10-10 10-11 10-12',
  ],
  ['D3.8 每周至少一次，每次半天', 'reception: [{ weekdays: [fri], from: "08:30", to: "12:00" }]', october, '10-02→10-08 10-09 10-16 10-23 10-30'],
  ['D3.11 每月不少于一次：第一个周六', `reception: [{ weekdays: [sat], weeksOfMonth: [1], ${morning} }]`, autumn, '10-03→10-08 11-07 12-05'],
  ['R1 每月最后一个周五', `reception: [{ weekdays: [fri], weeksOfMonth: [-1], ${morning} }]`, autumn, '10-30 11-27 12-25'],
  ['R2 周末不顺延', `reception: [{ monthDays: [10, 20], ${morning} }]\nsettings: { moveOffWeekends: false }`, autumn, '10-10 10-20 11-10 11-20 12-10 12-20'],
  ['R2 调休上班的周六不算工作日', `reception: [{ monthDays: [10, 20], ${morning} }]\nsettings: { makeUpDaysCount: false }`, october, '10-10→10-12 10-20'],
  // 25 to 27 September is a holiday that ends on a Sunday.
  ['R2 顺延到下一天', `reception: [{ monthDays: [25], ${afternoon} }]\nsettings: { receptionMove: day }`, ['2026-09-01', '2026-10-31'] as const, '09-25→09-28 10-25→10-26'],
  ['R2 不另补', `reception: [{ monthDays: [10, 20], ${morning} }]\nsettings: { receptionMove: skip }`, autumn, '10-10 10-20 11-10 11-20 12-10'],
  ['R2 每周的不另补', `reception: [{ weekdays: [mon], ${morning} }]\nsettings: { weeklyReceptionMove: skip }`, october, '10-12 10-19 10-26'],
  ['R2 顺延碰上另一次接待，再往后移', `reception: [{ monthDays: [7, 8], ${morning} }]`, october, '10-07→10-08 10-08→10-09'],
  ['R2 一天可以有两次接待', `reception: [{ monthDays: [7, 8], ${morning} }]\nsettings: { oneReceptionADay: false }`, october, '10-07→10-08 10-08'],
  ['上午下午各一场', `reception: [{ monthDays: [1], ${morning} }, { monthDays: [1], ${afternoon} }]`, october, '10-01→10-08 10-01→10-08'],
  ['临时加开', `reception: [{ monthDays: [20], ${morning} }]\nextraDays: [{ date: "2026-10-31", ${afternoon}, place: 文化站 }]`, october, '10-20 10-31'],
  ['停开一天', `reception: [{ monthDays: [10, 20], ${morning} }]\nclosedDays: ["2026-10-20"]`, october, '10-10'],
])('%s', async (_, rules, [from, to], expected) => {
  expect((await daysBy(rules, from, to)).days).toEqual(expected.split(' '));
});

test('why a day is where it is, and why there is none, stands beside it', async () => {
  const { reasons, besides } = await daysBy(`reception: [{ monthDays: [7, 10, 20, 25], ${morning} }]\nclosedDays: ["2026-10-20"]\nextraDays: [{ date: "2026-10-31", ${morning} }]`, ...october);
  expect(reasons).toEqual([
    '10月7日国庆放假，顺延到10月8日（周四）',
    '本来是10月10日（周六），国庆调休上班，照常',
    '10月25日（周日）休息，顺延到10月26日（周一）',
    '临时加开',
  ]);
  expect(besides).toEqual(['10月20日（周二）停开一次']);
});

test('more receptions than working days: what finds no room is named', async () => {
  const { days, besides } = await daysBy(`reception: [{ weekdays: [mon, tue, wed, thu, fri], ${morning} }]`, '2026-01-01', '2026-12-31');
  expect(new Set(days.map((day) => day.slice(-5))).size).toBe(days.length);
  expect(besides.some((line) => line.includes('接待日比工作日多'))).toBe(true);
});

test('what an officer has moved or called off by hand stands in the same list', async () => {
  await using stage = await openStage(`reception: [{ monthDays: [10, 20], ${morning} }]`);
  await stage.writes('杨小敏', '接待日 12月10日 改到 12月11日 14:00-16:30');
  await stage.presses('杨小敏', '确定');
  await stage.writes('杨小敏', '接待日 12月21日 停开 会场漏水');
  await stage.presses('杨小敏', '确定');
  const { days, besides } = await daysOf(stage, '2026-12-01', '2026-12-31');
  expect(days.map(({ date, from, planned, reason }) => [date, from, planned, reason])).toEqual([
    ['2026-12-11', '14:00', '2026-12-10', '12月10日（周四）由联络员改到12月11日（周五）'],
  ]);
  expect(besides[0]).toBe('12月21日（周一）联络员停开');
});

test('it says what is wrong with a rule, and where', async () => {
  const wrong = (rules: string) => openStage(rules).then(() => 'taken', (error: unknown) => String(error));
  expect(await wrong(`reception: [{ monthDays: [32], ${morning} }]`)).toContain('应写1至31的日子');
  expect(await wrong(`extraDays: [{ date: "2026-02-31", ${morning} }]`)).toContain('应写日期');
  expect(await wrong('reception: [{ monthDays: [10], from: "11:30", to: "09:00" }]')).toContain('结束时间 09:00 应晚于开始时间 11:30');
  expect(await wrong(`reception: [{ monthDays: [10], weekdays: [mon], ${morning} }]`)).toContain('只写一种');
  expect(await wrong(`reception: [{ weekdays: [mon], weeksOfMonth: [6], ${morning} }]`)).toContain('应写1至5，或 -1');
});

test('D3.9, R9 who receives when is published: the next days in chat, the whole plan for the staff', async () => {
  await using stage = await openStage(`reception: [{ monthDays: [10], ${morning} }]`);
  await stage.writes('居民', '/start BM');
  await stage.writes('居民', '下次接待日什么时候');
  expect(stage.last('居民')).toContain('12月10日（周四）9:00-11:30，陈国栋代表、梁秀英代表');
  await stage.writes('杨小敏', '排班 整年', { in: group });
  expect(stage.last(group)).toContain('2027年12月：10日');
});
