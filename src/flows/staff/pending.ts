// What a staff member has begun and not yet sent; kept for its author alone.

import { z } from 'zod';
import { grounds } from '../../matters/matter.ts';
import { acts } from './command.ts';
import { attachment, type Attachment } from '../drafted.ts';

/**
 * `id` names the preview, question or prompt whose buttons may act on it; `round`, how many replies had been given when it was begun;
 * `attachments`: the files of a department's words, which go with them; `version`: the plainer lines that were
 * offered for them; `releases`: the department's answer in whose place they go.
 */
const begun = { number: z.string(), id: z.string(), round: z.number(), attachments: z.array(attachment).optional(), releases: z.string().optional() };

export const pending = z.object({
  pending: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('preview'), act: z.enum(['reply', 'correct', 'progress']), text: z.string(), version: z.string().optional(), ...begun }),
    z.object({ kind: z.literal('choose'), text: z.string(), version: z.string().optional(), ...begun }),
    /** Typed for one of these; `act` null: free words. */
    z.object({ kind: z.literal('which'), act: z.enum(acts).nullable(), text: z.string(), numbers: z.array(z.string()), ...begun }),
    z.object({
      kind: z.literal('prompt'),
      act: z.enum([
        ...['ask', 'reply', 'progress', 'note', 'decline', 'open', 'finish', 'extend', 'return', 'contact', 'send-back'] as const,
        ...['merge', 'report-up', 'correct', 'propose', 'give-back', 'object'] as const,
      ]),
      ground: z.enum(grounds).nullable(),
      /** Chosen already: only the reason is missing. */
      department: z.string().optional(),
      ...begun,
    }),
  ]),
  until: z.number(),
  /** What he had begun before and it replaced, by id, the latest ones: their buttons say so. */
  before: z.array(z.string()).optional(),
});

export type Pending = z.infer<typeof pending>;
export type Prompt = Extract<Pending['pending'], { kind: 'prompt' }>;

/** Longest text of one note, question or reply. */
export const maxTextChars = 3000;

/** After ten minutes nothing is sent (DESIGN §4). */
export const pendingMs = 10 * 60_000;

/** What is begun, as far as it is words and what goes with them. */
export interface Words {
  text: string;
  attachments?: readonly Attachment[] | undefined;
  /** Plainer lines that were offered for them, or that they are. */
  version?: string | undefined;
  /** The department's answer in whose place they go, by its id. */
  releases?: string | undefined;
}

/** The files of what is begun; nothing where there are none. */
export function filesIn({ attachments = [] }: Pick<Words, 'attachments'>): { attachments?: Attachment[] } {
  return attachments.length > 0 ? { attachments: [...attachments] } : {};
}

/** What goes on with the words while they wait. */
export function besidesText(words: Omit<Words, 'text'>): { attachments?: Attachment[]; version?: string; releases?: string } {
  const { version, releases } = words;
  return { ...filesIn(words), ...(version === undefined ? {} : { version }), ...(releases === undefined ? {} : { releases }) };
}

/** Ids of replaced ones that are remembered. */
const beforeAtMost = 10;

/** What is begun now, with the ids of what it replaces. */
export function withBefore(now: Pending, replaced: Pending | null): Pending {
  return replaced ? { ...now, before: [...(replaced.before ?? []), replaced.pending.id].filter((id) => id !== now.pending.id).slice(-beforeAtMost) } : now;
}
