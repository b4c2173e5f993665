// The one answer to "who may do and see what of this matter" (DESIGN §1). Lists, search, cards and commands all ask here; what is put on paper of it: visible-papers.ts.

import type { Instant } from '../calendar/clock.ts';
import type { ActingRole } from './lifecycle.ts';
import type { Confinement, Matter, PersonId } from './matter.ts';
import type { Referral } from './referral.ts';
import { grantsOf, holds, settingsOf, type Grant, type Roster, type StaffMember } from './roster.ts';

/** That it exists; the masked text and photos; the original text, name and phone, which takes a reason and is logged. */
export type Sight = 'existence' | 'masked' | 'original';

/** DESIGN's table of roles and sights. Whoever has no role in a matter sees nothing of it, not even that it exists. */
const sights: Readonly<Record<Exclude<ActingRole, 'desk'>, readonly Sight[]>> = {
  resident: ['existence', 'masked', 'original'],
  officer: ['existence', 'masked', 'original'],
  representative: ['existence', 'masked', 'original'],
  district: ['existence', 'masked', 'original'],
  supervisor: ['existence', 'masked', 'original'],
  handler: ['existence', 'masked'],
};

/**
 * Whether somebody may see this of a matter in this chat: his role allows it, and it may be spoken of there. The original never shows in
 * a group, and of a confined matter nothing does.
 */
export function maySee(roster: Roster, person: PersonId | null, matter: Matter, sight: Sight, place: Place, now: Instant): boolean {
  const isResident = person !== null && person === matter.resident && place.key === matter.conversation;
  const role = isResident ? 'resident' : actingRole(roster, person, matter, now);
  if (role === null || !sights[role].includes(sight)) return false;
  return sight === 'original' ? place.kind === 'private' : maySpeakOf(roster, matter, role, place);
}

/**
 * As what a person of the roster acts on a matter: officer of its studio, district officer over it, its own representative
 * or who stands in for him, handler of the department that has it at this moment, supervisor of the studio (masked words only).
 * Null: for him it does not exist.
 */
export function actingRole(
  roster: Roster,
  person: PersonId | null,
  matter: Matter,
  now: Instant,
): Exclude<ActingRole, 'resident' | 'desk'> | null {
  if (person === null) return null;
  if (matter.confined) return confidantRole(roster, person, grantsOf(roster, person, now), matter.studio, matter.confined);
  const grants = grantsOf(roster, person, now);
  if (grants.some((grant) => grant.role === 'liaison' && grant.studio === matter.studio)) return 'officer';
  const district = roster.studios.get(matter.studio)?.district;
  if (grants.some((grant) => grant.role === 'district' && grant.district === district)) return 'district';
  const represents = grants.filter((grant) => grant.role === 'representative' && grant.studio === matter.studio);
  if (represents.some((grant) => matter.representative === (grant.standsInFor ?? person))) return 'representative';
  const isHis = (grant: Grant): boolean => grant.role === 'handler' && grant.department === matter.department && grant.district === district;
  if (matter.status === 'referred' && grants.some(isHis)) return 'handler';
  return supervisedStudios(roster, grants).includes(matter.studio) ? 'supervisor' : null;
}

/** Studios that a person watches as supervisor: one, or all of a district. */
export function supervisedStudios(roster: Roster, grants: readonly Grant[]): string[] {
  const own = grants.filter((grant) => grant.role === 'supervisor');
  if (own.length === 0) return [];
  const districts = new Set(own.flatMap((grant) => (grant.studio === null ? [grant.district] : [])));
  const below = [...roster.studios.values()].flatMap((studio) => (districts.has(studio.district) ? [studio.code] : []));
  return [...new Set([...own.flatMap((grant) => grant.studio ?? []), ...below])];
}

/** Who watches a studio: its own supervisors, then the district's. */
export function supervisorsOf(roster: Roster, studio: string, now: Instant): StaffMember[] {
  const district = roster.studios.get(studio)?.district;
  const grants = roster.grants.filter((grant) => grant.role === 'supervisor' && holds(grant, now) && (grant.studio === studio || (grant.studio === null && grant.district === district)));
  const own = [...grants.filter((grant) => grant.studio !== null), ...grants.filter((grant) => grant.studio === null)];
  return [...new Set(own.map(({ person }) => person))].flatMap((person) => roster.staff.get(person) ?? []);
}

/** Himself, and the representatives for whom he stands in. */
export function representedBy({ person, grants }: { person: PersonId | null; grants: readonly Grant[] }): PersonId[] {
  const own = grants.flatMap((grant) => (grant.role === 'representative' ? (grant.standsInFor ?? person ?? []) : []));
  return [...new Set(own)];
}

