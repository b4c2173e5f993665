// The way in: screens for secrets before anything is stored, then stores arrivals once and only then lets them be acknowledged.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Abilities, Arrival } from '../bots/channel.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Overheard } from '../flows/heard.ts';
import { suspectsSecret } from '../matters/screening.ts';
import type { Db } from '../store/db.ts';
import { storeLetters, type NewLetter } from '../store/letters.ts';
import type { Seal } from '../store/seal.ts';
import { keyOf } from './address.ts';
import type { Letter } from './letter.ts';
import { quotedWords } from './offered.ts';

export interface Inbox {
  /** Stores arrivals; resolves when they are durable. Many callers share one statement. */
  receive(arrivals: readonly Arrival[]): Promise<void>;
  /** Stores letters that the house writes to itself: what fell due, what could not be delivered. */
  post(db: Db, letters: readonly OwnLetter[]): Promise<void>;
}

export interface OwnLetter {
  /** Unique: `deadline:BM26-0001:2026-12-09`. Posting it twice changes nothing. */
  id: string;
  conversation: string;
  user: string;
  body: Letter['body'];
}

/** Account under which the house's own letters are unique. */
export const ownAccount = 'desk:house';

/** Longest text that is kept of one message; no platform sends more, a hostile client may. */
const maxTextChars = 20_000;

/** Under load as many callers are waited for, this long. */
const worthwhile = 16;
const gatherMs = 1;

/** Most letters in one statement. */
const groupLimit = 200;

interface Waiting {
  letters: NewLetter[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

export interface InboxDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  /** Called after letters of these chats became durable: the worker may look. */
  stored: (chats: readonly string[]) => void;
  /** Null for an account that is not configured here. */
  abilities: (account: string) => Abilities | null;
  /** What of a group's talk any flow could answer (flows/heard.ts). */
  mayConcernUs: (overheard: Overheard) => boolean;
  /** Chats that are staff groups: in no other is a choice offered. */
  staffGroups: () => ReadonlySet<string>;
}

export function createInbox(deps: InboxDeps): Inbox {
  const queue: Waiting[] = [];
  let writing = false;

  /** While one statement is under way, others gather for the next: the busier, the cheaper each becomes. */
  async function write(): Promise<void> {
    writing = true;
    for (let first = true; queue.length > 0; first = false) {
      // Somebody who writes alone is not kept waiting.
      if (!first && queue.length < worthwhile) await sleep(gatherMs);
      const group: Waiting[] = [];
      for (let size = 0; queue[0] && (size === 0 || size + queue[0].letters.length <= groupLimit); ) {
        const next = queue.shift();
        if (!next) break;
        group.push(next);
        size += next.letters.length;
      }
      const letters = group.flatMap((waiting) => waiting.letters);
      try {
        await storeLetters(deps.db, letters);
        for (const waiting of group) waiting.resolve();
        deps.stored(letters.map((letter) => letter.conversation));
      } catch (error) {
        // One caller's arrival may be what the store refuses: each is tried alone before it is blamed.
        await Promise.all(group.map((waiting) => writeAlone(waiting, group.length === 1 ? error : undefined)));
      }
    }
    writing = false;
  }

  async function writeAlone(waiting: Waiting, known: unknown): Promise<void> {
    try {
      if (known !== undefined) throw known;
      await storeLetters(deps.db, waiting.letters);
      waiting.resolve();
      deps.stored(waiting.letters.map((letter) => letter.conversation));
    } catch (error) {
      waiting.reject(error);
    }
  }

  return {
    receive(arrivals) {
      const heard = arrivals.filter((arrival) => !isTalk(arrival, deps));
      if (heard.length === 0) return Promise.resolve();
      const receivedAt = deps.clock.now();
      const letters = heard.map(
        (arrival): NewLetter => ({
          account: arrival.address.account,
          eventId: arrival.eventId,
          conversation: keyOf(arrival.address),
          chatKind: arrival.chatKind,
          body: deps.seal.close('letter', letterOf(arrival, deps)),
          receivedAt,
        }),
      );
      return new Promise((resolve, reject) => {
        queue.push({ letters, resolve, reject });
        if (!writing) void write();
      });
    },
    async post(db, letters) {
      if (letters.length === 0) return;
      await storeLetters(
        db,
        letters.map((letter) => ({
          account: ownAccount,
          eventId: letter.id,
          conversation: letter.conversation,
          chatKind: 'private',
          body: deps.seal.close('letter', {
            user: letter.user,
            messageId: null,
            quote: null,
            mentioned: false,
            body: letter.body,
          } satisfies Letter),
          receivedAt: deps.clock.now(),
        })),
      );
    },
  };
}

/** What people of a group say to each other is none of our business: it is forgotten at once. A suspected secret is not, for it is taken out of the chat. */
function isTalk({ address, chatKind, body, quote, mentioned = false }: Arrival, { abilities, mayConcernUs, staffGroups }: InboxDeps): boolean {
  if (chatKind !== 'group') return false;
  if (body.kind === 'unknown') return !mentioned;
  if (body.kind !== 'message') return false;
  const numbered = abilities(address.account)?.buttons === false && staffGroups().has(keyOf(address));
  return !mayConcernUs({ text: clean(body.text), mentioned, quoting: (quote?.messageId ?? quote?.text ?? '') !== '', numbered }) && bodyOf(body).kind !== 'withheld';
}

function letterOf(arrival: Arrival, deps: InboxDeps): Letter {
  return {
    user: arrival.user.id,
    messageId: arrival.messageId ?? null,
    quote: quoteOf(arrival, deps),
    mentioned: arrival.mentioned ?? false,
    ...(arrival.lateMs === undefined ? {} : { lateMs: arrival.lateMs }),
    body: bodyOf(arrival.body),
  };
}

/**
 * Its words are only looked at where choices are numbered lines: an id that a platform names there may be none that we were told. A
 * picture has none, and is quoted all the same.
 */
function quoteOf({ address, quote }: Arrival, { seal, abilities }: InboxDeps): Letter['quote'] {
  if (!quote) return null;
  const { messageId = null, text = '' } = quote;
  const isLookedAt = abilities(address.account)?.buttons === false;
  return { messageId, matter: numberAtHead(text), ...(isLookedAt ? { words: quotedWords(seal, clean(text)) } : {}) };
}

function bodyOf(body: Arrival['body']): Letter['body'] {
  if (body.kind !== 'message') return body;
  const text = clean(body.text);
  const words = [text, body.pin?.title, ...body.attachments.map((attachment) => attachment.name)].filter(Boolean).join('\n');
  if (suspectsSecret(words)) return { kind: 'withheld' };
  return { kind: 'message', text, attachments: body.attachments, pin: body.pin ?? null, edited: body.edited };
}

/** The number in the first line of a message of ours; the fallback where its id is not known (DESIGN §4). */
function numberAtHead(text: string): string | null {
  const [first = ''] = text.split('\n', 1);
  return /(?<![A-Za-z0-9])[A-Z]{2,6}\d{2}-\d{4,10}(?!\d)/.exec(first)?.[0] ?? null;
}

/** PostgreSQL takes no zero bytes, JSON no lone surrogates. */
function clean(text: string): string {
  return text.replaceAll('\0', '').slice(0, maxTextChars).toWellFormed();
}
