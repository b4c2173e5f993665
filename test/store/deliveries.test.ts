// Lanes: whatever workers do and however they end, every delivery leaves, in order, and what is counted is what is there.

import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countByClass, findSent, lastMessage, lease, settle, waitingCards } from '../../src/store/deliveries.ts';
import { enqueue } from '../../src/store/enqueue.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { createRun, delivery, step } from './lane-run.ts';

describe.each(stores)('lanes ($kind)', ({ kind, open }) => {
  let store: FreshStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  test('any interleaving of workers that send, fail and vanish', async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const run = createRun(store.db);
      for (const one of steps) await run.take(one);
      await run.drain();
      const all = await run.rows();
      expect(all.filter(({ status, blank }) => !['sent', 'refused'].includes(status) || !blank)).toEqual([]);
      const everSent = new Set(run.sent.map(({ id }) => id));
      expect(all.filter(({ id, status }) => status === 'sent' && !everSent.has(id))).toEqual([]);
      // The first time that each was sent is in order, in each lane and class.
      for (const list of Map.groupBy(run.sent, ({ lane, class: urgency }) => `${lane} ${urgency}`).values()) {
        const firsts = [...new Set(list.map(({ id }) => id))];
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });

  test('a message that comes while a lane rests is not left lying', async () => {
    const account = `rest:${randomUUID()}`;
    const lane = `${account}/1`;
    const leaseOne = () => lease(store.db, randomUUID(), [account], 5);
    await enqueue(store.db, [delivery(lane, account)]);
    const [first] = await leaseOne();
    if (!first) throw new Error('nothing was leased');
    await settle(store.db, [{ id: first.id, lane, claim: first.claim, result: 'held', waitMs: 3_600_000, failure: 'window' }]);
    expect(await leaseOne()).toEqual([]);
    await enqueue(store.db, [delivery(lane, account, { class: 2 })]);
    expect(await leaseOne()).toMatchObject([{ class: 2 }]);
  });

  test('an alert is not kept waiting by a lane that waits for its next try', async () => {
    const account = `alert:${randomUUID()}`;
    const lane = `${account}/1`;
    await enqueue(store.db, [delivery(lane, account)]);
    const [first] = await lease(store.db, randomUUID(), [account], 5);
    if (!first) throw new Error('nothing was leased');
    await settle(store.db, [{ id: first.id, lane, claim: first.claim, result: 'paced', waitMs: 3_600_000, wakesBelow: 1 }]);
    expect(await lease(store.db, randomUUID(), [account], 5)).toEqual([]);
    await enqueue(store.db, [delivery(lane, account, { class: 0 })]);
    expect(await lease(store.db, randomUUID(), [account], 5)).toMatchObject([{ class: 0 }]);
  });

  test('what may leave at once is leased with its commit; what waits behind something is not, and nobody has to look for it', async () => {
    const account = `commit:${randomUUID()}`;
    const [one, two] = [`${account}/1`, `${account}/2`];
    const first = await enqueue(store.db, [delivery(one, account, { class: 2 }), delivery(one, account), delivery(two, account)], [account]);
    expect(first.leased.map(({ lane, class: urgency }) => ({ lane, urgency }))).toEqual([{ lane: one, urgency: 1 }, { lane: two, urgency: 1 }]);
    expect(first.more).toBe(false);
    expect(await lease(store.db, randomUUID(), [account], 5)).toEqual([]);
    expect(await enqueue(store.db, [delivery(one, account)], [account])).toEqual({ leased: [], more: false });
    const more = await settle(store.db, first.leased.map(({ id, lane, claim }) => ({ id, lane, claim, result: 'sent' as const, messageId: null })));
    expect(more).toBe(true);
    expect(await lease(store.db, randomUUID(), [account], 5)).toMatchObject([{ lane: one, class: 1 }]);
  });

  // The embedded store has one connection: nothing can come between there.
  test.skipIf(kind === 'embedded')('a lane that was settled while the transaction was under way is free for what it writes', async () => {
    const account = `meanwhile:${randomUUID()}`;
    const lane = `${account}/1`;
    const { leased: [first] } = await enqueue(store.db, [delivery(lane, account)], [account]);
    if (!first) throw new Error('nothing was leased');
    const written = await store.db.transaction(async (tx) => {
      // From here on `now()` of this transaction lies before the end of the other.
      await tx.execute('select now()');
      await settle(store.db, [{ id: first.id, lane, claim: first.claim, result: 'sent', messageId: null }]);
      return enqueue(tx, [delivery(lane, account)], [account]);
    });
    expect(written.leased).toMatchObject([{ lane }]);
  });

  test('who cannot send it leases nothing, and is told that there is something to be sent', async () => {
    const account = `elsewhere:${randomUUID()}`;
    expect(await enqueue(store.db, [delivery(`${account}/1`, account)], ['nobody:1'])).toEqual({ leased: [], more: true });
    expect(await lease(store.db, randomUUID(), [account], 5)).toHaveLength(1);
  });

  test('accounts that this process has no channel for are left alone', async () => {
    const account = `other:${randomUUID()}`;
    await enqueue(store.db, [delivery(`${account}/1`, account)]);
    expect(await lease(store.db, randomUUID(), ['nobody:1'], 5)).toEqual([]);
    expect(await lease(store.db, randomUUID(), [], 5)).toEqual([]);
    expect(await lease(store.db, randomUUID(), [account], 0)).toEqual([]);
  });

  test('a sent message leads back to its matter and purpose, the newest of each to its id', async () => {
    const account = `sent:${randomUUID()}`;
    const lane = `${account}/1`;
    const card = { matter: 'BM26-0007', purpose: 'card' };
    await enqueue(store.db, [delivery(lane, account, card), delivery(lane, account, card), delivery(lane, account, { ...card, matter: 'BM26-0008' })]);
    expect((await waitingCards(store.db, lane, 10)).map(({ matter }) => matter)).toEqual(['BM26-0007', 'BM26-0007', 'BM26-0008']);
    expect(await lastMessage(store.db, lane, 'BM26-0007', 'card')).toBeNull();
    for (let message = 1; message <= 3; message += 1) {
      const [head] = await lease(store.db, randomUUID(), [account], 1);
      if (!head) throw new Error('nothing was leased');
      await settle(store.db, [{ id: head.id, lane, claim: head.claim, result: 'sent', messageId: `m${message}` }]);
    }
    expect(await lastMessage(store.db, lane, 'BM26-0007', 'card')).toBe('m2');
    expect(await findSent(store.db, [{ lane, messageId: 'm3' }, { lane, messageId: 'm9' }, { lane: 'elsewhere', messageId: 'm1' }])).toEqual([
      { lane, messageId: 'm3', matter: 'BM26-0008', purpose: 'card' },
    ]);
    expect(await findSent(store.db, [])).toEqual([]);
  });

  test('a message that was rewritten leads back to what it was sent as, wherever its row lies', async () => {
    const account = `rewritten:${randomUUID()}`;
    const lane = `${account}/1`;
    await enqueue(store.db, [delivery(lane, account, { matter: 'BM26-0007', purpose: 'card' }), delivery(lane, account)]);
    for (let message = 1; message <= 2; message += 1) {
      const [head] = await lease(store.db, randomUUID(), [account], 1);
      if (!head) throw new Error('nothing was leased');
      await settle(store.db, [{ id: head.id, lane, claim: head.claim, result: 'sent', messageId: 'm1' }]);
    }
    // Written anew, the row of the card lies behind the other one.
    for (const messageId of [null, 'm1']) await store.db.execute(sql`update deliveries set message_id = ${messageId} where lane = ${lane} and purpose = 'card'`);
    const [first] = await findSent(store.db, [{ lane, messageId: 'm1' }]);
    expect(first).toEqual({ lane, messageId: 'm1', matter: 'BM26-0007', purpose: 'card' });
  });

  test('what waits is counted by class', async () => {
    const fresh = await open();
    try {
      await enqueue(fresh.db, [0, 2, 2].map((urgency) => delivery('c:1/1', 'c:1', { class: urgency })));
      expect((await countByClass(fresh.db)).sort((a, b) => a.class - b.class)).toEqual([{ class: 0, count: 1 }, { class: 2, count: 2 }]);
    } finally {
      await fresh.close();
    }
  });
});
