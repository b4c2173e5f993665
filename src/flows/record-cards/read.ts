// What staff type about record cards: 记录卡, #接待 …, #约见 …, #活动 …, 走访 …, 联系对象 ….

import type { ActivityForm } from './activity-state.ts';

const forms: Readonly<Record<string, ActivityForm>> = { 接待: 'studio', 走访: 'visit', 约见: 'appointment', 活动: 'other' };

export type RecordCardCommand =
  | { command: 'cards'; handedIn: boolean }
  /** Somebody came to the studio, or was met elsewhere; with what he said, as far as it was typed at once. */
  | { command: 'activity'; form: ActivityForm; words: string }
  | { command: 'contacts' }
  | { command: 'add-contact'; words: string };

/** `strict`: in a group people talk, and only what begins with # is meant for us. */
export function readRecordCardCommand(text: string, { strict }: { strict: boolean } = { strict: false }): RecordCardCommand | null {
  const typed = text.trim();
  const cards = /^(?:我的|待交的?|要交的?)?记录卡(?:\s*(已交))?[。.!！?？]?$/.exec(typed);
  if (cards) return { command: 'cards', handedIn: cards[1] !== undefined };
  const activity = /^([#＃]?)\s*(接待|走访|约见|活动)(?:[\s:：,，]+|$)([\s\S]*)$/.exec(typed);
  const form = forms[activity?.[2] ?? ''];
  if (activity && form && (activity[1] !== '' || (form === 'visit' && !strict))) return { command: 'activity', form, words: (activity[3] ?? '').trim() };
  const contact = /^(?:加联系对象|联系对象\s*[加添])(?:[\s:：,，]+|$)([\s\S]*)$/.exec(typed);
  if (contact) return { command: 'add-contact', words: (contact[1] ?? '').trim() };
  return /^(?:我的)?联系对象[。.!！?？]?$/.test(typed) ? { command: 'contacts' } : null;
}
