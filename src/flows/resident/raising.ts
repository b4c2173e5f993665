// Where somebody stands who is raising a matter, and the names and limits that its steps share.

import { z } from 'zod';
import { civilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import type { Event } from '../flow.ts';

/**
 * `behalf`: asked for whom it is told. `after`: just filed, what follows belongs to it. `which`: asked whether it is a supplement or something new.
 * `meant`: taken for no report at all, and kept in case it was one.
 */
export const raisingSchema = z.object({
  step: z.enum(['collecting', 'which', 'meant', 'studio', 'place', 'confined', 'question', 'fork', 'behalf', 'summary', 'after', 'danger']),
  /** When the desk began to listen: it waits half a minute at most. */
  since: z.number(),
  matter: z.string().nullable(),
  until: z.number(),
  /** How often the desk has asked and not understood. */
  misses: z.number().default(0),
});

export type Raising = z.infer<typeof raisingSchema>;

/** Longest that the desk waits for the end of a text, however the messages keep coming (DESIGN §3). */
export const longestPauseMs = 30_000;

/** What is written within ten minutes of filing belongs to the matter (DESIGN §3). */
const afterMs = 10 * 60_000;

export function at(step: Raising['step'], since: Instant, misses = 0): Raising {
  return { step, since, matter: null, until: 0, misses };
}

/** What is written in the next minutes belongs to this matter. */
export function after(step: 'after' | 'danger', matter: string, now: Instant): Raising {
  return { step, since: now, matter, until: now + afterMs, misses: 0 };
}

/** The matter to which what comes now belongs, if something was said about it just before. */
export function followed(raising: Raising | null, event: Event): string | null {
  return raising !== null && raising.matter !== null && event.at < raising.until ? raising.matter : null;
}

/** Nothing is being written: what comes now may be an answer, a supplement or something new. */
export function isIdle(raising: Raising | null): boolean {
  return raising === null || raising.step === 'after' || raising.step === 'danger' || raising.step === 'meant';
}

/** Counter from which a studio's or district's numbers of this year come: `BM26`. */
export function scopeOf(studio: string, now: Instant): string {
  return `${studio}${civilDate(now).slice(2, 4)}`;
}

/** The due row that ends the pause after a text. */
export function pauseId(event: Event): string {
  return `pause:${event.chat.key}`;
}
