// What is said, in the tongue of whom it is said to: Traditional for Traditional, one English line more for English (DESIGN §3).

import type { Tongue } from '../matters/tongue.ts';
import { say as sentence } from '../texts/say.ts';
import { traditional } from '../texts/traditional.ts';
import type { Choice, Say } from './flow.ts';

export function inTongue(say: Say, tongue: Tongue): Say {
  if (tongue === 'hant') return { ...say, text: traditional(say.text), ...(say.choices ? { choices: say.choices.map((row) => row.map(traditionally)) } : {}) };
  return tongue === 'en' ? { ...say, text: `${say.text}\n${englishLine(say)}` } : say;
}

/** How to choose from numbered lines, which stand below what is said. */
export function hintIn(tongue: Tongue, id: 'choose-by-number' | 'choose-by-quoting'): string {
  if (tongue === 'en') return sentence('english-number');
  return tongue === 'hant' ? traditional(sentence(id)) : sentence(id);
}

function traditionally(choice: Choice): Choice {
  return { ...choice, label: traditional(choice.label) };
}

/** How to go on: what the first button does, where there is one that matters. */
function englishLine({ purpose, choices = [] }: Say): string {
  const [first] = choices.flat();
  if (purpose === 'summary') return sentence('english-summary', { label: first?.label ?? '' });
  if (purpose === 'receipt') return sentence('english-receipt');
  if (purpose === 'question') return sentence('english-question');
  if (purpose === 'reply') return sentence('english-reply');
  return sentence(first?.choice === 'done' ? 'english-listening' : 'english-plain');
}
