// What a press on the summary does: file it, change it, drop it. Doing it twice gives the same answer.

import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Event, MatterFile, Say, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { endOf, forgotten } from './draft.ts';
import { file, receiptOf } from './file-matter.ts';
import { at, type Raising } from './raising.ts';
import { advance } from './summary.ts';

export type SummaryChoice = 'submit' | 'agree' | 'disagree' | 'change' | 'drop';

/** What a press on the summary does. `revision` names the summary whose button it was. */
export function submit(name: SummaryChoice, draftId: string, revision: number, event: Event, context: Context): Turn<Raising> {
  const filed = context.matter;
  if (filed && filed.matter.resident === event.actor.person && filed.matter.draft === draftId) {
    const isSubmitted = name === 'submit' || name === 'agree';
    return { effects: [isSubmitted ? receiptOf(filed, context) : alreadyFiled(filed)] };
  }
  const { draft, studio } = context;
  if (!draft || draft.id !== draftId) return { effects: [answer(say('draft-gone'))] };
  switch (name) {
    case 'drop':
      return { state: null, effects: [...endOf(event), answer(say('dropped'))] };
    case 'disagree':
      return { state: null, effects: [...forgotten(draft, event), answer(inPerson(studio, draft, context))] };
    case 'change':
      return { state: at('summary', context.now), effects: [answer(say('summary-change'))] };
    case 'submit':
    case 'agree': {
      const isStale = draft.revision !== revision || (name === 'submit' && !event.chat.consented);
      // What was added since has not been looked at yet: it goes the whole way again.
      if (isStale || !studio) return advance(draft, event, context, say('summary-again'));
      return file(draft, studio, event, context);
    }
  }
}

/** It has a number by now: what is left is to add to it, or to withdraw it. */
export function alreadyFiled({ matter: { number } }: MatterFile): Say {
  return answer(say('already-filed', { number }), {
    matter: number,
    choices: [[choice('supplement', 'raise', 'supplement', number), choice('withdraw', 'my', 'withdraw', number)]],
  });
}

/** The way in person for whoever does not agree: nothing is kept. */
function inPerson(studio: Studio | null, { confined }: Draft, { roster }: Context): string {
  if (confined === 'wished') return say('confined-disagreed', { district: roster.districts.get(studio?.district ?? '')?.name ?? '' });
  if (!studio) return say('disagreed-nowhere');
  return say('disagreed', { name: studio.name, address: studio.address, reception: studio.reception || studio.hours, phone: studio.phone });
}
