// From Telegram's update to arrivals, for any JSON whatever: what is not understood is refused by name and never throws.

import type { Log } from '../../log.ts';
import type { AccountKey, Arrival, ArrivalBody } from '../channel.ts';
import type { Attachment, Pin } from '../../flows/flow.ts';
import { stripAddressing } from './addressing.ts';
import type { Bot } from './addressing.ts';
import { ALLOWED_UPDATES, updateSchema } from './update.ts';
import type { TelegramMembership, TelegramMessage, TelegramUpdate } from './update.ts';

export interface Reading {
  /** Null: this is no update at all. */
  updateId: number | null;
  /** The press that waits for an answer, so that the button stops turning. */
  callbackId: string | null;
  arrivals: Arrival[];
  /** Why there are no arrivals; for the log. */
  nothing?: string;
}

/** What was not understood is a refusal and a warning; what is no business of ours is neither. */
export function logNothing({ updateId, nothing }: Reading, log: Log): void {
  if (nothing === undefined) return;
  const isRefusal = nothing === 'malformed' || nothing === 'not-an-update';
  if (isRefusal) log.warn({ updateId, why: nothing }, 'telegram: refused an update');
  else log.debug({ updateId, why: nothing }, 'telegram: nothing taken from an update');
}

type Base = Pick<Arrival, 'eventId' | 'address' | 'chatKind' | 'user'>;

/** Kinds of message that a person sends and that we do not take. */
const UNTAKEN = ['sticker', 'poll', 'dice', 'contact', 'game', 'story', 'checklist', 'paid_media', 'invoice', 'giveaway'] as const;
/** What a private chat also shows although nobody said it. */
const SERVICE =
  /^(pinned_message|message_auto_delete_timer_changed|successful_payment|refunded_payment|users_shared|chat_shared|connected_website|write_access_allowed|passport_data|proximity_alert_triggered|boost_added|chat_background_set|(forum|general_forum|video_chat|giveaway|checklist|direct|suggested|paid_message|gift|unique_gift).*|(new|left|delete|group|supergroup|channel)_chat.*|migrate_from_chat_id|web_app_data)$/;
/** Telegram's account for every administrator who hides. */
const GROUP_ANONYMOUS_BOT = 1_087_968_824;
const PRESENT = new Set(['creator', 'administrator', 'member']);

/** Reads one update. `bot` is null as long as Telegram has not told our name. */
export function readUpdate(raw: unknown, account: AccountKey, bot: Bot | null): Reading {
  const parsed = updateSchema.safeParse(raw);
  if (!parsed.success) return { updateId: null, callbackId: null, arrivals: [], nothing: 'not-an-update' };
  const update = parsed.data;
  const { update_id: updateId, callback_query: press } = update;
  const callbackId = press?.id ?? null;
  const read = readBody(update, raw, account, bot);
  if (typeof read === 'string') return { updateId, callbackId, arrivals: [], nothing: read };
  return { updateId, callbackId, arrivals: [read] };
}

function readBody(update: TelegramUpdate, raw: unknown, account: AccountKey, bot: Bot | null): Arrival | string {
  const eventId = String(update.update_id);
  if (update.callback_query !== undefined) return readPress(update.callback_query, eventId, account);
  if (update.my_chat_member !== undefined) return readMembership(update.my_chat_member, eventId, account);
  if (update.message !== undefined) return readMessage(update.message, kindsOf(raw, 'message'), eventId, account, bot, false);
  if (update.edited_message !== undefined) {
    return readMessage(update.edited_message, kindsOf(raw, 'edited_message'), eventId, account, bot, true);
  }
  return ALLOWED_UPDATES.some((kind) => kindsOf({ raw }, 'raw').includes(kind)) ? 'malformed' : 'no-kind-of-ours';
}

function kindsOf(raw: unknown, key: string): readonly string[] {
  const message: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, key) : null;
  return typeof message === 'object' && message !== null ? Object.keys(message) : [];
}

function readPress(press: NonNullable<TelegramUpdate['callback_query']>, eventId: string, account: AccountKey): Arrival | string {
  const { message, data, from } = press;
  if (message === undefined) return 'press-without-message';
  if (data === undefined) return 'press-without-data';
  if (message.chat.type === 'channel') return 'channel';
  if (from.is_bot === true) return 'bot';
  return { ...base(message.chat, from, message, eventId, account), messageId: String(message.message_id), body: { kind: 'press', press: data } };
}

function readMembership(change: TelegramMembership, eventId: string, account: AccountKey): Arrival | string {
  if (change.chat.type === 'channel') return 'channel';
  const now = isPresent(change.new_chat_member);
  // A promotion to administrator is no arrival.
  if (change.old_chat_member !== undefined && isPresent(change.old_chat_member) === now) return 'same-membership';
  const body: ArrivalBody = change.chat.type === 'private' ? { kind: 'reachable', reachable: now } : { kind: 'membership', present: now };
  return { ...base(change.chat, change.from, {}, eventId, account), ...sentAt(change.date), body };
}

function isPresent({ status, is_member: isMember }: { status: string; is_member?: boolean | undefined }): boolean {
  return PRESENT.has(status) || (status === 'restricted' && isMember === true);
}

