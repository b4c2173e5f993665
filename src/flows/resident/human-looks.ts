// 请人看: what the desk has asked about twice and not understood goes to a person as it stands, with a number, a name and a date.

import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Draft, Event, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { keep } from './draft.ts';
import { file } from './file-matter.ts';
import { at, type Raising } from './raising.ts';

export function humanChoice(draft: Draft): Choice {
  return choice('human', 'raise', 'human', draft.id);
}

/** The studio that gets it: where he did not say which, the first, which can hand it on. */
export function studioForHuman(code: string | null, { roster }: Pick<Context, 'roster'>): Studio | null {
  const [first] = roster.studios.values();
  return roster.studios.get(code ?? '') ?? first ?? null;
}

/** Pressing it is the consent that its text asked for. */
export function humanLooks(draft: Draft, event: Event, context: Context): Turn<Raising> {
  const studio = studioForHuman(event.chat.studio, context);
  if (!studio || context.nextNumber === null) return { effects: [answer(say('draft-gone'))] };
  return file({ ...draft, unclear: true }, studio, event, context);
}

/** Once more with an example; the second time a person is offered. */
export function missed(raising: Raising, draft: Draft, choices: readonly (readonly Choice[])[], event: Event, context: Context): Turn<Raising> {
  const misses = raising.misses + 1;
  const lead = say(misses > 1 ? 'missed-twice' : 'missed', { label: choices.flat()[0]?.label ?? '' });
  const lines = [lead, ...(misses > 1 && !event.chat.consented ? [say('missed-consent')] : [])];
  const rows = misses > 1 ? [...choices, [humanChoice(draft)]] : choices;
  return { state: at('question', context.now, misses), effects: [...keep(draft, event), answer(lines.join('\n'), { choices: rows })] };
}
