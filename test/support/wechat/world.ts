// What the WeChat double knows: contacts, rooms, messages, and the one puppet through which the account is at work.

import type * as PUPPET from 'wechaty-puppet';
import type { Journal } from '../bot-api/journal.ts';
import type { Lookups, Sends } from './faults.ts';
import type { DoublePuppet } from './puppet.ts';

/** How the platform hands our own messages back: with the id that the send gave, with an id of their own, when told, never. */
export type EchoMode = 'with-id' | 'without-id' | 'late' | 'none';

/** A file that somebody sent. Whoever asks for the bytes of a huge one fails the test (`downloads`). */
export interface FakeFile {
  name: string;
  bytes: Buffer | 'huge';
}

export interface FakeMessage {
  payload: PUPPET.payloads.Message;
  file?: FakeFile;
  url?: PUPPET.payloads.UrlLink;
  location?: PUPPET.payloads.Location;
}

export interface FakeRoom {
  payload: PUPPET.payloads.Room;
  /** Room aliases (群昵称) by contact. */
  aliases: Map<string, string>;
  /** Are we in it? */
  open: boolean;
}

/** What the account was asked to send and what went out, as the people of the chat see it. */
export interface SentOut {
  chat: string;
  /** Absent where the send gave none. */
  messageId?: string;
  text: string;
  /** Whose phones told them. */
  mentions: readonly string[];
  file?: { name: string; bytes: Buffer };
  /** The message that was forwarded. */
  forwarded?: string;
}

/** Shared by all parts of the double. It outlives every connection, as WeChat does. */
export interface World {
  self: { id: string; name: string };
  contacts: Map<string, PUPPET.payloads.Contact>;
  /** Who has deleted us, or was never a friend: what we send is refused. */
  closed: Set<string>;
  rooms: Map<string, FakeRoom>;
  messages: Map<string, FakeMessage>;
  friendships: Map<string, PUPPET.payloads.Friendship>;
  /** The one that was started and not stopped. */
  puppet: DoublePuppet | null;
  /** Does a puppet that starts find the account logged in? Else it shows a QR code. */
  signedIn: boolean;
  /** Does the platform hand over at login what came while nobody was there? */
  replays: boolean;
  held: (() => void)[];
  /** Events that nobody was there to hear. */
  lost: string[];
  echo: EchoMode;
  echoesHeld: string[];
  lookups: Lookups;
  sends: Sends;
  sent: Journal<SentOut>;
  /** Ids of messages whose bytes were asked for. */
  downloads: string[];
  /** Contacts whose request was accepted, in this order. */
  accepted: Journal<string>;
  /** Does the puppet tell that somebody is a friend now? */
  confirms: boolean;
  heartbeatMs: number | null;
  nowMs: () => number;
  nextId: () => string;
}

/** Tells the puppet; lost if the account is away, as with most puppets. */
export function tell(world: World, what: string, event: (puppet: DoublePuppet) => void): void {
  const { puppet } = world;
  if (puppet !== null && puppet.isLoggedIn) event(puppet);
  else if (world.replays) world.held.push(() => void (world.puppet !== null && event(world.puppet)));
  else world.lost.push(what);
}

/** A message that the account has now, from whomever. */
export function hand(world: World, message: FakeMessage): void {
  world.messages.set(message.payload.id, message);
  tellMessage(world, message.payload.id);
}

/** Tells of a message, also once more. */
export function tellMessage(world: World, messageId: string): void {
  tell(world, messageId, (puppet) => void puppet.emit('message', { messageId }));
}

/** Our own message comes back. */
export function echo(world: World, message: FakeMessage): void {
  world.messages.set(message.payload.id, message);
  if (world.echo === 'none') return;
  if (world.echo === 'late') world.echoesHeld.push(message.payload.id);
  else setImmediate(() => tellMessage(world, message.payload.id));
}
