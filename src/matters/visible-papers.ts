// Who may see what is put on paper: documents of supervision (督办), record cards (记录卡). Of matters themselves: visibility.ts.

import type { Instant } from '../calendar/clock.ts';
import type { SupervisionDocument } from './document.ts';
import type { Matter, PersonId } from './matter.ts';
import type { RecordCard } from './record-card.ts';
import { grantsOf, handlersOf, standInsFor, type Grant, type Roster } from './roster.ts';
import { actingRole, studiosInSight, supervisedStudios } from './visibility.ts';

/** Whom a document of supervision concerns, and of which studio it is. */
export type DocumentAbout = Pick<SupervisionDocument, 'studio' | 'by' | 'toPerson' | 'toDepartment'>;

/**
 * Whether somebody may see a document of supervision: who wrote it and whom it is for (or who stands in for him), the officers over its studio,
 * its supervisors, and the representative of its matter. Of a matter that is confined by now only those who see that.
 * @param matter what it is about; null: a person or a studio
 */
export function maySeeDocument(roster: Roster, person: PersonId, document: DocumentAbout, matter: Matter | null, now: Instant): boolean {
  const role = matter && actingRole(roster, person, matter, now);
  if (matter?.confined) return role !== null;
  const { studio, by, toPerson, toDepartment } = document;
  const grants = grantsOf(roster, person, now);
  if (person === by || person === toPerson || role === 'representative') return grants.length > 0;
  if ([...studiosInSight(roster, grants), ...supervisedStudios(roster, grants)].includes(studio)) return true;
  if (toPerson !== null) return standInsFor(roster, toPerson, now).includes(person);
  return toDepartment !== null && handlersOf(roster, toDepartment, studio, now).some((handler) => handler.person === person);
}

/** Whose cards somebody may list: these representatives', and all of these studios. */
export interface RecordCardSight {
  representatives: readonly PersonId[];
  studios: readonly string[];
}

/**
 * As what somebody opens a record card, with what is said there of a person: as the representative whose it is or who stands in for him,
 * or as an officer over his studio. Cards of confined matters the store gives to nobody.
 */
export function recordCardRole(roster: Roster, person: PersonId | null, card: Pick<RecordCard, 'studio' | 'representative'>, now: Instant): 'representative' | 'officer' | 'district' | null {
  if (person === null) return null;
  const grants = grantsOf(roster, person, now);
  const isHis = (grant: Grant): boolean => grant.role === 'representative' && grant.studio === card.studio && (grant.standsInFor ?? person) === card.representative;
  if (grants.some(isHis)) return 'representative';
  if (grants.some((grant) => grant.role === 'liaison' && grant.studio === card.studio)) return 'officer';
  const district = roster.studios.get(card.studio)?.district;
  return grants.some((grant) => grant.role === 'district' && grant.district === district) ? 'district' : null;
}
