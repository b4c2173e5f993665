// How often the exact words of the place are found: each half of the corpus's files by what was learned from the other, then the held-out messages.
// node training/measure-places.ts

import { join } from 'node:path';
import type { PlaceWeights } from '../src/matters/screening/place-finder.ts';
import { placeBy, readPlaceWeights } from '../src/matters/screening/place.ts';
import stored from '../src/matters/screening/place-weights.json' with { type: 'json' };
import { inventedSlots } from './fill.ts';
import { learnPlace } from './learn-place.ts';
import { readCorpus, type Example } from './read-corpus.ts';
import { inWords } from './score.ts';

function measure(name: string, examples: readonly Example[], weights: PlaceWeights): void {
  // A home tells where the matter is too, so a message with one asks nothing of the place.
  const rows = examples.filter(({ personal }) => personal.every(({ type }) => type !== 'address')).map(({ text, place }) => ({ place, found: placeBy(weights, text) }));
  const hits = rows.filter(({ place, found }) => place !== null && place === found).length;
  const figures = [
    { name: `${name}, recall`, hits, of: rows.filter(({ place }) => place !== null).length },
    { name: `${name}, precision`, hits, of: rows.filter(({ found }) => found !== null).length },
  ];
  process.stdout.write(`${figures.map(inWords).join('\n')}\n`);
}

const all = readCorpus(join(import.meta.dirname, 'corpus'), inventedSlots(1));
const files = [...new Set(all.map(({ id }) => id.split(':')[0] ?? ''))].sort((a, b) => a.localeCompare(b));
const isOf = (half: number, { id }: Example): boolean => files.indexOf(id.split(':')[0] ?? '') % 2 === half;
for (const half of [0, 1]) {
  const weights = learnPlace(all.filter((example) => !isOf(half, example)));
  measure(half === 0 ? 'every first file' : 'every second file', all.filter((example) => isOf(half, example)), weights);
}
measure('held out', readCorpus(join(import.meta.dirname, 'held-out'), inventedSlots(2)), readPlaceWeights(stored));
