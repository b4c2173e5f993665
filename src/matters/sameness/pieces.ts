// The pieces by which texts are compared: each two letters that stand side by side, English by whole words.

import { commonPairs } from './common-pairs.ts';
import { rarityOfLevel } from './rarity.ts';

const runs = /[\p{Script=Han}]+|[a-z]{3,}/gu;

export function piecesOf(normalised: string): string[] {
  const pieces: string[] = [];
  for (const [run] of normalised.matchAll(runs)) {
    if (/^[a-z]/.test(run)) pieces.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) pieces.push(run.slice(at, at + 2));
  }
  return pieces;
}

const levels = new Map<string, number>();
for (const [level, pairs, words] of commonPairs) {
  for (let at = 0; at < pairs.length; at += 2) levels.set(pairs.slice(at, at + 2), level);
  if (words !== '') for (const word of words.split(' ')) levels.set(word, level);
}

/** From 0, what everybody says, to 1, what nearly nobody does. */
export function rarityOf(piece: string): number {
  return rarityOfLevel(levels.get(piece) ?? 0);
}
