// Who is put on duty and who is asked to come for another: fair, never somebody who is away or has said no; what people chose stays.

import { describe, expect, test } from 'vitest';
import { candidatesFor, minimums, type DutyHolder, type StudioRota, type Swap } from '../../src/matters/duty.ts';
import { filledDuties } from '../../src/matters/duty-plan.ts';
import type { Reception } from '../../src/matters/reception.ts';

const today = '2026-11-24';
const rules = { representativesPerReception: 2, dutiesPerYear: 3, dutiesPerTwoMonths: 0 };

function reception(date: string, representatives: string[] = [], more: Partial<Reception> = {}): Reception {
  return {
    id: `BM-${date.replaceAll('-', '')}-${(more.from ?? '09:00').replace(':', '')}`,
    studio: 'BM',
    kind: 'reception',
    planned: date,
    date,
    from: '09:00',
    to: '11:30',
    place: null,
    reason: null,
    provisional: false,
    subject: null,
    representatives,
    rotaByHand: false, collective: false,
    capacity: 20,
    byHand: false,
    announcedAt: null,
    remindedOf: null,
    cancelledAt: null,
    knownAs: null,
    ...more,
  };
}
function holder(person: string, more: Partial<DutyHolder> = {}): DutyHolder {
  return { person, from: '2026-01-01', until: null, ...more };
}
function rotaOf(receptions: Reception[], more: Partial<StudioRota> = {}): StudioRota {
  return { receptions, away: [], swaps: [], wishes: [], ...more };
}
function swapFor(one: Reception, absent: string, more: Partial<Swap> = {}): Swap {
  return { id: '1-0', studio: 'BM', reception: one.id, absent, asked: [], state: 'asking', since: 0, ...more };
}
const peopleOn = (planned: Reception[]): Record<string, readonly string[]> => Object.fromEntries(planned.map(({ id, representatives }) => [id, representatives]));

