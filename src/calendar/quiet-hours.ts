// The quiet hours (22:00–08:00 in Asia/Shanghai), in which nobody is disturbed by a notice.

import type { Instant } from './clock.ts';
import { addDays, civilDate, instantOf } from './civil.ts';

const evening = '22:00';
const morning = '08:00';

/** When the quiet hours end in which an instant lies; null by day. */
export function quietUntil(at: Instant): Instant | null {
  const today = civilDate(at);
  if (at < instantOf(today, morning)) return instantOf(today, morning);
  return at < instantOf(today, evening) ? null : instantOf(addDays(today, 1), morning);
}