function readMessage(
  message: TelegramMessage,
  kinds: readonly string[],
  eventId: string,
  account: AccountKey,
  bot: Bot | null,
  edited: boolean,
): Arrival | string {
  const { chat, from } = message;
  if (chat.type === 'channel') return 'channel';
  const head: Base & Partial<Arrival> = {
    ...base(chat, from, message, eventId, account),
    messageId: String(message.message_id),
    ...sentAt(edited ? message.edit_date : message.date),
    ...quoteOf(message, bot),
  };
  // Told on the old chat; the new one tells the same from its side, which is not needed.
  if (message.migrate_to_chat_id !== undefined) return { ...head, body: { kind: 'moved', toChat: String(message.migrate_to_chat_id) } };
  if (from === undefined || message.is_automatic_forward === true) return 'nobody';
  const isGroup = chat.type !== 'private';
  // One account stands for all anonymous administrators and one for all channels: neither is a person.
  if (isGroup && (message.sender_chat !== undefined || from.id === GROUP_ANONYMOUS_BOT)) {
    const isAdmin = from.id === GROUP_ANONYMOUS_BOT || message.sender_chat?.id === chat.id;
    const what = isAdmin ? 'anonymous-admin' : 'channel';
    return hasContent(message, kinds) ? { ...head, body: { kind: 'unknown', what } } : 'service';
  }
  if (from.is_bot === true) return 'bot';

  // A GIF carries a document beside it: it is one file.
  const attachments = attachmentsOf(message);
  const pin = pinOf(message);
  const written = message.text ?? message.caption;
  if (written === undefined && attachments.length === 0 && pin === null) {
    const what = untaken(kinds, isGroup);
    return what === null ? 'service' : { ...head, body: { kind: 'unknown', what } };
  }
  // A shared live location is edited every few seconds: the first pin is the answer.
  if (edited && pin !== null) return 'live-location';
  const { text, mentioned } = stripAddressing(written ?? '', message.entities ?? message.caption_entities ?? [], bot);
  return { ...head, mentioned, body: { kind: 'message', text, attachments, ...(pin === null ? {} : { pin }), edited } };
}

function base(
  chat: TelegramMessage['chat'],
  from: TelegramMessage['from'],
  place: { is_topic_message?: boolean | undefined; message_thread_id?: number | undefined },
  eventId: string,
  account: AccountKey,
): Base {
  // Outside forums a thread id only names the first message of a row of answers.
  const thread = place.is_topic_message === true ? place.message_thread_id : undefined;
  const name = [from?.first_name, from?.last_name].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    eventId,
    address: { account, chat: String(chat.id), ...(thread === undefined ? {} : { thread: String(thread) }) },
    chatKind: chat.type === 'private' ? 'private' : 'group',
    user: {
      id: from === undefined ? '' : String(from.id),
      ...(name === '' ? {} : { name }),
      ...(from?.language_code === undefined ? {} : { language: from.language_code }),
    },
  };
}

function sentAt(sentSeconds: number | undefined): { sentAtMs?: number } {
  return sentSeconds === undefined ? {} : { sentAtMs: sentSeconds * 1000 };
}

/** What is quoted of ours. As long as our name is not known anything may be. */
function quoteOf(message: TelegramMessage, bot: Bot | null): Pick<Arrival, 'quote'> {
  const isOurs = (from: TelegramMessage['from']): boolean => bot === null || from === undefined || String(from.id) === bot.id;
  const { reply_to_message: quoted, external_reply: external } = message;
  // A message from before the group got its present id has none here: Telegram gives the words alone.
  const words = external?.origin.sender_user && isOurs(external.origin.sender_user) ? message.quote?.text : undefined;
  if (words !== undefined) return { quote: { text: words } };
  if (quoted === undefined || !isOurs(quoted.from)) return {};
  // In a topic every message "answers" the one that created the topic.
  if (message.is_topic_message === true && quoted.message_id === message.message_thread_id) return {};
  const text = quoted.text ?? quoted.caption;
  return { quote: { messageId: String(quoted.message_id), ...(text === undefined ? {} : { text }) } };
}

function attachmentsOf(message: TelegramMessage): Attachment[] {
  const largest = message.photo?.reduce((best, size) => (area(size) >= area(best) ? size : best), undefined);
  const found: [Attachment['kind'], NonNullable<TelegramMessage['photo']>[number]][] = [
    ['photo', largest],
    ['voice', message.voice],
    ['file', message.audio],
    ['video', message.video ?? message.video_note ?? message.animation],
    ['file', message.animation === undefined ? message.document : undefined],
  ];
  return found.flatMap(([kind, file]) => {
    if (file === undefined) return [];
    const { file_id: ref, file_name: name, mime_type: mimeType, file_size: sizeBytes } = file;
    return [
      {
        kind,
        ref,
        ...(name === undefined ? {} : { name }),
        ...(mimeType === undefined ? {} : { mimeType }),
        ...(sizeBytes === undefined ? {} : { sizeBytes }),
      },
    ];
  });
}

function area(size: { width?: number | undefined; height?: number | undefined } | undefined): number {
  return (size?.width ?? 0) * (size?.height ?? 0);
}

function pinOf({ location, venue }: TelegramMessage): Pin | null {
  const point = venue?.location ?? location;
  if (point === undefined) return null;
  const title = [venue?.title, venue?.address].filter((part) => part !== undefined && part !== '').join(' ');
  return { ...point, ...(title === '' ? {} : { title }) };
}

/** The name of what a person sent and we do not take; null for what the platform says of itself. */
function untaken(kinds: readonly string[], isGroup: boolean): string | null {
  const known = UNTAKEN.find((kind) => kinds.includes(kind));
  if (known !== undefined) return known;
  // A kind that Telegram invents tomorrow is answered where somebody waits for an answer.
  return isGroup || kinds.some((kind) => SERVICE.test(kind)) ? null : 'other';
}

function hasContent(message: TelegramMessage, kinds: readonly string[]): boolean {
  const written = message.text ?? message.caption;
  return written !== undefined || attachmentsOf(message).length > 0 || pinOf(message) !== null || untaken(kinds, true) !== null;
}
