// What a department has asked or handed in and nobody has answered yet, read from the history of a matter.

import type { MatterEvent } from '../../matters/lifecycle.ts';
import { isLive } from '../../matters/referral.ts';
import type { MatterFile, MatterText } from '../flow.ts';

type Type = MatterEvent['type'];

/** What is asked, and what settles it. A new referral begins anew. */
const settledBy = {
  'reply-submitted': ['sent-back', 'replied'],
  'extension-asked': ['extended', 'extension-refused'],
  'contact-asked': ['contact-given', 'contact-refused'],
} as const satisfies Partial<Record<Type, readonly Type[]>>;

/** What stands open, with its words. */
export interface Standing {
  /** Id of the letter that brought it: it fits into a button, and tells one from a later one. */
  id: string;
  event: MatterEvent & { text: string };
  text: MatterText;
}

/** Null: nothing of the kind is open. */
export function standing(file: MatterFile, asked: keyof typeof settledBy): Standing | null {
  if (!isLive(file.referral)) return null;
  const settling: readonly Type[] = settledBy[asked];
  const last = file.history.findLast(({ event }) => event.type === asked || settling.includes(event.type) || event.type === 'referred');
  if (last?.event.type !== asked || !('text' in last.event) || last.event.text === null) return null;
  const { event } = last;
  const words = file.texts.find((text) => text.id === event.text);
  return words ? { id: letterOf(words.id), event: event as Standing['event'], text: words } : null;
}

/** Texts are named after their letter (flows/words.ts `newText`). */
function letterOf(textId: string): string {
  return textId.slice(0, textId.indexOf('.'));
}
