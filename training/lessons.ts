// What the classifier learns from an example for each of its questions.

import { rowsOf, type Vocabulary } from '../src/matters/screening/classifier.ts';
import { featuresOf, type Features } from '../src/matters/screening/features.ts';
import { headLabels, subjects, type HeadName } from '../src/matters/screening/heads.ts';
import { normalise } from '../src/matters/screening/normalise.ts';
import type { Lesson } from './learn.ts';
import type { Example } from './read-corpus.ts';

/** An example with what the classifier sees of it. */
export interface Seen {
  example: Example;
  normalised: string;
  features: Features;
}

/** Null: the example teaches nothing about it. */
const answers: Readonly<Record<HeadName, (example: Example) => string | null>> = { subject: subjectOf, gist: gistOf, aim: aimOf };

/** The place of a label; kinds of a danger that have no label of their own are the rest. */
function subjectOf({ exclusion, action, mixed, urgent, intent, category }: Example): string | null {
  // The likeliest kind only is known of one that a person has to judge.
  if (action === 'ask_human') return null;
  if (urgent) return subjects.find((one) => one.as === 'danger' && one.category === category)?.name ?? 'danger:其他';
  if (mixed) return `mixed:${exclusion}`;
  if (exclusion !== 'none') return exclusion;
  return intent === 'report' ? category : `said:${intent}`;
}

function gistOf({ exclusion, action, mixed, urgent, hard }: Example): string | null {
  if (action === 'ask_human') return null;
  if (urgent) return 'danger';
  if (mixed) return 'mixed';
  if (exclusion !== 'none') return exclusion;
  return hard ? 'tempting' : 'plain';
}

function aimOf({ intent, exclusion, mixed }: Example): string {
  return intent === 'report' && exclusion !== 'none' && !mixed ? `report:${exclusion}` : intent;
}

/** Most messages report something; the others are rare here and must not be overlooked. */
const rarity = 0.5;

export function lessonsOf(head: HeadName, seen: readonly Seen[], vocabulary: Vocabulary): Lesson[] {
  const times = new Map<string, number>();
  for (const { example } of seen) times.set(example.intent, (times.get(example.intent) ?? 0) + 1);
  const most = Math.max(...times.values());
  return seen.flatMap(({ example, features }): Lesson[] => {
    const answer = answers[head](example);
    if (answer === null) return [];
    const weight = head === 'aim' ? (most / (times.get(example.intent) ?? most)) ** rarity : 1;
    return [{ rows: rowsOf(vocabulary, features), label: headLabels[head].indexOf(answer), weight }];
  });
}

export function see(example: Example): Seen {
  const normalised = normalise(example.text);
  return { example, normalised, features: featuresOf(normalised) };
}
