// Leases: one at a time, taken over after release and after a crash, given up when they are no longer certain.

import { sql } from 'drizzle-orm';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsOf } from '../../src/store/db.ts';
import { createLeases } from '../../src/store/leases.ts';
import { stores, type FreshStore } from '../support/databases.ts';

const times = { leaseMs: 1_500, renewMs: 500, askMs: 20 };

/** Work that lasts until its signal, and says that it runs. */
function longWork(): { running: Promise<void>; ended: Promise<void>; work: (signal: AbortSignal) => Promise<void> } {
  const running = Promise.withResolvers<undefined>();
  const ended = Promise.withResolvers<undefined>();
  const work = async (signal: AbortSignal): Promise<void> => {
    running.resolve(undefined);
    if (!signal.aborted) await once(signal, 'abort');
    ended.resolve(undefined);
  };
  return { running: running.promise, ended: ended.promise, work };
}

describe.each(stores)('leases ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());
  const leaseCount = async (): Promise<number> => rowsOf(await store.db.execute(sql`select holder from leases`)).length;

  test('one works, the next takes over when he stops, and the lease is free in the end', async () => {
    const leases = createLeases(store.db, times);
    const [first, second] = [longWork(), longWork()];
    const [stopFirst, stopSecond] = [new AbortController(), new AbortController()];
    let working = 0;
    let mostAtOnce = 0;
    const counted = (work: (signal: AbortSignal) => Promise<void>) => async (signal: AbortSignal) => {
      working += 1;
      mostAtOnce = Math.max(mostAtOnce, working);
      await work(signal);
      working -= 1;
    };
    const holdingFirst = leases.holdLease('tick', counted(first.work), stopFirst.signal);
    await first.running;
    const holdingSecond = leases.holdLease('tick', counted(second.work), stopSecond.signal);
    stopFirst.abort();
    await holdingFirst;
    await second.running;
    stopSecond.abort();
    await holdingSecond;
    expect(mostAtOnce).toBe(1);
    expect(await leaseCount()).toBe(0);
  });

  test('leases of different names do not wait for each other', async () => {
    const leases = createLeases(store.db, times);
    const [tick, poll] = [longWork(), longWork()];
    const stop = new AbortController();
    const both = [leases.holdLease('tick', tick.work, stop.signal), leases.holdLease('poll:telegram:1', poll.work, stop.signal)];
    await Promise.all([tick.running, poll.running]);
    stop.abort();
    await Promise.all(both);
    expect(await leaseCount()).toBe(0);
  });

  test('a lease outlives its first term by being renewed', async () => {
    const leases = createLeases(store.db, times);
    const { running, work } = longWork();
    const stop = new AbortController();
    const holding = leases.holdLease('tick', work, stop.signal);
    await running;
    const before = await untilOf(store);
    await expect.poll(() => untilOf(store)).not.toBe(before);
    stop.abort();
    await holding;
  });

  test('after a crash it is taken over when the term has passed', async () => {
    await store.db.execute(sql`insert into leases values ('tick', gen_random_uuid(), now() + interval '300 ms')`);
    const { running, work } = longWork();
    const stop = new AbortController();
    const holding = createLeases(store.db, times).holdLease('tick', work, stop.signal);
    await running;
    expect(await leaseCount()).toBe(1);
    stop.abort();
    await holding;
    expect(await leaseCount()).toBe(0);
  });

  test('work is aborted when somebody else has the lease', async () => {
    const { running, ended, work } = longWork();
    const stop = new AbortController();
    const holding = createLeases(store.db, times).holdLease('tick', work, stop.signal);
    await running;
    await store.db.execute(sql`update leases set holder = gen_random_uuid(), until = now() + interval '1 hour'`);
    await ended;
    stop.abort();
    await holding;
    expect(await leaseCount()).toBe(1);
  });

  test('work is aborted when the store hangs, before others may have the lease', async () => {
    let hanging = false;
    const db = new Proxy(store.db, {
      get: (target, name) => (hanging && name === 'execute' ? () => new Promise(() => undefined) : Reflect.get(target, name)),
    });
    const { running, work } = longWork();
    const aborted = Promise.withResolvers<number>();
    const stop = new AbortController();
    void createLeases(db, times).holdLease(
      'tick',
      async (signal) => {
        await work(signal);
        const rows = rowsOf<{ left: boolean }>(await store.db.execute(sql`select until > now() as left from leases`));
        aborted.resolve(rows[0]?.left ? 1 : 0);
      },
      stop.signal,
    );
    await running;
    hanging = true;
    expect(await aborted.promise).toBe(1);
    stop.abort();
  });

  test('what the work throws is thrown, and the lease is free', async () => {
    const stop = new AbortController();
    const holding = createLeases(store.db, times).holdLease('tick', () => Promise.reject(new Error('a bug')), stop.signal);
    await expect(holding).rejects.toThrow('a bug');
    expect(await leaseCount()).toBe(0);
  });
});

async function untilOf(store: FreshStore): Promise<string | undefined> {
  return rowsOf<{ until: string }>(await store.db.execute(sql`select until::text as until from leases`))[0]?.until;
}
