// Who is who: studios and their settings, people and what they may do, departments. Pure data; the store fills it, the roster file feeds it.

import type { Instant } from '../calendar/clock.ts';
import type { Category, PersonId } from './matter.ts';

/** What a studio can change, with the defaults of RULES.md. The names are those of the roster file. */
export interface Settings {
  /** Pause after which the desk takes a text as finished (DESIGN §3). */
  quietSeconds: number;
  /** Working days until the resident hears who handles it (RULES D5). */
  triageWorkdays: number;
  acknowledgeWorkdays: number;
  /** Working days that a department has where it names none of its own (RULES D5). */
  referralWorkdays: number;
  /** Working days by which a promise may be extended, once (RULES D5). */
  extensionWorkdays: number;
  /** Working days before its deadline on which a referral is called to mind. */
  remindWorkdays: number;
  /** Days after closing within which 「再办一次」 goes to the same desk. */
  reopenDays: number;
}

/** The one place of these defaults. */
export const defaultSettings: Settings = { quietSeconds: 6, triageWorkdays: 1, acknowledgeWorkdays: 1, referralWorkdays: 15, extensionWorkdays: 15, remindWorkdays: 3, reopenDays: 10 };

export interface Studio {
  code: string;
  district: string;
  name: string;
  address: string;
  phone: string;
  intro: string;
  hours: string;
  /** Regular reception, in words for people, e.g. 「每月10日、20日 9:00-11:30」. */
  reception: string;
  settings: Settings;
  /** The chat bound as staff group, or null. */
  staffGroup: string | null;
}

export type Role = 'representative' | 'liaison' | 'district' | 'handler' | 'supervisor';

/** A right: what a person may do, for which studio, district or department, from when until when. */
export interface Grant {
  person: PersonId;
  role: Role;
  studio: string | null;
  district: string | null;
  department: string | null;
  /** The streets or villages that are a representative's own. */
  area: string | null;
  fullTime: boolean;
  from: Instant;
  until: Instant | null;
}

/** Somebody of the roster. Residents are not in it. */
export interface StaffMember {
  person: PersonId;
  name: string;
  /** Private chats in which he is bound; the last one used comes first. */
  chats: readonly string[];
}

export interface Department {
  code: string;
  district: string;
  /** Of this studio only, or of the whole district. */
  studio: string | null;
  name: string;
  categories: readonly Category[];
  workdays: number;
}

/** Everything that a turn may know of the people around it. */
export interface Roster {
  studios: ReadonlyMap<string, Studio>;
  districts: ReadonlyMap<string, { code: string; name: string }>;
  staff: ReadonlyMap<PersonId, StaffMember>;
  grants: readonly Grant[];
  departments: readonly Department[];
}

/** What holds in a studio; the defaults where it is not yet known, or no longer there. */
export function settingsOf(roster: Roster, studio: string | null): Settings {
  return roster.studios.get(studio ?? '')?.settings ?? defaultSettings;
}

/** The grants of a person that hold now. */
export function grantsOf(roster: Roster, person: PersonId, now: Instant): Grant[] {
  return held(indexOf(roster).byPerson.get(person), now);
}

export function holds(grant: Grant, now: Instant): boolean {
  return grant.from <= now && (grant.until === null || now < grant.until);
}

/** Liaison officers of a studio, full-time ones first: the first is named in receipts. */
export function officersOf(roster: Roster, studio: string, now: Instant): StaffMember[] {
  const grants = held(indexOf(roster).byScope.get(`liaison ${studio}`), now);
  return members(roster, grants.sort((a, b) => Number(b.fullTime) - Number(a.fullTime)));
}

export function representativesOf(roster: Roster, studio: string, now: Instant): (StaffMember & { area: string | null })[] {
  return held(indexOf(roster).byScope.get(`representative ${studio}`), now).flatMap((grant) => {
    const member = roster.staff.get(grant.person);
    return member ? [{ ...member, area: grant.area }] : [];
  });
}

export function districtOfficersOf(roster: Roster, district: string, now: Instant): StaffMember[] {
  return members(roster, held(indexOf(roster).byScope.get(`district ${district}`), now));
}

/** Who handles what is referred to a department. */
export function handlersOf(roster: Roster, district: string, department: string, now: Instant): StaffMember[] {
  return members(roster, held(indexOf(roster).byScope.get(`handler ${district} ${department}`), now));
}

export function departmentsOf(roster: Roster, studio: Studio): Department[] {
  return roster.departments.filter(
    (department) => department.district === studio.district && (department.studio === null || department.studio === studio.code),
  );
}

interface RosterIndex {
  byPerson: ReadonlyMap<PersonId, readonly Grant[]>;
  /** By role and the studio, district or department that it is for: `liaison BM`, `handler HX CG`. */
  byScope: ReadonlyMap<string, readonly Grant[]>;
}

/** A roster is asked many times in each turn and never changes: its grants are sorted out once, with the first question. */
const indexes = new WeakMap<Roster, RosterIndex>();

function indexOf(roster: Roster): RosterIndex {
  const known = indexes.get(roster);
  if (known) return known;
  const index = {
    byPerson: Map.groupBy(roster.grants, (grant) => grant.person),
    byScope: Map.groupBy(roster.grants, scopeOf),
  };
  indexes.set(roster, index);
  return index;
}

function scopeOf({ role, studio, district, department }: Grant): string {
  if (role === 'handler') return `handler ${district} ${department}`;
  return `${role} ${role === 'district' ? district : studio}`;
}

function held(grants: readonly Grant[] | undefined, now: Instant): Grant[] {
  return (grants ?? []).filter((grant) => holds(grant, now));
}

function members(roster: Roster, grants: readonly Grant[]): StaffMember[] {
  return grants.flatMap((grant) => roster.staff.get(grant.person) ?? []);
}
