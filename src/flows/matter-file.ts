// A matter with what belongs to it, as turns are given it and add to it: texts, files, history, rating.

import type { Instant } from '../calendar/clock.ts';
import type { By, MatterEvent } from '../matters/lifecycle.ts';
import type { Matter } from '../matters/matter.ts';

/** A file as the platform knows it. `ref` is only good for the account it came from. */
export interface Attachment {
  kind: 'photo' | 'voice' | 'video' | 'file';
  ref: string;
  name?: string;
  mimeType?: string;
  sizeBytes?: number;
}

/** A text of a matter, opened: who said it in which capacity, and what staff may read of it. */
export interface MatterText {
  id: string;
  kind: TextKind;
  at: Instant;
  by: By;
  masked: string;
  attachments: readonly Attachment[];
  /** Of a reply or its correction: as it was delivered, for nobody but its resident; of a proposed one, as it would be. */
  delivered?: string;
}

export type TextKind = 'original' | 'supplement' | 'answer' | 'question' | 'reply' | 'correction' | 'proposal' | 'progress' | 'note' | 'reason' | 'rating' | 'record' | 'told';

/** Written for the resident and given out as it was written; the others are read masked. */
export function isForResident(kind: TextKind): boolean {
  return kind === 'reply' || kind === 'correction' || kind === 'proposal';
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
