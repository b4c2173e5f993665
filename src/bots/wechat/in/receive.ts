// From a fetched message to an arrival, for anything that a puppet may hand over: what is not understood is named and never throws.

import type { Attachment, Pin } from '../../../flows/flow.ts';
import type { AccountKey, Arrival, ArrivalBody } from '../../channel.ts';
import { isXml, readAppmsg, readLocation } from './appmsg.ts';
import type { Fetched } from './fetch.ts';
import { pinAt } from './location.ts';
import { readMention } from './mention.ts';
import { isNotice } from './notices.ts';
import { kinds } from './payload.ts';
import type { MessagePayload } from './payload.ts';
import { plain } from './plain.ts';
import { readQuote } from './quote.ts';

/** A message of our own that came back. */
export interface Echo {
  messageId: string;
  chat: string;
  /** Null: it is a file or the like. */
  text: string | null;
}

export type Reading =
  | { what: 'arrival'; arrival: Arrival }
  | { what: 'echo'; echo: Echo }
  /** No business of ours; the reason is for the log. */
  | { what: 'nothing'; why: string };

export interface Reader {
  account: AccountKey;
  /** Ourselves, as the platform knows us now. */
  self: { id: string; name: string };
  /** When its id reached us, in real time. */
  heardAtMs: number;
}

/** What is older when it reaches us was handed over late. */
const LATE_MS = 10_000;
/** Seconds of this century are below, milliseconds above. */
const FIRST_MILLISECONDS = 100_000_000_000;
/** WeChat's own accounts, which nobody reads. */
const PLATFORM = new Set(['weixin', 'fmessage', 'filehelper', 'medianote', 'newsapp', 'floatbottle', 'qmessage', 'qqmail', 'tmessage', 'qqsync', 'notifymessage', 'notification_messages']);
const LINK_CARD = 5;
const FILE_CARD = 6;

/** What we do not take, by name; the house answers politely. */
const untaken: ReadonlyMap<number, string> = new Map([
  [kinds.contact, 'contact'],
  [kinds.chatHistory, 'chat-history'],
  [kinds.emoticon, 'sticker'],
  [kinds.miniProgram, 'mini-program'],
  [kinds.groupNote, 'group-note'],
  [kinds.transfer, 'transfer'],
  [kinds.redEnvelope, 'red-envelope'],
  [kinds.post, 'post'],
]);

const attached: ReadonlyMap<number, Attachment['kind']> = new Map([
  [kinds.image, 'photo'],
  [kinds.audio, 'voice'],
  [kinds.video, 'video'],
  [kinds.attachment, 'file'],
]);

/** Reads one message. */
export function readMessage(fetched: Fetched, reader: Reader): Reading {
  const { messageId, payload, isOfficial } = fetched;
  const { self } = reader;
  const talker = payload.talkerId ?? payload.fromId ?? '';
  const room = payload.roomId ?? '';
  const chat = room === '' ? talker : room;
  if (talker === '' || talker === room) return { what: 'nothing', why: 'system' };
  if (talker === self.id) return readEcho(messageId, payload);
  if (isOfficial || PLATFORM.has(talker) || talker.startsWith('gh_')) return { what: 'nothing', why: 'official' };
  if (payload.type === kinds.recalled) return { what: 'nothing', why: 'recalled' };
  const text = plain(payload.text ?? '');
  if (isNotice(text)) return { what: 'nothing', why: 'notice' };
  const said = readSaid(fetched, text, reader);
  if (said === null) return { what: 'nothing', why: 'system' };
  const head = {
    eventId: messageId,
    address: { account: reader.account, chat },
    chatKind: room === '' ? ('private' as const) : ('group' as const),
    user: { id: talker },
    messageId,
    ...timesOf(payload, reader.heardAtMs),
  };
  return { what: 'arrival', arrival: { ...head, ...said } };
}

function readEcho(messageId: string, payload: MessagePayload): Reading {
  const chat = payload.roomId ?? payload.listenerId ?? payload.toId ?? '';
  return { what: 'echo', echo: { messageId, chat, text: payload.type === kinds.text ? (payload.text ?? '') : null } };
}

