// What the mailroom itself says: to somebody who writes too fast, and when a letter had to be put aside.

import { say } from '../texts/say.ts';
import type { Context, Effect, Event } from './flow.ts';
import { answer, staleInWords } from './words.ts';

/** @param first only the first letter over the limit is answered; the rest are counted */
export function floodTurn(first: boolean): { effects: Effect[] } {
  const refused: Effect = { effect: 'refuse', reason: 'flood' };
  return { effects: first ? [answer(say('flood')), refused] : [refused] };
}

/** A button that was not made for this chat: somebody who wrote it himself, or one whose key is long gone. */
export function forgedTurn({ chat, actor }: Event): { effects: Effect[] } {
  const refused: Effect = { effect: 'refuse', reason: 'forged-press' };
  return { effects: chat.kind === 'private' ? [answer(staleInWords(actor)), refused] : [refused] };
}

/** A letter failed for good: its writer hears it, and so do the officers. Nothing of its content is said. */
export function parkedEffects(event: Event, context: Context, letter: number): Effect[] {
  const studio = context.studio ?? [...context.roster.studios.values()][0] ?? null;
  if (!studio) return [];
  const staff: Effect = {
    effect: 'say',
    to: { to: 'staff', studio: studio.code },
    class: 'notice',
    purpose: 'notice',
    text: say('parked-staff', { letter: String(letter) }),
  };
  const writer = answer(say('parked-writer', { phone: studio.phone }));
  return event.chat.kind === 'private' ? [writer, staff] : [staff];
}