describe('a morning fills what is empty', () => {
  const dates = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'];

  test('all of it, evenly, and nobody who is away', () => {
    const away = [{ person: 'c', from: '2026-12-01', to: '2026-12-10' }];
    const { changed, short } = filledDuties(rotaOf(dates.map((date) => reception(date)), { away }), ['a', 'b', 'c', 'd'].map((person) => holder(person)), rules, today);
    expect(short).toEqual([]);
    const counts = ['a', 'b', 'c', 'd'].map((person) => changed.filter(({ representatives }) => representatives.includes(person)).length);
    expect(counts).toEqual([2, 2, 2, 2]);
    expect(changed.filter(({ date, representatives }) => date < '2026-12-11' && representatives.includes('c'))).toEqual([]);
  });

  test('a second time nothing; who left is replaced, the others stay', () => {
    const planned = filledDuties(rotaOf(dates.map((date) => reception(date))), ['a', 'b', 'c'].map((person) => holder(person)), rules, today).changed;
    expect(filledDuties(rotaOf(planned), ['a', 'b', 'c'].map((person) => holder(person)), rules, today).changed).toEqual([]);
    const { changed } = filledDuties(rotaOf(planned), [holder('a'), holder('b'), holder('d', { from: '2026-12-10' })], rules, today);
    for (const one of changed) {
      const before = planned.find(({ id }) => id === one.id)?.representatives ?? [];
      expect(one.representatives).toEqual(expect.arrayContaining(before.filter((person) => person !== 'c')));
      expect(one.representatives).not.toContain('c');
    }
    expect(changed.filter(({ date, representatives }) => date < '2026-12-10' && representatives.includes('d'))).toEqual([]);
  });

  test('two receptions on one day have different people; today and what was cancelled is left alone', () => {
    const list = [reception(today), reception('2026-12-01'), reception('2026-12-01', [], { from: '14:00' }), reception('2026-12-02', [], { cancelledAt: 1 })];
    const { changed, short } = filledDuties(rotaOf(list), ['a', 'b', 'c', 'd'].map((person) => holder(person)), rules, today);
    expect(changed.map(({ id }) => id)).toEqual(['BM-20261201-0900', 'BM-20261201-1400']);
    expect(changed.flatMap(({ representatives }) => representatives).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(short).toEqual([]);
  });

  test('what an officer chose stays, also where it is too few; planned anew as well', () => {
    const list = [reception('2026-12-15', ['a'], { rotaByHand: true }), reception('2026-12-22', ['a', 'b']), reception('2026-12-29', ['a', 'b'])];
    const holders = ['a', 'b', 'c', 'd'].map((person) => holder(person));
    expect(filledDuties(rotaOf(list), holders, rules, today).changed).toEqual([]);
    const anew = peopleOn(filledDuties(rotaOf(list), holders, rules, today, '2026-12-08').changed);
    expect(Object.values(anew).flat().sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(anew).not.toHaveProperty('BM-20261215-0900');
  });

  test('nobody, one alone, more wanted than there are', () => {
    const list = [reception('2026-12-01')];
    expect(filledDuties(rotaOf(list), [], rules, today)).toEqual({ changed: [], short: list });
    const one = filledDuties(rotaOf(list), [holder('a')], rules, today);
    expect([peopleOn(one.changed), one.short.map(({ id }) => id)]).toEqual([{ 'BM-20261201-0900': ['a'] }, ['BM-20261201-0900']]);
  });

  test('of a new year only what is of it counts', () => {
    const list = [reception('2026-12-29', ['a', 'b'], { rotaByHand: true }), reception('2027-01-05'), reception('2027-01-12')];
    const { changed } = filledDuties(rotaOf(list), ['a', 'b', 'c', 'd'].map((person) => holder(person)), rules, today);
    expect(changed.flatMap(({ representatives }) => representatives).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('who comes for another', () => {
  const first = reception('2026-12-01', ['a', 'b']);
  const list = [first, reception('2026-12-08', ['a', 'c']), reception('2026-12-15', ['c', 'd']), reception('2026-12-22', ['a', 'c'])];

  test('whoever has fewest; who has as many as he gives one of his own for it', () => {
    expect(candidatesFor(swapFor(first, 'b'), first, rotaOf(list), ['a', 'b', 'c', 'd', 'e'])).toEqual([
      { person: 'e', returns: null, date: first.date, refused: false },
      { person: 'd', returns: 'BM-20261215-0900', date: first.date, refused: false },
      { person: 'c', returns: 'BM-20261208-0900', date: first.date, refused: false },
    ]);
    // Where the one who cannot come has more, nothing is given back.
    expect(candidatesFor(swapFor(first, 'a'), first, rotaOf(list), ['d'])).toEqual([{ person: 'd', returns: null, date: first.date, refused: false }]);
  });

  test('nobody who is away, was asked, or has said that he cannot', () => {
    const asked = [{ person: 'e', returns: null, date: first.date, refused: false }];
    const swaps = [swapFor(first, 'd', { id: '0-0', state: 'found', asked: [{ person: 'f', returns: null, date: first.date, refused: true }] })];
    const away = [{ person: 'c', from: '2026-11-30', to: '2026-12-02' }];
    expect(candidatesFor(swapFor(first, 'b', { asked }), first, rotaOf(list, { swaps, away }), ['a', 'c', 'd', 'e', 'f', 'g']).map(({ person }) => person)).toEqual(['g']);
  });

  test('what is given back is no day on which the other is away', () => {
    const away = [{ person: 'b', from: '2026-12-08', to: '2026-12-08' }];
    expect(candidatesFor(swapFor(first, 'b'), first, rotaOf(list, { away }), ['c'])).toEqual([{ person: 'c', returns: 'BM-20261215-0900', date: first.date, refused: false }]);
  });
});

test('minimum of the year and of each two months, by when', () => {
  const list = [reception('2026-03-10', ['a']), reception('2026-11-10', ['a']), reception('2026-12-10', ['a', 'b']), reception('2027-01-10', ['b'])];
  expect(minimums(list, ['a', 'b'], { ...rules, dutiesPerTwoMonths: 1 }, today)).toEqual([
    { person: 'a', month: null, wanted: 3, done: 2, planned: 1, until: '2026-12-31' },
    { person: 'a', month: 11, wanted: 1, done: 1, planned: 1, until: '2026-12-31' },
    { person: 'b', month: null, wanted: 3, done: 0, planned: 1, until: '2026-12-31' },
    { person: 'b', month: 11, wanted: 1, done: 0, planned: 1, until: '2026-12-31' },
  ]);
});
