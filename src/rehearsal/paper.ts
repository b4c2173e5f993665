// The channel of a rehearsal: nothing leaves the machine. Keeps what everybody would have received, and lets them write and press.

import type { Abilities, AccountKey, Arrival, ArrivalBody, Channel, Delivery, Receive } from '../bots/channel.ts';
import type { Clock, Instant } from '../calendar/clock.ts';
import type { Button } from '../flows/flow.ts';

/** What stands in a chat. `from` null: the desk. */
export interface Line {
  id: string;
  at: Instant;
  from: string | null;
  text: string;
  buttons: readonly Button[];
  /** `edit`: a message of before, rewritten. */
  kind: 'text' | 'edit' | 'erased' | 'press';
}

export interface RehearsalPaper extends Channel {
  /** By chat, in their order. */
  readonly chats: ReadonlyMap<string, readonly Line[]>;
  /** What the desk has said since it was last asked, with the chat. */
  unread(): { chat: string; line: Line }[];
  /** What stands under a message now. */
  offered(chat: string, id: string): readonly Button[];
  /** These resolve when it is stored. */
  writes(user: string, chat: string, text: string): Promise<void>;
  presses(user: string, chat: string, line: Line, button: Button): Promise<void>;
}

const account: AccountKey = 'rehearsal:paper';

/** No platform's limits: what has to wait waits for the clock alone. */
const can: Abilities = {
  buttons: true,
  quotes: true,
  mentions: false,
  edit: true,
  erase: true,
  files: true,
  maxChars: 4000,
  push: 'always',
  stableIds: true,
  perSecond: 100_000,
};

export function createRehearsalPaper(clock: Clock, groups: ReadonlySet<string>): RehearsalPaper {
  const chats = new Map<string, Line[]>();
  let unread: { chat: string; line: Line }[] = [];
  let receive: Receive | null = null;
  let events = 0;
  let messages = 0;

  function keep(chat: string, line: Omit<Line, 'at'>): Line {
    const kept = { ...line, at: clock.now() };
    chats.set(chat, [...(chats.get(chat) ?? []), kept]);
    if (line.from === null) unread.push({ chat, line: kept });
    return kept;
  }

  function nextId(): string {
    messages += 1;
    return `m${messages}`;
  }

  async function arrives(user: string, chat: string, messageId: string, body: ArrivalBody): Promise<void> {
    events += 1;
    const arrival: Arrival = { eventId: `e${events}`, address: { account, chat }, chatKind: groups.has(chat) ? 'group' : 'private', user: { id: user }, messageId, body };
    await receive?.([arrival]);
  }

  return {
    name: 'rehearsal',
    account,
    can,
    chats,
    unread() {
      const taken = unread;
      unread = [];
      return taken;
    },
    async start(given) {
      receive = given;
    },
    async stop() {
      receive = null;
    },
    offered: (chat, id) => chats.get(chat)?.findLast((line) => line.id === id)?.buttons ?? [],
    health: () => ({ up: receive !== null }),
    async writes(user, chat, text) {
      const { id } = keep(chat, { id: nextId(), from: user, text, buttons: [], kind: 'text' });
      await arrives(user, chat, id, { kind: 'message', text, attachments: [], edited: false });
    },
    async presses(user, chat, line, { label, press }) {
      keep(chat, { id: nextId(), from: user, text: label, buttons: [], kind: 'press' });
      await arrives(user, chat, line.id, { kind: 'press', press });
    },
    async send({ address, dispatch }: Delivery) {
      switch (dispatch.kind) {
        case 'text':
          return { ok: true, messageId: keep(address.chat, { id: nextId(), from: null, text: dispatch.text, buttons: dispatch.buttons.flat(), kind: 'text' }).id };
        case 'edit':
          keep(address.chat, { id: dispatch.messageId, from: null, text: dispatch.text, buttons: dispatch.buttons.flat(), kind: 'edit' });
          return { ok: true, messageId: dispatch.messageId };
        case 'erase':
          keep(address.chat, { id: dispatch.messageId, from: null, text: '', buttons: [], kind: 'erased' });
          return { ok: true };
        case 'file':
        case 'pin':
          return { ok: true, messageId: nextId() };
      }
    },
  };
}
