// A WeChat in one process: an account of ours, people and rooms around it, and faults on order; reached through its puppet.

import * as PUPPET from 'wechaty-puppet';
import { createJournal } from '../bot-api/journal.ts';
import type { Journal } from '../bot-api/journal.ts';
import { createLookups, createSends } from './faults.ts';
import type { Lookups, Sends } from './faults.ts';
import { contact, createPerson, createRoom } from './people.ts';
import type { Person, Room, Written } from './people.ts';
import { DoublePuppet } from './puppet.ts';
import { tellMessage } from './world.ts';
import type { EchoMode, SentOut, World } from './world.ts';

export interface WeChatOptions {
  self?: { id: string; name: string };
  /** Is the account logged in before anybody scans? Default: yes. */
  signedIn?: boolean;
  /** Null: neither heartbeats nor an answer to a ding. */
  heartbeatMs?: number | null;
  nowMs?: () => number;
  /** How many messages sent are remembered; default: all. */
  keep?: number;
}

export interface WeChat {
  /** What the platform calls us; may be changed while we are logged out, as at some puppets' logins. */
  self: { id: string; name: string };
  /** A puppet for a connection of its own. */
  puppet(options?: PUPPET.PuppetOptions): DoublePuppet;
  person(id: string, name: string, options?: { friend?: boolean; official?: boolean }): Person;
  room(id: string, topic: string, members: readonly Person[]): Room;
  lookups: Lookups;
  sends: Sends;
  /** How our own messages come back from now on. */
  echoes(mode: EchoMode): void;
  /** Those held back by `late`. */
  letEchoesGo(): void;
  /** Everything that went out. */
  sent: Journal<SentOut>;
  shown(chat: string): readonly SentOut[];
  /** Tells of a message once more. */
  repeats(written: Pick<Written, 'id'>): void;
  /** From now on what comes while nobody is there is handed over at the next login. */
  replays(): void;
  /** Events that nobody heard. */
  lost(): readonly string[];
  /** Ids of messages whose bytes were asked for: nothing is downloaded on arrival. */
  downloads(): readonly string[];
  /** Contacts that we accepted. */
  accepted: Journal<string>;
  /** Does the puppet say when somebody is a friend? Default: yes. */
  confirmsFriends(confirms: boolean): void;
  /** Somebody scans the code. */
  scansQr(): void;
  /** Another code, the former being over. */
  showsQr(status?: PUPPET.types.ScanStatus): void;
  /** The phone logs us out. */
  logsOut(): Promise<void>;
  /** An error event of the puppet. */
  fails(details: string): void;
  /** The heart stops, or beats again. */
  heart(beats: boolean): void;
}

const SELF = { id: 'wxid_huiyin', name: '回音' };
const HEARTBEAT_MS = 1_000;

/** Makes the double. Nothing of it outlives the puppets' `stop`. */
export function createWeChat(options: WeChatOptions = {}): WeChat {
  return onWorld(createWorld(options));
}

/** What the double knows, before anybody is there but we. */
export function createWorld({ self = SELF, signedIn = true, heartbeatMs = HEARTBEAT_MS, nowMs = Date.now, keep }: WeChatOptions = {}): World {
  let ids = 0;
  const world: World = {
    self: { ...self },
    contacts: new Map(),
    closed: new Set(),
    rooms: new Map(),
    messages: new Map(),
    friendships: new Map(),
    puppet: null,
    signedIn,
    replays: false,
    held: [],
    lost: [],
    echo: 'with-id',
    echoesHeld: [],
    lookups: createLookups(),
    sends: createSends(),
    sent: createJournal<SentOut>('messages sent', keep),
    downloads: [],
    accepted: createJournal<string>('requests accepted'),
    confirms: true,
    heartbeatMs,
    nowMs,
    nextId: () => {
      ids += 1;
      return `70000000000${String(ids).padStart(8, '0')}`;
    },
  };
  world.contacts.set(world.self.id, ourselves(world));
  return world;
}

/** Ourselves, under whatever id the platform knows us by now. */
function ourselves({ self }: World): PUPPET.payloads.Contact {
  return contact(self.id, self.name, PUPPET.types.Contact.Individual, false);
}

/** Hands and eyes on a world. */
export function onWorld(world: World): WeChat {
  return {
    get self() {
      return world.self;
    },
    set self(changed) {
      world.self = changed;
      world.contacts.set(changed.id, ourselves(world));
    },
    puppet: (options) => new DoublePuppet(world, options),
    person: (id, name, options) => createPerson(world, id, name, options),
    room: (id, topic, members) => createRoom(world, id, topic, members),
    lookups: world.lookups,
    sends: world.sends,
    echoes: (mode) => void (world.echo = mode),
    letEchoesGo() {
      for (const id of world.echoesHeld.splice(0)) tellMessage(world, id);
    },
    sent: world.sent,
    shown: (chat) => world.sent.all().filter((one) => one.chat === chat),
    repeats: ({ id }) => tellMessage(world, id),
    replays: () => void (world.replays = true),
    lost: () => world.lost,
    downloads: () => world.downloads,
    accepted: world.accepted,
    confirmsFriends: (confirms) => void (world.confirms = confirms),
    scansQr() {
      world.signedIn = true;
      world.puppet?.emit('scan', { status: PUPPET.types.ScanStatus.Scanned });
      world.puppet?.appear();
    },
    showsQr(status = PUPPET.types.ScanStatus.Waiting) {
      world.puppet?.emit('scan', { status, qrcode: `https://login.weixin.qq.com/l/${world.nextId()}` });
    },
    async logsOut() {
      world.signedIn = false;
      await world.puppet?.logout('logged out on the phone');
      world.puppet?.appear();
    },
    fails: (details) => void world.puppet?.emit('error', { gerror: JSON.stringify({ name: 'Error', message: details, code: 2, details }) }),
    heart: (beats) => void (world.heartbeatMs = beats ? HEARTBEAT_MS : null),
  };
}
