// Screening (筛查): what the desk notices in a text before a person reads it. It suspects and asks; only people decide (RULES X6).

import type { Category, Ground } from './matter.ts';
import { dangerIn, type Danger } from './screening/danger.ts';
import { partsBySigns, suspicionOf } from './screening/exclusions.ts';
import type { Intent } from './screening/heads.ts';
import { judge, type Judgement } from './screening/judge.ts';
import { mixedPartsOf } from './screening/mixed.ts';
import { normalise } from './screening/normalise.ts';
import type { Parts } from './screening/parts.ts';
import { placeIn } from './screening/place.ts';
import { decidingQuestions, type DecidingQuestion } from './screening/questions.ts';
import { remembering } from './screening/remembering.ts';
import { looksSecret } from './screening/secrets.ts';

export type { Danger } from './screening/danger.ts';
export type { Parts } from './screening/parts.ts';
export type { DecidingQuestion } from './screening/questions.ts';

export interface Screening {
  /** Suspected secret (X1): nothing of the text may be stored. */
  secret: boolean;
  /** Comes before everything else and is never screened out. */
  danger: Danger | null;
  /** It could be danger, or none: the numbers are said beside, and nobody is alerted. */
  mayBeDanger: boolean;
  /** The exclusion that the fork is about; null: an ordinary receipt. */
  ground: Exclude<Ground, 'state_secret'> | null;
  /** No question is needed. */
  sure: boolean;
  /** The one question whose answer decides about the ground. */
  question: DecidingQuestion | null;
  /** What a part of a mixed text may be excluded for: nobody is asked, the card says so. */
  part: Exclude<Ground, 'state_secret'> | null;
  /** Such a text taken apart for its summary; null where it does not come apart, or is none. */
  parts: Parts | null;
  /** What it may be excluded for, too little to ask about: an ordinary receipt, and a person looks (the card says so). */
  doubt: Ground | null;
  category: Category;
  /** Where it is, in the writer's own words. */
  place: string | null;
  /** Nobody could act without the place, and none was named. */
  needsPlace: boolean;
}

/** Problems that have a spot. A pension or a school fee is handled without one. */
const categoriesWithPlace: ReadonlySet<Category> = new Set<Category>(['环境卫生', '市政设施', '交通停车', '物业管理', '噪音扰民']);

/** One message is asked about at several steps, and many come at once. */
const read = remembering(64, (text): { normalised: string; judgement: Judgement } => {
  const normalised = normalise(text);
  return { normalised, judgement: judge(normalised) };
});

/** What rules and classifier notice in a text. Danger outweighs an exclusion: help first. */
export const screen = remembering(64, screenAnew);

function screenAnew(text: string): Screening {
  const { normalised, judgement } = read(text);
  const danger = alarmIn(normalised, judgement);
  const excluded = danger ? nothingExcluded : excludedIn(text, normalised, judgement);
  // What is handled gives a mixed text its category and place.
  const handled = excluded.parts?.public ?? text;
  const category = danger && danger.kind !== 'illness' ? '治安与消防' : read(handled).judgement.category;
  const place = placeIn(handled) ?? placeIn(text);
  return {
    secret: isSecret(normalised, judgement),
    danger,
    mayBeDanger: danger === null && mayBeDanger(normalised, judgement),
    ...excluded,
    category,
    place,
    needsPlace: place === null && categoriesWithPlace.has(category),
  };
}

/** So likely that the staff are woken up for it where no sign says so, and where no word says of what. */
const alarming = { withoutSigns: 0.3, ofNothing: 0.5, inFewWords: 0.8 };
/** A few words stand between others: 「孩子在哭」 may be anything. */
const fewChars = 8;

function alarmIn(normalised: string, { danger, urgency }: Judgement): Danger | null {
  if (danger === null || dangerIn(normalised) !== null) return danger;
  const ofNothing = normalised.length < fewChars ? alarming.inFewWords : alarming.ofNothing;
  return urgency >= (danger.kind === 'other' ? ofNothing : alarming.withoutSigns) ? danger : null;
}

