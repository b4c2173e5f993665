// Which of several choices somebody named in writing: by its label, or by its number in the forms that people type.

import { simplifiedInPlace } from '../matters/screening/normalise.ts';

const ordinals = '一二三四五六七八九十';

/**
 * The choice that a text names: its label, with or without 【】, or its number.
 * @param numbered whether numbers count: only where the choices were shown as numbered lines, elsewhere 「3」 may be a house
 */
export function choiceNamed<Choice extends { label: string }>(text: string, choices: readonly Choice[], numbered: boolean): Choice | null {
  const typed = simplifiedInPlace(text.normalize('NFKC').trim()).replace(/^[【[「]\s*/, '').replace(/\s*[】\]」][。.!！]?$/, '').replace(/[。.!！]$/, '');
  const byLabel = choices.find((choice) => simplifiedInPlace(choice.label.normalize('NFKC')) === typed);
  if (byLabel) return byLabel;
  if (!numbered) return null;
  const number = /^第?([0-9]{1,2}|[一二三四五六七八九十])(个|项|、)?$/.exec(typed)?.[1];
  if (number === undefined) return null;
  const index = ordinals.includes(number) ? ordinals.indexOf(number) : Number(number) - 1;
  return choices[index] ?? null;
}
