// What a supervisor, or whoever answers him, has begun: the words of a document, one that was shown, the answer to one, why the original is to be seen.

import { z } from 'zod';
import { supervisorForms } from '../../matters/document.ts';

const form = z.enum(supervisorForms);

export const state = z.object({
  waiting: z.discriminatedUnion('for', [
    z.object({ for: z.literal('words'), form, number: z.string() }),
    z.object({ for: z.literal('sending'), form, number: z.string(), text: z.string(), id: z.string() }),
    /** To a representative or a studio, about no single matter. */
    z.object({ for: z.literal('sending-to'), form, to: z.string(), text: z.string(), id: z.string() }),
    z.object({ for: z.literal('answer'), document: z.string() }),
    z.object({ for: z.literal('reason'), number: z.string() }),
  ]),
  until: z.number(),
});
export type State = z.infer<typeof state>;
