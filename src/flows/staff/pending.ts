// What a staff member has begun and not yet sent; kept for its author alone.

import { z } from 'zod';
import { grounds } from '../../matters/matter.ts';

/** `id` names the preview or question whose buttons may act on it. */
export const pending = z.object({
  pending: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('preview'), act: z.enum(['reply', 'progress']), number: z.string(), text: z.string(), id: z.string() }),
    z.object({ kind: z.literal('choose'), number: z.string(), text: z.string(), id: z.string() }),
    z.object({
      kind: z.literal('prompt'),
      act: z.enum(['ask', 'reply', 'progress', 'note', 'decline']),
      number: z.string(),
      ground: z.enum(grounds).nullable(),
    }),
  ]),
  until: z.number(),
});

export type Pending = z.infer<typeof pending>;

/** Longest text of one note, question or reply. */
export const maxTextChars = 3000;

/** After ten minutes nothing is sent (DESIGN §4). */
export const pendingMs = 10 * 60_000;
