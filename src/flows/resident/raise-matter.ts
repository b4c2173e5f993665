// Raising a matter (反映): the desk listens until the resident has finished, asks what is needed, shows a summary, and files it.

import { say } from '../../texts/say.ts';
import type { Context, Event, Flow, Turn } from '../flow.ts';
import { answer, staleButton } from '../words.ts';
import { addDraft, supplementPressed } from './add-to-matter.ts';
import { forkPress } from './fork-press.ts';
import { listen, nothingLeft } from './listen.ts';
import { needsOf } from './raise-needs.ts';
import { raisingSchema, type Raising } from './raising.ts';
import { secretTurn } from './secret.ts';
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
        return paused(raising, event, context);
      default:
        return { effects: [] };
    }
  },
};

/** The end of a pause. What was forgotten meanwhile (开始 was typed) is not lost either. */
function paused(raising: Raising | null, event: Event, context: Context): Turn<Raising> {
  const isListening = raising === null || raising.step === 'collecting';
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
      return draft ? listen(null, draft, event, context) : { effects: [answer(say('nothing-yet'))] };
    case 'supplement-to':
      return addDraft(first, event, context);
    case 'supplement':
      return supplementPressed(first, event, context);
    case 'submit':
    case 'agree':
    case 'disagree':
    case 'change':
    case 'drop':
      return submit(name, first, Number(revision), event, context);
    default:
      return forkPress(name, args, event, context) ?? { effects: staleButton() };
  }
}
