// A letter's sealed body: what arrived, as it is kept between arrival and handling.

import { z } from 'zod';
import { attachment } from '../flows/drafted.ts';
import { errandAnswer } from '../flows/errand-contract.ts';
import { pageActs } from '../flows/page-form.ts';

const pin = z.object({ latitude: z.number(), longitude: z.number(), title: z.string().exactOptional() });

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), text: z.string(), attachments: z.array(attachment), pin: pin.nullable(), edited: z.boolean() }),
  z.object({ kind: z.literal('withheld') }),
  z.object({
    kind: z.literal('page'),
    number: z.string(),
    referral: z.string(),
    act: z.enum(pageActs),
    text: z.string(),
    document: z.string().exactOptional(),
    attachments: z.array(attachment),
  }),
  z.object({ kind: z.literal('press'), press: z.string() }),
  z.object({ kind: z.literal('due'), what: z.string(), args: z.array(z.string()) }),
  z.object({ kind: z.literal('errand'), flow: z.string(), args: z.array(z.string()), answer: errandAnswer }),
  z.object({ kind: z.literal('reachable'), reachable: z.boolean() }),
  z.object({ kind: z.literal('moved'), toChat: z.string() }),
  z.object({ kind: z.literal('membership'), present: z.boolean() }),
  z.object({ kind: z.literal('undelivered'), matter: z.string().nullable(), person: z.string().nullable(), purpose: z.string(), why: z.string() }),
  z.object({ kind: z.literal('account'), state: z.enum(['scan', 'login', 'logout']) }),
  z.object({ kind: z.literal('gap'), from: z.number(), to: z.number(), unfetched: z.number() }),
  /** By their platform ids. */
  z.object({ kind: z.literal('members'), users: z.array(z.string()) }),
  z.object({ kind: z.literal('unknown'), what: z.string() }),
]);

/** Read back from the store, so checked like anything that comes from outside. */
export const letterSchema = z.object({
  user: z.string(),
  messageId: z.string().nullable(),
  /**
   * What somebody quotes may itself be a secret: of its words only the number of a matter is kept, and where choices are numbered
   * lines keyed hashes, by which a list of ours is found again.
   */
  quote: z
    .object({
      messageId: z.string().nullable(),
      matter: z.string().nullable(),
      words: z.object({ said: z.string(), lines: z.string().nullable() }).exactOptional(),
    })
    .nullable(),
  mentioned: z.boolean(),
  /** How long after it was written it came, where that is long. */
  lateMs: z.number().exactOptional(),
  body,
});

export type Letter = z.infer<typeof letterSchema>;

/** Whether somebody said it: only that makes a person of a stranger, and only that counts against his limit. */
export function isSaid({ kind }: Letter['body']): boolean {
  return kind === 'message' || kind === 'withheld' || kind === 'press' || kind === 'unknown';
}
