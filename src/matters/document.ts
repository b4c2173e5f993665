// A supervisor's numbered document (书面提醒, 要求说明) about a matter: to whom, by when, what was answered.

import type { Instant } from '../calendar/clock.ts';
import type { CivilDate } from '../calendar/civil.ts';
import type { MatterNumber, PersonId } from './matter.ts';

/** `BM督26-0001`: studio, 督, two-digit year, running number. No number of a matter looks like it. */
export type DocumentNumber = string;

export const documentForms = ['reminder', 'explanation'] as const;
export type DocumentForm = (typeof documentForms)[number];

export interface SupervisionDocument {
  number: DocumentNumber;
  studio: string;
  matter: MatterNumber;
  form: DocumentForm;
  text: string;
  by: PersonId;
  /** A representative, else a department; neither: the studio's officers. */
  toPerson: PersonId | null;
  toDepartment: string | null;
  issuedAt: Instant;
  dueOn: CivilDate;
  answer: string | null;
  answeredBy: PersonId | null;
  answeredAt: Instant | null;
}

/** The series from which a studio's documents of a year get their numbers. */
export function documentSeries(studio: string, on: CivilDate): string {
  return `${studio}督${on.slice(2, 4)}`;
}

/** In letters and digits, as a button carries it. */
export function packedDocument(number: DocumentNumber): string {
  return number.replace('督', 'D');
}

export function unpackedDocument(packed: string): DocumentNumber {
  return packed.replace(/^([A-Z]{2,6})D(\d)/, '$1督$2');
}
