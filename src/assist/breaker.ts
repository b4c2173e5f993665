// A circuit breaker: a server that fails again and again is left alone for a while, then tried with one call.

export interface Breaker {
  /** How many calls may begin now: as many as wanted, one on trial, or none. */
  room(wanted: number): number;
  succeeded(): void;
  failed(): void;
}

export interface BreakerLimits {
  failuresInARow: number;
  restMs: number;
}

/** @param now real time in milliseconds that only grows */
export function createBreaker({ failuresInARow, restMs }: BreakerLimits, now: () => number): Breaker {
  let failures = 0;
  let restsUntil = 0;
  return {
    room: (wanted) => (failures < failuresInARow ? wanted : now() < restsUntil ? 0 : Math.min(1, wanted)),
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      restsUntil = now() + restMs;
    },
  };
}
