// Which of several choices somebody named in writing: by its label, or by its number in the forms that people type.

import { simplifiedInPlace } from '../matters/screening/normalise.ts';

const ordinals = '一二三四五六七八九十';

/** `1`, `①`, `１`, 一, 第一个, 选1, `1、`, `1.`; as a line that was copied also `1 提交`. */
const numberPattern = /^(?:我?选(?:择)?\s*)?第?([0-9]{1,2}|[一二三四五六七八九十])\s*(?:个|项)?[、.．]?$/;

/**
 * The choice that a text names: its label, with or without 【】, or its number.
 * @param numbered whether numbers count: only where the choices were shown as numbered lines, elsewhere 「3」 may be a house
 */
export function choiceNamed<Choice extends { label: string }>(text: string, choices: readonly Choice[], numbered: boolean): Choice | null {
  const typed = plain(text);
  const byLabel = choices.find((choice) => folded(choice.label) === typed);
  if (byLabel) return byLabel;
  if (!numbered) return null;
  const number = numberIn(typed);
  if (number !== null) return choices[number - 1] ?? null;
  const [, figure, label] = /^([0-9]{1,2})[\s、.．]*(.+)$/s.exec(typed) ?? [];
  const copied = choices[Number(figure) - 1];
  return copied !== undefined && folded(copied.label) === label ? copied : null;
}

/** Whether a text is the number of a choice and nothing else. */
export function isNumber(text: string): boolean {
  return numberIn(plain(text)) !== null;
}

/** Whether a text is that word of a button and nothing else: 【取消】, 跳过. */
export function says(text: string, word: string): boolean {
  return plain(text) === word;
}

/** Words that people say to each other and to us without having a list in mind: they count for the newest one alone. */
const everyday: ReadonlySet<string> = new Set(['有', '没有', '对', '不对', '同意', '不同意', '取消', '知道了', '不用了', '改', '开始', '跳过', '满意', '不满意', '可以', '不行', '撤回', '补充']);

export function isEveryday(text: string): boolean {
  return everyday.has(plain(text));
}

/** Longer than any label with its number. */
const choiceChars = 40;

/** Whether a text may name a choice at all: nobody looks for the lists of what is longer. */
export function mayBeChoice(text: string): boolean {
  return text.trim().length <= choiceChars;
}

function numberIn(typed: string): number | null {
  const number = numberPattern.exec(typed)?.[1];
  if (number === undefined) return null;
  return ordinals.includes(number) ? ordinals.indexOf(number) + 1 : Number(number);
}

function folded(text: string): string {
  return simplifiedInPlace(text.normalize('NFKC'));
}

function plain(text: string): string {
  return folded(text.trim()).replace(/^[【[「]\s*/, '').replace(/\s*[】\]」][。.!！]?$/, '').replace(/[。.!！]$/, '');
}
