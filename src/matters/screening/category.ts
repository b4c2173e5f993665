// Which of the sixteen categories a text belongs to: words with weights, the heaviest category wins.

import type { Category } from '../matter.ts';
import { categoryWords } from './category-words.ts';
import { wordFinder } from './words.ts';

/** A word that names the thing itself, one that leans that way, and one that only hints. */
const weights = { strong: 5, middle: 3, weak: 1 } as const;

const weightOf = new Map<string, number>();
const table = {} as Record<Category, string[]>;
for (const [category, words] of Object.entries(categoryWords) as [Category, Record<keyof typeof weights, string[]>][]) {
  table[category] = [...words.strong, ...words.middle, ...words.weak];
  for (const grade of ['strong', 'middle', 'weak'] as const) for (const word of words[grade]) weightOf.set(category + word, weights[grade]);
}
const find = wordFinder(table);

/** The weight of each category's words in a normalised text; a word counts once, and not inside a longer one of the same category. */
export function categoryWeights(normalised: string): Map<Category, number> {
  const hits = find(normalised);
  const counted = new Set<string>();
  const sums = new Map<Category, number>();
  let at = -1;
  let longest = new Map<Category, string>();
  const flush = (): void => {
    for (const [category, word] of longest) {
      const key = category + word;
      if (counted.has(key)) continue;
      counted.add(key);
      sums.set(category, (sums.get(category) ?? 0) + (weightOf.get(key) ?? 0));
    }
  };
  for (const hit of hits) {
    if (hit.at !== at) {
      flush();
      at = hit.at;
      longest = new Map();
    }
    if (hit.word.length > (longest.get(hit.name)?.length ?? 0)) longest.set(hit.name, hit.word);
  }
  flush();
  return sums;
}
