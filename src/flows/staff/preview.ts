// One look before something goes to a resident: 【发送】【改】【取消】, for its author alone, for ten minutes.

import { say } from '../../texts/say.ts';
import type { Context, Event, MatterFile, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { maxTextChars, pendingMs, type Pending } from './pending.ts';

export function preview(act: 'reply' | 'progress', text: string, file: MatterFile, event: Event, context: Context): Turn<Pending> {
  const { number } = file.matter;
  const words = text.trim();
  if (words.length > maxTextChars)
    return { effects: [answer(say('too-long', { length: String(words.length), limit: String(maxTextChars) }), { quoting: true })] };
  // The letter's id tells one preview from the next: an older one's 【发送】 never sends what came later.
  const choices = [
    [choice('send', 'desk', 'send', number, event.id)],
    [choice('edit', 'desk', 'edit', number, event.id), choice('cancel', 'desk', 'cancel', number, event.id)],
  ];
  return {
    state: { pending: { kind: 'preview', act, number, text: words, id: event.id }, until: context.now + pendingMs },
    effects: [answer(say(`preview-${act}`, { text: words }), { matter: number, purpose: 'preview', choices, quoting: true })],
  };
}
