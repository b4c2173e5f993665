// `npm run eval`: how good the judgement is on messages that were never looked at while it was made; `--folds 5`: on the corpus itself,
// each part judged by what was learned from the others, for tuning.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { StoredHead } from '../src/matters/screening/classifier.ts';
import { headLabels, type HeadName } from '../src/matters/screening/heads.ts';
import { judge, judgeBy, readHeads, type Heads, type Judgement } from '../src/matters/screening/judge.ts';
import { normalise } from '../src/matters/screening/normalise.ts';
import { createChance } from './chance.ts';
import { inventedSlots } from './fill.ts';
import { learn } from './learn.ts';
import { lessonsOf, see, type Seen } from './lessons.ts';
import { readCorpus, type Example } from './read-corpus.ts';
import { personalFigures, pairFigures } from './score-pairs.ts';
import { figuresOf, inWords } from './score.ts';
import { storedHead } from './stored-head.ts';

const { values } = parseArgs({ options: { folds: { type: 'string' } } });
const folder = (name: string): string => join(import.meta.dirname, name);

function heldOut(): { example: Example; judgement: Judgement }[] {
  return readCorpus(folder('held-out'), inventedSlots(2)).map((example) => ({ example, judgement: judge(normalise(example.text)) }));
}

function folded(count: number): { example: Example; judgement: Judgement }[] {
  const all = createChance(1).shuffle(readCorpus(folder('corpus'), inventedSlots(1))).map(see);
  return Array.from({ length: count }, (_, fold) => {
    const known = headsOf(all.filter((__, index) => index % count !== fold));
    return all.filter((__, index) => index % count === fold).map(({ example, normalised, features }) => ({ example, judgement: judgeBy(known, normalised, features) }));
  }).flat();
}

/** As `npm run train` would write and the program would read them. */
function headsOf(seen: readonly Seen[]): Heads {
  const head = (name: HeadName): StoredHead => storedHead(name, learn(lessonsOf(name, seen), headLabels[name].length, 1));
  return readHeads({ exclusion: head('exclusion'), category: head('category'), urgent: head('urgent'), intent: head('intent') });
}

const rows = values.folds === undefined ? heldOut() : folded(Number(values.folds));
process.stdout.write(`${rows.length} messages\n${[...figuresOf(rows), ...(values.folds === undefined ? pairFigures(rows) : []), ...personalFigures(rows)].map(inWords).join('\n')}\n`);