function timesOf({ timestamp }: MessagePayload, heardAtMs: number): Pick<Arrival, 'sentAtMs' | 'lateMs'> {
  if (timestamp === undefined) return {};
  const sentAtMs = Math.round(timestamp < FIRST_MILLISECONDS ? timestamp * 1000 : timestamp);
  const lateMs = heardAtMs - sentAtMs;
  return { sentAtMs, ...(lateMs > LATE_MS ? { lateMs } : {}) };
}

type Said = Pick<Arrival, 'body' | 'quote' | 'mentioned'>;

/** Null: nobody said it. */
function readSaid(fetched: Fetched, text: string, reader: Reader): Said | null {
  const { payload } = fetched;
  const quoted = readQuote(text);
  if (quoted !== null) {
    const { messageId, author } = quoted;
    const quote = { ...(messageId === undefined ? {} : { messageId }), text: quoted.text };
    const said = namedIn(quoted.answer, fetched, reader);
    return said && { ...said, quote: isOurs(author, reader) ? quote : {} };
  }
  const card = readAppmsg(text);
  if (payload.type === kinds.text && card === null && !isXml(text)) return namedIn(text, fetched, reader);
  const body = readThing(fetched, text);
  return body === null ? null : { body };
}

/** What a person wrote, with what he calls us taken out of it. Null: nothing at all. */
function namedIn(text: string, { payload, alias }: Fetched, { self }: Reader): Said | null {
  if ((payload.roomId ?? '') === '') return text.trim() === '' ? null : { body: words(text) };
  const ids = payload.mentionIdList ?? [];
  const isNamed = ids.length === 0 ? null : ids.includes(self.id);
  const naming = { names: [plain(alias ?? ''), plain(self.name)], isNamed };
  const { mentioned, text: rest } = readMention(text, naming);
  return { mentioned, body: words(rest) };
}

/** Web puppets name people by ids of the session, which no quote knows: there anything may be ours. */
function isOurs(author: string | undefined, { self }: Reader): boolean {
  return author === undefined || author === self.id || self.id.startsWith('@') || author.endsWith('@chatroom');
}

/** What is no text. Null: the platform's own, which nobody sent. */
function readThing(fetched: Fetched, text: string): ArrivalBody | null {
  const { messageId, payload, place } = fetched;
  const kind = attached.get(payload.type);
  if (kind !== undefined) return { ...words(''), attachments: [attachmentOf(kind, messageId, payload, text)] };
  const name = untaken.get(payload.type);
  if (name !== undefined) return { kind: 'unknown', what: name };
  if (payload.type === kinds.location) {
    const point = pinAt(place ?? readLocation(text) ?? { latitude: Number.NaN, longitude: 0, name: '', address: '' });
    return point === null ? { kind: 'unknown', what: 'location' } : pinned(point);
  }
  return readCard(fetched, text);
}

/** A card that the puppet knows as a link, or does not know. */
function readCard({ messageId, payload, link }: Fetched, text: string): ArrivalBody | null {
  const card = readAppmsg(text);
  if (payload.type === kinds.url || card?.type === LINK_CARD) {
    const lines = [link?.title ?? card?.title ?? '', link?.url ?? card?.url ?? ''].map((line) => plain(line).trim()).filter((line) => line !== '');
    return lines.length === 0 ? { kind: 'unknown', what: 'link' } : words(lines.join('\n'));
  }
  if (card?.type === FILE_CARD) return { ...words(''), attachments: [attachmentOf('file', messageId, payload, text)] };
  if (card !== null) return { kind: 'unknown', what: Number.isNaN(card.type) ? 'card' : `card-${card.type}` };
  // Without markup a kind that the puppet cannot name is the platform's own talk.
  return isXml(text) ? { kind: 'unknown', what: 'other' } : null;
}

function attachmentOf(kind: Attachment['kind'], ref: string, { filename }: MessagePayload, text: string): Attachment {
  const card = kind === 'file' ? readAppmsg(text) : null;
  const name = plain(filename ?? card?.title ?? '').trim();
  const sizeBytes = card?.sizeBytes ?? null;
  return { kind, ref, ...(name === '' ? {} : { name }), ...(sizeBytes === null ? {} : { sizeBytes }) };
}

function words(text: string): ArrivalBody & { kind: 'message' } {
  return { kind: 'message', text, attachments: [], edited: false };
}

function pinned(pin: Pin): ArrivalBody {
  return { ...words(''), pin: { ...pin, ...(pin.title === undefined ? {} : { title: plain(pin.title) }) } };
}
