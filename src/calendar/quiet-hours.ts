// The quiet hours (22:00–08:00 in Asia/Shanghai), in which nobody is disturbed by a notice.

import type { Instant } from './clock.ts';
import { addDays, civilDate, instantOf } from './civil.ts';

const begin = '22:00';
const end = '08:00';

/** What ended at midnight is spoken of then, and people are asked for what they have to do. */
export const morning = '08:30';

/** When the quiet hours end in which an instant lies; null by day. */
export function quietUntil(at: Instant): Instant | null {
  const today = civilDate(at);
  if (at < instantOf(today, end)) return instantOf(today, end);
  return at < instantOf(today, begin) ? null : instantOf(addDays(today, 1), end);
}
