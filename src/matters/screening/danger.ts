// Is somebody's life or body in danger now (DESIGN §3 Danger)? Not past events, figures of speech, or hazards with nobody in danger.

import { dangerSigns, dangerInnocents } from './danger-words.ts';
import { sentencesOf } from './normalise.ts';
import { any, blanker, namesOf, wordFinder, type Found } from './words.ts';

export interface Danger {
  /** 'other': somebody is in danger, and nothing says of what. */
  kind: 'fire' | 'gas' | 'violence' | 'drowning' | 'suicide' | 'illness' | 'collapse' | 'electric' | 'trapped' | 'missing' | 'other';
  /** The number that fits; for a suicide both, as people are told them: 「110或12356」 (12356: 全国统一心理援助热线). */
  phone: string;
}

type Sign = keyof typeof dangerSigns;

interface Rule extends Danger {
  /** Any of these is a sign. */
  signs: readonly Sign[];
  /** Where the sign alone says too little: one of each group must stand with it. */
  with?: readonly (readonly Sign[])[];
  /** Any of these makes it harmless. */
  unless: readonly Sign[];
}

/** Told as over or as possible. 「现在」「快来」 outweigh it: 昨晚开始漏，现在还在漏. */
const notNow = ['past', 'possible'] as const;

/** Read from the top; the first that fits gives the number. */
const rules: readonly Rule[] = [
  { kind: 'suicide', phone: '110或12356', signs: ['suicide'], unless: ['past', 'campaign'] },
  { kind: 'suicide', phone: '110或12356', signs: ['despair'], with: [['self']], unless: ['past', 'campaign', 'money'] },
  { kind: 'suicide', phone: '110或12356', signs: ['jump'], with: [['height']], unless: [...notNow, 'water', 'campaign'] },
  { kind: 'drowning', phone: '119', signs: ['drowning'], unless: [...notNow, 'campaign', 'habit'] },
  { kind: 'drowning', phone: '119', signs: ['jump'], with: [['water']], unless: [...notNow, 'campaign', 'habit'] },
  { kind: 'illness', phone: '120', signs: ['poison'], unless: [...notNow, 'campaign', 'chronic'] },
  { kind: 'gas', phone: '119', signs: ['gasEscape'], unless: [...notNow, 'campaign'] },
  { kind: 'gas', phone: '119', signs: ['gas'], with: [['escape']], unless: [...notNow, 'campaign', 'bill'] },
  { kind: 'electric', phone: '119', signs: ['shock'], unless: [...notNow, 'campaign'] },
  { kind: 'electric', phone: '119', signs: ['wire'], with: [['fallen'], ['live']], unless: [...notNow, 'campaign'] },
  { kind: 'fire', phone: '119', signs: ['fire'], unless: [...notNow, 'campaign', 'habit'] },
  { kind: 'fire', phone: '119', signs: ['smoke'], unless: [...notNow, 'campaign', 'habit', 'chimney'] },
  { kind: 'collapse', phone: '119', signs: ['collapse'], with: [['buried']], unless: [...notNow, 'campaign', 'nobody'] },
  { kind: 'violence', phone: '110', signs: ['attack'], unless: [...notNow, 'campaign', 'habit'] },
  { kind: 'violence', phone: '110', signs: ['weapon'], with: [['threat']], unless: [...notNow, 'campaign', 'habit'] },
  { kind: 'violence', phone: '110', signs: ['beaten'], with: [['now']], unless: ['possible', 'campaign'] },
  { kind: 'illness', phone: '120', signs: ['illness'], unless: [...notNow, 'campaign', 'chronic', 'habit'] },
  { kind: 'trapped', phone: '119', signs: ['trapped'], with: [['unwell', 'now', 'frail']], unless: [...notNow, 'campaign', 'habit'] },
  { kind: 'missing', phone: '110', signs: ['missing'], with: [['lost']], unless: ['possible', 'campaign', 'chronic'] },
];

const find = wordFinder(dangerSigns);
const withoutFigures = blanker(dangerInnocents);

/** The signs of danger in a normalised text, whatever they come to together. */
export function dangerSignsIn(normalised: string): Found<Sign> {
  return namesOf(find(withoutFigures(normalised)));
}

/** The danger that a normalised text tells of, or null. */
export function dangerIn(normalised: string): Danger | null {
  const sentences = sentencesOf(withoutFigures(normalised)).map((sentence) => namesOf(find(sentence)));
  // A sentence with the one before it: 「水闸边有人跳下去了。水很急」.
  const pairs = sentences.map((found, i) => new Set([...(sentences[i - 1] ?? []), ...found]));
  for (const { kind, phone, ...rule } of rules) {
    const signsHere = { ...rule, kind, phone };
    if (sentences.some((found) => fits(signsHere, found)) || (rule.with && pairs.some((found) => fits(signsHere, found)))) {
      return { kind, phone };
    }
  }
  return null;
}

function fits(rule: Rule, found: Found<Sign>): boolean {
  if (!any(found, rule.signs)) return false;
  if (rule.with && !rule.with.every((group) => any(found, group))) return false;
  const vetoes = found.has('now') ? rule.unless.filter((sign) => sign !== 'past' && sign !== 'possible' && sign !== 'habit') : rule.unless;
  return !any(found, vetoes);
}
