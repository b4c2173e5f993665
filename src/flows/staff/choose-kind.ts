// Free text about a matter is asked back once, naming to whom it would go; choosing sends (DESIGN §4).

import type { By } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, MatterFile, Turn } from '../flow.ts';
import { choice } from '../words.ts';
import { lineHere } from './card.ts';
import { maxTextChars, pendingMs, type Pending } from './pending.ts';
import { isTrivial } from './trivial.ts';

export function chooseKind(typed: string, { matter: { number, round } }: MatterFile, by: By, event: Event, context: Context): Turn<Pending> {
  const text = typed.trim();
  if (isTrivial(text)) return { effects: [] };
  if (text.length > maxTextChars)
    return { effects: [lineHere(say('too-long', { number, length: text.length, limit: maxTextChars }), number, { quoting: true })] };
  const isHandler = by.role === 'handler';
  const button = (name: string) => choice(name, 'desk', name, number, event.id);
  const forHandler = [[button('as-finish'), button('as-progress')], [button('cancel')]];
  const forStaff = [[button('as-reply'), button('as-progress')], [button('as-question'), button('as-note')], [button('cancel')]];
  return {
    state: { pending: { kind: 'choose', number, text, id: event.id, round }, until: context.now + pendingMs },
    effects: [
      lineHere(say(isHandler ? 'choose-kind-handler' : 'choose-kind', { number, text }), number, {
        purpose: 'preview',
        choices: isHandler ? forHandler : forStaff,
        quoting: true,
      }),
    ],
  };
}
