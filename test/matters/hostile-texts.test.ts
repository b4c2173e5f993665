// Texts that were made to hurt whoever reads them: any bytes, a hundred thousand characters, what makes a regular expression go back and forth.

import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, mask } from '../../src/matters/masking.ts';
import { screen, suspectsSecret } from '../../src/matters/screening.ts';
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
  ['court gates without end', filled('法院门口')],
  ['secrets without end', filled('机密')],
  ['stars', filled('★')],
  ['open brackets', filled('((((')],
  ['letters outside of the basic plane', filled('𠀀')],
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

test('a marking is found in the middle of a book', () => {
  expect(suspectsSecret(`${'路灯坏了。'.repeat(9000)}机密★10年${'请修。'.repeat(9000)}`)).toBe(true);
});

test('whatever it is made of, a text gets an answer whose parts agree', () => {
  const pieces = constantFrom('法院', '开庭', '请', '机密', '★', '着火', '安排', '工作', '我', '儿子', '。', '，', '纪委', '立案', '另外', '路灯', 'x', '1', '\n');
  assert(
    property(oneof(string({ unit: 'binary', maxLength: 400 }), array(pieces).map((all) => all.join(''))), (text) => {
      const screened = screen(text);
      expect(screened.secret).toBe(suspectsSecret(text));
      expect(screened.sure).toBe(screened.question === null);
      expect(screened.ground === null && screened.question !== null).toBe(false);
      expect(screened.danger !== null && screened.ground !== null).toBe(false);
      for (const part of screened.parts ? [screened.parts.public, screened.parts.excluded] : []) expect(part.trim()).not.toBe('');
      expect(typeof mask(text)).toBe('string');
    }),
  );
});