/** So likely that the numbers are said. */
const couldBeDanger = 0.12;
/** A sign and a figure, or a command, tell of nothing. */
const tells = /^(?![/#])[^]*?\p{L}{2}/u;

function mayBeDanger(normalised: string, { urgency }: Judgement): boolean {
  return tells.test(normalised) && (urgency >= couldBeDanger || dangerIn(normalised) !== null);
}

/** So likely that nothing of it is kept. Of nine thousand messages by authors of whom nothing was learned five were lost by mistake. */
const surelySecret = 0.5;
/** So likely that a person looks, and nothing of it leaves the house. */
const couldBeSecret = 0.15;

function isSecret(normalised: string, { secrecy }: Judgement): boolean {
  return secrecy >= surelySecret || looksSecret(normalised);
}

type Excluded = Pick<Screening, 'ground' | 'sure' | 'question' | 'part' | 'parts' | 'doubt'>;

const nothingExcluded: Excluded = { ground: null, sure: true, question: null, part: null, parts: null, doubt: null };

/** So sure that somebody is asked of whom no sign says it: below it a person looks, and nobody is held up. */
const asking = 0.75;
/** So sure that the fork is shown; where less sure the question that decides comes first, and where the signs ask it as well. */
const surely = { alone: 0.9, thoughSignsAsk: 0.97 };

/** What signs and classifier say of the exclusions together. A mixed text has no fork; where the classifier is sure of a text, its signs say no more. */
function excludedIn(text: string, normalised: string, judgement: Judgement): Excluded {
  const { action, suspicion } = judgement;
  // Of what may be a secret nothing is shown apart.
  if (judgement.secrecy >= couldBeSecret) return { ...nothingExcluded, doubt: 'state_secret' };
  const signs = suspicionOf(normalised);
  if (signs?.doubtful) return { ...nothingExcluded, doubt: signs.ground };
  const parts = (signs?.mixed ? partsBySigns(text) : null) ?? mixedPartsOf(text, judgement);
  if (parts) return { ...nothingExcluded, part: parts.ground, parts };
  const part = signs?.mixed ? signs.ground : judgement.part;
  if (part !== null && part !== 'state_secret') return { ...nothingExcluded, part };
  if (action === 'accept' || judgement.ground === 'state_secret') return nothingExcluded;
  if (signs === null && suspicion < asking) return { ...nothingExcluded, doubt: judgement.ground };
  const ground = action === 'ask_human' && signs ? signs.ground : judgement.ground;
  const isClear = suspicion >= (signs?.question ? surely.thoughSignsAsk : surely.alone) || (action === 'decline_with_guidance' && signs?.ground === ground && signs.question === null);
  const question = isClear ? null : decidingQuestions[ground];
  return { ...nothingExcluded, ground, sure: isClear, question };
}

/** So sure that what somebody wants is taken for anything but a report. */
const surelyMeant = 0.7;

/** What somebody wants with a text; a report where that is not plain. */
export function intentOf(text: string): Intent {
  const { intent, intentSureness } = read(text).judgement;
  return intentSureness >= surelyMeant ? intent : 'report';
}

/** What staff are told to look at: the whole of it, a part, or what nobody can be sure of. */
export function suspectedIn({ ground, part, doubt }: Screening): Ground | null {
  return ground ?? part ?? doubt;
}

/** Only the danger: asked of every message before it is decided who answers. */
export function dangerOf(text: string): Danger | null {
  const { normalised, judgement } = read(text);
  return alarmIn(normalised, judgement);
}

/** Whether a text must not be stored as it is: asked of every inbound text before anything is written. */
export function suspectsSecret(text: string): boolean {
  const { normalised, judgement } = read(text);
  return isSecret(normalised, judgement);
}

/** Whether a text may hold a secret, sure or not: nothing of it is sent to anybody outside. */
export function mayHoldSecret(text: string): boolean {
  const { normalised, judgement } = read(text);
  return judgement.secrecy >= couldBeSecret || isSecret(normalised, judgement);
}
