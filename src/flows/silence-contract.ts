// What flows ask to know of those to whom nothing was said for long, besides the rest of the contract (flow.ts).

import type { CivilDate } from '../calendar/civil.ts';
import type { SilentMatter } from '../matters/silence.ts';

/** Of which matters of a studio, or of a district's confined ones, somebody is reminded on that day. */
export interface SilenceNeed {
  need: 'silent-matters';
  studio: string;
  on: CivilDate;
  limit: number;
}

export interface SilenceKnown {
  silent?: readonly SilentMatter[];
}
