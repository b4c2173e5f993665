// Duties that one process at a time has (polling a bot, ticking): who holds the lease does the work, others stand by.

import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { rowsOf, type Db } from './db.ts';
import { newClaim } from './process-mark.ts';

export interface Leases {
  /**
   * Does `work` whenever this process holds the lease, until `stop`. The signal of the work is aborted when the lease was lost
   * or is no longer certain; the work is then expected to end soon, and is waited for before the lease is asked for again.
   * @returns when `stop` came and the lease is free for others
   * @throws what the work throws, after the lease was released
   */
  holdLease(name: string, work: (signal: AbortSignal) => Promise<void>, stop: AbortSignal): Promise<void>;
}

export interface LeaseTimes {
  /** After a crash others take over when this has passed. */
  leaseMs: number;
  renewMs: number;
  /** How often those who stand by ask. */
  askMs: number;
}

const usualTimes: LeaseTimes = { leaseMs: 15_000, renewMs: 5_000, askMs: 1_500 };

/** Leases run on real time, by the clock of the store: processes on several machines then agree about it. */
export function createLeases(db: Db, times: LeaseTimes = usualTimes): Leases {
  return {
    async holdLease(name, work, stop) {
      // New for each call: a lease of a former call that is still ending is not taken for one's own.
      const holder = newClaim();
      while (!stop.aborted) {
        if (await takeLease(db, name, holder, times.leaseMs).catch(() => false)) {
          await workWhileHeld(db, name, holder, work, stop, times);
        } else {
          await pauseUntil(stop, times.askMs);
        }
      }
    },
  };
}

async function workWhileHeld(
  db: Db,
  name: string,
  holder: string,
  work: (signal: AbortSignal) => Promise<void>,
  stop: AbortSignal,
  times: LeaseTimes,
): Promise<void> {
  const lost = new AbortController();
  const finished = new AbortController();
  const renewing = renewUntil(db, name, holder, times, finished.signal).catch(() => lost.abort());
  try {
    await work(AbortSignal.any([lost.signal, stop]));
  } finally {
    finished.abort();
    await renewing;
    // Without the store the lease runs out by itself: its failing or hanging keeps nobody here.
    await Promise.race([release(db, name, holder).catch(() => undefined), pause(times.renewMs, undefined, { ref: false })]);
  }
  // Work that ended on its own is done again, but not in a tight circle.
  if (!stop.aborted && !lost.signal.aborted) await pauseUntil(stop, times.askMs);
}

/** Ends when `finished`; throws when the lease was lost, or could not be renewed in time to be sure of it. */
async function renewUntil(db: Db, name: string, holder: string, times: LeaseTimes, finished: AbortSignal): Promise<void> {
  let renewedAt = performance.now();
  for (;;) {
    await pauseUntil(finished, times.renewMs);
    if (finished.aborted) return;
    const asked = performance.now();
    // The store may hang as well as fail: with one more interval missed, others might already hold the lease.
    const surelyOursMs = renewedAt + times.leaseMs - times.renewMs - asked;
    const outcome = await Promise.race([
      renewLease(db, name, holder, times.leaseMs).catch(() => 'unknown' as const),
      pause(Math.max(surelyOursMs, 0), 'late' as const, { ref: false }),
    ]);
    if (outcome === 'late' || outcome === false) throw new Error('lease lost');
    // Counted from the asking: the store may have set it any time since.
    if (outcome === true) renewedAt = asked;
  }
}

async function takeLease(db: Db, name: string, holder: string, leaseMs: number): Promise<boolean> {
  const taken = await db.execute(sql`
    insert into leases (name, holder, until) values (${name}, ${holder}, now() + make_interval(secs => ${leaseMs / 1000}))
    on conflict (name) do update set holder = excluded.holder, until = excluded.until where leases.until < now()
    returning name`);
  return rowsOf(taken).length > 0;
}

async function renewLease(db: Db, name: string, holder: string, leaseMs: number): Promise<boolean> {
  const renewed = await db.execute(sql`
    update leases set until = now() + make_interval(secs => ${leaseMs / 1000})
    where name = ${name} and holder = ${holder} and until >= now() returning name`);
  return rowsOf(renewed).length > 0;
}

async function release(db: Db, name: string, holder: string): Promise<void> {
  await db.execute(sql`delete from leases where name = ${name} and holder = ${holder}`);
}

async function pauseUntil(stop: AbortSignal, ms: number): Promise<void> {
  await pause(ms, undefined, { signal: stop }).catch(() => undefined);
}
