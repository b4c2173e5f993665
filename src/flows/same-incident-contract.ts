// What flows ask to know of matters that may tell of one incident, besides the rest of the contract (flow.ts).

import type { Instant } from '../calendar/clock.ts';
import type { Matter } from '../matters/matter.ts';

/** What a studio has in hand since then, the newest first; nothing that is confined. */
export interface SameIncidentNeed {
  need: 'told-lately';
  studio: string;
  since: Instant;
  limit: number;
}

/** Its masked words, as much of them as is compared. */
export type ToldMatter = Pick<Matter, 'number' | 'studio' | 'category' | 'place' | 'text'>;

export interface SameIncidentKnown {
  toldLately?: readonly ToldMatter[];
}
