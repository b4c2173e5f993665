// `npm run eval`: how good the judgement is on messages that were never looked at while it was made. For tuning, on the corpus itself,
// each part judged by what was learned from the others: `--folds 5` parts by chance, `--by-file` parts that different people wrote.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judge, judgeBy, readKnown, type Judgement } from '../src/matters/screening/judge.ts';
import { normalise } from '../src/matters/screening/normalise.ts';
import { createChance } from './chance.ts';
import { inventedSlots } from './fill.ts';
import { see, type Seen } from './lessons.ts';
import { readCorpus, type Example } from './read-corpus.ts';
import { figuresOf, inWords } from './score.ts';
import { study } from './study.ts';

const { values } = parseArgs({ options: { folds: { type: 'string' }, 'by-file': { type: 'boolean' } } });
const folder = (name: string): string => join(import.meta.dirname, name);

type Judged = { example: Example; judgement: Judgement };

function heldOut(): Judged[] {
  return readCorpus(folder('held-out'), inventedSlots(2)).map((example) => ({ example, judgement: judge(normalise(example.text)) }));
}

function parted(partOf: (seen: Seen, index: number) => string): Judged[] {
  const all = createChance(1).shuffle(readCorpus(folder('corpus'), inventedSlots(1))).map(see);
  const parts = all.map(partOf);
  return [...new Set(parts)].sort().flatMap((part) => {
    // As `npm run train` would write and the program would read it.
    const known = readKnown(study(all.filter((_, index) => parts[index] !== part), 1));
    const others = all.filter((_, index) => parts[index] === part);
    return others.map(({ example, normalised, features }) => ({ example, judgement: judgeBy(known, normalised, features) }));
  });
}

function rows(): Judged[] {
  if (values['by-file']) return parted(({ example }) => example.id.replace(/:\d+$/, ''));
  const folds = values.folds;
  return folds === undefined ? heldOut() : parted((_, index) => String(index % Number(folds)));
}

const judged = rows();
process.stdout.write(`${judged.length} messages\n${figuresOf(judged).map(inWords).join('\n')}\n`);
