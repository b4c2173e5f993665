// Brings the store in line with a roster file, in one transaction. Doing it twice changes nothing; who is dropped is deactivated, never deleted.

import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { civilDate, instantOf } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { defaultSettings } from '../matters/roster.ts';
import type { Db } from '../store/db.ts';
import { bumpRosterVersion, openName, readGrantAbout } from '../store/roster.ts';
import {
  dropDepartment,
  dropStudio,
  endGrants,
  insertGrants,
  insertPeople,
  lockRosterRows,
  putDepartment,
  putDistrict,
  putStudio,
  updateGrant,
  updatePerson,
  type GrantRow,
  type PersonRow,
  type RosterRows,
} from '../store/roster-rows.ts';
import type { Seal } from '../store/seal.ts';
import { forgetUpkeep } from '../store/upkeep.ts';
import { readStudioAbout } from '../store/studio-about.ts';
import { RosterFileError } from './roster-file.ts';
import type { RosterFile } from './roster-format.ts';
import { given, peopleOf, type ListedGrant, type ListedPerson } from './roster-identity.ts';

/** How many the file lists, and what the import did to what was there. */
export interface Counts {
  listed: number;
  added: number;
  changed: number;
  dropped: number;
}

export interface ImportReport {
  studios: Counts;
  departments: Counts;
  people: Counts;
  /** False when the store was in line already. */
  changed: boolean;
}

/** Studios and departments of a district whose code is not in the file are not its business, except those of the demo. */
interface Work {
  tx: Db;
  seal: Seal;
  file: RosterFile;
  now: Instant;
  demo: boolean;
  rows: RosterRows;
  /** The district of the file, and those that only the demo had. */
  districts: ReadonlySet<string>;
}

/**
 * @param options.demo marks the studios as fictional: they go when a real roster comes
 * @throws RosterFileError when a studio's code belongs to another district
 */
export async function importRoster(
  store: { db: Db; seal: Seal },
  file: RosterFile,
  now: Instant,
  options: { demo: boolean } = { demo: false },
): Promise<ImportReport> {
  return store.db.transaction(async (tx) => {
    const rows = await lockRosterRows(tx);
    const districts = new Set([file.district.code, ...demoDistricts(rows)]);
    const work: Work = { tx, seal: store.seal, file, now, demo: options.demo, rows, districts };
    refuseForeignCodes(work);
    const renamed = await importDistrict(work);
    const studios = await importStudios(work);
    const departments = await importDepartments(work);
    const people = await importPeople(work);
    const changed = renamed || [studios, departments, people].some((counts) => counts.added + counts.changed + counts.dropped > 0);
    if (changed) {
      await bumpRosterVersion(tx);
      await forgetUpkeep(tx, 'studios');
    }
    return { studios, departments, people, changed };
  });
}

function demoDistricts(rows: RosterRows): string[] {
  const byDistrict = Map.groupBy(rows.studios, (studio) => studio.district);
  return [...byDistrict].flatMap(([district, studios]) => (studios.every(({ about }) => readStudioAbout(about).demo) ? [district] : []));
}

function refuseForeignCodes({ file, rows, districts }: Work): void {
  const problems = file.studios.flatMap(({ code }) => {
    const known = rows.studios.find((studio) => studio.code === code);
    return known && !districts.has(known.district) ? [`代号 ${code} 已是区县 ${known.district} 的工作室，请换一个代号`] : [];
  });
  if (problems.length > 0) throw new RosterFileError(problems);
}

async function importDistrict({ tx, file, rows }: Work): Promise<boolean> {
  const known = rows.districts.find(({ code }) => code === file.district.code);
  if (known?.name === file.district.name) return false;
  await putDistrict(tx, file.district);
  return true;
}

