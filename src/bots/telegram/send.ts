// One delivery, one call to the Bot API, one named outcome.

import { InputFile, type RawApi } from 'grammy';
import type { Button } from '../../flows/flow.ts';
import type { Address, Delivery, Dispatch, SendFailure, Sent } from '../channel.ts';
import { failureOf, isTokenRefused } from './failure.ts';
import type { ApiFailure } from './failure.ts';
import { until } from './transport.ts';

type Signal = ReturnType<typeof until>;

export interface SendDeps {
  api: RawApi;
  /** Told whether the Bot API takes our token. */
  onToken: (refused: ApiFailure | null) => void;
  /** Told that the group of a delivery has a new id. */
  onMoved: (delivery: Delivery, toChat: string) => void;
  /** For tests of what happens when the time is over. */
  limitMs?: number;
}

/** The port allows 10 s. */
const SEND_LIMIT_MS = 9_000;
/** A wrong token is not mended by knocking. */
const TOKEN_PAUSE_MS = 5_000;

/** What Telegram says when a chat is closed to us for good, although it says it with 400. */
const GONE = [
  'chat not found',
  'user is deactivated',
  'user not found',
  'peer_id_invalid',
  'chat_write_forbidden',
  'have no rights to send',
  'not enough rights to send',
  'group chat was deactivated',
];

/** What Telegram says when a topic is gone or closed. The group is still there, and so is who reads it. */
const TOPIC_GONE = ['message thread not found', 'topic_deleted', 'topic_closed'];

/** Makes the `send` of the channel: never throws, returns within 10 s. */
export function createSend({ api, onToken, onMoved, limitMs = SEND_LIMIT_MS }: SendDeps): (delivery: Delivery) => Promise<Sent | SendFailure> {
  return async (delivery) => {
    const { address, dispatch } = delivery;
    const signal = until(AbortSignal.timeout(limitMs));
    const first = await attempt(address, dispatch, signal);
    if (first.ok) return first.sent;
    const { description, migratedTo } = first.failure;
    if (address.thread !== undefined && TOPIC_GONE.some((words) => description.includes(words))) {
      const { thread: _, ...group } = address;
      const second = await attempt(group, dispatch, signal);
      return second.ok ? second.sent : outcomeOf(second.failure, dispatch);
    }
    if (migratedTo === undefined) return outcomeOf(first.failure, dispatch);
    // It waits until its chat has moved: what leaves there is then known by its place there.
    onMoved(delivery, migratedTo);
    return { ok: false, why: 'later', code: 'moved' };
  };

  async function attempt(address: Address, dispatch: Dispatch, signal: Signal): Promise<Attempt> {
    const place = placeOf(address);
    if (place === null) return { ok: false, failure: malformed('address') };
    const target = 'messageId' in dispatch ? numberOf(dispatch.messageId) : 0;
    if (target === null) return { ok: false, failure: malformed('message-id') };
    try {
      const messageId = await call(api, place, dispatch, target, signal);
      onToken(null);
      return { ok: true, sent: messageId === null ? { ok: true } : { ok: true, messageId: String(messageId) } };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status !== null) onToken(isTokenRefused(failure) ? failure : null);
      return { ok: false, failure };
    }
  }
}

type Attempt = { ok: true; sent: Sent } | { ok: false; failure: ApiFailure };

/** What is no address or message of Telegram's is refused as Telegram would. */
function malformed(code: string): ApiFailure {
  return { code, status: 400, maybeDone: false, description: '' };
}

interface Place {
  chat_id: number;
  message_thread_id?: number;
}

function placeOf({ chat, thread }: Address): Place | null {
  const chatId = numberOf(chat);
  const threadId = thread === undefined ? undefined : numberOf(thread);
  if (chatId === null || threadId === null) return null;
  return { chat_id: chatId, ...(threadId === undefined ? {} : { message_thread_id: threadId }) };
}

