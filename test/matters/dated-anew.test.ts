// A provisional promise by the calendar of its year: as many working days as before. Expected dates by hand, on an invented notice.

import { expect, test } from 'vitest';
import { chinaCalendar } from '../../src/calendar/china.ts';
import { withNotices } from '../../src/calendar/holiday-notice.ts';
import type { Promised } from '../../src/matters/matter.ts';
import { datedAnew, laterPromise, replyPromise } from '../../src/matters/promise.ts';
import { notice2027 } from '../support/notice-2027.ts';

const base = chinaCalendar();
const with2027 = withNotices(base, [notice2027]);
const december = Date.parse('2026-12-28T10:00:00+08:00');
const today = '2026-12-28';
const reply = (on: string, more: Partial<Promised> = {}): Promised => ({ what: 'reply', on, provisional: true, ...more });

test.each([
  // Before the first difference: 15 working days from 28 December.
  ['2027-01-19', '2027-01-19'],
  // The make-up Saturday of 30 January brings it a day forward.
  ['2027-02-01', '2027-01-30'],
  ['2027-02-04', '2027-02-03'],
  // One of these days off is made up for before: Friday the 5th is Thursday the 4th.
  ['2027-02-05', '2027-02-04'],
  // 30 January, then 13 February.
  ['2027-02-08', '2027-02-13'],
  ['2027-02-09', '2027-02-15'],
  ['2027-02-19', '2027-02-25'],
])('%s becomes %s', (before, after) => {
  expect(datedAnew(reply(before), 2027, with2027, today)).toEqual({ what: 'reply', on: after, provisional: false });
});

test('a day that somebody typed stays, holiday or not, and so does one that cannot have been counted', () => {
  expect(datedAnew(reply('2027-02-10', { typed: true }), 2027, with2027, today)).toEqual(reply('2027-02-10', { typed: true, provisional: false }));
  expect(datedAnew(reply('2027-02-14'), 2027, with2027, today)).toEqual(reply('2027-02-14', { provisional: false }));
});

test('nothing is brought forward to a day that is over', () => {
  expect(datedAnew(reply('2027-02-01'), 2027, with2027, '2027-02-01')).toEqual(reply('2027-02-01', { provisional: false }));
  expect(datedAnew(reply('2027-02-09'), 2027, with2027, '2027-02-10')?.on).toBe('2027-02-15');
});

test('what is settled, and what lies in no published year, stays as it is', () => {
  expect(datedAnew(reply('2026-12-30', { provisional: false }), 2027, with2027, today)).toBeNull();
  expect(datedAnew(reply('2027-02-09'), 2027, base, today)).toBeNull();
});

test('a promise beyond the new year moves with it, and is provisional still', () => {
  // 16 weekdays off that the law does not fix, 5 make-up days: 11 working days later.
  expect(datedAnew(reply('2028-01-14'), 2027, with2027, today)).toEqual(reply('2028-01-31'));
});

test('an extension counts from the day that stands now', () => {
  const moved = datedAnew(reply('2027-02-09'), 2027, with2027, today);
  expect(laterPromise({ workdays: 2 }, moved?.on ?? '', 15, with2027, december)).toEqual({ ok: true, promise: { what: 'reply', on: '2027-02-17', provisional: false } });
});

test('whether a day was typed is kept', () => {
  expect(replyPromise({ on: '2027-01-20' }, base, december)).toEqual({ what: 'reply', on: '2027-01-20', provisional: true, typed: true });
  expect(replyPromise({ workdays: 15 }, base, december)).toEqual({ what: 'reply', on: '2027-01-19', provisional: true });
});
