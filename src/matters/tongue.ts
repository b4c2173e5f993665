// How somebody writes: simplified, Traditional (繁體) or English. He is answered in kind (DESIGN §3).

import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';

export const tongues = ['hans', 'hant', 'en'] as const;
export type Tongue = (typeof tongues)[number];

const simplified = ToSimplified({ from: 't', to: 'cn' });
const traditional = ToTraditional({ from: 'cn', to: 'tw' });

/** Fewer different words may be a name, a code, or 「ok」. */
const englishWords = 4;

/** @param before how he wrote until now: a text that is the same in both scripts changes nothing */
export function tongueOf(text: string, before: Tongue): Tongue {
  if (/\p{Script=Han}/u.test(text)) return scriptOf(text) ?? (before === 'en' ? 'hans' : before);
  const words = new Set(text.toLowerCase().match(/[a-z][a-z']+/g));
  return words.size >= englishWords && !text.trim().startsWith('/') ? 'en' : before;
}

/** By which of the two the text would have to be changed more; null when by neither. */
function scriptOf(text: string): 'hans' | 'hant' | null {
  const asTraditional = differences(text, simplified(text));
  const asSimplified = differences(text, traditional(text));
  if (asTraditional === asSimplified) return null;
  return asTraditional > asSimplified ? 'hant' : 'hans';
}

function differences(text: string, other: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) if (text[index] !== other[index]) count += 1;
  return count;
}
