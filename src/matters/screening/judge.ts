// What rules and classifier together make of a text: the answer to each question, how sure it is, and what follows for the fork (RULES X1–X6).

import { categories, grounds, type Category, type Ground } from '../matter.ts';
import { categoryWeights } from './category.ts';
import { likelihoods, readHead, type Head, type StoredHead } from './classifier.ts';
import { suspicionOf } from './exclusions.ts';
import { featuresOf, type Features } from './features.ts';
import { headLabels, type HeadName, type Intent } from './heads.ts';
import { withoutInnocents } from './innocents.ts';
import { looksSecret } from './secrets.ts';
import stored from './weights.json' with { type: 'json' };

/** Received in the ordinary way, shown the fork, or received and looked at by a person. */
export type Action = 'accept' | 'decline_with_guidance' | 'ask_human';

export interface Judgement {
  exclusion: 'none' | Ground;
  /** The likeliest exclusion, however unlikely it is. */
  ground: Ground;
  /** From 0 to 1: how likely the text falls under any of the exclusions. */
  suspicion: number;
  /** From 0 to 1: how likely it holds unpublished matter of party or state. */
  secrecy: number;
  action: Action;
  category: Category;
  urgent: boolean;
  /** From 0 to 1: how likely somebody is in danger now. */
  urgency: number;
  intent: Intent;
  /** From 0 to 1: how likely that intent is. */
  intentSureness: number;
}

export interface Heads {
  exclusion: Head<'none' | Ground>;
  category: Head<Category>;
  urgent: Head<'no' | 'yes'>;
  intent: Head<Intent>;
}

/**
 * From `fork` on the right door is shown, from `person` on a person looks; where a rule suspects it too, from `withRule` on. What each
 * costs and finds: `npm run eval`.
 */
export const thresholds = { fork: 0.65, person: 0.2, withRule: 0.05, urgent: 0.07 } as const;

/** What a word of a category weighs (category.ts) beside the likelihoods, which are logarithms here. */
const wordWeight = 0.4;
/** No category is out of the question. */
const leastLikelihood = 1e-6;

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
  return judgeBy(heads, normalised, featuresOf(normalised));
}

export function judgeBy(known: Heads, normalised: string, features: Features): Judgement {
  const exclusion = likelihoods(known.exclusion, features);
  const suspicion = 1 - (exclusion[0] ?? 0);
  const urgency = likelihoods(known.urgent, features)[1] ?? 0;
  const urgent = urgency >= thresholds.urgent;
  // Where the classifier is half sure it knows the kind better than the rules.
  const rule = suspicion < thresholds.withRule || suspicion >= thresholds.person ? null : suspectedByRule(normalised);
  const action = urgent ? 'accept' : actionOf(suspicion, rule);
  const intent = likelihoods(known.intent, features);
  const ground = rule ?? likeliest(grounds, exclusion.subarray(1));
  return {
    exclusion: action === 'accept' ? 'none' : ground,
    ground,
    suspicion,
    secrecy: exclusion[known.exclusion.labels.indexOf('state_secret')] ?? 0,
    action,
    category: categoryBy(likelihoods(known.category, features), normalised),
    urgent,
    urgency,
    intent: likeliest(known.intent.labels, intent),
    intentSureness: Math.max(...intent),
  };
}

/** Life comes before the screening; when unsure, a person looks. */
function actionOf(suspicion: number, rule: Ground | null): Action {
  if (suspicion >= thresholds.fork) return 'decline_with_guidance';
  return suspicion >= thresholds.person || rule !== null ? 'ask_human' : 'accept';
}

function suspectedByRule(normalised: string): Ground | null {
  if (looksSecret(normalised)) return 'state_secret';
  const suspected = suspicionOf(normalised);
  return suspected === null || suspected.mixed ? null : suspected.ground;
}

function categoryBy(learned: Float64Array, normalised: string): Category {
  const words = categoryWeights(withoutInnocents(normalised));
  const sums = learned.map((likelihood, index) => {
    const category = categories[index];
    return Math.log(likelihood + leastLikelihood) + wordWeight * (category === undefined ? 0 : (words.get(category) ?? 0));
  });
  return likeliest(categories, sums);
}

/** @throws when there are no labels */
function likeliest<Label>(labels: readonly Label[], values: Float64Array): Label {
  const label = labels[values.indexOf(Math.max(...values))];
  if (label === undefined) throw new Error('a question without answers');
  return label;
}
