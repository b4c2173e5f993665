// The calendar with an imported notice: what it says holds in its year, the law ahead of it, nothing else moves. Expected days by hand.

import { expect, test } from 'vitest';
import { chinaCalendar } from '../../src/calendar/china.ts';
import { addDays } from '../../src/calendar/civil.ts';
import { beforeNotice, withNotices, type HolidayNotice } from '../../src/calendar/holiday-notice.ts';
import { isWorkday, workdaysAfter, workdaysUntil, type WorkCalendar } from '../../src/calendar/working-days.ts';
import { notice2027 } from '../support/notice-2027.ts';

const base = chinaCalendar();
const with2027 = withNotices(base, [notice2027]);

/** `+` a working day, `-` a day off, from a day on. */
function days(calendar: WorkCalendar, from: string, count: number): string {
  return Array.from({ length: count }, (_, index) => (isWorkday(calendar, addDays(from, index)) ? '+' : '-')).join('');
}

test('before the notice only what the law fixes is off; with it Spring Festival is, and make-up days are worked', () => {
  // Friday, 29 January to Monday, 15 February 2027.
  expect(days(base, '2027-01-29', 18)).toBe('+--+++++--+++++--+');
  expect(days(with2027, '2027-01-29', 18)).toBe('++-++++--------+-+');
  expect([base.publishedThrough, with2027.publishedThrough]).toEqual([2026, 2027]);
});

test('days have the name of their holiday', () => {
  expect(['2027-02-05', '2027-02-13', '2027-10-09', '2027-10-08'].map((day) => with2027.names?.get(day))).toEqual(['春节', '春节', '国庆', undefined]);
  expect(with2027.names?.get('2026-10-10')).toBe('国庆');
});

test('the year before stands, and the law is known three years ahead of the new one', () => {
  expect(days(with2027, '2026-10-01', 14)).toBe(days(base, '2026-10-01', 14));
  expect(days(with2027, '2030-10-01', 3)).toBe('---');
  expect(workdaysAfter(with2027, '2027-12-31', 1)).toEqual({ on: '2028-01-03', provisional: true });
});

test('a second notice of the year takes the place of the first one, one of a known year that of the table', () => {
  const short: HolidayNotice = { ...notice2027, holidays: notice2027.holidays.filter(({ name }) => name !== '端午'), workdays: [] };
  expect(days(withNotices(with2027, [short]), '2027-06-07', 5)).toBe('+++++');
  expect(days(withNotices(with2027, [short]), '2027-02-13', 1)).toBe('-');
  const other2026: HolidayNotice = { year: 2026, source: null, holidays: [{ name: '国庆', from: '2026-10-01', to: '2026-10-03' }], workdays: [] };
  expect(days(withNotices(base, [other2026]), '2026-10-01', 14)).toBe('----+++++--+++');
  expect(withNotices(base, [other2026]).publishedThrough).toBe(2026);
});

test('New Year may begin in the last week of the year before, and stays with its own year', () => {
  const early: HolidayNotice = { ...notice2027, holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }], workdays: [{ date: '2026-12-26', name: '元旦' }] };
  expect(days(withNotices(base, [early]), '2026-12-25', 10)).toBe('++-+++----');
  // Whatever the order in which they are given.
  const other2026: HolidayNotice = { year: 2026, source: null, holidays: [{ name: '元旦', from: '2026-01-01', to: '2026-01-01' }], workdays: [] };
  expect(days(withNotices(base, [early, other2026]), '2026-12-31', 1)).toBe('-');
});

test('the calendar of before the notice can be had again', () => {
  const again = beforeNotice(with2027, 2027);
  for (const from of ['2026-09-25', '2026-12-20', '2027-01-29', '2027-09-20']) expect(days(again, from, 30)).toBe(days(base, from, 30));
  expect(again.publishedThrough).toBe(2026);
});

test('working days between two days', () => {
  // Thursday, 24 December 2026 to Friday, 8 January: 25, 28, 29, 30, 31, 4, 5, 6, 7, 8.
  expect(workdaysUntil(with2027, '2026-12-24', '2027-01-08')).toBe(10);
  expect(workdaysUntil(with2027, '2027-02-04', '2027-02-12')).toBe(0);
});
