// What a resident adds to a matter that is under way: the answer to a question, or a supplement (补充).

import { z } from 'zod';
import { decide } from '../../matters/lifecycle.ts';
import type { Matter } from '../../matters/matter.ts';
import type { Danger } from '../../matters/screening.ts';
import { screen } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, Message } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, filesInWords, newText } from '../words.ts';

const state = z.object({ matter: z.string() });

export const addToMatter: Flow<z.infer<typeof state>> = {
  name: 'add',
  state,
  needs(waiting, event) {
    const number = event.body.kind === 'press' ? event.body.args[0] : (event.quoted?.matter ?? waiting?.matter);
    return number == null ? [] : [{ need: 'matter', number }];
  },
  turn(_, event, context) {
    const file = context.matter;
    if (!file || file.matter.resident !== event.actor.person) return { state: null, effects: [notFound(event)] };
    if (event.body.kind === 'press')
      return { state: { matter: file.matter.number }, effects: [answer(say('supplement-how', { number: file.matter.number }))] };
    if (event.body.kind !== 'message') return { effects: [] };
    return { state: null, effects: answerOrSupplement(event, event.body, context, screen(event.body.text).danger) };
  },
};

function notFound(event: Event): Effect {
  const number = event.body.kind === 'press' ? (event.body.args[0] ?? '') : (event.quoted?.matter ?? '');
  return answer(say('number-unknown', { number }));
}

/** Somebody asked and the resident has not yet answered. */
export function hasQuestion(context: Context): boolean {
  return context.matter !== null && context.matter.matter.question !== null;
}

/** Records what was said with the matter in hand, and shows it to whoever has it. Danger is said first, again and again. */
export function answerOrSupplement(event: Event, message: Message, context: Context, danger: Danger | null = null): Effect[] {
  const matter = context.matter?.matter;
  if (!matter) return [];
  const isAnswer = matter.question !== null;
  const text = newText(event.id, 0, isAnswer ? 'answer' : 'supplement', message.text.trim(), message.attachments);
  const command = isAnswer
    ? ({ kind: 'answer', text: text.id } as const)
    : ({ kind: 'supplement', text: text.id, correction: message.edited } as const);
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, command, by, context.now);
  if (!decision.ok) return [answer(say('not-open-any-more', { number: matter.number }))];
  const files = filesInWords(message.attachments, message.pin ? 1 : 0);
  const shown = [text.masked, files === '' ? '' : say('summary-files', { files })].filter(Boolean).join('\n');
  const staffText = say(isAnswer ? 'staff-answer' : 'staff-supplement', { number: matter.number, text: shown });
  return [
    { effect: 'record', matter: matter.number, events: decision.events, by, texts: [text] },
    answer(said(matter, isAnswer, danger), { matter: matter.number, ...(danger ? { class: 'alert' as const } : {}) }),
    ...tellStaff(matter, staffText, { attachments: message.attachments, pins: message.pin ? [message.pin] : [] }),
  ];
}

function said(matter: Matter, isAnswer: boolean, danger: Danger | null): string {
  if (danger) return say('danger-added', { number: matter.number, call: danger.phone });
  return say(isAnswer ? 'answered' : 'supplemented', { number: matter.number });
}
