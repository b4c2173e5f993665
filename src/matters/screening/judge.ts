// What rules and classifier together make of a text: the answer to each question, how sure it is, and what follows for the fork (RULES X1–X6).

import { categories, grounds, type Category, type Ground } from '../matter.ts';
import { categoryWeights } from './category.ts';
import { likelihoods, readHead, readVocabulary, rowsOf, type Head, type StoredHead, type StoredVocabulary, type Vocabulary } from './classifier.ts';
import { dangerIn, type Danger } from './danger.ts';
import { likeliestDanger } from './danger-kind.ts';
import { suspicionOf } from './exclusions.ts';
import { featuresOf, type Features } from './features.ts';
import { aims, gists, headLabels, intents, subjects, type HeadName, type Intent, type Subject } from './heads.ts';
import { withoutInnocents } from './innocents.ts';
import { looksSecret } from './secrets.ts';
import stored from './weights.json' with { type: 'json' };

/** Received in the ordinary way, shown the fork, or received and looked at by a person. */
export type Action = 'accept' | 'decline_with_guidance' | 'ask_human';

export interface Judgement {
  exclusion: 'none' | Ground;
  /** The likeliest exclusion, however unlikely it is. */
  ground: Ground;
  /** From 0 to 1: how likely the whole text falls under any of the exclusions. */
  suspicion: number;
  /** From 0 to 1: how likely it shows, offers or asks for a secret. */
  secrecy: number;
  action: Action;
  /** What a part of an accepted text may be excluded for. */
  part: Ground | null;
  category: Category;
  /** Somebody's life or body is in danger now; which number fits. */
  danger: Danger | null;
  /** From 0 to 1: how likely that is. */
  urgency: number;
  intent: Intent;
  /** From 0 to 1: how likely that one is. */
  intentSureness: number;
}

export interface Known {
  vocabulary: Vocabulary;
  subject: Head;
  gist: Head;
  aim: Head;
}

/** As it lies in the file of weights. */
export interface StoredKnown {
  vocabulary: StoredVocabulary;
  heads: Record<HeadName, StoredHead>;
}

/**
 * From `fork` on the right door is shown, from `person` on a person looks; where a rule suspects it too, from `withRule` on. What each
 * costs and finds: `npm run eval`.
 */
export const thresholds = { fork: 0.57, person: 0.3, withRule: 0.1, part: 0.5, danger: 0.22, dangerWithRule: 0.04 } as const;

/** What a word of a category weighs (category.ts) beside the likelihoods, which are logarithms here. */
const wordWeight = 0.2;
/** No category is out of the question. */
const leastLikelihood = 1e-6;

let known: Known | null = null;

/** @throws when they are not those that this program asks */
export function readKnown({ vocabulary, heads }: StoredKnown): Known {
  const read = readVocabulary(vocabulary);
  return {
    vocabulary: read,
    subject: readHead(heads.subject, headLabels.subject, read.size),
    gist: readHead(heads.gist, headLabels.gist, read.size),
    aim: readHead(heads.aim, headLabels.aim, read.size),
  };
}

/** Of what has no word in it: a picture, a number, a sign. */
const ofNothing: Judgement = {
  exclusion: 'none', ground: 'unlawful_or_policy', suspicion: 0, secrecy: 0, action: 'accept', part: null, category: '其他', danger: null, urgency: 0, intent: 'other', intentSureness: 0,
};
const someWord = /\p{L}/u;

/** @param normalised as `normalise` gives it */
export function judge(normalised: string): Judgement {
  if (!someWord.test(normalised)) return ofNothing;
  // Those that were trained and committed; read at the first text.
  known ??= readKnown(stored);
  return judgeBy(known, normalised, featuresOf(normalised));
}

export function judgeBy({ vocabulary, subject, gist, aim: aimHead }: Known, normalised: string, features: Features): Judgement {
  const rows = rowsOf(vocabulary, features);
  const likely = likelihoods(subject, rows);
  const roughly = likelihoods(gist, rows);
  /** The mean of the two looks. */
  const among: Among = (as, ground) => (sumOf(subjects, likely, as, ground) + sumOf(gists, roughly, as, ground)) / 2;
  const suspicion = among('excluded');
  const danger = dangerBy(among('danger'), normalised);
  // Where the classifier is half sure it knows the kind better than the rules.
  const rule = suspicion < thresholds.withRule || suspicion >= thresholds.person ? null : suspectedByRule(normalised);
  const action = danger ? 'accept' : actionOf(suspicion, rule);
  const aim = intentBy(likelihoods(aimHead, rows));
  const ground = rule ?? likeliest(grounds, (one) => among('excluded', one));
  return {
    exclusion: action === 'accept' ? 'none' : ground,
    ground,
    suspicion,
    secrecy: among('excluded', 'state_secret'),
    action,
    part: action === 'accept' && among('mixed') >= thresholds.part ? likeliest(grounds, (one) => sumOf(subjects, likely, 'mixed', one)) : null,
    category: aim.intent === 'greeting' ? '其他' : suspicion >= thresholds.fork ? categoryByWords(normalised) : categoryBy(likely, normalised),
    danger,
    urgency: among('danger'),
    ...aim,
  };
}

/** How likely a text is one of these; of a ground, or of any. */
type Among = (as: Subject['as'], ground?: Ground) => number;

function sumOf(labels: readonly Pick<Subject, 'as' | 'ground'>[], likely: Float64Array, as: Subject['as'], ground?: Ground): number {
  return labels.reduce((sum, one, index) => (one.as === as && (ground === undefined || one.ground === ground) ? sum + (likely[index] ?? 0) : sum), 0);
}

/** Whoever says that he does not want to live any more is believed, whatever else his text is about. */
function dangerBy(likelihood: number, normalised: string): Danger | null {
  const told = dangerIn(normalised);
  if (told && (told.kind === 'suicide' || likelihood >= thresholds.dangerWithRule)) return told;
  return likelihood >= thresholds.danger ? likeliestDanger(normalised) : null;
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

/** Of what is excluded as a whole no category was learned: what stands in it is no problem of the town. */
function categoryByWords(normalised: string): Category {
  const words = categoryWeights(withoutInnocents(normalised));
  return words.size === 0 ? '其他' : likeliest(categories, (category) => words.get(category) ?? 0);
}

function categoryBy(likely: Float64Array, normalised: string): Category {
  const words = categoryWeights(withoutInnocents(normalised));
  return likeliest(categories, (category) => {
    const learned = subjects.reduce((sum, one, index) => (one.category === category ? sum + (likely[index] ?? 0) : sum), 0);
    return Math.log(learned + leastLikelihood) + wordWeight * (words.get(category) ?? 0);
  });
}

function intentBy(likely: Float64Array): Pick<Judgement, 'intent' | 'intentSureness'> {
  const sureness = (intent: Intent): number => aims.reduce((sum, aim, index) => (aim.intent === intent ? sum + (likely[index] ?? 0) : sum), 0);
  const intent = likeliest(intents, sureness);
  return { intent, intentSureness: sureness(intent) };
}

/** @throws when there are no labels */
function likeliest<Label>(labels: readonly Label[], value: (label: Label) => number): Label {
  const values = labels.map(value);
  const label = labels[values.indexOf(Math.max(...values))];
  if (label === undefined) throw new Error('a question without answers');
  return label;
}
