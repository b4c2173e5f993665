// Reception days in words.

import { expect, test } from 'vitest';
import { receptionInWords } from '../../src/calendar/reception.ts';

const hours = { from: '09:00', to: '11:30' };

test.each([
  [[], ''],
  [[{ monthDays: [20, 10], ...hours, place: '一楼' }], '每月10日、20日 9:00–11:30，一楼'],
  [[{ weekdays: ['mon' as const], ...hours }], '每周一 9:00–11:30'],
  [[{ weekdays: ['sun' as const, 'wed' as const], ...hours }], '每周三、周日 9:00–11:30'],
  [[{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '00:30', to: '20:00' }], '每周一至周五 0:30–20:00'],
  [[{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, ...hours }], '每天 9:00–11:30'],
  [[{ monthDays: [1], ...hours }, { weekdays: ['tue' as const], from: '14:00', to: '17:00' }], '每月1日 9:00–11:30；每周二 14:00–17:00'],
])('%j', (rules, words) => {
  expect(receptionInWords(rules)).toBe(words);
});
