// Files that somebody of the staff sends while he notes what a person told him: kept until there is a matter to put them into.

import { say } from '../../texts/say.ts';
import type { Attachment, Message } from '../flow.ts';
import { filesInWords, pinsInWords } from '../words.ts';

/** More nobody shows in a group. */
const mostFiles = 20;

/** With what came besides words; where a pin points stands with the words. */
export function withFiles<T extends { words: string; attachments: Attachment[] }>(noted: T, { attachments, pin }: Message): T {
  const place = pin === null ? '' : pinsInWords([pin]);
  return { ...noted, words: joined(noted.words, place), attachments: [...noted.attachments, ...attachments].slice(0, mostFiles) };
}

/** What is there of both, one below the other. */
export function joined(first: string, second: string): string {
  return [first, second].filter(Boolean).join('\n');
}

/** Stands before the next question: what was kept of the files that just came, and what was not. Empty where there are none. */
export function filesNoted({ attachments: before }: { attachments: readonly Attachment[] }, { attachments, pin }: Message): string {
  const kept = attachments.slice(0, mostFiles - before.length);
  return [
    ...(kept.length > 0 || pin !== null ? [say('enter-files-kept', { files: filesInWords(kept, pin === null ? 0 : 1) })] : []),
    ...(kept.length < attachments.length ? [say('enter-files-enough', { limit: mostFiles })] : []),
  ].join('\n');
}
