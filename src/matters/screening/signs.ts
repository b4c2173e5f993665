// The signs of a text for the classifier: what its words mean to somebody who knows the matter, however they are put.

import { categoryWeights } from './category.ts';
import { dangerSignsIn } from './danger.ts';
import { exclusionSignsIn } from './exclusions.ts';
import { withoutInnocents } from './innocents.ts';
import { sentencesOf } from './normalise.ts';
import { senses } from './sense-words.ts';
import { namesOf, wordFinder } from './words.ts';

/** How much a sign counts. What is wanted stands in the last sentence. */
const shares = { sense: 0.2, last: 0.14, rule: 0.15, category: 0.1 } as const;

const find = wordFinder<string>(senses);

/** Each sign of a normalised text, and how much it counts. */
export function signsIn(text: string): Map<string, number> {
  const signs = new Map<string, number>();
  const sentences = sentencesOf(text).map((sentence) => namesOf(find(sentence)));
  for (const sentence of sentences) for (const name of sentence) signs.set(`sense:${name}`, shares.sense);
  for (const name of sentences.at(-1) ?? []) signs.set(`last:${name}`, shares.last);
  for (const name of dangerSignsIn(text)) signs.set(`danger:${name}`, shares.rule);
  const plain = withoutInnocents(text);
  for (const name of exclusionSignsIn(plain)) signs.set(`exclusion:${name}`, shares.rule);
  for (const [category, weight] of categoryWeights(plain)) signs.set(`category:${category}`, shares.category * (1 + Math.log(weight)));
  return signs;
}
