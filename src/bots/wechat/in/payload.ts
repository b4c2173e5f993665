// The part of wechaty's message that we read; puppets fill it as they like, so whatever is malformed counts as absent.

import { z } from 'zod';

/** wechaty's numbers of the kinds of messages; its own enum would load wechaty with every server. */
export const kinds = {
  unknown: 0,
  attachment: 1,
  audio: 2,
  contact: 3,
  chatHistory: 4,
  emoticon: 5,
  image: 6,
  text: 7,
  location: 8,
  miniProgram: 9,
  groupNote: 10,
  transfer: 11,
  redEnvelope: 12,
  recalled: 13,
  url: 14,
  video: 15,
  post: 16,
} as const;

function soft<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const id = soft(z.string().max(512).transform((text) => text.replaceAll('\u0000', '').toWellFormed()));

/** Text that no phone can write is cut; the store takes less. */
const MAX_CHARS = 100_000;
const words = soft(z.string().transform((text) => text.slice(0, MAX_CHARS)));

export const messagePayload = z.object({
  type: z.int().catch(kinds.unknown),
  text: words,
  filename: soft(z.string().transform((text) => text.slice(0, 512))),
  /** In seconds or milliseconds. */
  timestamp: soft(z.number().positive()),
  talkerId: id,
  fromId: id,
  listenerId: id,
  toId: id,
  roomId: id,
  mentionIdList: soft(z.array(z.string())),
});

export type MessagePayload = z.infer<typeof messagePayload>;

export const linkPayload = z.object({ title: z.string().catch(''), url: z.string().catch('') });

export type LinkPayload = z.infer<typeof linkPayload>;
