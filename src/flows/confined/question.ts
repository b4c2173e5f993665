// 「这件事说的是村里、工作室或办事单位的人吗？」 asked once, before the summary; and 「别让村里知道」, which answers it beforehand (DESIGN §1).

import type { Studio } from '../../matters/roster.ts';
import { wishesSecrecy } from '../../matters/screening/conduct.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Event, Turn } from '../flow.ts';
import { changed, endOf, newDraft } from '../resident/draft.ts';
import { at, type Raising } from '../resident/raising.ts';
import { answer, choice } from '../words.ts';
import { isAboutConduct, keepingOf, nobodyFree, wordsOf } from './keeping.ts';

/** The draft as its words have it: who writes 「别让村里知道」 in it has answered already. */
export function heard(draft: Draft): Draft {
  const isSaid = draft.confined === undefined && wishesSecrecy(wordsOf(draft)) !== null;
  return isSaid ? { ...draft, confined: 'wished' } : draft;
}

/** Asks where the text may be about somebody's conduct and its writer has not said what he wants. Null: nothing is to be asked. */
export function askConfined(draft: Draft, context: Context): Turn<Raising> | null {
  const isOpen = draft.confined === undefined || draft.confined === 'asked';
  if (!isOpen || !isAboutConduct(wordsOf(draft), context.studio, context.roster)) return null;
  return { state: at('confined', context.now), effects: [{ effect: 'keep-draft', draft: { ...draft, confined: 'asked' } }, question(draft.id)] };
}

/** @param number what it was written as a supplement to: there it goes if it is about nobody */
export function question(draftId: string, number: string | null = null) {
  const args = [draftId, ...(number === null ? [] : [number])];
  return answer(say('confined-ask'), { choices: [[choice('confine', 'raise', 'confine', ...args)], [choice('not-confine', 'raise', 'not-confine', ...args)]] });
}

/** The answer. Whatever was shown before is shown anew: another number, other readers. */
export function answered(draft: Draft, wished: boolean, context: Context): Draft {
  return changed({ ...draft, confined: wished ? 'wished' : 'refused' }, context.now);
}

/** The wish cannot be kept: everybody who might look at it is concerned by it. Nothing is posted, nothing stays. */
export function nobodyTurn(draft: Draft, studio: Studio, event: Event, context: Context): Turn<Raising> | null {
  if (draft.confined !== 'wished') return null;
  const keeping = keepingOf(wordsOf(draft), studio, event, context);
  if (!keeping || keeping.confidants.length > 0) return null;
  return { state: null, effects: [...endOf(event), ...nobodyFree(event, context, keeping.district)] };
}

/** Nothing was written yet: what comes next is kept from them. */
export function keptFromNowOn(event: Event, context: Context): Turn<Raising> {
  const draft: Draft = { ...newDraft(event, context.now), confined: 'wished' };
  return { state: null, effects: [{ effect: 'keep-draft', draft }, answer(say('confined-write'))] };
}
