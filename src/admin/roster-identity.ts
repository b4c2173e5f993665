// By what somebody of the roster is known again: his id, or else his name within his studio, district or department.

import type { Role } from '../matters/roster.ts';
import type { GrantAbout } from '../store/roster.ts';
import type { RosterFile } from './roster-format.ts';

/** Where a right holds; one of the three, a department with its district. */
interface Scope {
  studio: string | null;
  district: string | null;
  department: string | null;
}

export interface ListedGrant extends Scope {
  role: Role;
  about: GrantAbout;
}

/** Somebody as the roster file lists him, in one entry or in several. */
export interface ListedPerson {
  /** What is hashed to find him again. */
  identity: string;
  /** Under which he was known while he had no id. */
  formerIdentities: string[];
  name: string;
  phone: string | null;
  grants: ListedGrant[];
}

interface Entry {
  id?: string | undefined;
  name: string;
  phone?: string | undefined;
}

/** An id is good for the whole roster file, that is for one district. */
export function identityById(district: string, id: string): string {
  return JSON.stringify(['id', district, id]);
}

function identityByName({ studio, district, department }: Scope, name: string): string {
  const scope = department === null ? [studio === null ? 'district' : 'studio', studio ?? district] : ['department', district, department];
  return JSON.stringify([...scope, normaliseName(name)]);
}

/** 「陈 国栋」 and 「陈国栋」 are one name. */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '');
}

/** Everybody in the file once, with all that he may do. */
export function peopleOf(file: RosterFile): ListedPerson[] {
  const district = file.district.code;
  const people = new Map<string, ListedPerson>();
  const add = (entry: Entry, grant: ListedGrant): void => {
    const byName = identityByName(grant, entry.name);
    const identity = entry.id === undefined ? byName : identityById(district, entry.id);
    const known = people.get(identity) ?? { identity, formerIdentities: [], name: entry.name, phone: null, grants: [] };
    known.phone ??= entry.phone ?? null;
    known.grants.push(grant);
    if (entry.id !== undefined) known.formerIdentities.push(byName);
    people.set(identity, known);
  };
  const inStudio = (studio: string): Scope => ({ studio, district: null, department: null });
  const scopeOf = (entry: { studio?: string | undefined }): Scope =>
    entry.studio === undefined ? { studio: null, district, department: null } : inStudio(entry.studio);
  for (const { studio, unit, post, delegation, area, ...entry } of file.representatives) {
    add(entry, { role: 'representative', ...inStudio(studio), about: given({ unit, post, delegation, area }) });
  }
  for (const { role, unit, post, fullTime, ...entry } of file.officers) {
    add(entry, { role, ...scopeOf(entry), about: given({ unit, post, fullTime }) });
  }
  for (const { unit, post, ...entry } of file.supervisors) {
    add(entry, { role: 'supervisor', ...scopeOf(entry), about: given({ unit, post }) });
  }
  for (const { code, handlers } of file.departments) {
    for (const { unit, post, ...entry } of handlers) {
      add(entry, { role: 'handler', studio: null, district, department: code, about: given({ unit, post }) });
    }
  }
  return [...people.values()];
}

/** The fields that were written, without the others. */
export function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  const written = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(written) as { [Key in keyof Fields]?: NonNullable<Fields[Key]> };
}
