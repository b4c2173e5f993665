// What the classifier learns from an example for each of its questions.

import { featuresOf, type Features } from '../src/matters/screening/features.ts';
import { headLabels, type HeadName } from '../src/matters/screening/heads.ts';
import { normalise } from '../src/matters/screening/normalise.ts';
import type { Lesson } from './learn.ts';
import type { Example } from './read-corpus.ts';

/** Null: the example teaches nothing about it. */
const answers: Readonly<Record<HeadName, (example: Example) => string | null>> = {
  // A mixed message is received; its likeliest kind only is known of one that a person has to judge.
  exclusion: ({ exclusion, mixed, action }) => (action === 'ask_human' ? null : mixed ? 'none' : exclusion),
  category: ({ category }) => category,
  urgent: ({ urgent }) => (urgent ? 'yes' : 'no'),
  intent: ({ intent }) => intent,
};

/** An example with what the classifier sees of it. */
export interface Seen {
  example: Example;
  normalised: string;
  features: Features;
}

export function lessonsOf(head: HeadName, seen: readonly Seen[]): Lesson[] {
  const labels: readonly string[] = headLabels[head];
  return seen.flatMap(({ example, features }): Lesson[] => {
    const answer = answers[head](example);
    return answer === null ? [] : [{ features, label: labels.indexOf(answer) }];
  });
}

export function see(example: Example): Seen {
  const normalised = normalise(example.text);
  return { example, normalised, features: featuresOf(normalised) };
}
