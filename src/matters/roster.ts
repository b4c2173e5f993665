// Who is who: studios and their settings, people and what they may do, departments. Pure data; the store fills it, the roster file feeds it.

import type { Instant } from '../calendar/clock.ts';
import { usualQuietHours, type QuietHours } from '../calendar/quiet-hours.ts';
import type { ReceptionPlan } from '../calendar/reception-days.ts';
import type { Doors } from './doors.ts';
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
  /** Working days without a word to a resident after which whoever has his matter is reminded; 0: never. */
  silenceWorkdays: number;
  /** Working days after a broken promise on which the yellow slip is shown as possible (RULES D6). */
  yellowAfterWorkdays: number;
  /** Working days after the yellow slip on which the red one is (RULES D6). */
  redAfterWorkdays: number;
  /** Working days that a slip gives for handling or an answer, where whoever issues it names none (RULES D2). */
  slipWorkdays: number;
  /** Working days for the written explanation of a red slip (RULES D3). */
  explanationWorkdays: number;
  /** A representative's answer goes to the resident; false: it is a proposal for the officer (RULES L3). */
  representativeAnswersOnTheSpot: boolean;
  /** His opinion is awaited a working day before a referral (DESIGN §2). */
  referralNeedsRepresentative: boolean;
  /** Days after closing within which 「再办一次」 goes to the same desk. */
  reopenDays: number;
  /** Who of the district sees and handles a confined matter (直报件): its officers, its supervisors. */
  confinedTo: readonly ('district' | 'supervisor')[];
  /** Days after a reply, or the day that it promises, on which an unanswered rating is asked for (RULES L8). */
  ratingAskDays: readonly number[];
  /** Days after which a reply that nobody rated is closed. */
  closeAfterDays: number;
  /** Working days after which a resident is asked whether the door that he was sent to opened. */
  handedOverAskWorkdays: number;
  /** Who receives on each reception day (RULES R3). */
  representativesPerReception: number;
  /** Receptions of each representative in a year, at least (RULES R5). */
  dutiesPerYear: number;
  /** In January and February, March and April …, at least; 0: no such minimum (RULES R5). */
  dutiesPerTwoMonths: number;
  /** Days before a reception on which it is announced (RULES R4). */
  announceDays: number;
  /** Working days in which a record card is handed in, and from what they count: the activity, or the day its result was fed back (RULES R8). */
  recordCardWorkdays: number;
  recordCardClock: 'activity' | 'feedback';
  /** A card as well for what a representative answered on line (网上工作室). */
  recordCardForAnswers: boolean;
  /** Days without a word after which a representative is reminded of somebody of his contacts; 0: never (RULES R7). */
  contactDays: number;
  /** Households that a studio's representatives visit in a year; 0: no such goal (RULES R7). */
  visitsPerYear: number;
  /** Numbers that residents may take for one reception; the rest wait. */
  receptionCapacity: number;
  /** Whom officers tell of a secret that came in by mistake. */
  secretReportTo: string;
  /** When nobody is disturbed by what can wait (DESIGN §3). */
  quietHours: QuietHours;
}

/** The one place of these defaults. */
export const defaultSettings: Settings = {
  quietSeconds: 6,
  triageWorkdays: 1,
  acknowledgeWorkdays: 1,
  referralWorkdays: 15,
  extensionWorkdays: 15,
  remindWorkdays: 3,
  silenceWorkdays: 10,
  yellowAfterWorkdays: 3,
  redAfterWorkdays: 7,
  slipWorkdays: 5,
  explanationWorkdays: 3,
  representativeAnswersOnTheSpot: true,
  referralNeedsRepresentative: false,
  reopenDays: 10,
  confinedTo: ['district', 'supervisor'],
  ratingAskDays: [3, 7],
  closeAfterDays: 10,
  handedOverAskWorkdays: 20,
  representativesPerReception: 2,
  dutiesPerYear: 3,
  dutiesPerTwoMonths: 0,
  announceDays: 7,
  recordCardWorkdays: 3,
  recordCardClock: 'activity',
  recordCardForAnswers: false,
  contactDays: 60,
  visitsPerYear: 100,
  receptionCapacity: 20,
  secretReportTo: '本单位保密办',
  quietHours: usualQuietHours,
};

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
  /** The same as rules, with the single days and how the studio puts off. */
  receptionPlan: ReceptionPlan;
  settings: Settings;
  /** Where it sends people with what it may not take. */
  doors: Doors;
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
  /** What he is besides, 校长 of 北门小学: as which he may be complained about. */
  post?: string | undefined;
  fullTime: boolean;
  /** The delegation (代表团) that a representative belongs to. */
  delegation?: string;
  /** Work unit, as far as the roster file says: tells two people of one name apart. */
  unit?: string;
  /** Of whom this right is for a time: who holds it stands in for him (代班). */
  standsInFor?: PersonId;
  /** Ended in chat (停用); an invitation brings it back. */
  stopped?: true;
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

