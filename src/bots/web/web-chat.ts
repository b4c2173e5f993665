// The web chat as a channel: two addresses on our own web server, and a durable log instead of a platform.

import type { Button } from '../../flows/flow.ts';
import type { Log } from '../../log.ts';
import { factsOf } from '../../log.ts';
import { within } from '../../within.ts';
import type { Abilities, Channel, Delivery, Dispatch, Receive, SendFailure, Sent } from '../channel.ts';
import { refusal, WORDS } from './answers.ts';
import type { ChatLog, NewEntry } from './chat-log.ts';
import type { MessageDesk } from './messages.ts';
import { MAX_CHARS, storable, takeMessage } from './messages.ts';
import { CHAT_ID_SHAPE, isForeign, sessionOf } from './session.ts';
import type { StreamLimits } from './streams.ts';
import { createStreams, STREAM_LIMITS } from './streams.ts';

export type { ChatLog, LogEntry, NewEntry } from './chat-log.ts';

const WEB_ACCOUNT = 'web:main';

/** `send` has to return within 10 s; what the log did after that is settled by the delivery's id. */
const SEND_MS = 9000;
/** How long `stop` waits for messages that are being stored. */
const STOP_MS = 4000;

const CAN: Abilities = {
  buttons: true,
  quotes: false,
  mentions: false,
  edit: true,
  erase: true,
  files: false,
  maxChars: MAX_CHARS,
  push: 'always',
  // The cookie is all that we know of a person; he loses it with his browser.
  stableIds: false,
  perSecond: 1000,
};

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // Proxies that collect an answer before passing it on would hold the chat back.
  'X-Accel-Buffering': 'no',
};

export interface WebChatOptions {
  log: ChatLog;
  /** Screens a text before it is stored: the text, or null when it is suspected to be a secret. */
  withhold(text: string): string | null;
  clock: { now(): number };
  /** Send the cookie only over https. */
  secureCookies: boolean;
  logger: Log;
  /** The address seen from outside, for browsers that tell only Origin and a proxy that changes Host. */
  publicUrl?: string | null | undefined;
  /** Other limits than STREAM_LIMITS. */
  limits?: Partial<StreamLimits> | undefined;
}

/** The web chat of this process. */
export function createWebChat(options: WebChatOptions): Channel {
  const { log, logger, clock } = options;
  const streams = createStreams(log, logger, { ...STREAM_LIMITS, ...options.limits });
  const storing = new Set<Promise<Response>>();
  let receive: Receive | null = null;
  const desk: MessageDesk = {
    log,
    logger,
    account: WEB_ACCOUNT,
    withhold: (text) => options.withhold(text),
    now: () => clock.now(),
    receive: () => receive,
  };

  async function post(request: Request): Promise<Response> {
    if (isForeign(request, options.publicUrl ?? null)) return refusal(403, WORDS.foreign);
    const session = sessionOf(request, options.secureCookies);
    const taking = takeMessage(desk, request, session);
    storing.add(taking);
    const response = await taking.finally(() => storing.delete(taking));
    if (session.fresh) response.headers.append('Set-Cookie', session.setCookie);
    return response;
  }

  function events(request: Request): Response {
    if (isForeign(request, options.publicUrl ?? null)) return refusal(403, WORDS.foreign);
    if (receive === null) return refusal(503, WORDS.notStored, { 'Retry-After': '2' });
    const session = sessionOf(request, options.secureCookies);
    const stream = request.method === 'HEAD' ? undefined : streams.open(session.chat, lastSeen(request));
    if (stream === null) return refusal(503, WORDS.crowded, { 'Retry-After': '30' });
    // The cookie is renewed at each visit, so that only a long absence ends a session.
    return new Response(stream, { headers: { ...STREAM_HEADERS, 'Set-Cookie': session.setCookie } });
  }

  return {
    name: 'web',
    account: WEB_ACCOUNT,
    can: CAN,
    routes: [
      { caller: 'browser', method: 'POST', path: '/chat/messages', handle: post },
      { caller: 'browser', method: 'GET', path: '/chat/events', handle: events },
    ],
    async start(given) {
      receive = given;
      streams.start();
    },
    async stop() {
      receive = null;
      streams.stop();
      await within(STOP_MS, Promise.allSettled(storing));
      // What hangs still is given up: stopping again does not wait for it again.
      storing.clear();
    },
    health() {
      if (receive === null) return { up: false, detail: '网页聊天没有启动' };
      return streams.readable() ? { up: true } : { up: false, detail: '网页聊天记录读不出来：请检查数据库' };
    },
    async send(delivery) {
      try {
        const sent = await within(SEND_MS, write(log, clock.now(), delivery));
        return sent ?? { ok: false, why: 'later', code: 'timeout' };
      } catch (error) {
        logger.warn({ delivery: delivery.id, ...factsOf(error) }, 'web chat: a delivery was not stored');
        return { ok: false, why: 'later' };
      }
    },
  };
}

