// Screening (筛查): what the desk notices in a text before a person reads it. It suspects and asks; only people decide (RULES X6).

import type { Category, Ground } from './matter.ts';
import { categoryOf } from './screening/category.ts';
import { dangerIn, type Danger } from './screening/danger.ts';
import { mixedPartsOf, suspicionOf } from './screening/exclusions.ts';
import { withoutInnocents } from './screening/innocents.ts';
import { normalise } from './screening/normalise.ts';
import type { Parts } from './screening/parts.ts';
import { placeIn } from './screening/place.ts';
import type { DecidingQuestion } from './screening/questions.ts';
import { looksSecret } from './screening/secrets.ts';

export type { Danger } from './screening/danger.ts';
export type { Parts } from './screening/parts.ts';
export type { DecidingQuestion } from './screening/questions.ts';

export interface Screening {
  /** Suspected secret (X1): nothing of the text may be stored. */
  secret: boolean;
  /** Comes before everything else and is never screened out. */
  danger: Danger | null;
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
  doubt: Exclude<Ground, 'state_secret'> | null;
  category: Category;
  /** Where it is, in the writer's own words. */
  place: string | null;
  /** Nobody could act without the place, and none was named. */
  needsPlace: boolean;
}

/** Problems that have a spot. A pension or a school fee is handled without one. */
const categoriesWithPlace: ReadonlySet<Category> = new Set<Category>(['环境卫生', '市政设施', '交通停车', '物业管理', '噪音扰民']);

/** The text that was screened last, and what was noticed: one message is asked about at several steps. */
let last: { text: string; screening: Screening } | null = null;

/** What the rules notice in a text. Danger outweighs an exclusion: help first. */
export function screen(text: string): Screening {
  if (last?.text !== text) last = { text, screening: screenAnew(text) };
  return last.screening;
}

function screenAnew(text: string): Screening {
  const normalised = normalise(text);
  const danger = dangerIn(normalised);
  const suspicion = danger ? null : suspicionOf(normalised);
  const category = danger && danger.kind !== 'illness' ? '治安与消防' : categoryOf(withoutInnocents(normalised));
  const place = placeIn(text);
  const forking = suspicion?.mixed || suspicion?.doubtful ? null : suspicion;
  return {
    secret: looksSecret(normalised),
    danger,
    ground: forking?.ground ?? null,
    sure: !forking?.question,
    question: forking?.question ?? null,
    part: suspicion?.mixed ? suspicion.ground : null,
    parts: suspicion?.mixed ? mixedPartsOf(text) : null,
    doubt: suspicion?.doubtful ? suspicion.ground : null,
    category,
    place,
    needsPlace: place === null && categoriesWithPlace.has(category),
  };
}

/** What staff are told to look at: the whole of it, a part, or what nobody can be sure of. */
export function suspectedIn({ ground, part, doubt }: Screening): Screening['ground'] {
  return ground ?? part ?? doubt;
}

/** Only the danger, and cheap: asked of every message before it is decided who answers. */
export function dangerOf(text: string): Danger | null {
  return dangerIn(normalise(text));
}

/** Whether a text must not be stored as it is. Cheap: called on every inbound text before anything is written. */
export function suspectsSecret(text: string): boolean {
  return looksSecret(normalise(text));
}
