// Until when what can wait does so: by the quiet hours of the studio that it concerns.

import { quietUntil, type QuietHours } from '../calendar/quiet-hours.ts';
import type { Instant } from '../calendar/clock.ts';
import { turnedTo, type Matter } from '../matters/matter.ts';
import { settingsOf } from '../matters/roster.ts';
import type { Context } from './flow.ts';

/** When people of a studio may be told again; null: now. */
export function quietIn(studio: string, { roster, now }: Pick<Context, 'roster' | 'now'>): Instant | null {
  return quietUntil(now, settingsOf(roster, studio).quietHours);
}

/** Those of the studio that its resident turned to. */
export function quietHoursOf(matter: Matter, { roster }: Pick<Context, 'roster'>): QuietHours {
  return settingsOf(roster, turnedTo(matter)).quietHours;
}