async function importStudios({ tx, file, rows, districts, demo }: Work): Promise<Counts> {
  const counts: Counts = { listed: file.studios.length, added: 0, changed: 0, dropped: 0 };
  for (const { code, name, ...said } of file.studios) {
    const doors = file.doors || said.doors ? { doors: { ...file.doors, ...said.doors } } : {};
    const about: unknown = JSON.parse(JSON.stringify({ ...given(said), ...doors, ...(demo ? { demo } : {}) }));
    const wanted = { code, district: file.district.code, name, about, active: true };
    const known = rows.studios.find((studio) => studio.code === code);
    if (known && isDeepStrictEqual({ ...known, ...wanted }, known)) continue;
    await putStudio(tx, wanted);
    counts[known?.active ? 'changed' : 'added'] += 1;
  }
  for (const { code, district, active } of rows.studios) {
    if (!active || !districts.has(district) || file.studios.some((studio) => studio.code === code)) continue;
    await dropStudio(tx, code);
    counts.dropped += 1;
  }
  return counts;
}

async function importDepartments({ tx, file, rows, districts }: Work): Promise<Counts> {
  const counts: Counts = { listed: file.departments.length, added: 0, changed: 0, dropped: 0 };
  for (const { code, name, studio = null, categories, workdays } of file.departments) {
    const ownDefault = file.studios.find((one) => one.code === studio)?.settings?.referralWorkdays;
    const wanted = {
      district: file.district.code,
      code,
      studio,
      name,
      categories,
      workdays: workdays ?? (typeof ownDefault === 'number' ? ownDefault : defaultSettings.referralWorkdays),
      active: true,
    };
    const known = rows.departments.find((department) => department.code === code && department.district === wanted.district);
    if (known && isDeepStrictEqual({ ...known, ...wanted }, known)) continue;
    await putDepartment(tx, wanted);
    counts[known?.active ? 'changed' : 'added'] += 1;
  }
  for (const { code, district, active } of rows.departments) {
    const listed = district === file.district.code && file.departments.some((department) => department.code === code);
    if (!active || listed || !districts.has(district)) continue;
    await dropDepartment(tx, district, code);
    counts.dropped += 1;
  }
  return counts;
}

async function importPeople(work: Work): Promise<Counts> {
  const { tx, seal, file, now, rows } = work;
  const listed = peopleOf(file);
  const counts: Counts = { listed: listed.length, added: 0, changed: 0, dropped: 0 };
  const open = Map.groupBy(rows.grants.filter((grant) => grant.until === null && isOfWork(work, grant)), (grant) => grant.person);
  const newPeople: PersonRow[] = [];
  const newGrants: GrantRow[] = [];
  const ended: string[] = [];
  const find = finderOf(seal, rows.people, listed);
  for (const person of listed) {
    const known = find(person);
    const id = known?.id ?? randomUUID();
    const held = open.get(id) ?? [];
    open.delete(id);
    const { missing, gone, changed } = await matchGrants(tx, person.grants, held, now);
    const wanted = missing.filter((grant) => !isStopped(rows, id, grant));
    // Somebody was stopped in chat: the file does not bring him back, an invitation does.
    if (held.length === 0 && wanted.length === 0 && missing.length > 0) continue;
    newGrants.push(...wanted.map((grant) => ({ id: randomUUID(), person: id, ...grant, from: beginOf(now), until: null })));
    ended.push(...gone);
    if (!known) newPeople.push({ id, rosterKey: seal.hash('roster', person.identity), createdAt: now, ...sealedPerson(seal, person) });
    const saysOtherwise = known ? await updateChanged(tx, seal, known, person) : false;
    if (held.length === 0) counts.added += 1;
    else if (saysOtherwise || changed || wanted.length + gone.length > 0) counts.changed += 1;
  }
  for (const grants of open.values()) {
    ended.push(...grants.map((grant) => grant.id));
    counts.dropped += 1;
  }
  await insertPeople(tx, newPeople);
  await insertGrants(tx, newGrants);
  await endGrants(tx, [...ended, ...lapsed(rows, new Set(ended), newGrants, now)], now);
  return counts;
}

