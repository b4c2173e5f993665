// A matter with what belongs to it, as turns are given it and add to it: texts, history, rating, referral.

import type { Instant } from '../calendar/clock.ts';
import type { By, MatterEvent } from '../matters/lifecycle.ts';
import type { Matter } from '../matters/matter.ts';
import type { Referral } from '../matters/referral.ts';
import type { Tongue } from '../matters/tongue.ts';
import type { Attachment } from './drafted.ts';

/** A text of a matter, opened: who said it in which capacity, and what staff may read of it. */
export interface MatterText {
  id: string;
  kind: TextKind;
  at: Instant;
  by: By;
  masked: string;
  attachments: readonly Attachment[];
  /**
   * As it was written: what is told to the resident, or would be; a department's answer for release; contact details for that
   * department's handler. Nobody else.
   */
  delivered?: string;
}

export type TextKind = 'original' | 'supplement' | 'answer' | 'question' | 'reply' | 'correction' | 'proposal' | 'progress' | 'note' | 'reason' | 'rating'
  // Heard in a voice message; said on the telephone.
  | 'record' | 'told' | 'call'
  // Three plain lines that the optional model wrote of a proposal or submission; shown with it, nowhere else.
  | 'version'
  // Why it was reported to the level above at once.
  | 'urgent'
  // Between a department and the studio; `contact` is what a resident gave for one referral.
  | 'submission' | 'sent-back' | 'return' | 'extension' | 'contact-reason' | 'contact';

const keptAsWritten: ReadonlySet<TextKind> = new Set(['question', 'reply', 'correction', 'proposal', 'progress', 'reason', 'record', 'submission', 'version', 'contact']);

/** Given out as it was written, perhaps later, to whom it is meant for; the others are read masked. */
export function keepsItsWords(kind: TextKind): boolean {
  return keptAsWritten.has(kind);
}

/** What a resident gave for one referral alone does not go on with his matter in another studio. */
export const staysBehind: TextKind = 'contact';

/** One line of a matter's history as a turn may show it. */
export interface HistoryLine {
  at: Instant;
  event: MatterEvent;
  by: By;
}

/** The three facts of a rating stay three facts (DESIGN §3). */
export interface Rating {
  round: number;
  solved: boolean | null;
  contacted: boolean | null;
  satisfaction: 'satisfied' | 'mostly' | 'dissatisfied' | null;
  /** When it was last changed; the store says it. */
  at?: Instant;
}

/** A matter with what belongs to it. */
export interface MatterFile {
  matter: Matter;
  texts: readonly MatterText[];
  history: readonly HistoryLine[];
  rating: Rating | null;
  /** The latest referral, ended or not. */
  referral: Referral | null;
  /** How its resident wrote last, and is answered. */
  tongue?: Tongue;
}

/** `original` is sealed; `masked` is what staff read. */
export interface NewText {
  id: string;
  kind: TextKind;
  original: string;
  masked: string;
  attachments: readonly Attachment[];
  /** The platform's messages in which it was written. */
  messages?: { lane: string; ids: string[] };
}
