// Raising a matter (反映): the desk listens until the resident has finished, asks what is needed, shows a summary, and files it.

import { say } from '../../texts/say.ts';
import type { Context, Event, Flow, Turn } from '../flow.ts';
import { answer, staleButton } from '../words.ts';
import { confineWhich } from '../confined/confine-later.ts';
import { answered } from '../confined/question.ts';
import { addDraft, supplementPressed } from './add-to-matter.ts';
import { behalfAnswered, isBehalfChoice } from './behalf.ts';
import { changed, untouchedMs } from './draft.ts';
import { receiptOf } from './file-matter.ts';
import { forkPress } from './fork-press.ts';
import { humanLooks } from './human-looks.ts';
import { listen, nothingLeft, unfinished } from './listen.ts';
import { meantOver } from './meant.ts';
import { needsOf } from './raise-needs.ts';
import { raisingSchema, type Raising } from './raising.ts';
import { secretTurn } from './secret.ts';
import { setApart } from './set-apart.ts';
import { submit } from './submit.ts';
import { advance, withStudio } from './summary.ts';
import { written } from './written.ts';

export const raiseMatter: Flow<Raising> = {
  name: 'raise',
  state: raisingSchema,
  needs: needsOf,
  turn(raising, event, context) {
    switch (event.body.kind) {
      case 'withheld':
        return secretTurn(event, context);
      case 'message':
        return written(raising, event, event.body, context);
      case 'press':
        return pressed(raising, event, event.body.choice, event.body.args, context);
      case 'due':
        return fallenDue(raising, event.body, event, context);
      default:
        return { effects: [] };
    }
  },
};

function fallenDue(raising: Raising | null, { what, args }: { what: string; args: readonly string[] }, event: Event, context: Context): Turn<Raising> {
  if (what === 'raise:unfinished') return { effects: unfinished(args, event, context) };
  return what === 'raise:meant' ? meantOver(args, event, context) : paused(raising, event, context);
}

/** The end of a pause. What was forgotten meanwhile (开始 was typed) is not lost either. */
function paused(raising: Raising | null, event: Event, context: Context): Turn<Raising> {
  const isListening = raising === null || raising.step === 'collecting';
  // After a long standstill he is told of it in other words (unfinished).
  if (context.draft && context.now - context.draft.touchedAt >= untouchedMs.told) return { effects: [] };
  return isListening && context.draft ? advance(context.draft, event, context) : { effects: [] };
}

function pressed(raising: Raising | null, event: Event, name: string, args: readonly string[], context: Context): Turn<Raising> {
  const { draft } = context;
  const [first = '', revision = ''] = args;
  switch (name) {
    case 'done':
      return draft ? advance(draft, event, context) : { effects: nothingLeft(raising, event) };
    case 'studio':
      return withStudio(first, draft, event, context);
    case 'skip-place':
      return draft ? advance({ ...draft, placeAsked: true }, event, context) : { effects: [answer(say('draft-gone'))] };
    case 'another':
      return draft ? listen(null, draft, event, context) : { effects: [answer(say('draft-gone'))] };
    case 'confine':
    case 'not-confine':
      return confinedAnswered(name, args, event, context);
    case 'confine-matter':
      return confineWhich(true, event, context);
    case 'human':
      return human(first, event, context);
    case 'supplement-to':
      return addDraft(first, event, context);
    case 'set-apart':
      return setApart(revision, event, context);
    case 'supplement':
      return supplementPressed(first, event, context);
    case 'submit':
    case 'agree':
    case 'disagree':
    case 'change':
    case 'drop':
      return submit(name, first, Number(revision), event, context);
    default:
      if (isBehalfChoice(name)) return behalf(name, first, event, context);
      return forkPress(name, args, event, context) ?? { effects: staleButton(event) };
  }
}

/** What it was written to is only left when it turns out to be about somebody: then it is a matter of its own. */
function confinedAnswered(name: 'confine' | 'not-confine', [id, number]: readonly string[], event: Event, context: Context): Turn<Raising> {
  const { draft } = context;
  if (!draft || draft.id !== id) return { effects: [answer(say('draft-gone'))] };
  const decided = answered(draft, name === 'confine', context);
  return name === 'not-confine' && number !== undefined ? addDraft(number, event, { ...context, draft: decided }) : advance(decided, event, context);
}

/** 请人看 on what the desk did not understand; again, it is the same number. */
function human(draftId: string, event: Event, context: Context): Turn<Raising> {
  const { draft, matter: filed } = context;
  if (filed && filed.matter.resident === event.actor.person && filed.matter.draft === draftId) return { effects: [receiptOf(filed, context)] };
  return draft?.id === draftId ? humanLooks(draft, event, context) : { effects: [answer(say('draft-gone'))] };
}

/** For whom it is told: after the last question the summary. */
function behalf(name: Parameters<typeof behalfAnswered>[0], draftId: string, event: Event, context: Context): Turn<Raising> {
  const { draft } = context;
  if (draft?.id !== draftId) return { effects: [answer(say('draft-gone'))] };
  const told = behalfAnswered(name, draft, event, context);
  return 'asks' in told ? told.asks : advance(changed(told.draft, context.now), event, context);
}
