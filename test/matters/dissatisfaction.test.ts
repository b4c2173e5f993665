// How dissatisfied a resident is: from what he said when it was late, on the telephone, by urging and of the reply. Nothing else counts.

import { describe, expect, test } from 'vitest';
import type { MatterEvent } from '../../src/matters/commands.ts';
import { dissatisfactionOf } from '../../src/matters/dissatisfaction.ts';
import type { Promised, Status } from '../../src/matters/matter.ts';

const promise: Promised = { what: 'reply', on: '2026-12-09', provisional: false };
const referred: MatterEvent = { type: 'referred', department: 'CG', promise };
const late = (stance: 'content' | 'some' | 'strong'): MatterEvent => ({ type: 'stance-taken', stance, on: '2026-12-09' });

type Rating = { round: number; solved: boolean | null; contacted: null; satisfaction: 'satisfied' | 'mostly' | 'dissatisfied' | null; at: number };

/** One event a day, from the day before the promise. */
function file(events: readonly (MatterEvent | [string, MatterEvent])[], status: Status = 'referred', rating: Rating | null = null) {
  const history = [referred, ...events].map((given, index) => {
    const [day, event] = Array.isArray(given) ? given : [`2026-12-${String(8 + index).padStart(2, '0')}`, given];
    return { at: Date.parse(`${day}T10:00:00+08:00`), event };
  });
  return { matter: { status, round: rating?.round ?? 0 }, history, rating };
}

function rated(solved: boolean | null, satisfaction: Rating['satisfaction'], day = '2026-12-20'): Rating {
  return { round: 1, solved, contacted: null, satisfaction, at: Date.parse(`${day}T10:00:00+08:00`) };
}

function levelOf(...events: Parameters<typeof file>) {
  return dissatisfactionOf(file(...events)).level;
}

describe('when it is late', () => {
  test('nothing said is 未表态', () => {
    expect(dissatisfactionOf(file([]))).toEqual({ level: 'unstated', signs: [] });
  });

  test.each([['content'], ['some'], ['strong']] as const)('%s is what he answered', (stance) => {
    expect(dissatisfactionOf(file([['2026-12-10', late(stance)]]))).toEqual({ level: stance, signs: [{ sign: 'late', stance, at: Date.parse('2026-12-10T10:00:00+08:00') }] });
  });

  test('his last word counts: whoever can wait is content', () => {
    expect(levelOf([late('strong'), late('content')])).toBe('content');
    expect(levelOf([late('content'), late('some')])).toBe('some');
  });

  test('who is strongly dissatisfied does not become less so by urging', () => {
    expect(levelOf([['2026-12-10', late('strong')], ['2026-12-14', { type: 'urged' }]])).toBe('strong');
  });
});

describe('催一下', () => {
  test('on the last day itself is none', () => {
    expect(levelOf([['2026-12-09', { type: 'urged' }]])).toBe('unstated');
  });

  test('after the date is one, also where he could wait before', () => {
    expect(levelOf([['2026-12-10', late('content')], ['2026-12-14', { type: 'urged' }]])).toBe('some');
  });

  test('within an extension is none; one that was only asked for extends nothing', () => {
    const later = { ...promise, on: '2026-12-23' };
    expect(levelOf([['2026-12-09', { type: 'extended', text: 't', promise: later }], ['2026-12-14', { type: 'urged' }]])).toBe('unstated');
    expect(levelOf([['2026-12-09', { type: 'extension-asked', text: 't', promise: later }], ['2026-12-14', { type: 'urged' }]])).toBe('some');
  });

  test('of what was answered already is none', () => {
    expect(levelOf([['2026-12-09', { type: 'replied', text: 't', round: 1 }], ['2026-12-14', { type: 'urged' }]])).toBe('unstated');
  });
});

test('a noted call counts like his own word', () => {
  expect(levelOf([{ type: 'stance-noted', stance: 'strong', text: null }])).toBe('strong');
  expect(levelOf([late('strong'), { type: 'stance-noted', stance: 'content', text: null }])).toBe('content');
});

describe('the reply', () => {
  test('没解决 and 不满意 count, each by itself', () => {
    const { level, signs } = dissatisfactionOf(file([], 'closed', rated(false, 'dissatisfied')));
    expect([level, signs.map(({ sign }) => sign)]).toEqual(['some', ['unsolved', 'dissatisfied']]);
  });

  test('nobody learns of it before it is closed', () => {
    expect(levelOf([], 'replied', rated(false, 'dissatisfied'))).toBe('unstated');
  });

  test('having it done again counts', () => {
    expect(levelOf([['2026-12-09', { type: 'replied', text: 't', round: 1 }], { type: 'reopened', text: null, promise }], 'accepted')).toBe('some');
  });

  test('已解决 settles what was said before; 已解决 and 不满意 does not', () => {
    expect(levelOf([['2026-12-10', late('strong')]], 'closed', rated(true, null))).toBe('content');
    expect(levelOf([['2026-12-10', late('strong')]], 'closed', rated(true, 'dissatisfied'))).toBe('strong');
  });
});

test('of several who said the same whoever is dissatisfied most counts, and the signs stand in their order', () => {
  const { level, signs } = dissatisfactionOf(file([['2026-12-11', late('content')]]), [file([['2026-12-10', late('some')]], 'merged'), file([], 'merged')]);
  expect([level, signs.map(({ stance }) => stance)]).toEqual(['some', ['some', 'content']]);
});