/** Telegram also takes `@name` for a chat: a key of ours is a number, and nothing else is sent. */
function numberOf(key: string): number | null {
  const value = /^-?\d{1,16}$/.test(key) ? Number(key) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

async function call(api: RawApi, place: Place, dispatch: Dispatch, target: number, signal: Signal): Promise<number | null> {
  switch (dispatch.kind) {
    case 'text': {
      const { buttons, quote } = dispatch;
      // Telegram refuses the whole message for half a surrogate pair.
      const text = dispatch.text.toWellFormed();
      const markup = buttons.length === 0 ? {} : { reply_markup: keyboardOf(buttons) };
      const sent = await api.sendMessage({ ...place, text, link_preview_options: { is_disabled: true }, ...markup, ...replyTo(quote) }, signal);
      return sent.message_id;
    }
    case 'file':
      return sendFile(api, place, dispatch, signal);
    case 'pin': {
      const { latitude, longitude, title } = dispatch.pin;
      const point = { ...place, latitude, longitude, ...replyTo(dispatch.quote) };
      if (title === undefined || title === '') return (await api.sendLocation(point, signal)).message_id;
      // Telegram demands an address; the coordinates are one that is always true.
      const address = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
      return (await api.sendVenue({ ...point, title, address }, signal)).message_id;
    }
    case 'edit': {
      const { buttons } = dispatch;
      const text = dispatch.text.toWellFormed();
      const { chat_id } = place;
      const options = { link_preview_options: { is_disabled: true }, reply_markup: keyboardOf(buttons) };
      await api.editMessageText({ chat_id, message_id: target, text, ...options }, signal);
      return target;
    }
    case 'erase':
      await api.deleteMessage({ chat_id: place.chat_id, message_id: target }, signal);
      return null;
    default:
      return dispatch satisfies never;
  }
}

async function sendFile(api: RawApi, place: Place, dispatch: Dispatch & { kind: 'file' }, signal: Signal): Promise<number> {
  const { ref, kind, name } = dispatch.attachment;
  const file = dispatch.bytes === undefined ? ref : new InputFile(dispatch.bytes, plainName(name));
  const rest = { ...place, ...replyTo(dispatch.quote), ...(dispatch.caption === undefined ? {} : { caption: dispatch.caption.toWellFormed() }) };
  switch (kind) {
    case 'photo':
      return (await api.sendPhoto({ ...rest, photo: file }, signal)).message_id;
    case 'voice':
      return (await api.sendVoice({ ...rest, voice: file }, signal)).message_id;
    case 'video':
      return (await api.sendVideo({ ...rest, video: file }, signal)).message_id;
    case 'file':
      return (await api.sendDocument({ ...rest, document: file }, signal)).message_id;
    default:
      return kind satisfies never;
  }
}

/** grammY writes the name into a header as it is: only what means nothing there may stand in it. */
function plainName(name = 'file'): string {
  return name.replaceAll(/[^\w.-]+/g, '_');
}

function keyboardOf(rows: readonly (readonly Button[])[]): { inline_keyboard: { text: string; callback_data: string }[][] } {
  const keyboard = rows.filter((row) => row.length > 0).map((row) => row.map(({ label, press }) => ({ text: label, callback_data: press })));
  return { inline_keyboard: keyboard };
}

/** A quote that no longer exists must not cost the message. */
function replyTo(quote: string | undefined): { reply_parameters?: { message_id: number; allow_sending_without_reply: true } } {
  const messageId = quote === undefined ? null : numberOf(quote);
  return messageId === null ? {} : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}

/** From Telegram's answer to the name that the house knows. */
function outcomeOf(failure: ApiFailure, dispatch: Dispatch): Sent | SendFailure {
  const { code, status, description } = failure;
  if (status === null) return { ok: false, why: failure.maybeDone ? 'ambiguous' : 'later', code };
  if (status === 429 || status >= 500) {
    return { ok: false, why: 'later', code, ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }) };
  }
  if (isTokenRefused(failure)) return { ok: false, why: 'later', retryAfterMs: TOKEN_PAUSE_MS, code };
  // Done before, by us or by a repeat: what was wanted is so.
  if (dispatch.kind === 'edit' && description.includes('message is not modified')) return { ok: true, messageId: dispatch.messageId };
  if (dispatch.kind === 'erase' && description.includes('message to delete not found')) return { ok: true };
  if (status === 403 || GONE.some((words) => description.includes(words))) return { ok: false, why: 'blocked', code };
  return { ok: false, why: 'invalid', code };
}
