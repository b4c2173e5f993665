// `npm run train`: learns the classifier's weights from training/corpus and writes them where the screening reads them. Twice gives the same file.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder, corpusHash } from './corpus-hash.ts';
import { inventedSlots } from './fill.ts';
import { learnPlace, storedPlaces } from './learn-place.ts';
import { see } from './lessons.ts';
import { readCorpus } from './read-corpus.ts';
import { study } from './study.ts';

const target = join(import.meta.dirname, '../src/matters/screening/weights.json');
const placesTarget = join(import.meta.dirname, '../src/matters/screening/place-weights.json');
const seed = 1;

const examples = readCorpus(corpusFolder, inventedSlots(seed));
writeFileSync(placesTarget, `${JSON.stringify({ corpus: corpusHash(), ...storedPlaces(learnPlace(examples)) }, null, 1)}\n`);
const seen = examples.map(see);
writeFileSync(target, `${JSON.stringify({ corpus: corpusHash(), ...study(seen, seed) }, null, 1)}\n`);
process.stdout.write(`learned from ${seen.length} messages\n`);
