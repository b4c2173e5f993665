// What a department has asked or handed in and nobody has answered yet, read from the history of a matter.

import type { MatterEvent } from './commands.ts';
import { isLive, type Referral } from './referral.ts';

type Type = MatterEvent['type'];

/** What is asked, and what settles it. A new referral begins anew. */
const settledBy = {
  'reply-submitted': ['sent-back', 'replied'],
  'extension-asked': ['extended', 'extension-refused'],
  'contact-asked': ['contact-given', 'contact-refused'],
} as const satisfies Partial<Record<Type, readonly Type[]>>;

/** A matter's file, as far as it is looked at here. */
interface File<Text> {
  referral: Referral | null;
  history: readonly { event: MatterEvent }[];
  texts: readonly Text[];
}

/** What stands open, with its words. */
export interface Standing<Text> {
  /** Id of the letter that brought it: it fits into a button, and tells one from a later one. */
  id: string;
  event: MatterEvent & { text: string };
  text: Text;
}

/** Null: nothing of the kind is open. */
export function standing<Text extends { id: string }>(file: File<Text>, asked: keyof typeof settledBy): Standing<Text> | null {
  if (!isLive(file.referral)) return null;
  const settling: readonly Type[] = settledBy[asked];
  const last = file.history.findLast(({ event }) => event.type === asked || settling.includes(event.type) || event.type === 'referred');
  if (last?.event.type !== asked || !('text' in last.event) || last.event.text === null) return null;
  const event = last.event as Standing<Text>['event'];
  const text = file.texts.find(({ id }) => id === event.text);
  return text ? { id: letterOf(text.id), event, text } : null;
}

/** Texts are named after their letter (flows/words.ts `newText`). */
function letterOf(textId: string): string {
  return textId.slice(0, textId.indexOf('.'));
}
