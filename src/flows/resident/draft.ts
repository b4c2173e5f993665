// A draft: what a resident has written so far, in parts; pure changes to it and what can be read from it.

import type { Instant } from '../../calendar/clock.ts';
import { screen } from '../../matters/screening.ts';
import type { Attachment, Draft, DraftPart, Event, Message, Pin } from '../flow.ts';

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
export function withMessage(draft: Draft, messageId: string, message: Message, now: Instant): Draft | null {
  const part: DraftPart = { messageId, text: message.text.trim(), attachments: message.attachments, pin: message.pin };
  const known = draft.parts.some((one) => one.messageId === messageId);
  const parts = known ? draft.parts.map((one) => (one.messageId === messageId ? part : one)) : [...draft.parts, part];
  if (parts.length > maxParts || textOf({ ...draft, parts }).length > maxChars) return null;
  return changed({ ...draft, parts }, now);
}

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

/** Where it is: as corrected or answered, else as a pin is called, else as the text says. */
export function placeOf(draft: Draft): string | null {
  return draft.place ?? pinsOf(draft).find((pin) => pin.title !== undefined)?.title ?? screen(textOf(draft)).place;
}

export function isEmpty(draft: Draft): boolean {
  return textOf(draft) === '' && attachmentsOf(draft).length === 0 && pinsOf(draft).length === 0;
}

/** 「不对，是3号楼」: what is to be taken instead, or null when it is no correction. */
export function correctionIn(text: string): string | null {
  const match = /^(?:不对|不是|错了|写错了|说错了|更正|改一下|地点(?:是|改成))[，,。：:\s]*(?:应该)?(?:是|在|改成|换成)?[：:\s]*(.+)$/s.exec(text.trim());
  return match?.[1]?.trim().replace(/[。.!！]$/, '') ?? null;
}
