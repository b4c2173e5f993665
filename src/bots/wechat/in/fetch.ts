// Looks a message up by its id, and what has to be known to read it; bounded in time, tried again, never throws.

import { within } from '../../../within.ts';
import { isLinkDown } from '../out/failure.ts';
import { askPlace } from './location.ts';
import type { Place } from './location.ts';
import type { Online, OnlineNow } from '../session/online.ts';
import { kinds, linkPayload, messagePayload } from './payload.ts';
import type { LinkPayload, MessagePayload } from './payload.ts';
import { pause } from '../session/pause.ts';

/** A message with what was looked up for it. */
export interface Fetched {
  messageId: string;
  payload: MessagePayload;
  /** Written by an account of a firm or of WeChat, not by a person. */
  isOfficial: boolean;
  /** What we are called in this group, where somebody is named in it. */
  alias: string | null;
  link: LinkPayload | null;
  place: Place | null;
}

/** `offline`: to be fetched again when a login stands; `never`: the platform does not have it. */
export type FetchResult = { ok: true; fetched: Fetched; self: Online['self'] } | { ok: false; why: 'offline' | 'never' };

export interface FetchOptions {
  /** Of one try. */
  limitMs?: number;
  tries?: number;
  /** Before the next try. */
  pauseMs?: number;
}

const LIMIT_MS = 8_000;
const TRIES = 3;
const PAUSE_MS = 300;
/** What is only good to know is not waited for longer. */
const ASIDE_LIMIT_MS = 2_000;
const ALIAS_KEPT_MS = 10 * 60_000;
const ALIASES_KEPT = 1_000;
/** wechaty's number of an account that is no person's. */
const OFFICIAL = 2;

/** Makes the look-up. What we are called in a group is remembered for some minutes. */
export function createFetch(online: OnlineNow, options: FetchOptions = {}): (messageId: string, stopped: AbortSignal) => Promise<FetchResult> {
  const { limitMs = LIMIT_MS, tries = TRIES, pauseMs = PAUSE_MS } = options;
  const aliasOf = createAliases();

  return async (messageId, stopped) => {
    for (let failures = 0; failures < tries;) {
      const now = online();
      if (now === null || stopped.aborted) return { ok: false, why: 'offline' };
      const found = await within(limitMs, lookUp(now, messageId, aliasOf, failures === tries - 1)).catch((error: unknown) => isLinkDown(error) ? 'no-link' : null);
      if (found !== null && found !== 'no-link') return { ok: true, fetched: found, self: now.self };
      // A connection that ended says nothing about the message.
      if (found === null && online() === now) failures += 1;
      if (failures < tries) await pause(pauseMs * Math.max(1, failures), stopped);
    }
    return { ok: false, why: 'never' };
  };
}

type AliasOf = (online: Online, room: string) => Promise<string | null>;

/** `isLast`: better without its link or place than not at all. */
async function lookUp(online: Online, messageId: string, aliasOf: AliasOf, isLast: boolean): Promise<Fetched> {
  const { puppet } = online.bot;
  const payload = messagePayload.parse(await puppet.messagePayload(messageId));
  const { type, text = '', roomId = '', talkerId = '' } = payload;
  const needed = isLast ? aside : <Result>(work: Promise<Result>): Promise<Result> => work;
  const isOthers = talkerId !== '' && talkerId !== online.self.id;
  const [isOfficial, alias, link, place] = await Promise.all([
    roomId === '' && isOthers ? aside(isOfficialAccount(online, talkerId)) : null,
    roomId !== '' && /[@＠]/.test(text) ? aside(aliasOf(online, roomId)) : null,
    type === kinds.url ? needed(puppet.messageUrl(messageId).then((found) => linkPayload.parse(found))) : null,
    type === kinds.location ? needed(askPlace(online, messageId)) : null,
  ]);
  return { messageId, payload, isOfficial: isOfficial ?? false, alias, link, place };
}

/** What the message can do without. */
function aside<Result>(work: Promise<Result>): Promise<Result | null> {
  return within(ASIDE_LIMIT_MS, work).catch(() => null);
}

async function isOfficialAccount({ bot }: Online, contactId: string): Promise<boolean> {
  const { type }: { type: number } = await bot.puppet.contactPayload(contactId);
  return type === OFFICIAL;
}

function createAliases(): AliasOf {
  const known = new Map<string, { self: string; alias: string; untilMs: number }>();
  return async ({ bot, self }, room) => {
    const kept = known.get(room);
    if (kept !== undefined && kept.self === self.id && kept.untilMs > performance.now()) return kept.alias;
    const { roomAlias: alias = '' } = await bot.puppet.roomMemberPayload(room, self.id);
    if (known.size >= ALIASES_KEPT) known.clear();
    known.set(room, { self: self.id, alias, untilMs: performance.now() + ALIAS_KEPT_MS });
    return alias;
  };
}
