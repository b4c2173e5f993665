// What a search finds a matter by: pairs of letters, for nothing separates the words of Chinese.

import type { Matter } from '../matters/matter.ts';

/** Each two letters that stand side by side: what a search asks for, and what a matter is found by. */
export function pairsOf(text: string): string[] {
  const letters = Array.from(text.toLowerCase());
  return [...new Set(letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`))].filter((pair) => !/\s/.test(pair));
}

/** The words of a matter that can be searched. */
export function wordsOf({ number, category, place, text }: Pick<Matter, 'number' | 'category' | 'place' | 'text'>): string {
  return [number, category, place ?? '', text].join('\n');
}
