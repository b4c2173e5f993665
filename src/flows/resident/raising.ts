// Where somebody stands who is raising a matter, and the names and limits that its steps share.

import { z } from 'zod';
import { civilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import type { Event } from '../flow.ts';

/** `after`: just filed, what follows belongs to it. `which`: asked whether it is a supplement or something new. */
export const raising = z.object({
  step: z.enum(['collecting', 'which', 'studio', 'place', 'question', 'fork', 'summary', 'after', 'danger']),
  /** When the desk began to listen: it waits half a minute at most. */
  since: z.number(),
  matter: z.string().nullable(),
  until: z.number(),
});

export type Raising = z.infer<typeof raising>;

/** Longest that the desk waits for the end of a text, however the messages keep coming (DESIGN §3). */
export const longestPauseMs = 30_000;

/** What is written within ten minutes of filing belongs to the matter (DESIGN §3). */
export const afterMs = 10 * 60_000;

export function at(step: Raising['step'], since: Instant): Raising {
  return { step, since, matter: null, until: 0 };
}

/** Just filed: what is written in the next minutes belongs to this matter. */
export function after(step: 'after' | 'danger', matter: string, now: Instant): Raising {
  return { step, since: now, matter, until: now + afterMs };
}

/** Counter from which a studio's numbers of this year come: `BM26`. */
export function scopeOf(studio: string, now: Instant): string {
  return `${studio}${civilDate(now).slice(2, 4)}`;
}

/** The due row that ends the pause after a text. */
export function pauseId(event: Event): string {
  return `pause:${event.chat.key}`;
}
