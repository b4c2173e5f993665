// A suspected secret: it was never stored. What was written before it goes with it, and the way in person is told (DESIGN §3).

import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { pauseId, type Raising } from './raising.ts';

export function secretTurn(event: Event, context: Context): Turn<Raising> {
  const erased = event.messageId === null ? say('secret-keep') : say('secret-erased');
  const effects: Effect[] = [
    { effect: 'erase' },
    ...(context.draft ? [{ effect: 'drop-draft' as const }, { effect: 'no-longer-due' as const, id: pauseId(event) }] : []),
    { effect: 'count-screening', ground: 'state_secret', outcome: 'withheld' },
    answer(say('secret', { erased }), {
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
