// What a flow may have the optional model do (差事) besides the rest of the contract (flow.ts): asked for with the commit, answered by a letter, or never.

import { z } from 'zod';
import type { Instant } from '../calendar/clock.ts';
import { categories, grounds, type MatterNumber } from '../matters/matter.ts';

/** `second-opinion`: how a resident's text could be taken (筛查); `plain-reply`: a reply in three plain lines. */
export const errandTasks = ['second-opinion', 'plain-reply'] as const;
export type ErrandTask = (typeof errandTasks)[number];

/** Nothing but what is in our own lists, or few short lines: whatever else a model says is no answer. */
export const errandAnswer = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('second-opinion'), exclusion: z.enum(grounds).nullable(), category: z.enum(categories) }),
  z.strictObject({ what: z.literal('plain-reply'), lines: z.array(z.string()).min(1).max(3) }),
]);
export type ErrandAnswer = z.infer<typeof errandAnswer>;

/**
 * Asks for it once: the same id again changes nothing. Where no model is configured, where the matter is confined or is blanked, and
 * where no answer can be used, none comes: whoever asks has already said what he has to say.
 */
export interface ErrandEffect {
  effect: 'errand';
  id: string;
  what: ErrandTask;
  matter: MatterNumber;
  /** A resident's words masked already; personal data in whatever it is are hidden once more before they leave. */
  text: string;
  /** Whose turn the answer is, in the conversation and for the person of this turn. */
  back: { flow: string; args: readonly string[] };
  /** An answer that comes later is of no use any more. */
  until: Instant;
}

/** The letter that returns. */
export interface ErrandAnswered {
  kind: 'errand';
  flow: string;
  args: readonly string[];
  answer: ErrandAnswer;
}

export interface ErrandKnown {
  /** A model is configured: an answer may come. */
  assisted?: true;
}
