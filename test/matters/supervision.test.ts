// The three levels (三级督办): which is possible and which is shown, day by day, against dates that were counted by hand.

import { describe, expect, test } from 'vitest';
import { civilDate, instantOf } from '../../src/calendar/civil.ts';
import type { WorkCalendar } from '../../src/calendar/working-days.ts';
import type { Dissatisfaction } from '../../src/matters/dissatisfaction.ts';
import { signedIn, type SlipForm } from '../../src/matters/document.ts';
import { levelsOf, workdaysLate, type Grounds } from '../../src/matters/supervision.ts';

/** An ordinary December, but for a Thursday off and a Saturday of work. */
const calendar: WorkCalendar = { exceptions: new Map([['2026-12-03', 'holiday'], ['2026-12-05', 'workday']]), publishedThrough: 2026 };
const settings = { yellowAfterWorkdays: 3, redAfterWorkdays: 7 };

/** Promised for Tuesday, 1 December. */
function grounds(day: string, more: Partial<Grounds> = {}): Grounds {
  const matter = { status: 'referred', confined: null, promise: { what: 'reply', on: '2026-12-01', provisional: false } } as const;
  return { matter, submitted: false, dissatisfaction: 'unstated', slips: [], settings, calendar, now: instantOf(day, '09:00'), ...more };
}

function slip(form: SlipForm, issued: string, dueOn: string, answer: string | null = null): Grounds['slips'][number] {
  return { form, issuedAt: instantOf(issued, '10:00'), dueOn, answer };
}

const possible = (given: Grounds) => levelsOf(given).flatMap(({ form, missing }) => (missing === null ? [form] : []));
const shown = (given: Grounds) => levelsOf(given).flatMap((level) => (level.shown ? [level.form] : []));
const missing = (form: SlipForm, given: Grounds) => levelsOf(given).find((level) => level.form === form)?.missing;

describe('C: when the deadline has passed', () => {
  test('not on the day itself, from the next one on', () => {
    expect(possible(grounds('2026-12-01'))).toEqual([]);
    expect(missing('urging', grounds('2026-12-01'))).toBe('not-late');
    expect(shown(grounds('2026-12-02'))).toEqual(['urging']);
  });

  test('not while one that was sent still runs, unless it was answered; shown only once', () => {
    const sent = { slips: [slip('urging', '2026-12-02', '2026-12-09')] };
    expect(missing('urging', grounds('2026-12-08', sent))).toBe('running');
    expect(possible(grounds('2026-12-10', sent))).toEqual(['urging']);
    expect(shown(grounds('2026-12-10', sent))).toEqual([]);
    expect(possible(grounds('2026-12-08', { slips: [slip('urging', '2026-12-02', '2026-12-09', '在办')] }))).toEqual(['urging']);
  });
});

describe('B: three working days later, where dissatisfaction is on record', () => {
  test.each([
    ['unstated', false],
    ['content', false],
    ['some', true],
    ['strong', true],
  ] as [Dissatisfaction, boolean][])('%s: %s', (dissatisfaction, may) => {
    expect(possible(grounds('2026-12-20', { dissatisfaction })).includes('yellow')).toBe(may);
    expect(missing('yellow', grounds('2026-12-20', { dissatisfaction }))).toBe(may ? null : 'content');
  });

  test('it may be issued as soon as it is late, and is shown when its time has come: Wednesday, Friday, the working Saturday', () => {
    const days = ['2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'];
    expect(days.map((day) => possible(grounds(day, { dissatisfaction: 'some' })).includes('yellow'))).toEqual([true, true, true, true, true]);
    expect(days.map((day) => shown(grounds(day, { dissatisfaction: 'some' })).includes('yellow'))).toEqual([false, false, false, true, true]);
  });

  test('a studio may show it at once', () => {
    expect(shown(grounds('2026-12-02', { dissatisfaction: 'some', settings: { yellowAfterWorkdays: 0, redAfterWorkdays: 0 } }))).toEqual(['urging', 'yellow']);
  });
});

