// Learns all that the classifier knows from messages, as it is written down (train.ts) or tried (evaluate.ts).

import { readVocabulary, type StoredVocabulary } from '../src/matters/screening/classifier.ts';
import { headLabels, type HeadName } from '../src/matters/screening/heads.ts';
import type { StoredKnown } from '../src/matters/screening/judge.ts';
import { learn, type Manner } from './learn.ts';
import { lessonsOf, type Seen } from './lessons.ts';
import { storedHead } from './stored-head.ts';

const manners: Readonly<Record<HeadName, Manner>> = {
  subject: { forget: 0.3, doubt: 0.05 },
  gist: { forget: 0.3, doubt: 0.05 },
  // Rare aims are few, and each sign of them counts.
  aim: { forget: 0, doubt: 0 },
};

/** What stands in a single text tells nothing about others. */
const leastTexts = 2;

export function study(seen: readonly Seen[], seed: number): StoredKnown {
  const stored = vocabularyOf(seen);
  const vocabulary = readVocabulary(stored);
  const head = (name: HeadName) => storedHead(name, learn(lessonsOf(name, seen, vocabulary), vocabulary.size, headLabels[name].length, manners[name], seed));
  return { vocabulary: stored, heads: { subject: head('subject'), gist: head('gist'), aim: head('aim') } };
}

function vocabularyOf(seen: readonly Seen[]): StoredVocabulary {
  const texts = new Map<string, number>();
  for (const { features } of seen) for (const name of features.keys()) texts.set(name, (texts.get(name) ?? 0) + 1);
  // Half a character is none: not every reader of JSON takes it.
  const known = [...texts].flatMap(([name, times]) => (times >= leastTexts && name.isWellFormed() ? [name] : [])).sort();
  return {
    singles: known.filter((name) => name.length === 1).join(''),
    pairs: known.filter((name) => name.length === 2).join(''),
    signs: known.filter((name) => name.length > 2),
  };
}