/** Rights that were lent for a time, and whose lender no longer has them, or whose holder is nobody's any more. */
function lapsed({ grants }: RosterRows, ended: ReadonlySet<string>, added: readonly GrantRow[], now: Instant): string[] {
  const lenderOf = ({ about }: GrantRow): string | undefined => readGrantAbout(about).standsInFor;
  const running = [...grants.filter(({ id, until }) => !ended.has(id) && (until === null || until > now)), ...added];
  const own = running.filter((grant) => lenderOf(grant) === undefined);
  const stands = (lent: GrantRow): boolean => own.some((one) => one.person === lenderOf(lent) && isSameRight(one, lent)) && own.some((one) => one.person === lent.person);
  return running.flatMap((grant) => (lenderOf(grant) === undefined || stands(grant) ? [] : grant.id));
}

function isStopped({ grants }: RosterRows, person: string, wanted: ListedGrant): boolean {
  return grants.some((one) => one.person === person && readGrantAbout(one.about).stopped === true && isSameRight(one, wanted));
}

function isSameRight(one: Omit<ListedGrant, 'about'>, other: Omit<ListedGrant, 'about'>): boolean {
  return one.role === other.role && one.studio === other.studio && one.district === other.district && one.department === other.department;
}

/** Rights hold from the beginning of the day: in a rehearsal each process has a clock of its own, and none may be too early for them. */
function beginOf(now: Instant): Instant {
  return instantOf(civilDate(now), '00:00');
}

/** Rights that end by themselves were not given by a roster file and are left alone (see `importPeople`: `until === null`). */
function isOfWork({ rows, districts }: Work, grant: GrantRow): boolean {
  const district = grant.district ?? rows.studios.find((studio) => studio.code === grant.studio)?.district;
  return district !== undefined && districts.has(district);
}

/**
 * Finds somebody by the hash of his identity, with whichever key it was made. Somebody who was given an id stays who he was,
 * unless several people of the file might be he.
 */
function finderOf(seal: Seal, known: readonly PersonRow[], listed: readonly ListedPerson[]): (person: ListedPerson) => PersonRow | undefined {
  const byKey = new Map(known.map((row) => [row.rosterKey, row]));
  const byIdentity = (identity: string): PersonRow | undefined =>
    seal.hashes('roster', identity).flatMap((hash) => byKey.get(hash) ?? [])[0];
  const claims = Map.groupBy(
    listed.flatMap((person) => [...new Set([person.identity, ...person.formerIdentities])]),
    (identity) => identity,
  );
  return (person) =>
    byIdentity(person.identity) ??
    person.formerIdentities.flatMap((former) => (claims.get(former)?.length === 1 ? (byIdentity(former) ?? []) : []))[0];
}

async function matchGrants(
  tx: Db,
  wanted: readonly ListedGrant[],
  held: readonly GrantRow[],
  now: Instant,
): Promise<{ missing: ListedGrant[]; gone: string[]; changed: boolean }> {
  const left = new Set(held);
  const missing: ListedGrant[] = [];
  let changed = false;
  for (const grant of wanted) {
    const same = [...left].find((one) => isSameRight(one, grant));
    if (!same) {
      missing.push(grant);
      continue;
    }
    left.delete(same);
    // A right of the file holds now: the clock of a rehearsal may have stood later when it was given.
    if (isDeepStrictEqual(same.about, grant.about) && same.from <= now) continue;
    await updateGrant(tx, same.id, { about: grant.about, from: Math.min(same.from, now) });
    changed = true;
  }
  return { missing, gone: [...left].map((grant) => grant.id), changed };
}

/** @returns whether name or phone are others than before; a hash with a newer key is no change that anybody sees */
async function updateChanged(tx: Db, seal: Seal, known: PersonRow, person: ListedPerson): Promise<boolean> {
  const rosterKey = seal.hash('roster', person.identity);
  const phone = known.phone === null ? null : seal.open('phone', known.phone);
  const changed = openName(seal, known.name) !== person.name || phone !== person.phone;
  if (changed) await updatePerson(tx, known.id, { rosterKey, ...sealedPerson(seal, person) });
  else if (known.rosterKey !== rosterKey) await updatePerson(tx, known.id, { rosterKey });
  return changed;
}

function sealedPerson(seal: Seal, person: { name: string; phone: string | null }): Pick<PersonRow, 'name' | 'phone'> {
  return { name: seal.close('name', person.name), phone: person.phone === null ? null : seal.close('phone', person.phone) };
}

