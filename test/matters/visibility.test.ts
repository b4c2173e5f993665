// Where matters may be spoken of: in private with whoever may see them, and in the staff group of their studio.

import { describe, expect, test } from 'vitest';
import type { Matter } from '../../src/matters/matter.ts';
import type { Roster, Studio } from '../../src/matters/roster.ts';
import { isForeign, mayBeBrought, mayLookUp, maySpeakOf, studiosFor, type Place } from '../../src/matters/visibility.ts';

const studio = (code: string, staffGroup: string | null): [string, Studio] => [code, { code, district: 'HX', staffGroup } as Studio];
const roster: Roster = { studios: new Map([studio('BM', 'paper:1/-500'), studio('DZ', null)]), districts: new Map(), staff: new Map(), grants: [], departments: [] };
const matter = (code: string): Matter => ({ number: `${code}26-0001`, studio: code }) as Matter;

const inPrivate: Place = { kind: 'private', key: 'paper:1/7', studio: 'BM' };
const staffGroup: Place = { kind: 'group', key: 'paper:1/-500', studio: 'BM' };
const otherGroup: Place = { kind: 'group', key: 'paper:1/-600', studio: null };

describe.each([
  { where: 'in private', place: inPrivate, own: true, others: true, lists: ['BM', 'DZ'] },
  { where: 'in the staff group', place: staffGroup, own: true, others: false, lists: ['BM'] },
  { where: 'in any other group', place: otherGroup, own: false, others: false, lists: [] },
])('$where', ({ place, own, others, lists }) => {
  test('matters are spoken of', () => {
    expect(['BM', 'DZ'].map((code) => maySpeakOf(roster, matter(code), 'officer', place))).toEqual([own, others]);
  });

  test('a handler is told of his in private alone', () => {
    expect(maySpeakOf(roster, matter('BM'), 'handler', place)).toBe(place.kind === 'private');
  });

  test('whole numbers are looked up, whether or not there is such a matter', () => {
    expect(['BM26-0001', 'BM26-9999'].map((number) => mayLookUp(number, place))).toEqual([own, own]);
    expect(['DZ26-0001', 'HX26-0001', 'BMX26-0001'].map((number) => mayLookUp(number, place))).toEqual([others, others, others]);
  });

  test('lists are shown', () => {
    expect(studiosFor(place, ['BM', 'DZ'])).toEqual(lists);
    expect(isForeign(place)).toBe(lists.length === 0);
  });
});

test('those who receive are shown what residents bring of their own studio, and nothing that is confined', () => {
  const confined = { studio: 'BM', people: [], departments: [], withdrawal: null };
  expect(mayBeBrought({ ...matter('BM'), confined: null }, { studio: 'BM' })).toBe(true);
  expect(mayBeBrought({ ...matter('DZ'), confined: null }, { studio: 'BM' })).toBe(false);
  expect(mayBeBrought({ ...matter('BM'), confined }, { studio: 'BM' })).toBe(false);
});
