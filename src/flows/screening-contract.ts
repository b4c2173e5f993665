// What flows ask to know of what screening did, besides the rest of the contract (flow.ts): counts, never words or numbers.

import type { Instant } from '../calendar/clock.ts';
import type { Brought, ScreeningCount } from '../matters/screening-count.ts';

/** Of these studios, from one instant until before another. */
export interface ScreeningNeed {
  need: 'screening-counts';
  studios: readonly string[];
  from: Instant;
  to: Instant;
}

export interface ScreeningKnown {
  screenings?: { counts: readonly ScreeningCount[]; brought: readonly Brought[] };
}