/** Studios whose lists a person may see: as liaison or district officer. */
export function studiosInSight(roster: Roster, grants: readonly Grant[]): string[] {
  const own = grants.flatMap((grant) => (grant.role === 'liaison' && grant.studio !== null ? [grant.studio] : []));
  const districts = new Set(grants.flatMap((grant) => (grant.role === 'district' ? [grant.district] : [])));
  const below = [...roster.studios.values()].flatMap((studio) => (districts.has(studio.district) ? [studio.code] : []));
  return [...new Set([...own, ...below])];
}

/** Whether the person may name a matter of this studio by `#1` at all: also a representative may, of his own. */
export function studiosNamed(roster: Roster, grants: readonly Grant[]): string[] {
  const own = grants.flatMap((grant) => (grant.role === 'representative' && grant.studio !== null ? [grant.studio] : []));
  return [...new Set([...studiosInSight(roster, grants), ...own])];
}

/** Matters that a handler may find: referred to these departments, by these studios. */
export interface Handling {
  departments: readonly string[];
  studios: readonly string[];
}

/** Null for whoever handles nothing. A code of a department belongs to its district, so districts are kept apart by their studios. */
export function handlingOf(roster: Roster, grants: readonly Grant[]): Handling | null {
  const own = grants.filter((grant) => grant.role === 'handler' && grant.department !== null);
  if (own.length === 0) return null;
  const districts = new Set(own.map((grant) => grant.district));
  const studios = [...roster.studios.values()].filter((studio) => districts.has(studio.district));
  return { departments: [...new Set(own.flatMap((grant) => grant.department ?? []))], studios: studios.map((studio) => studio.code) };
}

/** Whether somebody has a part in what is referred to a department; he acts in his private chat alone. */
export function isHandler(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.role === 'handler');
}

/** What somebody does for an absent one (代班) neither opens confined matters to him nor makes him one of those they are about. */
function ownOf(grants: readonly Grant[]): Grant[] {
  return grants.filter(({ standsInFor }) => standsInFor === undefined);
}

/** As which of them a person sees and handles confined matters. */
type ConfidantRole = 'district' | 'supervisor';

/**
 * Those whom the setting `confinedTo` names, of the level above the studio, as far as it is not about them, their studio or their department.
 * @param grants those of the person that hold now
 */
function confidantRole(roster: Roster, person: PersonId, grants: readonly Grant[], district: string, confined: Confinement): ConfidantRole | null {
  const own = ownOf(grants);
  const isConcerned =
    confined.people.includes(person) ||
    own.some(({ studio, department }) => (studio !== null && studio === confined.studio) || (department !== null && confined.departments.includes(department)));
  if (isConcerned) return null;
  const { confinedTo } = settingsOf(roster, confined.studio);
  return confinedTo.find((role) => own.some((grant) => grant.role === role && grant.studio === null && grant.district === district)) ?? null;
}

/** Everybody who sees and handles a matter that is confined so, the district's officers first. Empty: nobody is free of conflict. */
export function confidantsOf(roster: Roster, district: string, confined: Confinement, now: Instant): StaffMember[] {
  const above = roster.grants.filter((grant) => grant.district === district && grant.studio === null && holds(grant, now));
  const people = [...new Set(above.map((grant) => grant.person))];
  const found = people.flatMap((person) => {
    const role = confidantRole(roster, person, grantsOf(roster, person, now), district, confined);
    const member = roster.staff.get(person);
    return role && member ? [{ role, member }] : [];
  });
  return [...found.filter(({ role }) => role === 'district'), ...found.filter(({ role }) => role === 'supervisor')].map(({ member }) => member);
}

/** The confined matters that a person may list and search: of these studios (null: of none that is known), unless they are about him. */
export interface ConfinedSight {
  districts: readonly string[];
  studios: readonly (string | null)[];
  person: PersonId;
  departments: readonly string[];
}

/** What somebody may list: the ordinary matters of studios, and what is his of the confined ones. */
export interface InSight {
  studios: readonly string[];
  confined?: ConfinedSight | null;
}

/**
 * `actingRole` for a query, where it asks for confined matters. Null: for this person there are none.
 * @param grants those of the person that hold now
 */
