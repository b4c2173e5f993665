// Before words are added to an open matter they may turn out to be about somebody who sees it: its writer is asked, as before a report.

import type { Context, Draft, Effect, Event, MatterFile, Need, Turn } from '../flow.ts';
import { wishesSecrecy } from '../../matters/screening/conduct.ts';
import { at, type Raising } from '../resident/raising.ts';
import { confined } from './confine-later.ts';
import { isAboutConduct, wordsOf } from './keeping.ts';
import { heard, question } from './question.ts';

/** Nothing in the way; the matter was confined first, for that is what they say; or the question stands before all. */
type Before = { file: MatterFile; effects: Effect[] } | { asks: Turn<Raising> };

/**
 * What has to be known where words that are added may confine their matter: all that names somebody, and all that goes with it.
 * @param words as they will stand as a draft
 */
export function needsToConfine(words: Draft | null): Need[] {
  const isWished = words !== null && (words.confined === 'wished' || wishesSecrecy(wordsOf(words)) !== null);
  return isWished ? [{ need: 'personal-data' }, { need: 'same-matter' }] : [];
}

/**
 * @param words what is to be added, as a draft
 * @param isAlone nothing else lies in that draft: it may go to the matter as a whole
 */
export function beforeAdding(words: Draft, isAlone: boolean, file: MatterFile, event: Event, context: Context): Before {
  const { matter } = file;
  if (matter.confined || words.confined === 'refused') return { file, effects: [] };
  if (words.confined === 'wished' || heard({ ...words, confined: undefined }).confined === 'wished') return confined(file, wordsOf(words), event, context) ?? { file, effects: [] };
  const studio = context.roster.studios.get(matter.studio) ?? null;
  if (!isAboutConduct(wordsOf(words), studio, context.roster)) return { file, effects: [] };
  const kept: Effect = { effect: 'keep-draft', draft: { ...words, confined: words.confined ?? 'asked' } };
  return { asks: { state: at('confined', context.now), effects: [kept, question(words.id, isAlone ? matter.number : null)] } };
}
