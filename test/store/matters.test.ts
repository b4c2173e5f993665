// Questions to the store about matters: locked in order, lists with limits, search that takes any words.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Status } from '../../src/matters/matter.ts';
import { lockCounters, lockFiles, mattersByRunningNumber, mattersOfDrafts, mattersOfResidents } from '../../src/store/matters.ts';
import { openByStudio, openMatters, searchMatters } from '../../src/store/desk-lists.ts';
import { noChanges, record } from '../../src/store/record.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { testSeal } from '../support/rosters.ts';
import { addMatter, at, raisedEvent } from './cast-of-rows.ts';

const seal = testSeal();
const [anna, ben] = [randomUUID(), randomUUID()];
const hour = 3_600_000;

/** Number, studio, resident, hours after the first, status, masked text. */
const cast: readonly [string, string, string, number, Status, string][] = [
  ['BM25-0001', 'BM', anna, 0, 'accepted', '下水道堵了'],
  ['BM26-0001', 'BM', anna, 1, 'raised', '路灯坏了'],
  ['BM26-0002', 'BM', anna, 2, 'closed', '路灯又坏了'],
  ['BM26-0003', 'BM', ben, 3, 'withdrawn', '100%_反斜杠\\'],
  ['BM26-0004', 'BM', anna, 4, 'closed', '停车难'],
  ['DZ26-0001', 'DZ', ben, 5, 'referred', '大泽路灯'],
  ['BM26-0005', 'BM', ben, 6, 'replied', '噪音'],
];

