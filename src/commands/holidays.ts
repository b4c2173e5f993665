// `holidays`: takes a year's holidays (放假安排) from a file, and says what they mean for days that were promised.

import { readHolidayFile } from '../admin/holiday-file.ts';
import { importHolidays } from '../admin/import-holidays.ts';
import { daysBetween } from '../calendar/civil.ts';
import { calendarOf } from '../store/holiday-notices.ts';
import { exitStatus, type CommandDeps, type CommandStore } from './command.ts';

export async function runHolidays(file: string, { db }: CommandStore, { print, clock }: CommandDeps): Promise<number> {
  const notice = await readHolidayFile(file, await calendarOf(db));
  const { changed, confirmed, moved } = await importHolidays(db, notice, clock.now());
  const { year, holidays, workdays } = notice;
  const daysOff = holidays.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  print(changed ? `${year}年放假安排已导入。` : `${year}年放假安排没有变化。`, 'out');
  print(`假期：${holidays.map(({ name }) => name).join('、')}，共${daysOff}天`, 'out');
  print(`调休上班：${workdays.length === 0 ? '没有' : `${workdays.map(({ date }) => date).join('、')}，共${workdays.length}天`}`, 'out');
  print(`答应居民的日子：照旧 ${confirmed} 件，改期 ${moved} 件${moved > 0 ? '，服务开着就会告诉居民和办的人，夜里等到早上' : ''}`, 'out');
  return exitStatus.done;
}
