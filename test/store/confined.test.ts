// The store lists and counts confined matters by the rule of matters/visibility.ts: exactly those that a person may see.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Confinement } from '../../src/matters/matter.ts';
import type { ConfinedSight } from '../../src/matters/visibility.ts';
import { openMatters, searchMatters } from '../../src/store/desk-lists.ts';
import { mattersByRunningNumber, notConfined } from '../../src/store/matters.ts';
import { noChanges, record } from '../../src/store/record.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { testSeal } from '../support/rosters.ts';
import { addMatter, at, raisedEvent } from './cast-of-rows.ts';

const kept = (more: Partial<Confinement>): Confinement => ({ studio: 'BM', people: [], departments: [], withdrawal: null, ...more });

/** Number, and from whom it is kept; the first is an ordinary one. */
const cast: readonly [string, Confinement | null][] = [
  ['BM26-0001', null],
  ['HX26-0001', kept({})],
  ['HX26-0002', kept({ studio: 'DZ' })],
  ['HX26-0003', kept({ studio: null })],
  ['HX26-0004', kept({ people: ['fu', 'lin'] })],
  ['HX26-0005', kept({ departments: ['CG', 'MZ'] })],
];

const sight = (more: Partial<ConfinedSight> = {}): ConfinedSight => ({ districts: ['HX'], studios: [null, 'BM', 'DZ'], person: 'fu', departments: [], ...more });

describe.each(stores)('confined matters in lists ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeAll(async () => {
    store = await open();
    const changes = noChanges();
    for (const [number, confined] of cast) addMatter(changes, number, raisedEvent({ studio: confined ? 'HX' : 'BM', masked: '路灯坏了', draft: number, ...(confined ? { confined } : {}) }));
    await store.db.transaction((tx) => record(tx, testSeal(), changes, at));
  });
  afterAll(() => store.close());

  test.each([
    { who: 'somebody of the studio', studios: ['BM'], confined: null, sees: ['BM26-0001'] },
    { who: 'whoever names the district as if it were a studio', studios: ['HX', 'BM'], confined: null, sees: ['BM26-0001'] },
    { who: 'a district officer', studios: ['BM', 'DZ'], confined: sight(), sees: ['BM26-0001', 'HX26-0001', 'HX26-0002', 'HX26-0003', 'HX26-0005'] },
    { who: 'one of whom none is', studios: [], confined: sight({ person: 'wu' }), sees: ['HX26-0001', 'HX26-0002', 'HX26-0003', 'HX26-0004', 'HX26-0005'] },
    { who: 'one who is not trusted with a studio', studios: [], confined: sight({ studios: ['DZ'] }), sees: ['HX26-0002'] },
    { who: 'one who works for a department', studios: [], confined: sight({ person: 'wu', departments: ['MZ'] }), sees: ['HX26-0001', 'HX26-0002', 'HX26-0003', 'HX26-0004'] },
    { who: 'an officer of another district', studios: [], confined: sight({ districts: ['QY'] }), sees: [] },
  ])('$who', async ({ studios, confined, sees }) => {
    const inSight = { studios, confined };
    const numbers = (list: readonly { number: string }[]): string[] => list.map(({ number }) => number).toSorted();
    const [listed, found, byRunning] = await Promise.all([openMatters(store.db, inSight, 10), searchMatters(store.db, inSight, '路灯', 10), mattersByRunningNumber(store.db, inSight, null, 1)]);
    expect([numbers(listed.list), listed.total]).toEqual([sees, sees.length]);
    expect([numbers(found.list), found.total]).toEqual([sees, sees.length]);
    expect(numbers(byRunning)).toEqual(sees.filter((number) => number.endsWith('-0001')));
  });

  test('what is told of what waits names ordinary ones alone', async () => {
    expect(await notConfined(store.db, ['HX26-0001', 'BM26-0001', 'BM26-0099'])).toEqual(['BM26-0001']);
  });
});
