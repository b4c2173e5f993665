// How plain answers were, counted in the store: by whose answer it was when it was given, in these studios and this time, and nothing of what is confined.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MatterEvent } from '../../src/matters/lifecycle.ts';
import { weekCounts } from '../../src/store/desk-lists.ts';
import { plainnessCounts, unclearSince } from '../../src/store/plainness.ts';
import { noChanges, record } from '../../src/store/record.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { testSeal } from '../support/rosters.ts';
import { addMatter, at, raisedEvent, resident } from './cast-of-rows.ts';

const hour = 3_600_000;
const promise = { what: 'reply', on: '2026-12-01', provisional: false } as const;
const replied = (round: number, more: { hints?: number; department?: string } = {}): MatterEvent => ({ type: 'replied', text: 'text', round, promised: null, ...more });
const unclear: MatterEvent = { type: 'found-unclear', round: 1 };
const referred = (department: string): MatterEvent => ({ type: 'referred', department, promise });

/** What happened to each, an hour after another. */
const lives: Record<string, { studio: string; confined?: true; events: MatterEvent[] }> = {
  // By the studio itself, then not understood, then by a department.
  'BM26-0001': { studio: 'BM', events: [replied(1, { hints: 2 }), unclear, referred('CG'), replied(2)] },
  'BM26-0002': { studio: 'BM', events: [referred('CG'), replied(1, { hints: 1 }), unclear] },
  // Returned: the answer is the studio's own.
  'BM26-0003': { studio: 'BM', events: [referred('MZ'), { type: 'referral-returned', department: 'MZ', text: null, promise }, replied(1)] },
  // Merged: the answer came with another's, as did whose it was.
  'BM26-0004': { studio: 'BM', events: [replied(1, { department: 'CG' }), unclear] },
  'DZ26-0001': { studio: 'DZ', events: [replied(1), unclear] },
  'HX26-0001': { studio: 'BM', confined: true, events: [referred('CG'), replied(1, { hints: 3 }), unclear] },
};

describe.each(stores)('plain answers ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeAll(async () => {
    store = await open();
    const changes = noChanges();
    for (const [number, { studio, confined, events }] of Object.entries(lives)) {
      const matter = addMatter(changes, number, raisedEvent({ studio }));
      if (confined) changes.matters.set(number, { ...matter, confined: { studio, people: [], departments: [], withdrawal: null } });
      for (const [index, event] of events.entries()) changes.events.push({ matter: number, at: at + (index + 1) * hour, by: resident, event, letter: 1 });
    }
    await store.db.transaction((tx) => record(tx, testSeal(), changes, at));
  });
  afterAll(() => store.close());

  test('by department, those that were not understood first', async () => {
    expect(await plainnessCounts(store.db, ['BM'], at, at + 24 * hour)).toEqual([
      { department: 'CG', answered: 3, hinted: 1, unclear: 2 },
      { department: null, answered: 2, hinted: 1, unclear: 1 },
    ]);
    expect(await plainnessCounts(store.db, ['BM', 'DZ'], at, at + 24 * hour)).toContainEqual({ department: null, answered: 3, hinted: 1, unclear: 2 });
  });

  test('of this time alone', async () => {
    expect(await plainnessCounts(store.db, ['DZ'], at + 2 * hour, at + 24 * hour)).toEqual([{ department: null, answered: 0, hinted: 0, unclear: 1 }]);
    expect(await plainnessCounts(store.db, ['DZ'], at, at + hour)).toEqual([]);
    expect(await plainnessCounts(store.db, [], at, at + 24 * hour)).toEqual([]);
  });

  test('not understood in a week, by studio', async () => {
    expect(await unclearSince(store.db, ['BM', 'DZ'], at)).toEqual(new Map([['BM', 3], ['DZ', 1]]));
    expect(await weekCounts(store.db, ['DZ'], at + 2 * hour, '2026-11-24')).toEqual([{ studio: 'DZ', raised: 0, answered: 0, unclear: 1, late: 0 }]);
  });

  test('where nobody watches, nothing is asked', async () => {
    expect(await weekCounts(store.db, [], at, '2026-11-24')).toEqual([]);
  });
});
