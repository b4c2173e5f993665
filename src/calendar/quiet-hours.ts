// The quiet hours of a studio (usually 22:00–08:00, in Asia/Shanghai), in which nobody is disturbed by a notice.

import type { Instant } from './clock.ts';
import { addDays, civilDate, instantOf } from './civil.ts';

/** From when until when, each day. Of two that do not cross midnight (12:30–14:00) both are of one day; two equal times mean none. */
export type QuietHours = readonly [begin: string, end: string];

/** Of a studio that names none, and of whatever belongs to no studio. */
export const usualQuietHours: QuietHours = ['22:00', '08:00'];

/** What ended at midnight is spoken of then, and people are asked for what they have to do; later where it is still quiet (jobs/tick.ts). */
export const morning = '08:30';

const hourMs = 3_600_000;

/** When the quiet hours end in which an instant lies; null outside of them. Never an instant of theirs. */
export function quietUntil(at: Instant, hours: QuietHours): Instant | null {
  return quietAround(at, hours)?.end ?? null;
}

/** The same instant, or where it is quiet then an hour before it became so: what would come too late afterwards is told before. */
export function beforeQuiet(at: Instant, hours: QuietHours): Instant {
  const quiet = quietAround(at, hours);
  const before = quiet && quiet.begin - hourMs;
  return before === null || quietAround(before, hours) !== null ? at : before;
}

/**
 * When it is quiet for none of several any more; null where it is not quiet for any of them. Where they leave no moment of a day it goes
 * by the usual hours, for else it would never come.
 */
export function quietForAnyUntil(at: Instant, all: readonly QuietHours[]): Instant | null {
  let free = at;
  for (let step = 0; step <= all.length; step += 1) {
    const ends = all.flatMap((hours) => quietUntil(free, hours) ?? []);
    if (ends.length === 0) return free === at ? null : free;
    free = Math.max(...ends);
  }
  return quietUntil(at, usualQuietHours);
}

function quietAround(at: Instant, [begin, end]: QuietHours): { begin: Instant; end: Instant } | null {
  if (begin === end) return null;
  const today = civilDate(at);
  const [begins, ends] = [instantOf(today, begin), instantOf(today, end)];
  if (begin < end) return begins <= at && at < ends ? { begin: begins, end: ends } : null;
  if (at < ends) return { begin: instantOf(addDays(today, -1), begin), end: ends };
  return at < begins ? null : { begin: begins, end: instantOf(addDays(today, 1), end) };
}
