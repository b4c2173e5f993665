// How somebody writes: simplified, Traditional (繁體) or English. He is answered in kind (DESIGN §3).

import { Converter } from 'opencc-js/t2cn';

export const tongues = ['hans', 'hant', 'en'] as const;
export type Tongue = (typeof tongues)[number];

const simplified = Converter({ from: 't', to: 'cn' });

/** Fewer different words may be a name, a code, or 「ok」. */
const englishWords = 4;

/** @param before how he wrote until now: a text that is the same in both scripts changes nothing */
export function tongueOf(text: string, before: Tongue): Tongue {
  if (/\p{Script=Han}/u.test(text)) return scriptOf(text) ?? (before === 'en' ? 'hans' : before);
  const words = new Set(text.toLowerCase().match(/[a-z][a-z']+/g));
  return words.size >= englishWords && !text.trim().startsWith('/') ? 'en' : before;
}

/** By more characters that only this script has; null when neither has more. */
function scriptOf(text: string): 'hans' | 'hant' | null {
  const { hans, hant } = (scripts ??= sortScripts());
  let balance = 0;
  for (const character of text) balance += hant.has(character) ? 1 : hans.has(character) ? -1 : 0;
  return balance === 0 ? null : balance > 0 ? 'hant' : 'hans';
}

interface Scripts {
  hans: ReadonlySet<string>;
  hant: ReadonlySet<string>;
}

let scripts: Scripts | null = null;

/** Simplified forms that Traditional writes as well, with a meaning of their own: 皇后, 公里, 干涉. */
const shared = new Set('后里干台面斗谷丑松只系丰云姜卷采吊几据咸征制准致范于余沈郁胡须划回合家困克累厘历了帘芒蒙尼弥辟仆朴千签秋曲舍升胜术拾症志周筑注咨游佣出借局');

/** The first and the last character of the block that everyday writing is made of. */
const firstHan = 0x4e00;
const lastHan = 0x9fff;

/** Which characters belong to one script alone: once, from the table by which texts are simplified. */
function sortScripts(): Scripts {
  const hans = new Set<string>();
  const hant = new Set<string>();
  for (let code = firstHan; code <= lastHan; code += 1) {
    const character = String.fromCharCode(code);
    const plain = simplified(character);
    if (plain === character) continue;
    hant.add(character);
    if (!shared.has(plain)) hans.add(plain);
  }
  for (const character of hant) hans.delete(character);
  return { hans, hant };
}
