// A channel made of paper: keeps what it gets per chat, fails as told, and lets people write, press, quote and edit in it.

import type { Abilities, AccountKey, Arrival, ArrivalBody, Channel, Delivery, Dispatch, Receive, SendFailure, Sent } from '../../src/bots/channel.ts';
import type { Attachment, Button, Pin } from '../../src/flows/flow.ts';

/** A message as everybody in the chat sees it now. */
export interface PaperMessage {
  id: string;
  /** Platform id of the person; null: the desk. */
  from: string | null;
  text: string;
  buttons: readonly Button[];
  attachments: readonly Attachment[];
  pin: Pin | null;
  quote: string | null;
  /** Platform id of whom it named. */
  mentions: string | null;
  erased: boolean;
  /** Every button that it ever had, the latest ones last. */
  everButtons: readonly Button[];
}

/** What the desk did to a chat. For an edit or an erasure, `before` is how the message looked. */
export interface PaperDeed {
  delivery: Delivery;
  dispatch: Dispatch;
  chat: string;
  before: PaperMessage | null;
}

/** `shown`: it arrives although the answer says otherwise. A hanging send waits for `letGo`, then succeeds or fails as told. */
export type PaperFault = (SendFailure & { shown?: boolean; hangs?: boolean }) | 'throws' | 'hangs';

/** What a person puts on paper. */
export interface Writing {
  user: string;
  chat: string;
  text?: string;
  attachments?: Attachment[];
  pin?: Pin;
  quote?: string;
  /** Id of his own message that this replaces. */
  edits?: string;
  mentioned?: boolean;
  /** How long ago he wrote it. */
  lateMs?: number;
}

export interface Paper extends Channel {
  /** Everything that the desk did, in the order in which it arrived. */
  readonly deeds: readonly PaperDeed[];
  chat(chat: string): readonly PaperMessage[];
  readonly groups: readonly string[];
  /** The next sends to this chat fail so, one after the other. */
  fail(chat: string, ...faults: PaperFault[]): void;
  /** All sends to this chat fail so, until told otherwise by null. */
  failAlways(chat: string, fault: PaperFault | null): void;
  /** Resolves when a send to this chat is under way and hangs. */
  hanging(chat: string): Promise<Delivery>;
  /** Hanging sends go on. */
  letGo(): void;
  /** Whether its account can send now; it can unless told otherwise. */
  isReady(ready: boolean): void;
  /** These resolve when the arrival is stored. */
  writes(writing: Writing): Promise<Arrival>;
  presses(by: { user: string; chat: string; messageId?: string; press: string }): Promise<Arrival>;
  happens(by: { user: string; chat: string }, body: ArrivalBody, more?: Pick<Arrival, 'quote'>): Promise<Arrival>;
  /** The platform hands over these again. */
  repeats(arrivals: readonly Arrival[]): Promise<void>;
}

export interface PaperOptions {
  account?: AccountKey;
  can?: Partial<Abilities>;
  /** Chats that are groups; all others are private. */
  groups?: readonly string[];
  /** Of a quoted message only the words are handed over, as in WeChat. */
  quotesByWords?: boolean;
  hasLinks?: false;
  studio?: string;
  /** Who is in a group; absent: the platform does not tell. */
  members?: (chat: string) => readonly string[];
}

const allAbilities: Abilities = {
  buttons: true,
  quotes: true,
  mentions: false,
  edit: true,
  erase: true,
  files: true,
  maxChars: 4000,
  push: 'always',
  stableIds: true,
  groupPerMinute: 18,
  perSecond: 25,
};

/** What lies on the table: chats, faults in waiting, sends that hang. */
interface Table {
  messages: Map<string, PaperMessage[]>;
  deeds: PaperDeed[];
  next: Map<string, PaperFault[]>;
  always: Map<string, PaperFault>;
  held: { delivery: Delivery; release: () => void }[];
  watchers: { chat: string; seen: (delivery: Delivery) => void }[];
  lastId: number;
  ready: boolean;
}