/** Liaison officers of a studio: full-time ones and who stands in for one first, who is away last. The first is named in receipts. */
export function officersOf(roster: Roster, studio: string, now: Instant): StaffMember[] {
  const grants = held(indexOf(roster).byScope.get(`liaison ${studio}`), now);
  const away = new Set(grants.flatMap(({ standsInFor }) => standsInFor ?? []));
  const rank = ({ person, fullTime, standsInFor }: Grant): number => (away.has(person) ? 2 : fullTime || standsInFor !== undefined ? 0 : 1);
  return distinct(members(roster, grants.sort((a, b) => rank(a) - rank(b))));
}

export function representativesOf(roster: Roster, studio: string, now: Instant): (StaffMember & { area: string | null })[] {
  return held(indexOf(roster).byScope.get(`representative ${studio}`), now).flatMap((grant) => {
    // Who stands in is not one of them: what comes anew is assigned to the representative himself.
    if (grant.standsInFor !== undefined) return [];
    const member = roster.staff.get(grant.person);
    return member ? [{ ...member, area: grant.area }] : [];
  });
}

/** Who stands in for somebody now. */
export function standInsFor(roster: Roster, person: PersonId, now: Instant): PersonId[] {
  return [...new Set(held(indexOf(roster).byAbsent.get(person), now).map((grant) => grant.person))];
}

/** Who stands in for an officer of this studio without being one: the staff group may not be his. */
export function guestOfficersOf(roster: Roster, studio: string, now: Instant): StaffMember[] {
  const grants = held(indexOf(roster).byScope.get(`liaison ${studio}`), now);
  const own = new Set(grants.flatMap(({ person, standsInFor }) => (standsInFor === undefined ? [person] : [])));
  return distinct(members(roster, grants.filter(({ person }) => !own.has(person))));
}

export function districtOfficersOf(roster: Roster, district: string, now: Instant): StaffMember[] {
  return members(roster, held(indexOf(roster).byScope.get(`district ${district}`), now));
}

/** The other studios of the district. */
export function neighboursIn(roster: Roster, code: string): Studio[] {
  const district = roster.studios.get(code)?.district;
  return [...roster.studios.values()].filter((studio) => studio.district === district && studio.code !== code);
}

/** Who handles what this studio refers to a department. */
export function handlersOf(roster: Roster, department: string, studio: string, now: Instant): StaffMember[] {
  const district = roster.studios.get(studio)?.district ?? '';
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
  /** Rights of those who stand in, by whom they stand in for. */
  byAbsent: ReadonlyMap<PersonId | undefined, readonly Grant[]>;
}

/** A roster is asked many times in each turn and never changes: its grants are sorted out once, with the first question. */
const indexes = new WeakMap<Roster, RosterIndex>();

function indexOf(roster: Roster): RosterIndex {
  const known = indexes.get(roster);
  if (known) return known;
  const index = {
    byPerson: Map.groupBy(roster.grants, (grant) => grant.person),
    byAbsent: Map.groupBy(roster.grants.filter((grant) => grant.standsInFor !== undefined), (grant) => grant.standsInFor),
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

function distinct(list: readonly StaffMember[]): StaffMember[] {
  return list.filter((one, index) => list.findIndex(({ person }) => person === one.person) === index);
}

function members(roster: Roster, grants: readonly Grant[]): StaffMember[] {
  return grants.flatMap((grant) => roster.staff.get(grant.person) ?? []);
}
