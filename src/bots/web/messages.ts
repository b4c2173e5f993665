// One POST of the web chat: checked, written to the log, handed to the house, and only then acknowledged.

import type { Button } from '../../flows/flow.ts';
import type { Log } from '../../log.ts';
import { factsOf } from '../../log.ts';
import type { Arrival, ArrivalBody, Receive } from '../channel.ts';
import { refusal, WORDS } from './answers.ts';
import type { ChatLog } from './chat-log.ts';
import type { Session } from './session.ts';

/** The largest body in bytes: the longest text, escaped, fits several times. */
const MAX_BODY_BYTES = 64 * 1024;
export const MAX_CHARS = 4000;
const MAX_PRESS_CHARS = 512;
const CLIENT_ID_SHAPE = /^[A-Za-z0-9_-]{1,64}$/;
const JSON_TYPE = /^application\/json\s*(;|$)/i;

export interface MessageDesk {
  log: ChatLog;
  logger: Log;
  account: Arrival['address']['account'];
  /** The text, or null when it is suspected to be a secret and must not be stored. */
  withhold(text: string): string | null;
  now(): number;
  /** Null while the channel is not running. */
  receive(): Receive | null;
}

type Written = { id: string; text: string; press: null } | { id: string; text: null; press: string };
type Read<T> = { ok: true; value: T } | { ok: false; response: Response };

/** Takes one message or press of a resident; 202 means that log and house have it. */
export async function takeMessage(desk: MessageDesk, request: Request, session: Session): Promise<Response> {
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) return refusal(415, WORDS.notJson);
  const body = await readBody(request);
  if (!body.ok) return body.response;
  const written = parse(body.value);
  if (!written.ok) return written.response;
  const receive = desk.receive();
  if (receive === null) return notStored();
  try {
    await store(desk, receive, session.chat, written.value, languageOf(request));
  } catch (error) {
    desk.logger.warn({ chat: session.chat, ...factsOf(error) }, 'web chat: a message was not stored');
    return notStored();
  }
  return Response.json({ ok: true }, { status: 202, headers: { 'Cache-Control': 'no-store' } });
}

async function store(desk: MessageDesk, receive: Receive, chat: string, written: Written, language: string | null): Promise<void> {
  const at = desk.now();
  const shown = written.press === null ? null : await desk.log.shownButton(chat, written.press);
  const text = written.press === null ? keepable(desk, written.text) : (shown?.label ?? WORDS.unknownButton);
  const entry = { clientId: written.id, at, from: 'resident' as const, text, buttons: [] satisfies Button[], files: [] };
  const appended = await desk.log.append(chat, entry);
  // A repeat goes on too: the process may have died between log and house, and the house takes an event only once.
  const logId = appended?.id ?? (await desk.log.entryId(chat, written.id));
  const messageId = written.press === null ? logId : (shown?.entryId ?? null);
  const body: ArrivalBody =
    written.press === null
      ? { kind: 'message', text: written.text, attachments: [], edited: false }
      : { kind: 'press', press: written.press };
  await receive([
    {
      eventId: `${chat}:${written.id}`,
      address: { account: desk.account, chat },
      chatKind: 'private',
      user: { id: chat, ...(language === null ? {} : { language }) },
      ...(messageId === null ? {} : { messageId: String(messageId) }),
      sentAtMs: at,
      body,
    },
  ]);
}

/** What the log may hold of a text. A screening that breaks down withholds: better a lost line than a kept secret. */
function keepable(desk: MessageDesk, text: string): string {
  try {
    return desk.withhold(text) ?? WORDS.withheld;
  } catch (error) {
    desk.logger.error(factsOf(error), 'web chat: screening before storing failed');
    return WORDS.withheld;
  }
}

async function readBody(request: Request): Promise<Read<unknown>> {
  const tooBig: Read<unknown> = { ok: false, response: refusal(413, WORDS.tooBig) };
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) return tooBig;
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) return tooBig;
      chunks.push(chunk);
    }
    return { ok: true, value: JSON.parse(new TextDecoder().decode(Buffer.concat(chunks))) };
  } catch {
    // Not JSON, or the connection broke while it came.
    return bad(WORDS.broken);
  }
}

function parse(body: unknown): Read<Written> {
  if (typeof body !== 'object' || body === null) return bad(WORDS.broken);
  const id: unknown = Reflect.get(body, 'id');
  const text: unknown = Reflect.get(body, 'text') ?? undefined;
  const press: unknown = Reflect.get(body, 'press') ?? undefined;
  if (typeof id !== 'string' || !CLIENT_ID_SHAPE.test(id)) return bad(WORDS.badId);
  if (press !== undefined) {
    const pressed = typeof press === 'string' ? storable(press) : '';
    if (pressed === '' || pressed.length > MAX_PRESS_CHARS) return bad(WORDS.badPress);
    return { ok: true, value: { id, text: null, press: pressed } };
  }
  if (text !== undefined && typeof text !== 'string') return bad(WORDS.broken);
  const words = storable(text ?? '');
  if (words.trim() === '') return bad(WORDS.empty);
  if (words.length > MAX_CHARS) return bad(WORDS.tooLong(words.length, MAX_CHARS));
  return { ok: true, value: { id, text: words, press: null } };
}

/** No database takes a NUL or half a character; people write neither. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function bad(message: string): { ok: false; response: Response } {
  return { ok: false, response: refusal(400, message) };
}

function notStored(): Response {
  return refusal(503, WORDS.notStored, { 'Retry-After': '2' });
}

function languageOf(request: Request): string | null {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/.exec(request.headers.get('accept-language') ?? '')?.[0] ?? null;
}
