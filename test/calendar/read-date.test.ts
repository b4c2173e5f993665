// What officers type as a term, and what the desk understands.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay, readTerm } from '../../src/calendar/read-date.ts';

const today = '2026-12-04';

describe('working days', () => {
  test.each([
    ['5日', 5],
    ['5天', 5],
    [' 5 日 ', 5],
    ['5个工作日', 5],
    ['5工作日', 5],
    ['5個工作日', 5],
    ['５日', 5],
    ['１５个工作日', 15],
    ['5日内', 5],
    ['十日', 10],
    ['十五天', 15],
    ['两天', 2],
    ['二十个工作日', 20],
    ['三十日', 30],
    ['一百二十日', 120],
  ])('%s = %i', (text, workdays) => {
    expect(readTerm(text, today)).toEqual({ workdays });
  });
});

describe('a day', () => {
  test.each([
    ['12月9日', '2026-12-09'],
    ['12月9号', '2026-12-09'],
    ['十二月九日', '2026-12-09'],
    ['12月9日前', '2026-12-09'],
    ['１２月９日', '2026-12-09'],
    ['12-09', '2026-12-09'],
    ['12-9', '2026-12-09'],
    ['12.9', '2026-12-09'],
    ['12/9', '2026-12-09'],
    ['2026年12月9日', '2026-12-09'],
    ['2026-12-09', '2026-12-09'],
    ['2026.12.9', '2026-12-09'],
    ['12月4日', '2026-12-04'],
    // Yesterday: whoever asked says that it is over.
    ['12月3日', '2026-12-03'],
    ['6月1日', '2027-06-01'],
    ['1月5日', '2027-01-05'],
    ['1.5', '2027-01-05'],
    ['2025-12-09', '2025-12-09'],
    ['2028年2月29日', '2028-02-29'],
  ])('%s = %s', (text, on) => {
    expect(readTerm(text, today)).toEqual({ on });
  });
});

describe('a day as people say it', () => {
  // A Friday.
  test.each([
    ['10号', '2026-12-10'],
    ['3号', '2027-01-03'],
    ['后天', '2026-12-06'],
    ['周四', '2026-12-10'],
    ['周五', '2026-12-04'],
    ['星期天', '2026-12-06'],
    ['下周四', '2026-12-10'],
    ['下个星期日', '2026-12-13'],
    ['这周一', '2026-11-30'],
    ['本周六', '2026-12-05'],
  ])('%s = %s', (text, on) => {
    expect(readDay(text, today)).toBe(on);
  });

  test.each(['31号晚上', '2月31日', '周八', '下周'])('none: %s', (text) => {
    expect(readDay(text, today)).toBeNull();
  });
});

describe('neither', () => {
  test.each([
    '', '日', '0日', '零天', '251日', '99999天', '-3日', '1.5天', '十十日', '2月31日', '2月29日', '2027年2月29日', '4月31日', '13月1日', '13-01',
    '0月5日', '12月0日', '12月', '尽快', '下周', '5日和6日', 'BM26-0001', '5日'.repeat(20_000),
  ])('%s', (text) => {
    expect(readTerm(text, today)).toBeNull();
  });

  test('whatever is typed, it is understood or not, but nothing breaks', () => {
    const pieces = fc.constantFrom('5', '十', '百', '零', '日', '天', '月', '年', '号', '-', '.', '/', '前', '个工作日', '12', ' ', '２');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(pieces).map((all) => all.join(''))), (text) => {
        const term = readTerm(text, today) ?? { workdays: 1 };
        const sensible = 'on' in term ? /^\d{4}-\d{2}-\d{2}$/.test(term.on) : term.workdays > 0;
        expect(sensible).toBe(true);
      }),
    );
  });
});
