// What a person sends besides words, and what he has written and not yet submitted (草稿).

import { z } from 'zod';
import type { Instant } from '../calendar/clock.ts';
import type { Behalf, Ground } from '../matters/matter.ts';

/** A file as the platform knows it. `ref` is only good for the account it came from; one that we keep ourselves begins with `keptFile`. */
export const attachment = z.object({
  kind: z.enum(['photo', 'voice', 'video', 'file']),
  ref: z.string(),
  name: z.string().exactOptional(),
  mimeType: z.string().exactOptional(),
  sizeBytes: z.number().exactOptional(),
});

export type Attachment = z.infer<typeof attachment>;

/** A pin on the map. */
export interface Pin {
  latitude: number;
  longitude: number;
  title?: string;
}

/** One message of a draft. An edited message replaces the part with its id. */
export interface DraftPart {
  /** Null where the platform tells none. */
  messageId: string | null;
  text: string;
  attachments: Attachment[];
  pin: Pin | null;
  /** It changes something that was submitted already. */
  edited: boolean;
}

/** What a resident has written and not yet submitted. A row of its own, sealed (DESIGN §3). */
export interface Draft {
  id: string;
  parts: DraftPart[];
  /** Counts every change: a 【提交】 of an older revision never acts. */
  revision: number;
  startedAt: Instant;
  touchedAt: Instant;
  place: string | null;
  /** The one needed question was asked, answered or skipped. */
  placeAsked: boolean;
  /** The fork is behind it: the resident insisted, or his answer to its question cleared it up. Staff see the suspicion. */
  forked: { ground: Ground; by: 'insisting' | 'answering' } | null;
  /** Whether it is kept from the people it may be about: asked, wished so, not wished. */
  confined?: 'asked' | 'wished' | 'refused' | undefined;
  /** It is told for somebody else: what was asked of that, and what is known so far. Absent until it is asked. */
  behalf?: Behalf & { asking: 'whose' | 'agrees' | null };
  /** The desk asked and did not understand: a person reads it (请人看). */
  unclear?: true;
}
