// The port between the house and a chat platform: four methods, and abilities that are declared, not guessed.

import type { Instant } from '../calendar/clock.ts';
import type { Attachment, Button, Pin } from '../flows/flow.ts';

/** One account on one platform, e.g. `telegram:123456`. Every chat and user key carries it, so a second bot needs no migration. */
export type AccountKey = `${string}:${string}`;

/** Where a message goes: account, chat and, in a forum group, the thread. */
export interface Address {
  account: AccountKey;
  chat: string;
  thread?: string;
}

/** The chat of what is told of the account itself: no person's, and nothing can be sent to it. */
export const accountChat = '~';

/** What a person wrote, pressed or did, in words that fit every platform. */
export type ArrivalBody =
  | { kind: 'message'; text: string; attachments: Attachment[]; pin?: Pin; edited: boolean }
  /** `press` is the payload of a button exactly as the platform hands it back: not yet trusted. */
  | { kind: 'press'; press: string }
  /** The person stopped or restarted the bot. */
  | { kind: 'reachable'; reachable: boolean }
  /** The platform gave the group a new id (a Telegram group became a supergroup). */
  | { kind: 'moved'; toChat: string }
  /** Our account was added to, or removed from, a group. */
  | { kind: 'membership'; present: boolean }
  /** Of the account itself (`accountChat`): it waits for somebody to log it in by QR code, it is at work, it was logged out. */
  | { kind: 'account'; state: 'scan' | 'login' | 'logout' }
  /** Of the account itself: between these instants messages may have been missed; of `unfetched` ones nothing but the id reached us. */
  | { kind: 'gap'; from: Instant; to: Instant; unfetched: number }
  /** A kind of message that we do not take (sticker, poll …): answered politely. */
  | { kind: 'unknown'; what: string };

/** One event of a platform. `eventId` is unique within `address.account`: the same event twice is one arrival. */
export interface Arrival {
  eventId: string;
  address: Address;
  chatKind: 'private' | 'group';
  /** The writer as the platform knows him; never shown to anybody. */
  user: { id: string; name?: string; language?: string };
  /** Platform id of the message written, or of the message whose button was pressed. */
  messageId?: string;
  /** Platform id of the quoted message, and its text for platforms that know no id. Empty: a message of somebody else, or a picture; what is written under it answers nothing else. */
  quote?: { messageId?: string; text?: string };
  /** Was our account addressed by name? Only then may a group hear an answer to free text. */
  mentioned?: boolean;
  /** When the platform says that it was sent, in milliseconds since 1970. */
  sentAtMs?: number;
  /** How long ago it was written, where the platform hands messages over late (after it was away); absent: just now. */
  lateMs?: number;
  body: ArrivalBody;
}

/** One platform message, or one change to one. */
export type Dispatch =
  /** `mention`: the platform's id of whom it answers in a group, for channels that declare it. */
  | { kind: 'text'; text: string; buttons: Button[][]; quote?: string; mention?: string }
  /** `bytes`: a file that we hold ourselves, for channels that declare it; else `attachment.ref` is the platform's own id. */
  | { kind: 'file'; attachment: Attachment; bytes?: Uint8Array; caption?: string; quote?: string }
  | { kind: 'pin'; pin: Pin; quote?: string }
  /** `messageId` is the platform's id of the message to change. */
  | { kind: 'edit'; messageId: string; text: string; buttons: Button[][] }
  | { kind: 'erase'; messageId: string };

export interface Delivery {
  id: string;
  address: Address;
  dispatch: Dispatch;
}

export interface Sent {
  ok: true;
  /** Absent where the platform tells none. */
  messageId?: string;
}

/**
 * Why a send failed. `later`: try again, not before `retryAfterMs`; `blocked`: the person does not want us, or the chat is gone;
 * `invalid`: the platform will never take this message; `ambiguous`: it may have arrived, and is tried again, not before `retryAfterMs`;
 * `window`: held until the person writes. `code` is the platform's own code, for the log; `invalid` with `no-echo`: sent more than once,
 * and still it may or may not have arrived.
 */