describe.each(stores)('matters in the store ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeAll(async () => {
    store = await open();
    const changes = noChanges();
    for (const [number, studio, resident, hours, status, masked] of cast) {
      const matter = addMatter(changes, number, raisedEvent({ studio, resident, masked, draft: `draft of ${number}`, place: null }), at + hours * hour);
      changes.matters.set(number, { ...matter, status });
    }
    await store.db.transaction((tx) => record(tx, seal, changes, at));
  });
  afterAll(() => store.close());

  const numbers = (list: readonly { number: string }[]) => list.map(({ number }) => number);

  test('are locked in the order of their numbers, however they are asked for', async () => {
    const locked = await store.db.transaction((tx) => lockFiles(tx, testSeal(), ['DZ26-0001', 'BM26-0002', 'XX26-0001', 'BM25-0001']));
    expect([...locked.keys()]).toEqual(['BM25-0001', 'BM26-0002', 'DZ26-0001']);
    expect(await lockFiles(store.db, testSeal(), [])).toEqual(new Map());
  });

  test('of residents: newest first, each with his own limit, nobody else\'s', async () => {
    expect(numbers(await mattersOfResidents(store.db, [anna], 10))).toEqual(['BM26-0004', 'BM26-0002', 'BM26-0001', 'BM25-0001']);
    expect(numbers(await mattersOfResidents(store.db, [anna, ben], 1))).toHaveLength(2);
    expect(await mattersOfResidents(store.db, [], 10)).toEqual([]);
    expect(await mattersOfResidents(store.db, [randomUUID()], 10)).toEqual([]);
  });

  test('what is open is not cut off by what is over', async () => {
    expect(numbers(await mattersOfResidents(store.db, [anna], 3))).toEqual(['BM26-0004', 'BM26-0001', 'BM25-0001']);
    expect(numbers(await mattersOfResidents(store.db, [anna], 1))).toEqual(['BM26-0001']);
  });

  test('by running number: the open ones of these studios', async () => {
    expect(numbers(await mattersByRunningNumber(store.db, { studios: ['BM'] }, null, 1))).toEqual(['BM25-0001', 'BM26-0001']);
    expect(numbers(await mattersByRunningNumber(store.db, { studios: ['BM', 'DZ'] }, null, 1))).toEqual(['BM25-0001', 'BM26-0001', 'DZ26-0001']);
    expect(await mattersByRunningNumber(store.db, { studios: ['BM'] }, null, 2)).toEqual([]);
    for (const running of [99, -1, 0, 1.5, 2_147_483_648, Number.NaN, Number.POSITIVE_INFINITY])
      expect(await mattersByRunningNumber(store.db, { studios: ['BM'] }, null, running)).toEqual([]);
    expect(await mattersByRunningNumber(store.db, { studios: [] }, null, 1)).toEqual([]);
  });

  test('what is still owed an answer, oldest first, and how many there are', async () => {
    const owed = await openMatters(store.db, { studios: ['BM', 'DZ'] }, 2);
    expect({ list: numbers(owed.list), total: owed.total }).toEqual({ list: ['BM25-0001', 'BM26-0001'], total: 3 });
    expect(await openMatters(store.db, { studios: [] }, 2)).toEqual({ list: [], total: 0 });
  });

  test('and what waits for an officer besides: 看不懂, or whether somebody is forgotten', async () => {
    const changes = noChanges();
    const waits = { 'QY26-0001': { status: 'replied', unclear: true }, 'QY26-0002': { status: 'closed', erasureUntil: '2026-12-15' }, 'QY26-0003': { erasureUntil: '2026-12-15' }, 'QY26-0004': { status: 'replied' } } as const;
    for (const [number, more] of Object.entries(waits)) changes.matters.set(number, { ...addMatter(changes, number, raisedEvent({ studio: 'QY', draft: number })), ...more });
    await store.db.transaction((tx) => record(tx, seal, changes, at));
    const owed = await openMatters(store.db, { studios: ['QY'] }, 2);
    expect({ list: numbers(owed.list), total: owed.total }).toEqual({ list: ['QY26-0001', 'QY26-0002'], total: 3 });
    const all = await openByStudio(store.db, { studios: ['BM', 'QY'] }, { today: '2026-11-30', onlyLate: false, studioLimit: 6, each: 3 });
    expect({ counts: all.counts, list: numbers(all.list) }).toEqual({
      counts: [{ studio: 'BM', count: 2, late: 2 }, { studio: 'QY', count: 3, late: 1 }],
      list: ['BM25-0001', 'BM26-0001', 'QY26-0001', 'QY26-0002', 'QY26-0003'],
    });
    const late = await openByStudio(store.db, { studios: ['QY'] }, { today: '2026-11-30', onlyLate: true, studioLimit: 6, each: 3 });
    expect(numbers(late.list)).toEqual(['QY26-0003']);
  });

  test.each([
    ['路灯', ['BM26-0002', 'BM26-0001']],
    ['市政', ['BM26-0005', 'BM26-0004', 'BM26-0003', 'BM26-0002', 'BM26-0001', 'BM25-0001']],
    ['26-0004', ['BM26-0004']],
    ['bm26-0004', ['BM26-0004']],
    ['%', ['BM26-0003']],
    ['_', ['BM26-0003']],
    ['\\', ['BM26-0003']],
    ["'; drop table matters; --", []],
    ['没有的', []],
  ])('search: %j', async (words, found) => {
    const hits = await searchMatters(store.db, { studios: ['BM'] }, words, 50);
    expect({ list: numbers(hits.list), total: hits.total }).toEqual({ list: found, total: found.length });
  });

  test('search does not see other studios, and is cut at its limit', async () => {
    expect(await searchMatters(store.db, { studios: [] }, '路灯', 50)).toEqual({ list: [], total: 0 });
    const hits = await searchMatters(store.db, { studios: ['BM', 'DZ'] }, '路灯', 1);
    expect({ list: numbers(hits.list), total: hits.total }).toEqual({ list: ['DZ26-0001'], total: 3 });
  });

  test('by the draft that they came from', async () => {
    expect(numbers(await mattersOfDrafts(store.db, ['draft of BM26-0002', 'nothing']))).toEqual(['BM26-0002']);
    expect(await mattersOfDrafts(store.db, [])).toEqual([]);
  });

  test('a counter that nobody has used begins at nothing, and is not moved by being locked', async () => {
    const once = await store.db.transaction((tx) => lockCounters(tx, ['DZ27', 'BM27']));
    expect(once).toEqual(new Map([['BM27', 0], ['DZ27', 0]]));
    expect(await lockCounters(store.db, ['BM27'])).toEqual(new Map([['BM27', 0]]));
    expect(await lockCounters(store.db, [])).toEqual(new Map());
  });
});
