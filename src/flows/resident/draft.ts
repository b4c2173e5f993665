// A draft: what a resident has written so far, in parts; pure changes to it and what can be read from it.

import type { Instant } from '../../calendar/clock.ts';
import { screen, suspectsSecret } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Draft, DraftPart, Effect, Event, Message, Pin } from '../flow.ts';
import { pauseId } from './raising.ts';

/** Most parts and characters of one draft; more is sent as a supplement. */
const maxParts = 60;
const maxChars = 20_000;

export function newDraft(event: Event, now: Instant): Draft {
  return {
    id: event.id,
    parts: [],
    revision: 0,
    startedAt: now,
    touchedAt: now,
    place: null,
    placeAsked: false,
    forked: null,
  };
}

/** Adds a message, or replaces the one with the same id. Null when the draft is full. */
export function withMessage(draft: Draft, messageId: string | null, message: Message, now: Instant): Draft | null {
  const known = hasPart(draft, messageId);
  const part: DraftPart = { messageId, text: message.text.trim(), attachments: message.attachments, pin: message.pin, edited: message.edited && !known };
  const parts = known ? draft.parts.map((one) => (one.messageId === messageId ? part : one)) : [...draft.parts, part];
  if (parts.length > maxParts || textOf({ ...draft, parts }).length > maxChars) return null;
  return changed({ ...draft, parts }, now);
}

/** Whether this message of the platform is one of its parts. */
export function hasPart(draft: Draft | null, messageId: string | null): boolean {
  return messageId !== null && draft !== null && draft.parts.some((one) => one.messageId === messageId);
}

/** Whatever its summary would show differently gives it a new revision: a 【提交】 of an older one never acts. */
export function changed(draft: Draft, now: Instant): Draft {
  return { ...draft, revision: draft.revision + 1, touchedAt: now };
}

export function textOf(draft: Draft): string {
  return draft.parts
    .map((part) => part.text)
    .filter((text) => text !== '')
    .join('\n');
}

export function attachmentsOf(draft: Draft): Attachment[] {
  return draft.parts.flatMap((part) => part.attachments);
}

export function pinsOf(draft: Draft): Pin[] {
  return draft.parts.flatMap((part) => (part.pin ? [part.pin] : []));
}

/** Where it is: as corrected or answered, else as a pin says, else as the text does. */
export function placeOf(draft: Draft): string | null {
  const [pin] = pinsOf(draft);
  return draft.place ?? pin?.title ?? (pin ? say('place-pinned') : screen(textOf(draft)).place);
}

export function isEmpty(draft: Draft): boolean {
  return textOf(draft) === '' && attachmentsOf(draft).length === 0 && pinsOf(draft).length === 0;
}

/** A secret may lie in parts of which none looks like one, names of files and places among them. */
export function holdsSecret(draft: Draft): boolean {
  const names = [...attachmentsOf(draft).map((file) => file.name), ...pinsOf(draft).map((pin) => pin.title), draft.place];
  return suspectsSecret([textOf(draft), ...names].filter(Boolean).join('\n'));
}

const dayMs = 86_400_000;

/** A draft that nobody touches is deleted after so long, and its writer is told two days before (DESIGN §3). */
export const untouchedMs = { told: 12 * dayMs, deleted: 14 * dayMs } as const;

/** Kept from now on, until it is submitted, dropped, or nobody has touched it for two weeks. */
export function keep(draft: Draft, event: Event): Effect[] {
  const touchedAt = Math.max(draft.touchedAt, event.at);
  return [
    { effect: 'keep-draft', draft: { ...draft, touchedAt } },
    { effect: 'due', id: unfinishedId(event), at: touchedAt + untouchedMs.told, what: 'raise:unfinished', args: [draft.id] },
  ];
}

/** The due row that looks after a draft. */
export function unfinishedId(event: Event): string {
  return `draft:${event.chat.key}`;
}

/** The draft is over, whatever became of it. */
export function endOf(event: Event): Effect[] {
  return [{ effect: 'drop-draft' }, { effect: 'no-longer-due', id: pauseId(event) }, { effect: 'no-longer-due', id: unfinishedId(event) }];
}

/** Nothing of it is left: not here, and in the chat neither its parts nor the summaries that showed them. */
export function forgotten(draft: Draft, event: Event): Effect[] {
  const messageIds = draft.parts.flatMap((part) => part.messageId ?? []);
  return [{ effect: 'erase', messageIds }, { effect: 'recall', purpose: 'summary', since: draft.startedAt }, ...endOf(event)];
}

/** 「不对，是3号楼」, and after a summary also 「是3号楼旁边」: what is to be taken instead, or null when it is no correction. */
export function correctionIn(text: string): string | null {
  const bare = /^(?:就?是在?|就?在)(.{2,30})$/s.exec(text.trim())?.[1];
  if (bare !== undefined && placeCorrected(bare, null) !== null) return bare.replace(/[。.!！]$/, '');
  const match = /^(?:不对|不是|错了|写错了|说错了|更正|改一下|地点(?:是|改成))[，,。：:\s]*(?:应该)?(?:是|在|改成|换成)?[：:\s]*(.+)$/s.exec(text.trim());
  return match?.[1]?.trim().replace(/[。.!！]$/, '') ?? null;
}

/** Longest that a place is that somebody just says; more is a story with a place in it. */
const maxPlaceChars = 30;

/** What is said when asked where: the words themselves when they are few, else the place in them. */
export function placeSaid(text: string): string | null {
  const said = text.trim();
  return said.length > 0 && said.length <= maxPlaceChars ? said : screen(said).place;
}

/** The place in a correction: one that the rules know, or a few words that end like one. A bare house number goes with the road that was said. */
export function placeCorrected(text: string, before: string | null): string | null {
  const place = screen(text).place ?? (text.length <= maxPlaceChars && /[路街巷号楼栋幢村区院口桥店旁边]$/.test(text) ? text : null);
  if (place === null || before === null || !/^[0-9０-９]+(?:号|栋|幢|座|单元)/.test(place)) return place;
  return `${before.replace(/[0-9０-９]+(?:号|栋|幢|座|单元).*$/s, '')}${place}`;
}
