// Quiet hours in Asia/Shanghai whatever the zone of the server: the usual ones from 22:00 to 08:00, and any that a studio names.

import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beforeQuiet, quietForAnyUntil, quietUntil, usualQuietHours, type QuietHours } from '../../src/calendar/quiet-hours.ts';

const dayMs = 86_400_000;

const minutes = integer({ min: 0, max: 24 * 60 - 1 });
const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const anyHours = tuple(minutes, minutes).map(([begin, end]): QuietHours => [timeOf(begin), timeOf(end)]);
const anyInstant = integer({ min: Date.parse('2026-01-01T00:00:00+08:00'), max: Date.parse('2027-12-31T23:59:59+08:00') });

/** By a clock on the wall, without the code under test: China has been eight hours ahead all the time. */
function isQuiet(at: number, [begin, end]: QuietHours): boolean {
  const time = new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
  if (begin === end) return false;
  return begin < end ? begin <= time && time < end : time >= begin || time < end;
}

describe('the end of the quiet hours in which an instant lies', () => {
  test.each<[QuietHours, string, string | null]>([
    [usualQuietHours, '2026-12-04T21:59:59.999+08:00', null],
    [usualQuietHours, '2026-12-04T22:00:00+08:00', '2026-12-05T08:00:00+08:00'],
    [usualQuietHours, '2026-12-04T23:59:59+08:00', '2026-12-05T08:00:00+08:00'],
    [usualQuietHours, '2026-12-05T00:00:00+08:00', '2026-12-05T08:00:00+08:00'],
    [usualQuietHours, '2026-12-05T07:59:59.999+08:00', '2026-12-05T08:00:00+08:00'],
    [usualQuietHours, '2026-12-05T08:00:00+08:00', null],
    [usualQuietHours, '2026-12-31T16:30:00Z', '2027-01-01T08:00:00+08:00'],
    [['21:00', '09:00'], '2026-12-04T21:00:00+08:00', '2026-12-05T09:00:00+08:00'],
    [['21:00', '09:00'], '2026-12-05T08:30:00+08:00', '2026-12-05T09:00:00+08:00'],
    [['12:30', '14:00'], '2026-12-05T12:29:59+08:00', null],
    [['12:30', '14:00'], '2026-12-05T12:30:00+08:00', '2026-12-05T14:00:00+08:00'],
    [['12:30', '14:00'], '2026-12-05T14:00:00+08:00', null],
    [['12:30', '14:00'], '2026-12-05T23:00:00+08:00', null],
    [['00:00', '06:00'], '2026-12-05T00:00:00+08:00', '2026-12-05T06:00:00+08:00'],
    [['22:00', '00:00'], '2026-12-05T23:00:00+08:00', '2026-12-06T00:00:00+08:00'],
    [['08:00', '08:00'], '2026-12-05T08:00:00+08:00', null],
    [['00:00', '00:00'], '2026-12-05T03:00:00+08:00', null],
  ])('%s, %s', (hours, at, until) => {
    expect(quietUntil(Date.parse(at), hours)).toBe(until === null ? null : Date.parse(until));
  });

  test('never lies in them, and comes the same day or the next; null exactly where it is not quiet', () => {
    assert(
      property(anyInstant, anyHours, (at, hours) => {
        const until = quietUntil(at, hours);
        expect(until !== null).toBe(isQuiet(at, hours));
        if (until === null) return;
        expect(isQuiet(until, hours)).toBe(false);
        expect(isQuiet(until - 1, hours)).toBe(true);
        expect(until).toBeGreaterThan(at);
        expect(until - at).toBeLessThanOrEqual(dayMs);
      }),
    );
  });
});

test('of several it is the first moment that is quiet for none; where they leave none of a day, the usual hours hold', () => {
  assert(
    property(anyInstant, array(anyHours, { maxLength: 4 }), (at, all) => {
      const until = quietForAnyUntil(at, all);
      const isQuietForAny = (moment: number): boolean => all.some((hours) => isQuiet(moment, hours));
      const minute = Math.ceil(at / 60_000);
      const free = Array.from({ length: 24 * 60 }, (_, later) => (minute + later) * 60_000).find((moment) => !isQuietForAny(moment));
      expect(until).toBe(isQuietForAny(at) ? (free ?? quietUntil(at, usualQuietHours)) : null);
    }),
  );
});

describe('what would come too late after the quiet hours comes before them', () => {
  test.each<[QuietHours, string, string]>([
    [usualQuietHours, '18:00', '18:00'],
    [['18:00', '09:00'], '18:00', '17:00'],
    [['17:30', '09:00'], '18:00', '16:30'],
    [['12:30', '14:00'], '13:00', '11:30'],
    // No hour is left before it.
    [['10:00', '09:30'], '18:00', '18:00'],
  ])('%s, %s', (hours, at, before) => {
    const on = (time: string): number => Date.parse(`2026-12-04T${time}:00+08:00`);
    expect(beforeQuiet(on(at), hours)).toBe(on(before));
  });
});
