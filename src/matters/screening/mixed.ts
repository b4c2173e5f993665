// A mixed text (DESIGN §3 Mixed): which of its sentences ask for what a studio may not take, beside a problem that it can handle.

import type { Category } from '../matter.ts';
import { judge, type Judgement } from './judge.ts';
import { normalise } from './normalise.ts';
import { partsOf, type Parts, type Side } from './parts.ts';

/** From here on it is looked at sentence by sentence. What a part of a text asks for shows in the whole of it a little. */
const leastSuspicion = 0.04;
/** Beyond this nobody asks a favour in passing: the sentences of ten pages do not belong together. */
const maxChars = 1000;
/** Fewer characters are no problem told, but what joins two. */
const leastProblem = 8;

/** Problems that everybody on the street has. A court case about a house is none of them. */
const publicCategories: ReadonlySet<Category> = new Set<Category>(['环境卫生', '市政设施', '交通停车', '噪音扰民', '治安与消防', '物业管理']);

/** How sure one has to be of a sentence. */
interface Sureness {
  /** From here on it is the excluded part. */
  excluded: number;
  /** Up to here it is a problem that is handled. */
  handled: number;
  /** Only what concerns everybody. */
  publicOnly: boolean;
}

/** Measured on mixed messages, excluded ones and others (training/): the surer the whole is one thing, the plainer its parts have to be. */
const sureness: Readonly<Record<Judgement['action'] | 'mixed', Sureness>> = {
  mixed: { excluded: 0.35, handled: 0.25, publicOnly: false },
  accept: { excluded: 0.8, handled: 0.1, publicOnly: true },
  ask_human: { excluded: 0.5, handled: 0.1, publicOnly: false },
  decline_with_guidance: { excluded: 0.5, handled: 0.1, publicOnly: true },
};

/** A text as it was written, taken apart; null when it is no mixed one, or its sentences hold both. @param whole what was made of all of it */
export function mixedPartsOf(text: string, whole: Judgement): Parts | null {
  if (text.length > maxChars || (whole.part === null && whole.suspicion < leastSuspicion)) return null;
  const limits = sureness[whole.part === null ? whole.action : 'mixed'];
  let ground: Parts['ground'] | null = null;
  const sideOf: Side = (sentence) => {
    const { suspicion, ground: likeliest, intent, category } = judge(normalise(sentence));
    if (suspicion >= limits.excluded && likeliest !== 'state_secret') {
      ground ??= likeliest;
      return 'excluded';
    }
    const isHandled = suspicion <= limits.handled && intent === 'report' && category !== '其他' && sentence.trim().length >= leastProblem;
    return isHandled && (!limits.publicOnly || publicCategories.has(category)) ? 'public' : null;
  };
  const parts = partsOf(text, sideOf);
  return parts === null || ground === null ? null : { ...parts, ground };
}
