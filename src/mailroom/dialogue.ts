// Where each person of a chat stands: the state blob of a conversation.

import { z } from 'zod';

const standing = z.object({ flow: z.string(), data: z.unknown(), at: z.number() });

/** By the platform's user id: in a group each has a dialogue of his own. */
export const dialoguesSchema = z.record(z.string(), standing);

export type Dialogues = z.infer<typeof dialoguesSchema>;
