// A suspected secret: it was never stored. What was written before it goes with it, and the way in person is told (DESIGN §3).

import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { forgotten } from './draft.ts';
import type { Raising } from './raising.ts';

/** Takes away the message that is being answered, the draft, and in the chat whatever showed its words. */
export function secretTurn(event: Event, context: Context): Turn<Raising> {
  const { body, chat, messageId } = event;
  const isWritten = (body.kind === 'withheld' || body.kind === 'message') && messageId !== null;
  const effects: Effect[] = [
    ...(isWritten ? [{ effect: 'erase' as const }] : []),
    ...(context.draft ? forgotten(context.draft, event) : []),
    { effect: 'count-screening', ground: 'state_secret', outcome: 'withheld' },
    answer(say('secret', { erased: say(chat.canErase ? 'secret-erased' : 'secret-keep') }), {
      choices: [[choice('not-secret', 'raise', 'not-secret')], [choice('meet', 'raise', 'meet')]],
    }),
  ];
  return { state: null, effects };
}

/** Where and when one can speak face to face. */
export function meetText(context: Context): string {
  const studio = context.studio ?? [...context.roster.studios.values()][0];
  if (!studio) return say('secret-rewrite');
  return say('secret-meet', {
    name: studio.name,
    address: studio.address,
    hours: [studio.reception, studio.hours].filter(Boolean).join('；'),
    phone: studio.phone,
  });
}
