// A numbered document of supervision (督办): a supervisor's 书面提醒 and 要求说明, a representative's slips; to whom, by when, what was answered (RULES D1–D4).

import type { Instant } from '../calendar/clock.ts';
import type { CivilDate } from '../calendar/civil.ts';
import type { MatterNumber, PersonId } from './matter.ts';

/** `BM督26-0001`: studio, 督, two-digit year, running number. No number of a matter looks like it. */
export type DocumentNumber = string;

/** The three levels of RULES D1–D3, 催办 (C级提醒), 黄色督办单 (B级黄单), 红色督办单 (A级红单), and 问责建议, which may follow the last. */
export const slipForms = ['urging', 'yellow', 'red', 'accountability'] as const;
export type SlipForm = (typeof slipForms)[number];

/** What a supervisor writes. */
export const supervisorForms = ['reminder', 'explanation'] as const;
export type SupervisorForm = (typeof supervisorForms)[number];

export const documentForms = [...supervisorForms, ...slipForms] as const;
export type DocumentForm = (typeof documentForms)[number];

export interface SupervisionDocument {
  number: DocumentNumber;
  studio: string;
  /** Null: about a representative or a studio, and no single matter. */
  matter: MatterNumber | null;
  form: DocumentForm;
  text: string;
  /** Who sent it. */
  by: PersonId;
  /** Of a matter: its representative. In his name a slip goes out, also where an officer sends it for him. */
  representative: PersonId | null;
  /** A representative, else a department; neither: the studio's officers, or of an accountability proposal the committee. */
  toPerson: PersonId | null;
  toDepartment: string | null;
  issuedAt: Instant;
  /** By the end of which day it is to be answered; of a yellow slip, also to be done. */
  dueOn: CivilDate;
  answer: string | null;
  answeredBy: PersonId | null;
  answeredAt: Instant | null;
  /** The head of the unit who signed the explanation of a red slip, name and post. */
  signer: string | null;
  /** The answer came on paper, and whoever is named noted it. */
  onPaper: boolean;
}

/** As it goes out: nobody has answered it. */
export function newDocument(issued: Omit<SupervisionDocument, 'answer' | 'answeredBy' | 'answeredAt' | 'signer' | 'onPaper'>): SupervisionDocument {
  return { ...issued, answer: null, answeredBy: null, answeredAt: null, signer: null, onPaper: false };
}

export function isSlip(form: DocumentForm): form is SlipForm {
  return slipForms.some((one) => one === form);
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

/** 书面说明 names the head of the unit: in its first line, or before a colon. Null where nobody is named. */
export function signedIn(text: string): { signer: string; words: string } | null {
  const found = /^(?:负责人[\s:：]*)?([^\n:：。，,]{2,30})(?:\n|[:：])\s*(\S[\s\S]*)$/.exec(text.trim());
  return found ? { signer: (found[1] ?? '').trim(), words: (found[2] ?? '').trim() } : null;
}
