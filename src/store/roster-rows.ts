// The rows of the roster as the import of a roster file reads and writes them.

import { and, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { PersonId } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { lockRoster } from './roster.ts';
import { departments, districts, grants, people, studios } from './schema/roster.ts';

export type StudioRow = typeof studios.$inferSelect;
export type DepartmentRow = typeof departments.$inferSelect;
export type PersonRow = typeof people.$inferSelect;
export type GrantRow = typeof grants.$inferSelect;
export type DistrictRow = typeof districts.$inferSelect;

export interface RosterRows {
  districts: DistrictRow[];
  studios: StudioRow[];
  departments: DepartmentRow[];
  /** Of the roster only; residents are not read. */
  people: PersonRow[];
  grants: GrantRow[];
}

/** Rows in one statement: well below the limit of 65,535 parameters. */
const rowsAtOnce = 1000;

/** Keeps other changes to the roster waiting until the transaction ends, and reads all of it. */
export async function lockRosterRows(tx: Db): Promise<RosterRows> {
  await lockRoster(tx);
  const grantRows = await tx.select().from(grants);
  return {
    districts: await tx.select().from(districts),
    studios: await tx.select().from(studios),
    departments: await tx.select().from(departments),
    people: await peopleOf(tx, [...new Set(grantRows.map((grant) => grant.person))]),
    grants: grantRows,
  };
}

async function peopleOf(tx: Db, ids: readonly PersonId[]): Promise<PersonRow[]> {
  const found: PersonRow[] = [];
  for (const some of chunks(ids)) found.push(...(await tx.select().from(people).where(inArray(people.id, some))));
  return found;
}

export async function putDistrict(tx: Db, row: DistrictRow): Promise<void> {
  await tx.insert(districts).values(row).onConflictDoUpdate({ target: districts.code, set: { name: row.name } });
}

/** The staff group is no matter of the roster file: it stays as it is. */
export async function putStudio(tx: Db, row: Omit<StudioRow, 'staffGroup'>): Promise<void> {
  const { code, ...rest } = row;
  await tx.insert(studios).values({ code, ...rest }).onConflictDoUpdate({ target: studios.code, set: rest });
}

export async function putDepartment(tx: Db, row: DepartmentRow): Promise<void> {
  const { code, district, ...rest } = row;
  await tx
    .insert(departments)
    .values({ code, district, ...rest })
    .onConflictDoUpdate({ target: [departments.district, departments.code], set: rest });
}

export async function dropStudio(tx: Db, code: string): Promise<void> {
  await tx.update(studios).set({ active: false }).where(eq(studios.code, code));
}

export async function dropDepartment(tx: Db, district: string, code: string): Promise<void> {
  await tx
    .update(departments)
    .set({ active: false })
    .where(and(eq(departments.district, district), eq(departments.code, code)));
}

export async function insertPeople(tx: Db, rows: readonly PersonRow[]): Promise<void> {
  for (const some of chunks(rows)) await tx.insert(people).values(some);
}

export async function updatePerson(tx: Db, id: PersonId, set: Partial<Pick<PersonRow, 'rosterKey' | 'name' | 'phone'>>): Promise<void> {
  await tx.update(people).set(set).where(eq(people.id, id));
}

export async function insertGrants(tx: Db, rows: readonly GrantRow[]): Promise<void> {
  for (const some of chunks(rows)) await tx.insert(grants).values(some);
}

export async function updateGrant(tx: Db, id: string, set: Partial<Pick<GrantRow, 'about' | 'from'>>): Promise<void> {
  await tx.update(grants).set(set).where(eq(grants.id, id));
}

export async function endGrants(tx: Db, ids: readonly string[], now: Instant): Promise<void> {
  for (const some of chunks(ids)) await tx.update(grants).set({ until: now }).where(inArray(grants.id, some));
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, index) => items.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce));
}
