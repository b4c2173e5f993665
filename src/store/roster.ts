// Who is who, read from the store as one plain value (matters/roster.ts), and the version by which a copy of it is known to be old.

import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { QuietHours } from '../calendar/quiet-hours.ts';
import type { ReceptionPlan } from '../calendar/reception-days.ts';
import { receptionInWords } from '../calendar/reception.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import type { Category, PersonId } from '../matters/matter.ts';
import type { Department, Grant, Roster, StaffMember, Studio } from '../matters/roster.ts';
import type { Db } from './db.ts';
import { calendarOf } from './holiday-notices.ts';
import { accounts, departments, districts, grants, people, rosterVersion, studios } from './schema/roster.ts';
import type { Seal } from './seal.ts';
import { readStudioAbout, type StudioAbout } from './studio-about.ts';

/** Account and user of somebody in the roster, as a key: `telegram:123456/987`. */
export function staffAccountKey(account: string, user: string): string {
  return `${account}/${user}`;
}

export interface LoadedRoster {
  version: number;
  roster: Roster;
  /** Who of the roster writes from an account: `staffAccountKey` → person. */
  staffAccounts: ReadonlyMap<string, PersonId>;
  /** With the holiday notices that were imported. */
  calendar: WorkCalendar;
}

/** What the roster file says besides the right itself. */
const grantAbout = z.object({
  unit: z.string().optional(),
  post: z.string().optional(),
  delegation: z.string().optional(),
  area: z.string().optional(),
  fullTime: z.boolean().optional(),
  /** Of whoever stands in for somebody for a time. */
  standsInFor: z.uuid().optional(),
  /** Ended in chat (停用): importing a roster file does not bring it back. */
  stopped: z.boolean().optional(),
});

export type GrantAbout = z.output<typeof grantAbout>;

/**
 * Everybody of the roster, people whose rights have ended included: history names them.
 * Studios and departments that are no longer in the roster file are left out. Always in one order, wherever the rows lie.
 */
export async function loadRoster(db: Db, seal: Seal): Promise<LoadedRoster> {
  // The version first: what changes while we read is noticed next time.
  const version = await rosterVersionOf(db);
  const districtRows = await db.select().from(districts).orderBy(asc(districts.code));
  const studioRows = await db.select().from(studios).where(eq(studios.active, true)).orderBy(asc(studios.code));
  const departmentRows = await db.select().from(departments).where(eq(departments.active, true)).orderBy(asc(departments.code));
  const grantRows = await db.select().from(grants).orderBy(asc(grants.role), asc(grants.studio), asc(grants.district), asc(grants.department), asc(grants.id));
  const { staff, staffAccounts } = await loadStaff(db, seal);
  const roster: Roster = {
    districts: new Map(districtRows.map((district) => [district.code, district])),
    studios: new Map(studioRows.map((row) => [row.code, studioOf(row)])),
    departments: departmentRows.map(departmentOf),
    staff,
    grants: grantRows.map(grantOf).sort(bySeniority(staff)),
  };
  return { version, roster, staffAccounts, calendar: await calendarOf(db) };
}

/** Of the studios that are not dropped: their codes, with the hours in which nobody of them is disturbed. */
export async function quietHoursByStudio(db: Db): Promise<Map<string, QuietHours>> {
  const rows = await db.select({ code: studios.code, about: studios.about }).from(studios).where(eq(studios.active, true)).orderBy(asc(studios.code));
  return new Map(rows.map(({ code, about }) => [code, readStudioAbout(about).settings.quietHours]));
}

/** Counted up by every change to the roster. */
export async function rosterVersionOf(db: Db): Promise<number> {
  const [row] = await db.select({ version: rosterVersion.version }).from(rosterVersion).where(eq(rosterVersion.id, 1));
  return row?.version ?? 0;
}

/** Keeps other changes to the roster waiting until the transaction ends. */
export async function lockRoster(tx: Db): Promise<void> {
  await tx.select().from(rosterVersion).where(eq(rosterVersion.id, 1)).for('update');
}

