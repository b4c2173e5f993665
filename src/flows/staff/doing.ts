// An act of staff in work: tried against the life of the matter, refused in words, told to the resident, shown on the card.

import { apply, decide, type By, type Command, type Refusal } from '../../matters/lifecycle.ts';
import { runningOf, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile, NewText, Say } from '../flow.ts';
import { answer } from '../words.ts';
import { cardChoices, decidedCard } from './card.ts';
import type { Act } from './command.ts';

/** An act in work: whose, on what, with which words. */
export interface Doing {
  file: MatterFile;
  by: By;
  rest: string;
  event: Event;
  context: Context;
}

export function said(id: string, { file }: Doing, values: Record<string, string | number> = {}): Say {
  return answer(say(id, { number: file.matter.number, ...values }), { matter: file.matter.number, quoting: true });
}

/** Asks the life of a matter, and says in words why not. */
export function attempt(command: Command, verb: Exclude<Act, 'view'>, doing: Doing, texts: NewText[] = []): { effects: Effect[]; matter: Matter } | Say {
  const { file, by, context } = doing;
  const decision = decide(file.matter, command, by, context.now);
  if (!decision.ok) return refused(decision.refusal, verb, doing);
  const matter = decision.events.reduce((present, event) => apply(present, event, by, context.now), file.matter);
  return { matter, effects: [{ effect: 'record', matter: matter.number, events: decision.events, by, texts }] };
}

function refused(refusal: Refusal, verb: Exclude<Act, 'view'>, doing: Doing): Say {
  const running = runningOf(doing.file.matter.number);
  switch (refusal.why) {
    case 'not-allowed':
      return said('may-officer', doing, { running });
    case 'same-person':
      return said('same-person', doing);
    default: {
      const { status } = doing.file.matter;
      const late = verb === 'decline' && (status === 'accepted' || status === 'referred');
      const hint = late ? 'hint-answer-instead' : ['declined', 'closed', 'replied'].includes(status) ? `hint-${status}` : 'hint-none';
      return said('wrong-status', doing, { status: say(`staff-status-${status}`), verb: say(`verb-${verb}`), hint: say(hint, { running }) });
    }
  }
}

/** To the chat of the resident; at night it would wait, so it is a notice. */
export function toResident(matter: Matter, text: string, purpose: 'reply' | 'question' | 'notice', choices: readonly (readonly Choice[])[] = []): Effect {
  return { effect: 'say', to: { to: 'chat', key: matter.conversation }, class: 'notice', purpose, matter: matter.number, text, choices };
}

/** The card as it stands after a decision. */
export function rewritten(matter: Matter, what: string, doing: Doing, decisions: number): Effect {
  const over = matter.status === 'declined';
  return decidedCard(matter, doing.context, what, doing.by.person, over ? [] : cardChoices(matter, decisions));
}
