// What a dispatch becomes on WeChat, which knows texts and files and nothing else, and how it is handed to the puppet.

import type { Attachment, Pin } from '../../../flows/flow.ts';
import { say } from '../../../texts/say.ts';
import { within } from '../../../within.ts';
import type { Dispatch } from '../../channel.ts';
import { failureOf } from './failure.ts';
import type { Online } from '../session/online.ts';

/** A message as it leaves. */
export type Outgoing =
  | { kind: 'text'; text: string; mention: string | null }
  | { kind: 'file'; attachment: Attachment; bytes: Uint8Array | null; caption: string };

/** Beyond this WeChat cuts in silence. */
const MAX_CHARS = 2_000;
/** An answer leaves without the name of whom it answers, rather than late. */
const NAME_LIMIT_MS = 1_500;
const MAX_NAME_CHARS = 40;
/** Wherever the name ends, a phone sees it by this. */
const AFTER_MENTION = '\u2005';
const FILE_NAMES: Readonly<Record<Attachment['kind'], string>> = { photo: 'photo.jpg', voice: 'voice.mp3', video: 'video.mp4', file: 'file' };

/** Or, for the log, why WeChat can never take it. */
export function readDispatch(dispatch: Dispatch): Outgoing | string {
  switch (dispatch.kind) {
    case 'text':
      return textOf(dispatch.text, dispatch.mention ?? null);
    case 'pin':
      return isOnEarth(dispatch.pin) ? textOf(inWords(dispatch.pin), null) : 'pin';
    case 'file': {
      const { attachment, bytes = null, caption = '' } = dispatch;
      return bytes === null && attachment.ref === '' ? 'no-file' : { kind: 'file', attachment, bytes, caption };
    }
    case 'edit':
    case 'erase':
      return 'unsupported';
  }
}

function textOf(given: string, mention: string | null): Outgoing | string {
  const text = sendable(given);
  if (text.trim() === '') return 'empty';
  return text.length > MAX_CHARS ? 'too-long' : { kind: 'text', text, mention };
}

/** A puppet of the web cuts a group's text at a half-width colon that ends a line. */
function sendable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed().replaceAll(/:(?=[ \t]*(?:\r?\n|$))/g, '：');
}

function isOnEarth({ latitude, longitude }: Pin): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** A location that leaves through the puppet service arrives without a place. */
function inWords({ latitude, longitude, title }: Pin): string {
  const coordinates = { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) };
  return title === undefined || title === '' ? say('wechat-pin', coordinates) : say('wechat-pin-named', { ...coordinates, title });
}

/** With the name of whom it answers before it, as WeChat's own phones write it. */
export async function addressed({ bot, self }: Online, chat: string, outgoing: Outgoing): Promise<Outgoing> {
  if (outgoing.kind !== 'text' || outgoing.mention === null || outgoing.mention === self.id) return outgoing;
  const member = await within(NAME_LIMIT_MS, bot.puppet.roomMemberPayload(chat, outgoing.mention)).catch(() => null);
  // A name may hold anything, and must not look like words of ours.
  const name = (member?.roomAlias || member?.name || '').replaceAll(/\s+/g, ' ').trim().slice(0, MAX_NAME_CHARS);
  return name === '' ? { ...outgoing, mention: null } : { ...outgoing, text: sendable(`@${name}${AFTER_MENTION}${outgoing.text}`) };
}

/** Gives the message's id where the puppet tells it; rejects with what the puppet threw. */
export async function carryOut(online: Online, chat: string, outgoing: Outgoing): Promise<string | null> {
  const { puppet } = online.bot;
  if (outgoing.kind === 'text') {
    const { text, mention } = outgoing;
    return idOf(await (mention === null ? puppet.messageSendText(chat, text) : puppet.messageSendText(chat, text, [mention])));
  }
  const { attachment, bytes, caption } = outgoing;
  const messageId = bytes === null ? await passOn(online, chat, attachment) : await sendFile(online, chat, attachment, bytes);
  // The file has left: whether its caption follows changes nothing of that.
  if (caption !== '') await puppet.messageSendText(chat, sendable(caption)).catch(() => undefined);
  return messageId;
}

/** Forwarding moves no bytes through us; where the puppet cannot, the file goes the long way. */
async function passOn(online: Online, chat: string, attachment: Attachment): Promise<string | null> {
  const { puppet } = online.bot;
  try {
    return idOf(await puppet.messageForward(chat, attachment.ref));
  } catch (error) {
    const { class: kind } = failureOf(error);
    if (kind !== 'impossible' && kind !== 'refused') throw error;
  }
  return idOf(await puppet.messageSendFile(chat, await puppet.messageFile(attachment.ref)));
}

async function sendFile({ bot }: Online, chat: string, { kind, name }: Attachment, bytes: Uint8Array): Promise<string | null> {
  const { FileBox } = await import('file-box');
  return idOf(await bot.puppet.messageSendFile(chat, FileBox.fromBuffer(Buffer.from(bytes), name ?? FILE_NAMES[kind])));
}

/** Not every puppet gives one. */
function idOf(sent: unknown): string | null {
  return typeof sent === 'string' && sent !== '' ? sent : null;
}
