// The file of a year's holidays: taken as it stands, every problem with its line and what is wanted.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HolidayFileError, parseHolidayFile, readHolidayFile } from '../../src/admin/holiday-file.ts';
import { chinaCalendar } from '../../src/calendar/china.ts';
import { withNotices } from '../../src/calendar/holiday-notice.ts';
import { invented2027, notice2027 } from '../support/notice-2027.ts';

const calendar = chinaCalendar();

function problems(source: string): string[] {
  try {
    parseHolidayFile(source, '放假.yaml', calendar);
    return [];
  } catch (error) {
    if (error instanceof HolidayFileError) return error.message.split('\n');
    throw error;
  }
}

const with2027 = (line: string, instead: string): string => {
  if (!invented2027.includes(line)) throw new Error(`no line ${line}`);
  return invented2027.replace(line, instead);
};

test('the notice as it stands, in whatever order its lines are', () => {
  expect(parseHolidayFile(invented2027, '放假.yaml', calendar)).toStrictEqual(notice2027);
  const [head, ...lines] = invented2027.split('holidays:\n')[1]?.split('workdays:\n') ?? [];
  const reversed = (part = ''): string => part.trimEnd().split('\n').toReversed().join('\n');
  const other = `year: 2027\nsource: 测试用，不是国务院办公厅的通知\nworkdays:\n${reversed(lines[0])}\nholidays:\n${reversed(head)}\n`;
  expect(parseHolidayFile(other, '放假.yaml', calendar)).toStrictEqual(notice2027);
});

test('the example is the notice of 2026, as the program knows it', async () => {
  const example = await readHolidayFile(join(import.meta.dirname, '../../holidays.example.yaml'), calendar);
  const again = withNotices(calendar, [example]);
  expect(again.exceptions).toEqual(calendar.exceptions);
  expect(again.names).toEqual(calendar.names);
});

test('source and make-up days may be left out', () => {
  const short = invented2027.replace(/^source.*\n/m, '').replace(/workdays:[^]*$/, 'workdays:\n');
  expect(parseHolidayFile(short, '放假.yaml', calendar)).toMatchObject({ source: null, workdays: [] });
});

test('New Year may begin in the last week of December, with its make-up day', () => {
  const early = with2027('from: 2027-01-01', 'from: 2026-12-31').replace('date: 2027-01-30', 'date: 2026-12-26');
  expect(problems(early)).toEqual([]);
});

