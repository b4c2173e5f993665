// Messages that cannot be fetched although we are logged in: counted, and told to the house many at once.

import type { Clock, Instant } from '../../../calendar/clock.ts';
import { pause } from '../session/pause.ts';
import type { Teller } from '../tell.ts';

export interface Misses {
  add(): void;
}

/** How long they are counted before they are told. */
const TELL_AFTER_MS = 5_000;

export function createMisses(teller: Teller, clock: Clock, stopped: AbortSignal, tellAfterMs = TELL_AFTER_MS): Misses {
  let unfetched = 0;
  let from: Instant = 0;

  async function tell(): Promise<void> {
    await pause(tellAfterMs, stopped);
    if (stopped.aborted) return;
    const body = { kind: 'gap' as const, from, to: clock.now(), unfetched };
    unfetched = 0;
    await teller.tell(`gap:${from}`, body);
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
