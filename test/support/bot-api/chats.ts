// The chats of the Bot API double: who is in them, and every message as it looks now.

import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import type { ShownButton } from './params.ts';

/** A message as it looks now, ours or a person's. */
export interface FakeMessage {
  chat: number;
  id: number;
  byBot: boolean;
  /** A person's id; the bot's for messages of ours. */
  from: number;
  /** Text or caption. */
  text: string;
  buttons: readonly (readonly ShownButton[])[];
  sentAtSeconds: number;
  quotes?: number;
  thread?: number;
  file?: { kind: string; ref: string };
  pin?: { latitude: number; longitude: number; title?: string };
  erased: boolean;
}

/** Something that a person in the chat saw happen: the message as it was then. */
interface Seen extends FakeMessage {
  change: 'sent' | 'edited' | 'erased';
}

/** What keeps the bot from writing here. */
type Closed = 'blocked' | 'deactivated' | 'kicked' | null;

export interface FakeChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  readonly forum: boolean;
  /** May the bot delete what others wrote? */
  botIsAdmin: boolean;
  /** Has it, as an administrator, that right? */
  botDeletes: boolean;
  /** Only administrators may write. */
  isSilent: boolean;
  closed: Closed;
  migratedTo: number | null;
  /** Messages of the bot that are still there, oldest first. */
  readonly messages: readonly FakeMessage[];
  /** The next thing that the bot did here. */
  next: Journal<Seen>['next'];
  /** All that the bot did here. */
  readonly seen: readonly Seen[];
  find(id: number): FakeMessage | undefined;
  /** Writes a message down and gives it its id. */
  add(message: Omit<FakeMessage, 'chat' | 'id' | 'erased'>): FakeMessage;
  /** The bot changed or removed a message. */
  changed(message: FakeMessage, change: 'edited' | 'erased'): void;
}

export interface Chats {
  /** Undefined: the bot cannot know this chat. */
  find(id: number): FakeChat | undefined;
  open(id: number, type: FakeChat['type'], options?: { title?: string; forum?: boolean }): FakeChat;
}

/** `keep` bounds what each chat remembers. */
export function createChats(keep: number): Chats {
  const chats = new Map<number, FakeChat>();
  return {
    find: (id) => chats.get(id),
    open(id, type, options = {}) {
      const known = chats.get(id);
      if (known !== undefined) return known;
      const chat = createChat(id, type, options, keep);
      chats.set(id, chat);
      return chat;
    },
  };
}

function createChat(id: number, type: FakeChat['type'], options: { title?: string; forum?: boolean }, keep: number): FakeChat {
  const messages = new Map<number, FakeMessage>();
  const journal = createJournal<Seen>(`chat ${id}`, keep);
  let latestId = 0;
  return {
    id,
    type,
    ...(options.title === undefined ? {} : { title: options.title }),
    forum: options.forum ?? false,
    botIsAdmin: true,
    botDeletes: true,
    isSilent: false,
    closed: null,
    migratedTo: null,
    get messages() {
      return [...messages.values()].filter((message) => message.byBot && !message.erased);
    },
    next: journal.next,
    get seen() {
      return journal.all();
    },
    find(messageId) {
      const message = messages.get(messageId);
      return message === undefined || message.erased ? undefined : message;
    },
    add(given) {
      latestId += 1;
      const message: FakeMessage = { ...given, chat: id, id: latestId, erased: false };
      messages.set(latestId, message);
      messages.delete(latestId - keep);
      if (message.byBot) journal.add({ ...message, change: 'sent' });
      return message;
    },
    changed(message, change) {
      message.erased = change === 'erased';
      journal.add({ ...message, change });
    },
  };
}

/** A message in the shape of the Bot API. */
export function toApiMessage(message: FakeMessage, chat: FakeChat, from: object): Record<string, unknown> {
  const { buttons, file, pin, text, thread } = message;
  const shape: Record<string, unknown> = { message_id: message.id, from, chat: toApiChat(chat), date: message.sentAtSeconds };
  if (thread !== undefined) Object.assign(shape, { message_thread_id: thread, is_topic_message: true });
  if (file !== undefined) Object.assign(shape, fileShape(file), text === '' ? {} : { caption: text });
  else if (pin !== undefined) Object.assign(shape, pinShape(pin));
  else shape['text'] = text;
  if (buttons.length > 0) {
    shape['reply_markup'] = { inline_keyboard: buttons.map((row) => row.map(({ label, press }) => ({ text: label, callback_data: press }))) };
  }
  return shape;
}

export function toApiChat(chat: FakeChat): object {
  const title = chat.title === undefined ? {} : { title: chat.title };
  return { id: chat.id, type: chat.type, ...title, ...(chat.forum ? { is_forum: true } : {}) };
}

function pinShape({ latitude, longitude, title }: NonNullable<FakeMessage['pin']>): object {
  const location = { latitude, longitude };
  return title === undefined ? { location } : { location, venue: { location, title, address: '' } };
}

function fileShape({ kind, ref }: NonNullable<FakeMessage['file']>): object {
  const file = { file_id: ref, file_unique_id: `u${ref}`, file_size: 100_000 };
  // Telegram gives several sizes, the largest last.
  if (kind === 'photo') return { photo: [{ ...file, file_id: `${ref}s`, width: 90, height: 60, file_size: 900 }, { ...file, width: 1280, height: 960 }] };
  return { [kind]: { ...file, duration: 3, mime_type: kind === 'voice' ? 'audio/ogg' : 'application/octet-stream' } };
}