/** Writes a delivery into the log under its own id, so that sending it again after a crash adds nothing. */
async function write(log: ChatLog, at: number, delivery: Delivery): Promise<Sent | SendFailure> {
  const { address, dispatch } = delivery;
  if (address.account !== WEB_ACCOUNT || !CHAT_ID_SHAPE.test(address.chat)) return { ok: false, why: 'invalid', code: 'address' };
  const clientId = `delivery:${delivery.id}`;
  if (dispatch.kind === 'edit' || dispatch.kind === 'erase') {
    const id = /^[1-9]\d{0,14}$/.test(dispatch.messageId) ? Number(dispatch.messageId) : null;
    const known = id !== null && (await change(log, address.chat, id, clientId, at, dispatch));
    return known ? { ok: true, messageId: dispatch.messageId } : { ok: false, why: 'invalid', code: 'message' };
  }
  const content = contentOf(dispatch);
  if (content.text.length > MAX_CHARS) return { ok: false, why: 'invalid', code: 'length' };
  const appended = await log.append(address.chat, { clientId, at, from: 'desk', ...content });
  const id = appended?.id ?? (await log.entryId(address.chat, clientId));
  return id === null ? { ok: true } : { ok: true, messageId: String(id) };
}

type Change = Extract<Dispatch, { kind: 'edit' | 'erase' }>;

function change(log: ChatLog, chat: string, id: number, clientId: string, at: number, wanted: Change): Promise<boolean> {
  return wanted.kind === 'edit'
    ? log.rewrite(chat, id, { clientId, at, text: storable(wanted.text), buttons: buttonsOf(wanted.buttons) })
    : log.erase(chat, id, { clientId, at });
}

function contentOf(dispatch: Exclude<Dispatch, Change>): Pick<NewEntry, 'text' | 'buttons' | 'files'> {
  if (dispatch.kind === 'text') return { text: storable(dispatch.text), buttons: buttonsOf(dispatch.buttons), files: [] };
  if (dispatch.kind === 'file') {
    const { kind, name } = dispatch.attachment;
    return { text: storable(dispatch.caption ?? ''), buttons: [], files: [{ kind, name: storable(name ?? '') }] };
  }
  const { title, latitude, longitude } = dispatch.pin;
  const place = `纬度${latitude.toFixed(5)}，经度${longitude.toFixed(5)}`;
  return { text: title === undefined ? `位置：${place}` : `位置：${storable(title)}（${place}）`, buttons: [], files: [] };
}

function buttonsOf(rows: readonly (readonly Button[])[]): Button[] {
  return rows.flat().map(({ label, press }) => ({ label: storable(label), press: storable(press) }));
}

function lastSeen(request: Request): number {
  const given = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '';
  // Anything but a number of ours means: from the beginning.
  return /^\d{1,15}$/.test(given) ? Number(given) : 0;
}