/** To be called in the transaction that changes the roster. */
export async function bumpRosterVersion(tx: Db): Promise<void> {
  await tx.update(rosterVersion).set({ version: sql`${rosterVersion.version} + 1` }).where(eq(rosterVersion.id, 1));
}

async function loadStaff(db: Db, seal: Seal): Promise<{ staff: Map<PersonId, StaffMember>; staffAccounts: Map<string, PersonId> }> {
  const personRows = await db.select({ id: people.id, name: people.name }).from(people).where(isNotNull(people.rosterKey)).orderBy(asc(people.rosterKey));
  const accountRows = await db
    .select({ account: accounts.account, user: accounts.user, person: accounts.person, conversation: accounts.conversation, reachable: accounts.reachable })
    .from(accounts)
    .innerJoin(people, and(eq(people.id, accounts.person), isNotNull(people.rosterKey)))
    .orderBy(desc(accounts.usedAt), asc(accounts.account), asc(accounts.user));
  const chats = new Map<PersonId, string[]>();
  for (const row of accountRows) {
    if (row.conversation === null || !row.reachable) continue;
    chats.set(row.person, [...(chats.get(row.person) ?? []), row.conversation]);
  }
  const staff = new Map(
    personRows.map((row) => [row.id, { person: row.id, name: openName(seal, row.name), chats: chats.get(row.id) ?? [] }] as const),
  );
  return { staff, staffAccounts: new Map(accountRows.map((row) => [staffAccountKey(row.account, row.user), row.person])) };
}

/** @throws SealError when no key opens the name */
export function openName(seal: Seal, sealedName: Uint8Array | null): string {
  return sealedName === null ? '' : z.string().parse(seal.open('name', sealedName));
}

function studioOf(row: typeof studios.$inferSelect): Studio {
  const about = readStudioAbout(row.about);
  const { reception, address, phone, intro, hours, settings, doors } = about;
  return {
    code: row.code,
    district: row.district,
    name: row.name,
    address,
    phone,
    intro,
    hours,
    reception: receptionInWords(reception),
    receptionPlan: receptionPlanOf(about),
    settings,
    doors,
    staffGroup: row.staffGroup,
  };
}

function receptionPlanOf({ reception, extraDays, closedDays, settings }: StudioAbout): ReceptionPlan {
  const { receptionMove: move, weeklyReceptionMove: weeklyMove, moveOffWeekends, makeUpDaysCount, oneReceptionADay: onePerDay } = settings;
  return { rules: reception, extraDays, closedDays, habits: { move, weeklyMove, moveOffWeekends, makeUpDaysCount, onePerDay } };
}

function departmentOf(row: typeof departments.$inferSelect): Department {
  const { code, district, studio, name, workdays } = row;
  return { code, district, studio, name, workdays, categories: row.categories as Category[] };
}

function grantOf(row: typeof grants.$inferSelect): Grant {
  const about = readGrantAbout(row.about);
  const { person, role, studio, district, department, from, until } = row;
  const { area = null, fullTime = false, unit, post, delegation, standsInFor, stopped } = about;
  const more = { ...(unit === undefined ? {} : { unit }), ...(delegation === undefined ? {} : { delegation }), ...(standsInFor === undefined ? {} : { standsInFor }), ...(stopped === true ? { stopped } : {}) };
  return { person, role, studio, district, department, from, until, area, post, fullTime, ...more };
}

const byName = new Intl.Collator('zh');

/** Who has a right longest comes first, then by name: lists and buttons look the same each time. */
function bySeniority(staff: ReadonlyMap<PersonId, StaffMember>): (a: Grant, b: Grant) => number {
  const name = (grant: Grant) => staff.get(grant.person)?.name ?? '';
  return (a, b) => a.from - b.from || byName.compare(name(a), name(b));
}

export function readGrantAbout(stored: unknown): GrantAbout {
  return grantAbout.parse(stored);
}
