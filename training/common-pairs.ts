// Counts in how many messages of the corpus each pair of letters stands, and writes the common ones down by levels.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { piecesOf } from '../src/matters/sameness/pieces.ts';
import { normalise } from '../src/matters/screening/normalise.ts';
import { rowsIn } from './same-rows.ts';

/** What stands in fewer messages is rare, as rare as what stands in none. */
const fewest = 4;
const target = join(import.meta.dirname, '../src/matters/sameness/common-pairs.ts');

/** Rows by which sameness is measured are left out: their names of places are new to us, as those of a town will be. */
function countPieces(folder: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, incident, like } of rowsIn(folder)) {
    if (incident !== null || like !== null) continue;
    for (const piece of new Set(piecesOf(normalise(text)))) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

/** Level 2 stands in 4 to 7 messages, 3 in 8 to 15, and so on. */
function write(counts: ReadonlyMap<string, number>): void {
  const levels = new Map<number, string[]>();
  for (const [piece, count] of counts) {
    if (count < fewest || /[\ud800-\udfff]/.test(piece)) continue;
    const level = Math.floor(Math.log2(count));
    levels.set(level, [...(levels.get(level) ?? []), piece]);
  }
  const lines = [...levels].sort(([a], [b]) => a - b).map(([level, pieces]) => {
    const pairs = pieces.filter((piece) => !/^[a-z]/.test(piece)).sort();
    const words = pieces.filter((piece) => /^[a-z]/.test(piece)).sort();
    return `  [${level}, '${pairs.join('')}', '${words.join(' ')}'],`;
  });
  writeFileSync(target, [
    '// Pairs of letters and English words that many messages have, by levels: made by training/common-pairs.ts, not by hand.',
    '',
    '/** How many times two messages: level 2 stands in 4 to 7 of the corpus, 3 in 8 to 15 … Then the pairs, one after the other, and the words. */',
    'export const commonPairs: readonly (readonly [level: number, pairs: string, words: string])[] = [',
    ...lines,
    '];',
    '',
  ].join('\n'));
}

write(countPieces(process.argv[2] ?? join(import.meta.dirname, 'corpus')));
