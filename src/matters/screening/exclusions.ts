// Which exclusion a text may fall under (RULES X2–X5), and the one question that decides. When unsure: none, an ordinary receipt (X6).

import type { Category, Ground } from '../matter.ts';
import { categoryWeights } from './category.ts';
import { exclusionSigns } from './exclusion-words.ts';
import { withoutInnocents } from './innocents.ts';
import { normalise } from './normalise.ts';
import { partsOf, turns, type Parts, type Side } from './parts.ts';
import { decidingQuestions, type DecidingQuestion } from './questions.ts';
import { any, namesOf, wordFinder, type Found } from './words.ts';

export interface Suspicion {
  ground: Exclude<Ground, 'state_secret'>;
  /** Null when the text is clear. */
  question: DecidingQuestion | null;
  /** Only a part is meant: beside it stands a problem that is handled. */
  mixed: boolean;
  /** Too little to ask anybody about: a person looks. */
  doubtful: boolean;
}

type Sign = keyof typeof exclusionSigns;

interface Rule {
  ground: Suspicion['ground'];
  /** The text alone does not decide. */
  asks: boolean;
  /** One of each group must stand in the text. */
  when: readonly (readonly Sign[])[];
  /** None of these may. */
  unless: readonly Sign[];
}

const judicial = { ground: 'judicial' } as const;
const favour = { ground: 'personal_favour' } as const;
const unlawful = { ground: 'unlawful_or_policy' } as const;
const procedure = { ground: 'discipline_or_petition_in_progress' } as const;

/** Read from the top; the first that fits counts. */
const rules: readonly Rule[] = [
  // X5, 001 明确事项: with discipline inspection or a petition office, or closed there. A new complaint is accepted (A1).
  { ...procedure, asks: false, when: [['organ'], ['inProcedure']], unless: ['onlyThreat', 'hardship'] },
  { ...procedure, asks: true, when: [['organ'], ['inProcedure', 'toldThem']], unless: ['onlyThreat'] },
  // X2, 000: in judicial proceedings, and we are to act in it.
  { ...judicial, asks: false, when: [['courtStage'], ['intervene']], unless: ['courtOver', 'onlyThinking'] },
  { ...judicial, asks: false, when: [['courtStage'], ['plead']], unless: ['courtOver', 'onlyThinking', 'ruleForAll', 'hardship'] },
  // A brother in prison and a child without care: the child is the matter, unless the answer says otherwise.
  { ...judicial, asks: true, when: [['courtStage'], ['plead']], unless: ['courtOver', 'onlyThinking', 'ruleForAll'] },
  { ...judicial, asks: true, when: [['courtStage']], unless: ['courtOver', 'onlyThinking', 'ruleForAll', 'hardship'] },
  { ...judicial, asks: true, when: [['court'], ['intervene', 'plead']], unless: ['courtOver', 'onlyThinking', 'ruleForAll'] },
  // X4, 000: help to break a rule. Somebody else's breach is a report.
  { ...unlawful, asks: false, when: [['bribe'], ['help', 'oneself']], unless: ['reporting'] },
  { ...unlawful, asks: false, when: [['breach'], ['help']], unless: ['reporting'] },
  { ...unlawful, asks: true, when: [['breach'], ['oneself']], unless: ['reporting'] },
  { ...unlawful, asks: false, when: [['spite']], unless: [] },
  // X3, 000: a favour for one person. Hardship is never one (A1).
  { ...favour, asks: false, when: [['wish'], ['favour']], unless: ['hardship', 'ruleForAll'] },
  { ...favour, asks: false, when: [['wish'], ['arrange'], ['oneself']], unless: ['hardship', 'ruleForAll'] },
  { ...favour, asks: false, when: [['namedWish'], ['oneself'], ['help']], unless: ['hardship', 'ruleForAll'] },
  { ...favour, asks: true, when: [['namedWish'], ['oneself']], unless: ['hardship', 'ruleForAll'] },
];

/** Read when none of the others fits. Somebody else is at it, and nobody knows from the text whether a studio may be as well. */
const doubts: readonly Rule[] = [{ ...judicial, asks: false, when: [['elsewhere']], unless: ['courtOver', 'onlyThinking'] }];

const find = wordFinder(exclusionSigns);

/** What a normalised text may be excluded for, or null. */
export function suspicionOf(normalised: string): Suspicion | null {
  const text = withoutInnocents(normalised).slice(0, maxChars);
  const found = namesOf(find(text));
  const rule = rules.find((candidate) => fits(candidate, found));
  if (rule) return { ground: rule.ground, question: rule.asks ? decidingQuestions[rule.ground] : null, mixed: bringsPublicProblem(text, rule), doubtful: false };
  const doubt = doubts.find((candidate) => fits(candidate, found));
  return doubt ? { ground: doubt.ground, question: null, mixed: false, doubtful: true } : null;
}

/** The signs of an exclusion in a text without its innocent words, whatever they come to together. */
export function exclusionSignsIn(text: string): Found<Sign> {
  return namesOf(find(text));
}

/** Such a text as it was written, taken apart by its signs; null when it is no mixed one, or its sentences hold both. */
export function partsBySigns(text: string): Parts | null {
  if (text.length > maxChars) return null;
  const found = namesOf(find(withoutInnocents(normalise(text))));
  const rule = rules.find((candidate) => fits(candidate, found));
  const parts = rule ? partsOf(text, sideOf(rule)) : null;
  return rule && parts ? { ...parts, ground: rule.ground } : null;
}

/** Beyond this nobody asks a favour: the signs of ten pages do not belong together. */
const maxChars = 1000;

function fits(rule: Rule, found: Found<Sign>): boolean {
  return rule.when.every((group) => any(found, group)) && !any(found, rule.unless);
}

/** Problems that everybody on the street has. A court case about a house is none of them. */
const publicCategories: readonly Category[] = ['环境卫生', '市政设施', '交通停车', '噪音扰民', '治安与消防', '物业管理'];
/** One strong word, or a middle one and a hint. */
const publicWeight = 4;
const turn = new RegExp(`(?=${turns.join('|')})|[。！？!?；;\\n]`);

/**
 * A mixed message: beside the excluded part a public problem stands in a sentence of its own (DESIGN §3 Mixed). The problem must not
 * be lost, so the whole is received in the ordinary way; the card says what is suspected, and staff decline the part.
 */
function bringsPublicProblem(text: string, rule: Rule): boolean {
  return text.split(turn).some((part) => sideAt(part, rule) === 'public');
}

function sideOf(rule: Rule): Side {
  return (sentence) => sideAt(withoutInnocents(normalise(sentence)), rule);
}

function sideAt(normalised: string, rule: Rule): ReturnType<Side> {
  const telling = new Set(rule.when.flat().filter((sign) => sign !== 'help' && sign !== 'oneself' && sign !== 'intervene' && sign !== 'plead'));
  const signs = namesOf(find(normalised));
  if ([...telling].some((sign) => signs.has(sign))) return 'excluded';
  const weights = categoryWeights(normalised);
  return publicCategories.some((category) => (weights.get(category) ?? 0) >= publicWeight) ? 'public' : null;
}