export function createPaper(options: PaperOptions = {}): Paper {
  const account = options.account ?? 'paper:1';
  const groups = new Set(options.groups ?? []);
  const table: Table = { messages: new Map(), deeds: [], next: new Map(), always: new Map(), held: [], watchers: [], lastId: 0, ready: true };
  let receive: Receive | null = null;
  let lastEvent = 0;

  async function arrives(by: { user: string; chat: string; messageId?: string }, body: ArrivalBody, more: Partial<Arrival> = {}): Promise<Arrival> {
    if (!receive) throw new Error('the paper channel was not started');
    lastEvent += 1;
    const arrival: Arrival = {
      eventId: `event-${lastEvent}`,
      address: { account, chat: by.chat },
      chatKind: groups.has(by.chat) ? 'group' : 'private',
      user: { id: by.user },
      ...(by.messageId === undefined ? {} : { messageId: by.messageId }),
      ...more,
      body,
    };
    await receive([arrival]);
    return arrival;
  }

  return {
    name: 'paper',
    account,
    can: { ...allAbilities, ...options.can },
    deeds: table.deeds,
    start(given) {
      receive = given;
      return Promise.resolve();
    },
    stop() {
      receive = null;
      return Promise.resolve();
    },
    canSend: () => table.ready,
    isReady(ready) {
      table.ready = ready;
    },
    health: () => (receive === null ? { up: false, detail: 'not started' } : { up: true }),
    ...(options.studio === undefined ? {} : { studio: options.studio }),
    ...(options.members ? { members: (chat: string) => Promise.resolve(options.members?.(chat) ?? null) } : {}),
    ...(options.hasLinks === false ? {} : { link: (carried: string) => `https://chat.example/start?${carried}` }),
    send: (delivery) => send(table, delivery),
    chat: (chat) => messagesOf(table, chat),
    groups: [...groups],
    fail(chat, ...faults) {
      table.next.set(chat, [...(table.next.get(chat) ?? []), ...faults]);
    },
    failAlways(chat, fault) {
      if (fault === null) table.always.delete(chat);
      else table.always.set(chat, fault);
    },
    hanging(chat) {
      const held = table.held.find((one) => one.delivery.address.chat === chat);
      if (held) return Promise.resolve(held.delivery);
      return new Promise((seen) => table.watchers.push({ chat, seen }));
    },
    letGo() {
      for (const { release } of table.held.splice(0)) release();
    },
    writes(writing) {
      const message = writeDown(table, writing);
      const body: ArrivalBody = {
        kind: 'message',
        text: writing.text ?? '',
        attachments: writing.attachments ?? [],
        ...(writing.pin ? { pin: writing.pin } : {}),
        edited: writing.edits !== undefined,
      };
      return arrives({ ...writing, messageId: message.id }, body, {
        ...(writing.quote === undefined ? {} : { quote: options.quotesByWords === true ? { messageId: `unknown-${writing.quote}`, text: wordsOf(table, writing.chat, writing.quote) } : { messageId: writing.quote } }),
        ...(writing.lateMs === undefined ? {} : { lateMs: writing.lateMs }),
        ...(writing.mentioned === undefined ? {} : { mentioned: writing.mentioned }),
      });
    },
    presses: ({ press, ...by }) => arrives(by, { kind: 'press', press }),
    happens: (by, body, more) => arrives(by, body, more),
    async repeats(arrivals) {
      if (!receive) throw new Error('the paper channel was not started');
      await receive(arrivals);
    },
  };
}

function messagesOf(table: Table, chat: string): PaperMessage[] {
  const known = table.messages.get(chat);
  if (known) return known;
  const fresh: PaperMessage[] = [];
  table.messages.set(chat, fresh);
  return fresh;
}

