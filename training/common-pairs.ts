// Counts in how many messages of the corpus each pair of letters stands, and writes the common ones down by levels.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { piecesOf } from '../src/matters/sameness/pieces.ts';
import { thingsIn } from '../src/matters/sameness/things.ts';
import { normalise } from '../src/matters/screening/normalise.ts';
import { rowsIn } from './same-rows.ts';

/** What stands in fewer messages is rare, as rare as what stands in none. */
const fewest = 4;
const target = join(import.meta.dirname, '../src/matters/sameness/common-pairs.ts');

/** Rows by which sameness is measured are left out: their names of places are new to us, as those of a town will be. */
function countIn(folder: string): { pieces: Map<string, number>; things: number[] } {
  const pieces = new Map<string, number>();
  const things: number[] = [];
  for (const { text, incident, like } of rowsIn(folder)) {
    if (incident !== null || like !== null) continue;
    const words = normalise(text);
    for (const piece of new Set(piecesOf(words))) pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
    for (const thing of thingsIn(words).keys()) things[thing] = (things[thing] ?? 0) + 1;
  }
  return { pieces, things };
}

/** Level 2 stands in 4 to 7 messages, 3 in 8 to 15, and so on. */
function write({ pieces: counts, things }: { pieces: ReadonlyMap<string, number>; things: readonly number[] }): void {
  const levels = new Map<number, string[]>();
  for (const [piece, times] of counts) {
    if (times < fewest || /[\ud800-\udfff]/.test(piece)) continue;
    const level = Math.floor(Math.log2(times));
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
    '/** The levels of the things, in the order of their lines (things.ts). */',
    `export const thingLevels: readonly number[] = [${Array.from(things, (times) => Math.round(Math.log2((times ?? 0) + 1) * 10) / 10).join(', ')}];`,
    '',
  ].join('\n'));
}

write(countIn(process.argv[2] ?? join(import.meta.dirname, 'corpus')));
