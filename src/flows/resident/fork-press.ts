// The presses of the fork: an answer to its question, 请人看, 改一改再发, 知道了; and those of a withheld secret.

import { groundOf, type Ground } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Effect, Event, Turn } from '../flow.ts';
import { askConfined } from '../confined/question.ts';
import { answer } from '../words.ts';
import { endOf, holdsSecret } from './draft.ts';
import { file, receiptOf } from './file-matter.ts';
import { showFork } from './fork.ts';
import type { Raising } from './raising.ts';
import { meetText } from './secret.ts';
import { alreadyFiled } from './submit.ts';
import { advance } from './summary.ts';

/** Null when the choice is none of the fork's. */
export function forkPress(name: string, args: readonly string[], event: Event, context: Context): Turn<Raising> | null {
  if (name === 'not-secret') return { state: null, effects: [answer(say('secret-rewrite'))] };
  if (name === 'meet') return { state: null, effects: [answer(meetText(context))] };
  const [draftId = '', code = ''] = args;
  const ground = groundOf(code);
  if (!isForkChoice(name) || ground === null) return null;
  const filed = context.matter;
  if (filed && filed.matter.resident === event.actor.person && filed.matter.draft === draftId)
    return { effects: [name === 'insist' ? receiptOf(filed, context) : alreadyFiled(filed)] };
  const { draft } = context;
  if (!draft || draft.id !== draftId) return { effects: [answer(say('draft-gone'))] };
  return forkTurn(name, ground, draft, event, context);
}

const forkChoices = ['fork-yes', 'fork-no', 'insist', 'rewrite', 'understood'] as const;
type ForkChoice = (typeof forkChoices)[number];

function isForkChoice(name: string): name is ForkChoice {
  return (forkChoices as readonly string[]).includes(name);
}

export function forkTurn(name: ForkChoice, ground: Ground, draft: Draft, event: Event, context: Context): Turn<Raising> {
  switch (name) {
    case 'fork-yes':
      return showFork(ground, draft, context);
    case 'fork-no':
      // The answer settles it: an ordinary receipt, with a note on the card.
      return cleared(draft, ground, event, context);
    case 'insist':
      return insist({ ...draft, forked: { ground, by: 'insisting' } }, ground, event, context);
    case 'rewrite':
      return { state: null, effects: [...endOf(event), count(ground, 'rewritten'), answer(say('fork-rewrite'))] };
    case 'understood':
      return { state: null, effects: [...endOf(event), count(ground, 'accepted-by-resident'), answer(say('fork-understood'))] };
  }
}

/** 请人看 gives a number and a date at once; only who has never agreed to the notice sees it first. */
function insist(draft: Draft, ground: Ground, event: Event, context: Context): Turn<Raising> {
  const turn =
    !holdsSecret(draft) && askConfined(draft, context) === null && event.chat.consented && context.studio && context.nextNumber !== null
      ? file(draft, context.studio, event, context)
      : advance(draft, event, context);
  return { ...turn, effects: [count(ground, 'insisted'), ...turn.effects] };
}

/** Said twice, it is counted once. */
function cleared(draft: Draft, ground: Ground, event: Event, context: Context): Turn<Raising> {
  const turn = advance({ ...draft, forked: { ground, by: 'answering' } }, event, context);
  return draft.forked?.ground === ground ? turn : { ...turn, effects: [count(ground, 'cleared'), ...turn.effects] };
}

function count(ground: Ground, outcome: 'cleared' | 'insisted' | 'rewritten' | 'accepted-by-resident'): Effect {
  return { effect: 'count-screening', ground, outcome };
}
