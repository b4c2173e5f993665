// What flows ask to know of how plain answers were, besides the rest of the contract (flow.ts): counts, never words or numbers.

import type { Instant } from '../calendar/clock.ts';
import type { PlainnessCount } from '../matters/plainness-count.ts';

/** Of these studios, from one instant until before another. */
export interface PlainnessNeed {
  need: 'plainness-counts';
  studios: readonly string[];
  from: Instant;
  to: Instant;
}

export interface PlainnessKnown {
  plainness?: readonly PlainnessCount[];
}
