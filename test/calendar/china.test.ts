// The State Council's calendar of 2025 and 2026, against dates written down by hand.

import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../../src/calendar/china.ts';
import { addDays } from '../../src/calendar/civil.ts';
import { isWorkday, workdaysAfter } from '../../src/calendar/working-days.ts';

const calendar = chinaCalendar();

function days(first: string, last: string): string[] {
  const all: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) all.push(day);
  return all;
}

describe('days off', () => {
  test.each([
    ['元旦 2025', '2025-01-01', '2025-01-01'],
    ['春节 2025', '2025-01-28', '2025-02-04'],
    ['清明 2025', '2025-04-04', '2025-04-06'],
    ['劳动节 2025', '2025-05-01', '2025-05-05'],
    ['端午 2025', '2025-05-31', '2025-06-02'],
    ['国庆、中秋 2025', '2025-10-01', '2025-10-08'],
    ['元旦 2026', '2026-01-01', '2026-01-03'],
    ['春节 2026', '2026-02-15', '2026-02-23'],
    ['清明 2026', '2026-04-04', '2026-04-06'],
    ['劳动节 2026', '2026-05-01', '2026-05-05'],
    ['端午 2026', '2026-06-19', '2026-06-21'],
    ['中秋 2026', '2026-09-25', '2026-09-27'],
    ['国庆 2026', '2026-10-01', '2026-10-07'],
  ])('%s: %s to %s', (_name, first, last) => {
    expect(days(first, last).filter((day) => isWorkday(calendar, day))).toEqual([]);
  });

  test.each([
    '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
    '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
  ])('a make-up working day (调休) on a weekend: %s', (day) => {
    expect(isWorkday(calendar, day)).toBe(true);
  });

  test('an ordinary week', () => {
    expect(days('2026-11-30', '2026-12-06').map((day) => isWorkday(calendar, day))).toEqual([true, true, true, true, true, false, false]);
  });

  test('the years have as many working days as the notices give: 248 each', () => {
    for (const year of [2025, 2026]) {
      expect(days(`${year}-01-01`, `${year}-12-31`).filter((day) => isWorkday(calendar, day))).toHaveLength(248);
    }
  });
});

describe('deadlines', () => {
  test('FIELD F 9: National Day 2026, with the 10th of October a Saturday on which people work', () => {
    expect(isWorkday(calendar, '2026-10-10')).toBe(true);
    expect([1, 2, 3, 4].map((count) => workdaysAfter(calendar, '2026-09-30', count).on)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12']);
  });

  test.each([
    // received, working days, last day, why
    ['2026-12-04', 1, '2026-12-07', 'Friday: day 1 is Monday'],
    ['2026-12-05', 1, '2026-12-07', 'Saturday: day 1 is Monday too'],
    ['2026-12-02', 1, '2026-12-03', 'Wednesday: day 1 is Thursday, not Wednesday'],
    ['2026-12-02', 5, '2026-12-09', 'over one weekend'],
    ['2026-09-30', 1, '2026-10-08', 'National Day week'],
    ['2026-09-30', 3, '2026-10-10', 'counts the make-up Saturday'],
    ['2026-09-30', 4, '2026-10-12', 'and rests on the Sunday after it'],
    ['2026-09-18', 1, '2026-09-20', 'make-up Sunday before the holidays'],
    ['2026-09-25', 10, '2026-10-15', 'Mid-autumn and National Day'],
    ['2026-02-13', 1, '2026-02-14', 'make-up Saturday before Spring Festival'],
    ['2026-02-13', 2, '2026-02-24', 'over Spring Festival'],
    ['2026-02-13', 6, '2026-02-28', 'and the make-up Saturday after it'],
    ['2025-01-27', 4, '2025-02-08', 'Spring Festival 2025, ends on a make-up Saturday'],
    ['2025-09-30', 1, '2025-10-09', 'eight days off'],
    ['2025-12-31', 1, '2026-01-04', 'over the year, onto a make-up Sunday'],
  ])('%s + %i working days = %s (%s)', (from, workdays, on) => {
    expect(workdaysAfter(calendar, from, workdays)).toEqual({ on, provisional: false });
  });

  test('no days: the day itself', () => {
    expect(workdaysAfter(calendar, '2026-10-03', 0).on).toBe('2026-10-03');
  });

  test('2027 is not published: the date is given by the week and by what the law fixes, and called provisional', () => {
    expect(calendar.publishedThrough).toBe(2026);
    expect(workdaysAfter(calendar, '2026-12-30', 1)).toEqual({ on: '2026-12-31', provisional: false });
    expect(workdaysAfter(calendar, '2026-12-30', 2)).toEqual({ on: '2027-01-04', provisional: true });
    expect(workdaysAfter(calendar, '2027-09-30', 1)).toEqual({ on: '2027-10-04', provisional: true });
  });
});

describe('whatever the day and the number', () => {
  const anyDay = fc.integer({ min: 0, max: 1095 }).map((offset) => addDays('2024-01-01', offset));
  const anyCount = fc.integer({ min: 1, max: 60 });

  test('the last day is a working day, and there are exactly n of them on the way', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, n) => {
        const { on } = workdaysAfter(calendar, from, n);
        expect(isWorkday(calendar, on)).toBe(true);
        expect(days(addDays(from, 1), on).filter((day) => isWorkday(calendar, day))).toHaveLength(n);
      }),
    );
  });

  test('one day more ends later', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, n) => {
        expect(workdaysAfter(calendar, from, n + 1).on > workdaysAfter(calendar, from, n).on).toBe(true);
      }),
    );
  });

  test('who comes later does not end earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 30 }), anyCount, (from, later, n) => {
        expect(workdaysAfter(calendar, addDays(from, later), n).on >= workdaysAfter(calendar, from, n).on).toBe(true);
      }),
    );
  });
});

test('FIELD F 10: the zone of the server changes nothing', () => {
  const room = new URL('../../src/calendar/', import.meta.url).href;
  const script = `
    const { chinaCalendar } = await import('${room}china.ts');
    const { workdaysAfter } = await import('${room}working-days.ts');
    const { civilDate, instantOf, dateForPeople } = await import('${room}civil.ts');
    const { readTerm } = await import('${room}read-date.ts');
    const calendar = chinaCalendar();
    console.log(JSON.stringify([
      [...calendar.exceptions], calendar.publishedThrough,
      ['2026-09-25', '2026-02-13', '2025-12-31'].map((day) => workdaysAfter(calendar, day, 10)),
      civilDate(Date.UTC(2026, 11, 9, 15, 59)), civilDate(Date.UTC(2026, 11, 9, 16, 0)), instantOf('2026-12-10', '00:00'),
      dateForPeople('2026-10-01'), readTerm('12月9日', '2026-12-04'), readTerm('1.5', '2026-12-04'),
    ]));`;
  const answers = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map((zone) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }),
  );
  expect(answers[0]).toContain('"2026-12-09","2026-12-10"');
  expect(new Set(answers).size).toBe(1);
}, 30_000);
