// Which exclusion a text may fall under (RULES X2–X5), and the one question that decides. When unsure: none, an ordinary receipt (X6).

import type { Category, Ground } from '../matter.ts';
import { categoryWeights } from './category.ts';
import { exclusionSigns } from './exclusion-words.ts';
import { withoutInnocents } from './innocents.ts';
import { any, list, namesOf, wordFinder, type Found } from './words.ts';

/** 「法院已经立案了吗？」「已经交给纪委或信访办了吗？」「是只为一个人的事吗？」 */
export type DecidingQuestion = 'court-accepted' | 'already-with-discipline-or-petition' | 'for-one-person';

export interface Suspicion {
  ground: Exclude<Ground, 'state_secret'>;
  /** Null when the text is clear. */
  question: DecidingQuestion | null;
  /** Only a part is meant: beside it stands a problem that is handled. */
  mixed: boolean;
}

type Sign = keyof typeof exclusionSigns;

interface Rule extends Omit<Suspicion, 'mixed'> {
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
  { ...procedure, question: null, when: [['organ'], ['inProcedure']], unless: ['onlyThreat', 'hardship'] },
  { ...procedure, question: 'already-with-discipline-or-petition', when: [['organ'], ['inProcedure', 'toldThem']], unless: ['onlyThreat'] },
  // X2, 000: in judicial proceedings, and we are to act in it.
  { ...judicial, question: null, when: [['courtStage'], ['intervene']], unless: ['courtOver', 'onlyThinking'] },
  { ...judicial, question: null, when: [['courtStage'], ['plead']], unless: ['courtOver', 'onlyThinking', 'ruleForAll', 'hardship'] },
  // A brother in prison and a child without care: the child is the matter, unless the answer says otherwise.
  { ...judicial, question: 'court-accepted', when: [['courtStage'], ['plead']], unless: ['courtOver', 'onlyThinking', 'ruleForAll'] },
  { ...judicial, question: 'court-accepted', when: [['courtStage']], unless: ['courtOver', 'onlyThinking', 'ruleForAll', 'hardship'] },
  { ...judicial, question: 'court-accepted', when: [['court'], ['intervene', 'plead']], unless: ['courtOver', 'onlyThinking', 'ruleForAll'] },
  // X4, 000: help to break a rule. Somebody else's breach is a report.
  { ...unlawful, question: null, when: [['bribe'], ['help', 'oneself']], unless: ['reporting'] },
  { ...unlawful, question: null, when: [['breach'], ['help', 'oneself']], unless: ['reporting'] },
  { ...unlawful, question: null, when: [['spite']], unless: [] },
  // X3, 000: a favour for one person. Hardship is never one (A1).
  { ...favour, question: null, when: [['wish'], ['favour']], unless: ['hardship', 'ruleForAll'] },
  { ...favour, question: null, when: [['wish'], ['arrange'], ['oneself']], unless: ['hardship', 'ruleForAll'] },
  { ...favour, question: null, when: [['namedWish'], ['oneself'], ['help']], unless: ['hardship', 'ruleForAll'] },
  { ...favour, question: 'for-one-person', when: [['namedWish'], ['oneself']], unless: ['hardship', 'ruleForAll'] },
];

const find = wordFinder(exclusionSigns);

/** What a normalised text may be excluded for, or null. */
export function suspicionOf(normalised: string): Suspicion | null {
  const text = withoutInnocents(normalised).slice(0, maxChars);
  const found = namesOf(find(text));
  const rule = rules.find((candidate) => fits(candidate, found));
  return rule ? { ground: rule.ground, question: rule.question, mixed: bringsPublicProblem(text, rule) } : null;
}

/** The signs of an exclusion in a text without its innocent words, whatever they come to together. */
export function exclusionSignsIn(text: string): Found<Sign> {
  return namesOf(find(text));
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
/** Words with which people pass to another matter. */
const turns = list('另外 另有 另: 另, 再者 此外 还有一件 还有个事 还有就是 顺便 不过 但是 但 倒是 新的 the_new by_the_way but_ also,');
const turn = new RegExp(`(?=${turns.join('|')})|[。！？!?；;\\n]`);

/**
 * A mixed message: beside the excluded part a public problem stands in a sentence of its own (DESIGN §3 Mixed). The problem must not
 * be lost, so the whole is received in the ordinary way; the card says what is suspected, and staff decline the part.
 */
function bringsPublicProblem(text: string, rule: Rule): boolean {
  const telling = new Set(rule.when.flat().filter((sign) => sign !== 'help' && sign !== 'oneself' && sign !== 'intervene' && sign !== 'plead'));
  return text.split(turn).some((part) => {
    const signs = namesOf(find(part));
    if ([...telling].some((sign) => signs.has(sign))) return false;
    const weights = categoryWeights(part);
    return publicCategories.some((category) => (weights.get(category) ?? 0) >= publicWeight);
  });
}
