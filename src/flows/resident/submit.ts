// What a press on the summary does: file it, change it, drop it. Doing it twice gives the same answer.

import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Turn } from '../flow.ts';
import { answer } from '../words.ts';
import { file, receiptOf } from './file-matter.ts';
import { at, pauseId, type Raising } from './raising.ts';
import { showSummary } from './summary.ts';

/** What a press on the summary does. `revision` names the summary whose button it was. */
export function submit(
  name: 'submit' | 'agree' | 'disagree' | 'change' | 'drop',
  draftId: string,
  revision: number,
  event: Event,
  context: Context,
): Turn<Raising> {
  const filed = context.matter;
  if (filed && filed.matter.resident === event.actor.person)
    return { effects: [receiptOf(filed, context)] };
  const { draft, studio } = context;
  if (!draft || draft.id !== draftId || !studio) return { effects: [answer(say('draft-gone'))] };
  const gone: Effect[] = [{ effect: 'drop-draft' }, { effect: 'no-longer-due', id: pauseId(event) }];
  switch (name) {
    case 'drop':
      return { state: null, effects: [...gone, answer(say('dropped'))] };
    case 'disagree':
      return { state: null, effects: [...gone, answer(inPerson(studio))] };
    case 'change':
      return { state: at('summary', context.now), effects: [answer(say('summary-change'))] };
    case 'submit':
    case 'agree': {
      const stale = draft.revision !== revision || (name === 'submit' && !event.chat.consented);
      if (stale) return { state: at('summary', context.now), effects: showSummary(draft, studio, event, context, say('summary-again')) };
      return file(draft, studio, event, context);
    }
  }
}

/** The way in person for whoever does not agree: nothing is kept. */
function inPerson(studio: Studio): string {
  return say('disagreed', { name: studio.name, address: studio.address, reception: studio.reception || studio.hours, phone: studio.phone });
}
