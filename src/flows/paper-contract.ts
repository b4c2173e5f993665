// What papers (A4 documents) ask of the contract of flows (flow.ts): a link of one's own to one of them, once and for ten minutes.

import type { Instant } from '../calendar/clock.ts';
import type { PersonId } from '../matters/matter.ts';

/** Every kind of paper; who sees one and what is on it is in one table (web/papers/table.ts). */
export const paperKinds = ['document', 'record-card'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A new link to a paper: chance is given like the time. */
export type PaperNeed = { need: 'paper-link' };

/** The answer to it. Only its keyed hash is ever stored. */
export interface PaperKnown {
  paperLink?: { url: string; hash: string };
}

/** The link with this hash shows the paper with this key to this person, until then and once. */
export type PaperEffect = { effect: 'link-paper'; kind: PaperKind; key: string; person: PersonId; hash: string; until: Instant };