/** Whom it named comes before what we said. */
function wordsOf(table: Table, chat: string, id: string): string {
  const message = messagesOf(table, chat).find((one) => one.id === id);
  return `${message?.mentions == null ? '' : `@${message.mentions}\u2005`}${message?.text ?? ''}`;
}

function nextId(table: Table): string {
  table.lastId += 1;
  return `m${table.lastId}`;
}

const blank = { text: '', buttons: [], attachments: [], pin: null, quote: null, mentions: null, erased: false, everButtons: [] };

/** A person's message lies in the chat before anybody has read it. */
function writeDown(table: Table, { user, chat, text = '', attachments = [], pin, quote, edits }: Writing): PaperMessage {
  const messages = messagesOf(table, chat);
  if (edits === undefined) {
    const message = { ...blank, id: nextId(table), from: user, text, attachments, pin: pin ?? null, quote: quote ?? null };
    messages.push(message);
    return message;
  }
  const known = messages.find((message) => message.id === edits && message.from === user);
  if (!known) throw new Error('nobody edits what he did not write');
  known.text = text;
  return known;
}

async function send(table: Table, delivery: Delivery): Promise<Sent | SendFailure> {
  const { chat } = delivery.address;
  const fault = table.next.get(chat)?.shift() ?? table.always.get(chat);
  if (fault === undefined) return lay(table, delivery);
  if (fault === 'throws') throw new TypeError(`a platform's error that quotes ${JSON.stringify(delivery.dispatch)}`);
  if (fault === 'hangs' || fault.hangs) await hang(table, delivery);
  if (fault === 'hangs') return lay(table, delivery);
  const { shown, hangs: _, ...failure } = fault;
  if (shown) lay(table, delivery);
  return failure;
}

/** Resolves when it is let go. */
function hang(table: Table, delivery: Delivery): Promise<void> {
  return new Promise((release) => {
    table.held.push({ delivery, release });
    for (const watcher of table.watchers.splice(0)) {
      if (watcher.chat === delivery.address.chat) watcher.seen(delivery);
      else table.watchers.push(watcher);
    }
  });
}

/** Puts what the desk sends into the chat. */
function lay(table: Table, delivery: Delivery): Sent | SendFailure {
  const { dispatch } = delivery;
  const { chat } = delivery.address;
  const messages = messagesOf(table, chat);
  if (dispatch.kind === 'edit' || dispatch.kind === 'erase') {
    const message = messages.find((one) => one.id === dispatch.messageId);
    if (!message) return { ok: false, why: 'invalid', code: 'NO_SUCH_MESSAGE' };
    table.deeds.push({ delivery, dispatch, chat, before: { ...message } });
    if (dispatch.kind === 'erase') Object.assign(message, { erased: true, text: '', buttons: [] });
    else change(message, dispatch);
    return { ok: true, messageId: message.id };
  }
  const message = messageOf(nextId(table), dispatch);
  messages.push(message);
  table.deeds.push({ delivery, dispatch, chat, before: null });
  return { ok: true, messageId: message.id };
}

function change(message: PaperMessage, { text, buttons }: Extract<Dispatch, { kind: 'edit' }>): void {
  message.text = text;
  message.buttons = buttons.flat();
  message.everButtons = [...message.everButtons, ...buttons.flat()];
}

function messageOf(id: string, dispatch: Exclude<Dispatch, { kind: 'edit' | 'erase' }>): PaperMessage {
  const quote = dispatch.quote ?? null;
  if (dispatch.kind === 'file') return { ...blank, id, from: null, text: dispatch.caption ?? '', attachments: [dispatch.attachment], quote };
  if (dispatch.kind === 'pin') return { ...blank, id, from: null, pin: dispatch.pin, quote };
  const buttons = dispatch.buttons.flat();
  return { ...blank, id, from: null, text: dispatch.text, buttons, everButtons: buttons, quote, mentions: dispatch.mention ?? null };
}
