// Hours as people type them, and what stands behind.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursAfter, readHours } from '../../src/calendar/read-hours.ts';

test.each([
  ['上午9点 翠湖花园', '09:00', null, '翠湖花园'],
  ['9:00 翠湖花园', '09:00', null, '翠湖花园'],
  ['９：３０－１１：００ 翠湖花园', '09:30', '11:00', '翠湖花园'],
  ['14:00-16:30', '14:00', '16:30', ''],
  ['下午3点半到5点，去翠湖花园', '15:30', '17:00', '去翠湖花园'],
  ['上午11点到下午1点', '11:00', '13:00', ''],
  ['11点到1点', '11:00', '13:00', ''],
  ['十点一刻', '10:15', null, ''],
  ['晚上七点', '19:00', null, ''],
  ['3点', '15:00', null, ''],
  ['中午12点', '12:00', null, ''],
  ['上午九点二十户', '09:00', null, '二十户'],
  ['9点20户人家', '09:00', null, '20户人家'],
  ['9点到翠湖花园', '09:00', null, '到翠湖花园'],
  ['上午 翠湖花园', '09:00', null, '翠湖花园'],
  ['下午翠湖花园', '14:30', null, '翠湖花园'],
  ['10点到10点', '10:00', '22:00', ''],
  ['16:00-9:00', '16:00', '21:00', ''],
])('%s', (text, from, to, rest) => {
  expect(readHours(text)).toEqual({ from, to, rest });
});

test.each(['翠湖花园', '3号楼', '25点', '9户人家', '', '点', '二十九点'])('none in %s', (text) => {
  expect(readHours(text)).toBeNull();
});

test('whatever is typed, the end lies behind the beginning on the same day', () => {
  const shape = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
  fc.assert(
    fc.property(fc.stringMatching(/^(?:上午|下午|中午|晚上)?[0-9一二三十]{1,3}[点:：][0-9半]{0,2}(?:[-到至](?:下午)?[0-9]{1,2}[点:][0-9]{0,2})?/), (text) => {
      const read = readHours(text);
      if (read === null) return;
      expect(read.from).toMatch(shape);
      expect(read.to === null || (shape.test(read.to) && read.to > read.from)).toBe(true);
    }),
  );
});

test('two hours later, never the next day', () => {
  expect([hoursAfter('09:00', 2), hoursAfter('14:30', 2), hoursAfter('23:00', 2)]).toEqual(['11:00', '16:30', '23:59']);
});
