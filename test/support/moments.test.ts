// Moments as people write them.

import { expect, test } from 'vitest';
import { momentForPeople } from '../../src/calendar/civil.ts';
import { readMoment } from './moments.ts';

const now = readMoment('2026年12月30日 09:00', 0);

test.each([
  ['2026年12月31日 08:05', '12月31日 08:05'],
  ['12月31日 08:05', '12月31日 08:05'],
  ['1月4日（周一） 08:05', '1月4日 08:05'],
  ['10:00', '12月30日 10:00'],
  ['08:00', '12月31日 08:00'],
  ['次日 10:00', '12月31日 10:00'],
  ['+90分钟', '12月30日 10:30'],
  ['过2小时', '12月30日 11:00'],
  ['+3天', '1月2日 09:00'],
])('%s', (text, moment) => {
  expect(momentForPeople(readMoment(text, now))).toBe(moment);
  expect(readMoment(text, now)).toBeGreaterThan(now);
});

test('what nobody could understand is refused', () => {
  expect(() => readMoment('改天', now)).toThrow('改天');
});
