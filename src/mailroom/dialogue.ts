// Where each person of a chat stands: the state blob of a conversation, and typed labels or numbers that stand for a press.

import { z } from 'zod';
import type { OfferedChoice } from '../store/schema/mail.ts';

const standing = z.object({ flow: z.string(), data: z.unknown(), at: z.number() });

/** By the platform's user id: in a group each has a dialogue of his own. */
export const dialoguesSchema = z.record(z.string(), standing);

export type Dialogues = z.infer<typeof dialoguesSchema>;

const ordinals = '一二三四五六七八九十';

/**
 * The choice that a text names: its label, with or without 【】, or its number in the forms that people type.
 * Numbers count only where the choices were shown as numbered lines: elsewhere 「3」 may be a house.
 */
export function choiceTyped(text: string, choices: readonly OfferedChoice[], numbered: boolean): OfferedChoice | null {
  const typed = text.normalize('NFKC').trim().replace(/^[【[「]\s*/, '').replace(/\s*[】\]」][。.!！]?$/, '').replace(/[。.!！]$/, '');
  const byLabel = choices.find((choice) => choice.label.normalize('NFKC') === typed);
  if (byLabel) return byLabel;
  if (!numbered) return null;
  const number = /^第?([0-9]{1,2}|[一二三四五六七八九十])(个|项|、)?$/.exec(typed)?.[1];
  if (number === undefined) return null;
  const index = ordinals.includes(number) ? ordinals.indexOf(number) : Number(number) - 1;
  return choices[index] ?? null;
}
