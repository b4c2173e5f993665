// 回访: somebody called the resident, and notes what he said of waiting or of the answer (RULES D6); a note alone is no such sign.

import { runningOf } from '../../matters/matter.ts';
import type { Stance } from '../../matters/stance.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { nameOf, writtenText } from '../words.ts';
import { lineHere } from './card.ts';
import { attempt, said, tellColleagues, type Doing } from './doing.ts';

/** The longer words come first. */
const stanceWords: readonly (readonly [RegExp, Stance])[] = [
  [/^(?:很|非常|强烈|十分)不满意?/, 'strong'],
  [/^不满意?/, 'some'],
  [/^(?:可以|能)(?:再)?等(?:等|一等)?|^(?:基本)?满意|^不急/, 'content'],
];

/** `不满意 他说路灯还是黑的`: what he said, then his words. */
export function followUp(doing: Doing): Effect[] {
  const { file, by, event, context, rest } = doing;
  const { number } = file.matter;
  const found = stanceWords.find(([pattern]) => pattern.test(rest));
  if (!found) return [said('stance-missing', doing, { example: say('example-follow-up', { running: runningOf(number) }) })];
  const [pattern, stance] = found;
  const words = rest.replace(pattern, '').replace(/^[\s:：,，。;；]+/, '');
  const text = words === '' ? null : writtenText(event, 0, 'call', words);
  const tried = attempt({ kind: 'note-stance', stance, text: text?.id ?? null }, 'follow-up', doing, text ? [text] : []);
  if ('effect' in tried) return [tried];
  const line = say('done-followed-up', { number, stance: say(`stance-${stance}`), who: nameOf(context, by.person) });
  return [...tried.effects, lineHere(line, number), ...(stance === 'content' ? [] : tellColleagues(tried.file.matter, line, doing))];
}
