// Record cards in the store: the same id twice leaves what was filled in; a list is of those who may see it.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordCard } from '../../src/matters/record-card.ts';
import { blankRecordCardsOf, listRecordCards, lockRecordCard, writeNewRecordCards, writeRecordCards } from '../../src/store/record-cards.ts';
import { freshStore, type FreshStore } from '../support/databases.ts';
import { testSeal } from '../support/rosters.ts';

const chen = '11111111-1111-4111-8111-111111111111';
const liang = '22222222-2222-4222-8222-222222222222';
const seal = testSeal();
const card: RecordCard = {
  id: 'w1',
  studio: 'BM',
  representative: chen,
  form: 'studio',
  on: '2026-12-10',
  outcome: 'answered',
  matter: null,
  fields: { name: '王桂花' },
  skipped: [],
  fedBackOn: '2026-12-10',
  dueOn: '2026-12-15',
  openedAt: 1_796_000_000_000,
  openedBy: chen,
  handedInAt: null,
  handedInBy: null,
};

let store: FreshStore;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

const opened = (...cards: RecordCard[]) => Promise.all(writeNewRecordCards(store.db, seal, cards));
const list = (representatives: string[], studios: string[], handedIn = false) =>
  listRecordCards(store.db, seal, { of: { representatives, studios }, handedIn, since: '2026-01-01', limit: 2 });

describe('record cards', () => {
  test('opened twice is one, with what was filled in since', async () => {
    await opened(card);
    await Promise.all(writeRecordCards(store.db, seal, [{ ...card, fields: { name: '王桂花', age: '68' }, handedInAt: card.openedAt }]));
    await opened(card);
    expect(await lockRecordCard(store.db, seal, 'w1')).toStrictEqual({ ...card, fields: { name: '王桂花', age: '68' }, handedInAt: card.openedAt });
  });

  test('are listed by whose they are, the first due first, with counts of the year; nobody sees none', async () => {
    await opened(card, { ...card, id: 'w2', dueOn: null }, { ...card, id: 'w3', form: 'visit', dueOn: '2026-12-11' }, { ...card, id: 'w4', representative: liang, on: '2025-12-30' });
    const own = await list([chen], []);
    expect([own.list.map(({ id }) => id), own.total, own.counts]).toStrictEqual([['w3', 'w1'], 3, { studio: 2, visit: 1 }]);
    expect((await list([], ['BM'])).total).toBe(4);
    expect([(await list([], ['DZ'])).total, (await list([], [])).total, (await list([chen], [], true)).total]).toStrictEqual([0, 0, 0]);
  });

  test('blanked with their matter: the activity still counts', async () => {
    await opened({ ...card, matter: 'BM26-0001', outcome: 'matter' });
    await blankRecordCardsOf(store.db, 'BM26-0001');
    expect(await lockRecordCard(store.db, seal, 'w1')).toBeNull();
    const left = await list([chen], []);
    expect([left.total, left.counts]).toStrictEqual([0, { studio: 1 }]);
  });
});
