// What staff type about cards: 记录卡, #接待 …, 走访 …, 联系对象 ….

export type RecordCardCommand =
  | { command: 'cards'; handedIn: boolean }
  /** Somebody came to the studio, or was visited; with what he said, as far as it was typed at once. */
  | { command: 'activity'; form: 'studio' | 'visit'; words: string }
  | { command: 'contacts' }
  | { command: 'add-contact'; words: string };

/** `strict`: in a group people talk, and only what begins with # is meant for us. */
export function readRecordCardCommand(text: string, { strict }: { strict: boolean } = { strict: false }): RecordCardCommand | null {
  const typed = text.trim();
  const cards = /^(?:我的|待交的?|要交的?)?记录卡(?:\s*(已交))?[。.!！?？]?$/.exec(typed);
  if (cards) return { command: 'cards', handedIn: cards[1] !== undefined };
  const reception = /^[#＃]\s*接待(?:[\s:：,，]+|$)([\s\S]*)$/.exec(typed);
  if (reception) return { command: 'activity', form: 'studio', words: (reception[1] ?? '').trim() };
  const visit = (strict ? /^[#＃]\s*走访(?:[\s:：,，]+|$)([\s\S]*)$/ : /^[#＃]?\s*走访(?:[\s:：,，]+|$)([\s\S]*)$/).exec(typed);
  if (visit) return { command: 'activity', form: 'visit', words: (visit[1] ?? '').trim() };
  const contact = /^(?:加联系对象|联系对象\s*[加添])(?:[\s:：,，]+|$)([\s\S]*)$/.exec(typed);
  if (contact) return { command: 'add-contact', words: (contact[1] ?? '').trim() };
  return /^(?:我的)?联系对象[。.!！?？]?$/.test(typed) ? { command: 'contacts' } : null;
}
