// When nothing was said to a resident for so long that somebody is reminded: once, once more, then those above (the silence alarm).

import { instantOf, type CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { workdaysBefore, type WorkCalendar } from '../calendar/working-days.ts';
import type { Matter } from './matter.ts';

/** What is owed to somebody to whom nothing was said since then; `step`: how often somebody was reminded of it by now. */
export interface SilentMatter {
  matter: Matter;
  toldAt: Instant;
  step: number;
}

/** The first two go to whoever has the matter, the third to those above him. */
export const silenceSteps = 3;

/**
 * Before which instants something was last said, if so many working days have passed since, today not counted: once, twice, three times
 * as many.
 */
export function silentSince(workdays: number, today: CivilDate, calendar: WorkCalendar): Instant[] {
  return Array.from({ length: silenceSteps }, (_, step) => instantOf(workdaysBefore(calendar, today, workdays * (step + 1)), '00:00'));
}

/** How many of these instants it lies before. */
export function silenceStep(toldAt: Instant, since: readonly Instant[]): number {
  return since.filter((one) => toldAt < one).length;
}
