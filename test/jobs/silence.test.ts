// Nothing said to a resident for long: what is owed is looked through in pages; each step comes once, after a standstill only the last one.

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importRoster } from '../../src/admin/import-roster.ts';
import { lookForSilence } from '../../src/jobs/silence.ts';
import type { Confinement, Matter, Status } from '../../src/matters/matter.ts';
import { rowsOf } from '../../src/store/db.ts';
import { silentOn } from '../../src/store/silence.ts';
import { noChanges, record } from '../../src/store/record.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { exampleRoster, testSeal } from '../support/rosters.ts';
import { addMatter, raisedEvent } from '../store/cast-of-rows.ts';

const seal = testSeal();
const raisedAt = Date.parse('2026-11-24T09:00:00+08:00');
const at = (moment: string): number => Date.parse(`${moment}:00+08:00`);
const going = new AbortController().signal;

describe.each(stores)('residents without a word ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
    await importRoster({ db: store.db, seal }, await exampleRoster(), raisedAt);
  });
  afterEach(() => store.close());

  async function keep(matters: readonly { number: string; status?: Status; more?: Partial<Matter> }[]): Promise<void> {
    const changes = noChanges();
    for (const { number, status = 'accepted', more = {} } of matters) {
      const matter = addMatter(changes, number, raisedEvent({ studio: 'BM', resident: randomUUID(), masked: '路灯坏了', draft: number, place: null }), raisedAt);
      changes.matters.set(number, { ...matter, status, ...more });
    }
    await store.db.transaction((tx) => record(tx, seal, changes, raisedAt));
  }

  const look = (moment: string) => lookForSilence(store.db, at(moment), going);
  const told = async (studio: string, on: string) => (await silentOn(store.db, studio, on, 100)).map(({ matter, step }) => [matter.number, step]);
  const dues = async () => rowsOf<{ id: string }>(await store.db.execute('select id from dues order by id')).map(({ id }) => id);

  test('after ten working days, once; again after ten more, and ten more; then no more', async () => {
    await keep([{ number: 'BM26-0001' }]);
    expect(await look('2026-12-08T02:00')).toEqual({ looked: 0, reminded: 0 });
    expect(await look('2026-12-09T02:00')).toEqual({ looked: 1, reminded: 1 });
    expect(await look('2026-12-09T02:05')).toEqual({ looked: 1, reminded: 0 });
    expect(await told('BM', '2026-12-09')).toEqual([['BM26-0001', 1]]);
    expect((await look('2026-12-22T02:00')).reminded).toBe(0);
    expect((await look('2026-12-23T02:00')).reminded).toBe(1);
    expect((await look('2027-01-07T02:00')).reminded).toBe(1);
    expect((await look('2027-03-11T02:00')).reminded).toBe(0);
    expect(await told('BM', '2027-01-07')).toEqual([['BM26-0001', 3]]);
    expect(await dues()).toEqual(['silence:BM:2026-12-09', 'silence:BM:2026-12-23', 'silence:BM:2027-01-07']);
  });

  test('after a month of standstill the last reminder alone', async () => {
    await keep([{ number: 'BM26-0001' }]);
    expect((await look('2027-01-05T02:00')).reminded).toBe(1);
    expect(await told('BM', '2027-01-05')).toEqual([['BM26-0001', 2]]);
    expect(await dues()).toEqual(['silence:BM:2027-01-05']);
  });

  test('a clock that jumps back, and days off, remind nobody', async () => {
    await keep([{ number: 'BM26-0001' }]);
    expect((await look('2026-12-12T02:00')).reminded).toBe(0);
    expect((await look('2026-12-14T02:00')).reminded).toBe(1);
    expect((await look('2026-12-10T02:00')).reminded).toBe(0);
    expect((await look('2026-12-15T02:00')).reminded).toBe(0);
  });

  test('a word to the resident counts from that day, and nothing is said any more of a reminder of before', async () => {
    await keep([{ number: 'BM26-0001' }]);
    await look('2026-12-09T02:00');
    const changes = noChanges();
    changes.told.set('BM26-0001', at('2026-12-09T08:10'));
    await store.db.transaction((tx) => record(tx, seal, changes, at('2026-12-09T08:10')));
    expect(await told('BM', '2026-12-09')).toEqual([]);
    expect((await look('2026-12-23T02:00')).reminded).toBe(0);
    expect((await look('2026-12-24T02:00')).reminded).toBe(1);
  });

  test('what is answered, merged or over is left alone; what is confined stays with the district', async () => {
    const confined: Confinement = { studio: 'BM', people: [], departments: [], withdrawal: null };
    await keep([
      ...(['replied', 'closed', 'merged', 'withdrawn'] as const).map((status, index) => ({ number: `BM26-000${index + 1}`, status })),
      { number: 'HX26-0001', more: { studio: 'HX', confined } },
    ]);
    expect(await look('2026-12-09T02:00')).toEqual({ looked: 1, reminded: 1 });
    expect([await told('BM', '2026-12-09'), await told('HX', '2026-12-09')]).toEqual([[], [['HX26-0001', 1]]]);
  });

  test('a studio that wants no reminders gets none', async () => {
    const roster = await exampleRoster();
    await importRoster({ db: store.db, seal }, { ...roster, studios: roster.studios.map((studio) => ({ ...studio, settings: { ...studio.settings, silenceWorkdays: 0 } })) }, raisedAt);
    await keep([{ number: 'BM26-0001' }]);
    expect((await look('2027-06-01T02:00')).reminded).toBe(0);
  });

  test('more than a page, two at once: each is noted once', async () => {
    await keep(Array.from({ length: 2100 }, (_, index) => ({ number: `BM26-${String(index + 1).padStart(4, '0')}` })));
    const [one, other] = await Promise.all([look('2026-12-09T02:00'), look('2026-12-09T02:00')]);
    await look('2026-12-09T02:05');
    expect(one.reminded + other.reminded).toBeLessThanOrEqual(2100);
    expect(rowsOf(await store.db.execute('select silence_step, count(*)::int from matters group by 1'))).toEqual([{ silence_step: 1, count: 2100 }]);
    expect(await dues()).toEqual(['silence:BM:2026-12-09']);
  });

  test('broken off, it goes on with the next look', async () => {
    await keep([{ number: 'BM26-0001' }]);
    expect(await lookForSilence(store.db, at('2026-12-09T02:00'), AbortSignal.abort())).toEqual({ looked: 0, reminded: 0 });
    expect((await look('2026-12-09T02:05')).reminded).toBe(1);
  });
});
