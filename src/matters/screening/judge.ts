// What the classifier makes of a text: the likeliest answer to each question, how sure it is, and what follows for the fork (RULES X1–X6).

import type { Category, Ground } from '../matter.ts';
import { likelihoods, readHead, type Head, type StoredHead } from './classifier.ts';
import { featuresOf, type Features } from './features.ts';
import { headLabels, type HeadName, type Intent } from './heads.ts';
import stored from './weights.json' with { type: 'json' };

/** Received in the ordinary way, shown the fork, or received and looked at by a person. */
export type Action = 'accept' | 'decline_with_guidance' | 'ask_human';

export interface Judgement {
  exclusion: 'none' | Ground;
  /** From 0 to 1: how likely the text falls under any of the exclusions. */
  suspicion: number;
  action: Action;
  category: Category;
  urgent: boolean;
  intent: Intent;
}

export interface Heads {
  exclusion: Head<'none' | Ground>;
  category: Head<Category>;
  urgent: Head<'no' | 'yes'>;
  intent: Head<Intent>;
}

/** From here on the fork is shown, and from here on a person looks (training/evaluate.ts: what each costs and finds). */
export const thresholds = { fork: 0.6, person: 0.25, urgent: 0.35 } as const;

let heads: Heads | null = null;

/** @throws when they are not those that this program asks */
export function readHeads({ exclusion, category, urgent, intent }: Record<HeadName, StoredHead>): Heads {
  return {
    exclusion: readHead(exclusion, headLabels.exclusion),
    category: readHead(category, headLabels.category),
    urgent: readHead(urgent, headLabels.urgent),
    intent: readHead(intent, headLabels.intent),
  };
}

/** @param normalised as `normalise` gives it */
export function judge(normalised: string): Judgement {
  // Those that were trained and committed; read at the first text.
  heads ??= readHeads(stored.heads);
  return judgeBy(heads, featuresOf(normalised));
}

export function judgeBy(known: Heads, features: Features): Judgement {
  const exclusion = likelihoods(known.exclusion, features);
  const suspicion = 1 - (exclusion[0] ?? 0);
  const urgent = (likelihoods(known.urgent, features)[1] ?? 0) >= thresholds.urgent;
  // Life comes before the screening.
  const action = urgent || suspicion < thresholds.person ? 'accept' : suspicion < thresholds.fork ? 'ask_human' : 'decline_with_guidance';
  return {
    exclusion: action === 'accept' ? 'none' : likeliest(known.exclusion.labels.slice(1), exclusion.subarray(1)),
    suspicion,
    action,
    category: likeliest(known.category.labels, likelihoods(known.category, features)),
    urgent,
    intent: likeliest(known.intent.labels, likelihoods(known.intent, features)),
  };
}

/** @throws when there are no labels */
function likeliest<Label>(labels: readonly Label[], values: Float64Array): Label {
  const label = labels[values.indexOf(Math.max(...values))];
  if (label === undefined) throw new Error('a question without answers');
  return label;
}
