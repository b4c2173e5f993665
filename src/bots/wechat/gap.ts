// What the house is told when messages may have been missed.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Instant } from '../../calendar/clock.ts';
import { accountChat } from '../channel.ts';
import type { AccountKey, Arrival } from '../channel.ts';
import type { Handover } from './handover.ts';

export interface Gap {
  from: Instant;
  to: Instant;
  /** Of these nothing but the id reached us. */
  unfetched: number;
}

/** One for each beginning: telling it twice changes nothing. */
export function gapArrival(account: AccountKey, gap: Gap): Arrival {
  return { eventId: `gap:${gap.from}`, address: { account, chat: accountChat }, chatKind: 'private', user: { id: '' }, body: { kind: 'gap', ...gap } };
}

export interface Misses {
  add(): void;
}

export interface MissesDeps {
  account: AccountKey;
  handover: Handover;
  clock: Clock;
  tellAfterMs: number;
}

/** Counts what cannot be fetched while we are logged in, and tells the house of many at once. */
export function createMisses({ account, handover, clock, tellAfterMs }: MissesDeps, stopped: AbortSignal): Misses {
  let unfetched = 0;
  let from: Instant = 0;

  async function tell(): Promise<void> {
    await sleep(tellAfterMs, undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return;
    const gap = gapArrival(account, { from, to: clock.now(), unfetched });
    unfetched = 0;
    await handover.give([gap]);
  }
  return {
    add() {
      unfetched += 1;
      if (unfetched > 1) return;
      from = clock.now();
      void tell();
    },
  };
}
