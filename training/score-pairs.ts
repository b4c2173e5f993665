// What is found of two messages that tell of one incident, and of personal data, against what people marked.

import { findPersonalData } from '../src/matters/masking.ts';
import { createRepeatFinder } from '../src/matters/sameness.ts';
import type { Judgement } from '../src/matters/screening/judge.ts';
import { placeIn } from '../src/matters/screening/place.ts';
import type { Example } from './read-corpus.ts';
import type { Figure } from './score.ts';

interface Row {
  example: Example;
  judgement: Judgement;
}

/** As many before each as `huiyin screen --pairs` looks at. */
const compared = 2000;

/** Each message against those before it, in the order in which they stand. */
export function pairFigures(rows: readonly Row[]): Figure[] {
  const find = createRepeatFinder<Example>(compared);
  const told = new Set<string>();
  let suggested = 0;
  let right = 0;
  let repeats = 0;
  let nearMisses = 0;
  for (const { example, judgement } of rows) {
    const { text, duplicates } = example;
    if (duplicates !== null && told.has(duplicates)) repeats += 1;
    if (duplicates !== null) told.add(duplicates);
    if (judgement.action === 'decline_with_guidance' || judgement.intent !== 'report') continue;
    const same = find(example, { text, place: placeIn(text), category: judgement.category });
    if (!same) continue;
    suggested += 1;
    if (duplicates !== null && same.duplicates === duplicates) right += 1;
    if (example.nearMissOf !== null && same.duplicates === example.nearMissOf) nearMisses += 1;
  }
  return [
    { name: 'the same incident, recall (≥ 60 %)', hits: right, of: repeats },
    { name: 'the same incident, precision (≥ 80 %)', hits: right, of: suggested },
    { name: 'similar but another one, suggested', hits: nearMisses, of: rows.filter(({ example }) => example.nearMissOf !== null).length },
  ];
}

/** Type and exact words. */
export function personalFigures(rows: readonly Row[]): Figure[] {
  let found = 0;
  let right = 0;
  let marked = 0;
  for (const { example } of rows) {
    const expected = [...example.personal];
    marked += expected.length;
    for (const { type, span } of findPersonalData(example.text)) {
      found += 1;
      const at = expected.findIndex((one) => one.type === type && one.span === span);
      if (at < 0) continue;
      right += 1;
      expected.splice(at, 1);
    }
  }
  return [
    { name: 'personal data, recall (≥ 85 %)', hits: right, of: marked },
    { name: 'personal data, precision (≥ 90 %)', hits: right, of: found },
  ];
}
