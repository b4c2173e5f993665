// Finds people of the roster where they have rights: for invitations.

import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { PersonId } from '../matters/matter.ts';
import type { Role } from '../matters/roster.ts';
import type { Db } from './db.ts';
import { openName } from './roster.ts';
import { departments, districts, grants, people, studios } from './schema/roster.ts';
import type { Seal } from './seal.ts';
import { readStudioAbout } from './studio-about.ts';

/** A studio, district or department that has a code. One code may stand for several. */
export interface CodedPlace {
  kind: 'studio' | 'district' | 'department';
  code: string;
  district: string;
  name: string;
}

export interface PlacedPerson {
  person: PersonId;
  rosterKey: string | null;
  name: string;
  role: Role;
  place: CodedPlace;
}

/** Active ones only. */
export async function placesByCode(db: Db, code: string): Promise<CodedPlace[]> {
  const studioRows = await db.select().from(studios).where(and(eq(studios.code, code), eq(studios.active, true)));
  const districtRows = await db.select().from(districts).where(eq(districts.code, code));
  const departmentRows = await db.select().from(departments).where(and(eq(departments.code, code), eq(departments.active, true)));
  return [
    ...studioRows.map(({ district, name }) => ({ kind: 'studio' as const, code, district, name })),
    ...districtRows.map(({ name }) => ({ kind: 'district' as const, code, district: code, name })),
    ...departmentRows.map(({ district, name }) => ({ kind: 'department' as const, code, district, name })),
  ];
}

/** The codes of all active studios, districts and departments, for messages. */
export async function allCodes(db: Db): Promise<string[]> {
  const studioRows = await db.select({ code: studios.code }).from(studios).where(eq(studios.active, true));
  const districtRows = await db.select({ code: districts.code }).from(districts);
  const departmentRows = await db.select({ code: departments.code }).from(departments).where(eq(departments.active, true));
  return [...new Set([...studioRows, ...districtRows, ...departmentRows].map(({ code }) => code))].sort();
}

/** Who has a right in one of these places now; with `null`, who ever had one. */
export async function peopleIn(db: Db, seal: Seal, places: readonly CodedPlace[], now: Instant | null): Promise<PlacedPerson[]> {
  const found: PlacedPerson[] = [];
  for (const place of places) {
    const here = {
      studio: eq(grants.studio, place.code),
      district: and(eq(grants.district, place.code), isNull(grants.department)),
      department: and(eq(grants.district, place.district), eq(grants.department, place.code)),
    }[place.kind];
    const rows = await db
      .select({ person: people.id, rosterKey: people.rosterKey, name: people.name, role: grants.role })
      .from(grants)
      .innerJoin(people, eq(people.id, grants.person))
      .where(and(here, now === null ? undefined : and(lte(grants.from, now), or(isNull(grants.until), gt(grants.until, now)))));
    found.push(...rows.map((row) => ({ ...row, name: openName(seal, row.name), place })));
  }
  return found;
}

/** Whether there is a studio that is not one of the demo. */
export async function hasRealStudios(db: Db): Promise<boolean> {
  const rows = await db.select({ about: studios.about }).from(studios).where(eq(studios.active, true));
  return rows.some(({ about }) => !readStudioAbout(about).demo);
}