describe('a problem is told with its line', () => {
  test.each([
    ['overlaps', with2027('from: 2027-04-03', 'from: 2027-02-10').replace('to: 2027-04-05', 'to: 2027-02-12'), '放假.yaml 第 6 行：holidays 第 3 项 from：清明和春节（2027-02-05 至 2027-02-12）重叠，同一天只能算一个假期'],
    ['the same day twice', with2027('from: 2027-06-09, to: 2027-06-09', 'from: 2027-10-07, to: 2027-10-07'), '放假.yaml 第 10 行：holidays 第 7 项 from：国庆和端午（2027-10-07 至 2027-10-07）重叠，同一天只能算一个假期'],
    ['another year', with2027('from: 2027-04-03, to: 2027-04-05', 'from: 2026-04-03, to: 2026-04-05'), '放假.yaml 第 6 行：holidays 第 3 项 from：2026-04-03 不是2027年的'],
    ['all of it before the year', with2027('from: 2027-04-03, to: 2027-04-05', 'from: 2026-12-26, to: 2026-12-27'), '放假.yaml 第 6 行：holidays 第 3 项 to：2026-12-27 不是2027年的'],
    ['the next New Year', with2027('from: 2027-09-15, to: 2027-09-15', 'from: 2027-12-31, to: 2027-12-31'), '放假.yaml 第 9 行：holidays 第 6 项 from：2027-12-31 在十二月最后一周，算下一年的元旦，写在2028年的安排里'],
    ['backwards', with2027('to: 2027-04-05', 'to: 2027-04-01'), '放假.yaml 第 6 行：holidays 第 3 项 to：清明结束的日子 2027-04-01 在开始的日子 2027-04-03 之前'],
    ['too long', with2027('to: 2027-02-12', 'to: 2027-02-20').replace('2027-02-13', '2027-02-27'), '放假.yaml 第 5 行：holidays 第 2 项 to：春节从 2027-02-05 到 2027-02-20 有16天，一个假期最多15天'],
    ['worked in a holiday', with2027('date: 2027-02-13', 'date: 2027-02-06'), '放假.yaml 第 13 行：workdays 第 2 项 date：2027-02-06 在春节假期里（2027-02-05 至 2027-02-12），不能又上班'],
    ['worked twice', with2027('date: 2027-02-13', 'date: 2027-01-30'), '放假.yaml 第 13 行：workdays 第 2 项 date：2027-01-30 写了两次'],
    ['an ordinary working day', with2027('date: 2027-02-13', 'date: 2027-02-15'), '放假.yaml 第 13 行：workdays 第 2 项 date：2月15日（周一）本来就上班，调休上班的是周六或周日'],
    ['a make-up day of another year', with2027('date: 2027-10-09', 'date: 2028-10-07'), '放假.yaml 第 16 行：workdays 第 5 项 date：2028-10-07 不是2027年的'],
    ['days that the law fixes', with2027('from: 2027-05-01', 'from: 2027-05-03').replace('to: 2027-10-07', 'to: 2027-10-02'), '放假.yaml 第 3 行：holidays：法律定的假日不在里面：2027-05-01、2027-05-02、2027-10-03，请对照国务院办公厅的通知'],
    ['too early', with2027('year: 2027', 'year: 2023'), '放假.yaml 第 1 行：year：最早只能导入2024年的'],
    ['too far ahead', with2027('year: 2027', 'year: 2028'), '放假.yaml 第 1 行：year：还没有2027年的，请先导入那一年的，再导入2028年的'],
    ['no such day', with2027('from: 2027-06-09', 'from: 2027-02-31'), '放假.yaml 第 8 行：holidays 第 5 项 from：应写日期，例如 2027-01-01'],
    ['no year', with2027('year: 2027\n', ''), '放假.yaml 第 1 行：year：缺少这一项；应写年份，例如 2027'],
    ['a slip of the pen', with2027('workdays:', 'workday:'), '放假.yaml 第 11 行：workday：不认识这一项；是不是 workdays？'],
    ['nothing', '', '放假.yaml 第 1 行：应写year、holidays 和 workdays'],
  ])('%s', (_, source, told) => {
    expect(problems(source)).toEqual([told]);
  });

  test('several at once, in the order of the lines', () => {
    const bad = with2027('to: 2027-04-05', 'to: 2027-04-01').replace('date: 2027-02-13', 'date: 2027-02-15');
    expect(problems(bad).map((line) => /第 \d+ 行/.exec(line)?.[0])).toEqual(['第 6 行', '第 13 行']);
  });

  test('a list without end is no notice, and is not gone through', () => {
    const endless = `year: 2027\nholidays:\n${'  - { name: 元旦, from: 2027-01-01, to: 2027-01-01 }\n'.repeat(20_000)}`;
    expect(problems(endless)[0]).toBe('放假.yaml 第 2 行：holidays：最多50项');
  });
});

test('a file that is not there, or no text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-holidays-'));
  await expect(readHolidayFile(join(folder, 'none.yaml'), calendar)).rejects.toThrow('没有这个文件');
  await writeFile(join(folder, 'bytes.yaml'), Uint8Array.of(0xff, 0xfe));
  await expect(readHolidayFile(join(folder, 'bytes.yaml'), calendar)).rejects.toThrow('不是 UTF-8');
  await rm(folder, { recursive: true });
});
