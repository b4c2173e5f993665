// Listening: waits for the end of a text, or asks first to which matter it belongs.

import { openStatuses } from '../../matters/matter.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Effect, Event, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { at, followed, longestPauseMs, pauseId, type Raising } from './raising.ts';

/** Matters offered at once for a supplement. */
const offered = 3;

/** Waits for the end of the text. Only the first message is answered: it offers 【说完了】. */
export function listen(raising: Raising | null, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const isListening = raising?.step === 'collecting';
  const since = isListening ? raising.since : context.now;
  const quietMs = settingsOf(context.roster, context.studio?.code ?? null).quietSeconds * 1000;
  const effects: Effect[] = [
    { effect: 'keep-draft', draft },
    {
      effect: 'due',
      id: pauseId(event),
      at: Math.min(context.now + quietMs, since + longestPauseMs),
      what: 'raise:pause',
      args: [],
    },
  ];
  if (!isListening) effects.push(answer(say('listening'), { choices: [[choice('done', 'raise', 'done')]] }));
  return { state: at('collecting', since), effects };
}

/** 【说完了】 when nothing waits to be looked at: all that was written went to a matter already, or nothing was written. */
export function nothingLeft(raising: Raising | null, event: Event): Effect[] {
  const number = followed(raising, event);
  return [answer(number === null ? say('nothing-yet') : say('all-added', { number }))];
}

/** Numbers of the matters that something new could belong to. */
export function openNumbers({ matters }: Context): string[] {
  return matters.filter((matter) => openStatuses.includes(matter.status)).map((matter) => matter.number);
}

/** 【补充到 BM26-0001】【另一件事】; what was written is kept meanwhile. */
export function askWhich(numbers: readonly string[], draft: Draft, context: Context): Turn<Raising> {
  const rows = numbers.slice(0, offered).map((number) => [
    { label: say('choice-supplement-to', { number }), flow: 'raise', choice: 'supplement-to', args: [number] },
  ]);
  return {
    state: at('which', context.now),
    effects: [
      { effect: 'keep-draft', draft },
      answer(say('which-matter'), { choices: [...rows, [choice('another', 'raise', 'another')]] }),
    ],
  };
}

/** Still asked: what comes in the same breath is kept without a word, what comes later is asked again. */
export function stillWhich(raising: Raising, draft: Draft, event: Event, context: Context): Turn<Raising> {
  if (context.now - raising.since < longestPauseMs) return { state: raising, effects: [{ effect: 'keep-draft', draft }] };
  const numbers = openNumbers(context);
  return numbers.length > 0 ? askWhich(numbers, draft, context) : listen(null, draft, event, context);
}
