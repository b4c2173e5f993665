// The part of Telegram's Update that we read; whatever is malformed counts as absent, so that no content can break the intake.

import { z } from 'zod';

/** PostgreSQL stores neither NUL nor half a surrogate pair; both are replaced, so that offsets stay. */
const words = z.string().transform((text) => text.replaceAll('\u0000', '\uFFFD').toWellFormed());
const short = z.string().max(512).transform((text) => text.replaceAll('\u0000', '').toWellFormed());

function soft<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

/** Seconds since 1970 that a date can hold. */
const seconds = soft(z.int().min(0).max(8_000_000_000));

const user = z.object({
  id: z.int(),
  is_bot: soft(z.boolean()),
  first_name: soft(short),
  last_name: soft(short),
  language_code: soft(short),
});

const chat = z.object({ id: z.int(), type: z.enum(['private', 'group', 'supergroup', 'channel']) });

const file = soft(
  z.object({
    file_id: short.pipe(z.string().min(1)),
    file_name: soft(short),
    mime_type: soft(short),
    file_size: soft(z.int().min(0)),
    width: soft(z.int()),
    height: soft(z.int()),
  }),
);

const location = soft(z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }));

const entities = soft(
  z.array(soft(z.object({ type: z.string(), offset: z.int().min(0), length: z.int().min(0), user: soft(z.object({ id: z.int() })) }))),
);

const message = z.object({
  message_id: z.int(),
  date: seconds,
  edit_date: seconds,
  chat,
  from: soft(user),
  sender_chat: soft(z.object({ id: z.int() })),
  is_automatic_forward: soft(z.boolean()),
  message_thread_id: soft(z.int()),
  is_topic_message: soft(z.boolean()),
  reply_to_message: soft(z.object({ message_id: z.int(), from: soft(user), text: soft(words), caption: soft(words) })),
  external_reply: soft(z.object({ origin: z.object({ sender_user: soft(user) }) })),
  quote: soft(z.object({ text: words })),
  text: soft(words),
  caption: soft(words),
  entities,
  caption_entities: entities,
  photo: soft(z.array(file)),
  voice: file,
  audio: file,
  video: file,
  video_note: file,
  animation: file,
  document: file,
  location,
  venue: soft(z.object({ location, title: soft(short), address: soft(short) })),
  migrate_to_chat_id: soft(z.int()),
});

const membership = z.object({
  chat,
  from: soft(user),
  date: seconds,
  old_chat_member: soft(z.object({ status: z.string(), is_member: soft(z.boolean()) })),
  new_chat_member: z.object({ status: z.string(), is_member: soft(z.boolean()) }),
});

/** An update with the four kinds that we ask for; `kinds` keeps the names of what else was in the message. */
export const updateSchema = z.object({
  update_id: z.int().min(0),
  message: soft(message),
  edited_message: soft(message),
  callback_query: soft(
    z.object({ id: short, from: user, data: soft(short), message: soft(message) }),
  ),
  my_chat_member: soft(membership),
});

/** What we ask Telegram for. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

export type TelegramMessage = z.infer<typeof message>;
export type TelegramMembership = z.infer<typeof membership>;
export type TelegramUpdate = z.infer<typeof updateSchema>;
