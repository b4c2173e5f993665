// The business clock of this process: real time, shifted where a rehearsal starts at another instant (DESIGN §5).

import type { Clock, Instant } from './calendar/clock.ts';

export interface SettableClock extends Clock {
  /** Goes on from there. */
  set(at: Instant): void;
}

/** @param start the instant at which time begins, and then runs on; null: now */
export function createClock(start: Instant | null): SettableClock {
  // Of the monotonic clock, so that a rehearsal is not thrown about when the machine's clock is put right.
  let shift: { from: number; start: Instant } | null = null;
  const set = (at: Instant): void => {
    shift = { from: performance.now(), start: at };
  };
  if (start !== null) set(start);
  return {
    now: () => (shift === null ? Date.now() : Math.floor(shift.start + performance.now() - shift.from)),
    set,
  };
}
