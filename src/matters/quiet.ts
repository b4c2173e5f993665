// Whose quiet hours hold for what concerns a studio, several of them, or none.

import type { Instant } from '../calendar/clock.ts';
import { quietUntil, usualQuietHours, type QuietHours } from '../calendar/quiet-hours.ts';
import type { Roster } from './roster.ts';

/** Each pair of hours once; the usual ones where no studio is known. */
export function quietHoursOfStudios(codes: readonly string[], { studios }: Roster): readonly QuietHours[] {
  const hours = codes.flatMap((code) => {
    const studio = studios.get(code);
    return studio ? [studio.settings.quietHours] : [];
  });
  return hours.length === 0 ? [usualQuietHours] : distinct(hours);
}

/** Whether somebody may not be disturbed now: most of the day nobody needs to be looked up. */
export function isQuietAnywhere({ studios }: Roster, now: Instant): boolean {
  const hours = distinct([usualQuietHours, ...[...studios.values()].map(({ settings }) => settings.quietHours)]);
  return hours.some((one) => quietUntil(now, one) !== null);
}

function distinct(hours: readonly QuietHours[]): QuietHours[] {
  return [...new Map(hours.map((one) => [one.join(), one])).values()];
}

export function studiosOfDistrict(district: string, { studios }: Roster): string[] {
  return [...studios.values()].flatMap((studio) => (studio.district === district ? [studio.code] : []));
}

/** What begins the number of a matter, a reception, a document, or is a code by itself. */
const beginning = /^([A-Z]{2,6})(?=$|-|督|\d\d-)/;

/** The studio that the first of these names, which speaks of one at all; of a confined matter, whose number is the district's, all that it may be of. */
export function studiosNamedIn(ids: readonly string[], roster: Roster): string[] {
  for (const id of ids) {
    const code = beginning.exec(id)?.[1] ?? '';
    if (roster.studios.has(code)) return [code];
    if (roster.districts.has(code)) return studiosOfDistrict(code, roster);
  }
  return [];
}
