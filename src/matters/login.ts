// Who may log an account of ours in by its QR code: whoever scans it with his telephone becomes the account.

import type { Instant } from '../calendar/clock.ts';
import type { PersonId } from './matter.ts';
import { districtOfficersOf, officersOf, type Roster, type StaffMember } from './roster.ts';

/**
 * The officers of its studio and those of the district above. An account of no studio is the districts', where there are several studios;
 * where no district has an officer, any officer's.
 */
export function loginOfficers(roster: Roster, studio: string | null, now: Instant): StaffMember[] {
  const codes = [...roster.studios.keys()];
  const own = roster.studios.get(studio ?? (codes.length === 1 ? (codes[0] ?? '') : ''));
  if (own) return [...officersOf(roster, own.code, now), ...districtOfficersOf(roster, own.district, now)];
  const above = [...roster.districts.keys()].flatMap((district) => districtOfficersOf(roster, district, now));
  return above.length > 0 ? above : codes.flatMap((code) => officersOf(roster, code, now));
}

export function mayLogIn(roster: Roster, person: PersonId | null, studio: string | null, now: Instant): boolean {
  return loginOfficers(roster, studio, now).some((officer) => officer.person === person);
}