describe('A: seven working days after B, where somebody is strongly dissatisfied and the new limit has passed', () => {
  const yellow = { dissatisfaction: 'strong', slips: [slip('yellow', '2026-12-07', '2026-12-11')] } as const;

  test('never without a yellow slip', () => {
    expect(missing('red', grounds('2026-12-30', { dissatisfaction: 'strong' }))).toBe('no-yellow');
  });

  test('not before the new limit, nor where nobody is strongly dissatisfied', () => {
    expect(missing('red', grounds('2026-12-11', yellow))).toBe('running');
    expect(missing('red', grounds('2026-12-14', yellow))).toBeNull();
    expect(missing('red', grounds('2026-12-14', { ...yellow, dissatisfaction: 'some' }))).toBe('not-strong');
    expect(missing('red', grounds('2026-12-14', { ...yellow, dissatisfaction: 'unstated' }))).toBe('not-strong');
  });

  test('shown on Wednesday the 16th, the seventh working day', () => {
    expect(['2026-12-14', '2026-12-15', '2026-12-16'].map((day) => shown(grounds(day, yellow)).includes('red'))).toEqual([false, false, true]);
  });
});

describe('the accountability proposal', () => {
  const red = slip('red', '2026-12-16', '2026-12-21');

  test('after the explanation has come, or its day is over; once; also when the matter is done', () => {
    expect(missing('accountability', grounds('2026-12-30'))).toBe('no-red');
    expect(missing('accountability', grounds('2026-12-21', { slips: [red] }))).toBe('running');
    expect(shown(grounds('2026-12-22', { slips: [red] }))).toContain('accountability');
    expect(possible(grounds('2026-12-17', { slips: [{ ...red, answer: '车在年检' }] }))).toContain('accountability');
    expect(missing('accountability', grounds('2026-12-23', { slips: [red, slip('accountability', '2026-12-22', '2027-01-12')] }))).toBe('issued');
    const done = grounds('2026-12-22', { slips: [red] });
    expect(possible({ ...done, matter: { ...done.matter, status: 'closed', promise: null } })).toEqual(['accountability']);
  });
});

test('nothing of what no department has, of what is confined, of what was handed in', () => {
  const late = grounds('2026-12-30', { dissatisfaction: 'strong' });
  expect(possible({ ...late, matter: { ...late.matter, status: 'accepted' } })).toEqual([]);
  expect(possible({ ...late, matter: { ...late.matter, confined: { studio: 'BM', people: [], departments: [], withdrawal: null } } })).toEqual([]);
  expect(possible({ ...late, submitted: true })).toEqual([]);
  expect(possible({ ...late, matter: { ...late.matter, promise: null } })).toEqual([]);
});

test('how late it is, in working days; on a day off it is late as well', () => {
  const promise = { what: 'reply', on: '2026-12-04', provisional: false } as const;
  expect(['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07'].map((day) => workdaysLate(promise, calendar, instantOf(day, '09:00')))).toEqual([0, 1, 1, 2]);
  expect(workdaysLate({ ...promise, on: '2026-12-11' }, calendar, instantOf('2026-12-12', '09:00'))).toBe(1);
  expect(civilDate(instantOf('2026-12-12', '09:00'))).toBe('2026-12-12');
});

test.each([
  ['王强局长\n车辆年检，12月18日清完', { signer: '王强局长', words: '车辆年检，12月18日清完' }],
  ['王强局长：车辆年检', { signer: '王强局长', words: '车辆年检' }],
  ['负责人：王强局长\n车辆年检', { signer: '王强局长', words: '车辆年检' }],
  ['在办了。', null],
  ['车辆年检，所以没有清', null],
  ['王强局长', null],
  ['', null],
] as const)('the head of the unit is named in 「%s」', (text, signed) => {
  expect(signedIn(text)).toEqual(signed);
});
