// `npm run train`: learns the classifier's weights from training/corpus and writes them where the screening reads them. Twice gives the same file.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredHead } from '../src/matters/screening/classifier.ts';
import { headLabels, type HeadName } from '../src/matters/screening/heads.ts';
import { corpusFolder, corpusHash } from './corpus-hash.ts';
import { inventedSlots } from './fill.ts';
import { learn } from './learn.ts';
import { learnPlace, storedPlaces } from './learn-place.ts';
import { lessonsOf, see } from './lessons.ts';
import { readCorpus } from './read-corpus.ts';
import { storedHead } from './stored-head.ts';

const target = join(import.meta.dirname, '../src/matters/screening/weights.json');
const placesTarget = join(import.meta.dirname, '../src/matters/screening/place-weights.json');
const seed = 1;

const examples = readCorpus(corpusFolder, inventedSlots(seed));
writeFileSync(placesTarget, `${JSON.stringify({ corpus: corpusHash(), ...storedPlaces(learnPlace(examples)) }, null, 1)}\n`);
const seen = examples.map(see);
const heads: Partial<Record<HeadName, StoredHead>> = {};
for (const name of Object.keys(headLabels) as HeadName[]) {
  const lessons = lessonsOf(name, seen);
  heads[name] = storedHead(name, learn(lessons, headLabels[name].length, seed));
  process.stdout.write(`${name}: learned from ${lessons.length} messages\n`);
}
writeFileSync(target, `${JSON.stringify({ corpus: corpusHash(), heads }, null, 1)}\n`);
