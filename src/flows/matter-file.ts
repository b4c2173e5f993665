// A matter with what belongs to it, as turns are given it and add to it: texts, files, history, rating.

import type { Instant } from '../calendar/clock.ts';
import type { By, MatterEvent } from '../matters/lifecycle.ts';
import type { Matter } from '../matters/matter.ts';
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
  /** Of what is told to the resident: as it was written, for nobody but him; of a proposed reply, as it would be told. */
  delivered?: string;
}

export type TextKind = 'original' | 'supplement' | 'answer' | 'question' | 'reply' | 'correction' | 'proposal' | 'progress' | 'note' | 'reason' | 'rating' | 'record' | 'told';

/** Kinds that are written for the resident and told in those words, perhaps later than they are written; the others are read masked. */
const kindsForResident: ReadonlySet<TextKind> = new Set(['question', 'reply', 'correction', 'proposal', 'progress', 'reason', 'record']);

export function isForResident(kind: TextKind): boolean {
  return kindsForResident.has(kind);
}

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
}

/** A matter with what belongs to it. */
export interface MatterFile {
  matter: Matter;
  texts: readonly MatterText[];
  history: readonly HistoryLine[];
  rating: Rating | null;
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
