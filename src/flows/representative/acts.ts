// What only the responsible representative does with a matter: acknowledge it, propose a referral, give it back, say what he thinks of one.

import type { Turn } from '../flow.ts';
import { said, type Doing } from '../staff/doing.ts';
import { maxTextChars, type Pending } from '../staff/pending.ts';
import { promptFor } from '../staff/prompt.ts';
import { acknowledge } from './acknowledge.ts';
import { giveBack } from './give-back.ts';
import { giveOpinion } from './opinion.ts';
import { chooseDepartment, proposeReferral } from './propose.ts';

const verbs = ['acknowledge', 'propose', 'give-back', 'agree', 'object'] as const;
export type RepresentativesAct = (typeof verbs)[number];

export function isRepresentatives(verb: string): verb is RepresentativesAct {
  return verbs.some((one) => one === verb);
}

/** An officer who is also the representative of this matter acts here as that. */
export function representativeAct(verb: RepresentativesAct, given: Doing): Turn<Pending> {
  const { file, by, rest, event, context } = given;
  const isHis = by.role === 'representative' || (by.person !== null && file.matter.representative === by.person);
  // 「收到」 between colleagues is courtesy.
  if (!isHis) return { effects: verb === 'acknowledge' ? [] : [said('may-representative', given)] };
  const doing: Doing = { ...given, by: { ...by, role: 'representative' } };
  if (rest.length > maxTextChars) return { effects: [said('too-long', doing, { length: rest.length, limit: maxTextChars })] };
  switch (verb) {
    case 'acknowledge':
      return { effects: acknowledge(doing) };
    case 'propose':
      return rest === '' ? chooseDepartment(file, event, context) : proposeReferral(doing);
    case 'give-back':
      return rest === '' ? promptFor('give-back', null, file, event, context) : { effects: giveBack(doing) };
    case 'agree':
      return { effects: giveOpinion(true, doing) };
    case 'object':
      return rest === '' ? promptFor('object', null, file, event, context) : { effects: giveOpinion(false, doing) };
  }
}
