// What the morning look (keep.ts) leaves to be told once the receptions are kept, each as a letter of its own.

import type { Instant } from '../../calendar/clock.ts';
import type { Reception } from '../../matters/reception.ts';
import type { Effect } from '../flow.ts';

/** Announcements, and what falls due today and tomorrow. */
export const morningLook = 'reception-day:morning';

/** What a change of the calendar leaves to be told, one reception after the other. */
export function tellLater(what: 'moved' | 'confirmed' | 'cancelled', { id, date, from, to, place }: Reception, now: Instant): Effect {
  const args = what === 'moved' ? [id, date, from, to, place ?? ''] : [id];
  return { effect: 'due', id: `${what}:${id}:${date}:${from}`, at: now, what: `reception-day:${what}`, args };
}

