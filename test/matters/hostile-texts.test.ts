// Texts that were made to hurt whoever reads them: any bytes, a hundred thousand characters, what makes a regular expression go back and forth.

import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, mask } from '../../src/matters/masking.ts';
import { screen } from '../../src/matters/screening.ts';
import { leastCpuMs, soonMs } from '../support/least-cpu.ts';

const length = 100_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const texts: readonly (readonly [name: string, text: string])[] = [
  ['nothing but emoji', filled('😀👍🏽👨‍👩‍👧')],
  ['one figure', filled('1')],
  ['figures and blanks', filled('1 ')],
  ['what nearly is a phone', filled('138-')],
  ['numbers of identity cards', filled('44009919900101123X ')],
  ['one letter', filled('a')],
  ['doors without end', filled('栋1单元')],
  ['在 without end', filled('在')],
  ['roads without end', filled('路')],
  ['an ordinary letter, again and again', filled('圭峰路44号门口的路灯坏了三天，晚上看不见路。')],
  ['signs between the letters', filled('机·密·')],
  ['letters that show nothing', filled('机\u200B密\u202E')],
  ['one letter that becomes eighteen', filled('\uFDFA')],
  ['halves of letters', filled('\uD800')],
  ['zeros', filled('\0')],
  ['line ends', filled('\n')],
  ['names without end', filled('王小明李大')],
  ['Traditional', filled('們這裡的路燈壞了')],
  ['all that there is', Array.from({ length }, (_, at) => String.fromCharCode((at * 7919) % 65_536)).join('')],
  ['pleas without end', filled('法院起诉帮忙求求你们')],
];

describe.each(texts)('%s', (_, text) => {
  test('is judged', () => {
    let at = 0;
    // Another text each time: what was read is remembered.
    expect(leastCpuMs(() => screen(`${text}${(at += 1)}`))).toBeLessThan(soonMs);
  });

  test('has its personal data found', () => {
    expect(leastCpuMs(() => findPersonalData(text))).toBeLessThan(soonMs);
  });
});

test('whatever it is made of, a text gets an answer', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { category, secret } = screen(text);
      expect([typeof category, typeof secret, typeof mask(text)]).toEqual(['string', 'boolean', 'string']);
    }),
  );
});
