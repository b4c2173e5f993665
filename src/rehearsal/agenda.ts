// What people of a rehearsal will do, and when: taken in the order of time, and of having been decided.

import type { Instant } from '../calendar/clock.ts';

type Act = () => Promise<void>;

export interface Agenda {
  add(at: Instant, act: Act): void;
  /** Null: nobody means to do anything. */
  next(): Instant | null;
  /** What is to be done by now, and is then done with. */
  take(now: Instant): Act[];
}

export function createAgenda(): Agenda {
  let entries: { at: Instant; act: Act }[] = [];
  return {
    add(at, act) {
      entries = [...entries, { at, act }].sort((a, b) => a.at - b.at);
    },
    next: () => entries[0]?.at ?? null,
    take(now) {
      const taken = entries.filter(({ at }) => at <= now);
      entries = entries.filter(({ at }) => at > now);
      return taken.map(({ act }) => act);
    },
  };
}