export interface SendFailure {
  ok: false;
  why: 'later' | 'blocked' | 'invalid' | 'ambiguous' | 'window';
  retryAfterMs?: number;
  code?: string;
}

/** How fast an account may write where the platform bans what writes like a machine. Alerts pass. */
export interface Pace {
  /** Between two messages to one chat. */
  chatEveryMs: number;
  /** Between messages to different chats. */
  otherChatEveryMs: number;
  /** Over the whole account. */
  perMinute: number;
}

/** What the platform can do. The house adapts: numbered lines without buttons, several messages for a long text. */
export interface Abilities {
  buttons: boolean;
  quotes: boolean;
  /** Somebody in a group can be named so that his phone tells him. */
  mentions: boolean;
  edit: boolean;
  erase: boolean;
  /** A file whose bytes we hold can be sent. */
  files: boolean;
  /** Longest text of one message, in UTF-16 units. */
  maxChars: number;
  /** `always`, or how many messages within how many hours after the person wrote. */
  push: 'always' | { hours: number; count: number };
  /** May the account ids of people be relied upon for ever? */
  stableIds: boolean;
  /** Messages a minute that a group bears; absent: no limit. */
  groupPerMinute?: number;
  /** Notices and broadcasts a second over the whole account. */
  perSecond: number;
  /** Absent: answers leave as fast as they come. */
  pace?: Pace;
}

export interface Health {
  up: boolean;
  /** For staff: what is wrong and what to do; no texts, no names. */
  detail?: string;
}

/** What a look at something found, for the people who run the house. `bad`: somebody has to do something now. */
export interface Finding {
  how: 'well' | 'hint' | 'bad';
  /** What was looked at, in a few words. */
  about: string;
  /** What is so, and what to do about it; no texts of people, no secrets. */
  words: string;
}

export interface Examination {
  /** The chats of this account that are staff groups. */
  staffGroups: readonly { studio: string; address: Address }[];
  /** Codes of all studios; null: the roster could not be read. */
  studios: readonly string[] | null;
  /** A server is at work, here or elsewhere: what it would have put right should be right. */
  serving: boolean;
}

/** Takes what has arrived; resolves only when it is stored. Rejects when it could not be stored: do not acknowledge then. */
export type Receive = (arrivals: readonly Arrival[]) => Promise<void>;

/** An address on our web server that belongs to the channel (webhook, web chat). */
export interface Route {
  /** A platform's server reads nothing of the headers that protect a page, and calls with each message. */
  caller: 'browser' | 'platform';
  method: 'GET' | 'POST';
  path: string;
  handle(request: Request): Promise<Response> | Response;
}

export interface Channel {
  readonly name: string;
  readonly account: AccountKey;
  readonly can: Abilities;
  /** Code of the studio whose account this is; absent: people say which studio they mean. */
  readonly studio?: string;
  readonly routes?: readonly Route[];
  start(receive: Receive): Promise<void>;
  /** Takes no more and returns within 5 s. */
  stop(): Promise<void>;
  health(): Health;
  /** Can anything leave now? While not, what is to be sent waits and no try counts. Absent: always. */
  canSend?(): boolean;
  /** The platform's ids of a group's members without our own; null when it does not tell. Never throws, returns within 10 s. */
  members?(chat: string): Promise<readonly string[] | null>;
  /** Asks the platform about everything that can be wrong with the account (`huiyin doctor`); also before `start`. Never throws. */
  examine?(asked: Examination): Promise<Finding[]>;
  /** A link that opens a private chat with us and sends `/start` with this; null while our name there is not known. */
  link?(carried: string): string | null;
  /** Never throws and returns within 10 s: every failure has one of the names above. */
  send(delivery: Delivery): Promise<Sent | SendFailure>;
}