export function confinedInSight(roster: Roster, person: PersonId | null, grants: readonly Grant[]): ConfinedSight | null {
  if (person === null) return null;
  const own = ownOf(grants);
  const districts = [...new Set(own.flatMap(({ district, studio, role }) => (studio === null && role !== 'handler' && district !== null ? [district] : [])))];
  const mayOf = (district: string, studio: string | null): boolean =>
    confidantRole(roster, person, grants, district, { studio, people: [], departments: [], withdrawal: null }) !== null;
  const studios = [...roster.studios.values()].flatMap(({ code, district }) => (districts.includes(district) && mayOf(district, code) ? [code] : []));
  const unknown = districts.some((district) => mayOf(district, null)) ? [null] : [];
  if (studios.length + unknown.length === 0) return null;
  return { districts, studios: [...unknown, ...studios], person, departments: own.flatMap(({ department }) => department ?? []) };
}

/** Whether somebody sees confined matters of this district in his own right, as long as they are not about him. */
export function isConfidant(roster: Roster, person: PersonId, district: string, now: Instant): boolean {
  return confidantRole(roster, person, grantsOf(roster, person, now), district, { studio: null, people: [], departments: [], withdrawal: null }) !== null;
}

/** Whether somebody works here at all: the desk of staff answers only such people. */
export function isStaff(grants: readonly Grant[]): boolean {
  return grants.some(({ role, studio }) => role === 'liaison' || role === 'district' || role === 'representative' || (role === 'supervisor' && studio === null));
}

/** A chat, as far as it matters who reads along. In a group that is nobody's staff group nothing is said of any matter. */
export interface Place {
  key: string;
  kind: 'private' | 'group';
  /** Whose staff group it is. */
  studio: string | null;
}

export function isForeign(place: Place): boolean {
  return place.kind === 'group' && place.studio === null;
}

/**
 * Whether a matter may be spoken of in a chat with whoever may see it: in private, and in the staff group of its studio.
 * A confined one is of no studio, so no group ever hears of it; what a handler has of a resident is for no group's eyes.
 */
export function maySpeakOf(roster: Roster, matter: Matter, role: ActingRole, place: Place): boolean {
  return place.kind === 'private' || (role !== 'handler' && !matter.confined && roster.studios.get(matter.studio)?.staffGroup === place.key);
}

/** Whether a number, `BM26-0001` or `#1`, may be looked up in a chat: as far as it tells its studio, and whether or not there is such a matter. */
export function mayLookUp(number: string, place: Place): boolean {
  return place.kind === 'private' || number.startsWith('#') || (place.studio !== null && number.replace(/\d{2}-\d+$/, '') === place.studio);
}

/** Of these studios the ones whose lists may be shown in a chat. */
export function studiosFor(place: Place, studios: readonly string[]): readonly string[] {
  return place.kind === 'private' ? studios : studios.filter((studio) => studio === place.studio);
}

/** The confined matters that may be listed in a chat: in private alone. */
export function confinedFor(place: Place, sight: ConfinedSight | null): ConfinedSight | null {
  return place.kind === 'private' ? sight : null;
}

/** What somebody handles for a department, as far as it may be looked up in a chat: in private alone. */
export function handlingFor(place: Place, handling: Handling | null): Handling | null {
  return place.kind === 'private' ? handling : null;
}

/**
 * Whether a matter that its resident brings to a reception may be shown to those who receive there, masked: he gives it to them by
 * choosing it. A confined one is not given so, nor shown if it became one since.
 */
export function mayBeBrought({ confined, studio }: Matter, reception: { studio: string }): boolean {
  return confined === null && studio === reception.studio;
}

/** Whether a matter may be given to a department: never to one that it is about, nor to one whose handler it is about. */
export function mayBeReferred(roster: Roster, { confined }: Matter, department: string, now: Instant): boolean {
  if (confined === null) return true;
  const isAbout = (person: PersonId): boolean => grantsOf(roster, person, now).some((grant) => grant.department === department);
  return !confined.departments.includes(department) && !confined.people.some(isAbout);
}

/** What a handler reads of a matter's texts besides the masked matter: never notes between staff, ratings, reasons of others. */
const handlersKinds: ReadonlySet<string> = new Set(['supplement', 'question', 'answer', 'progress', 'submission', 'sent-back', 'extension', 'contact-reason', 'contact']);

/** Between a department and the studio: of an earlier referral it is nobody's business. */
const ofOneReferral: ReadonlySet<string> = new Set(['submission', 'sent-back', 'extension', 'contact-reason', 'contact']);

/** Whether the handler of a referral may read a text, in his chat or by the private link. */
export function isForHandler(text: { kind: string; at: Instant }, referral: Referral): boolean {
  return handlersKinds.has(text.kind) && (!ofOneReferral.has(text.kind) || text.at >= referral.referredAt);
}

/** Whether he gets the files of a text: those that the resident sent. */
export function hasFilesForHandler({ kind }: { kind: string }): boolean {
  return kind === 'original' || kind === 'supplement' || kind === 'answer';
}
