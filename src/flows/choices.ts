// Which of several choices somebody named in writing: by its label, by its number in the forms that people type, or in words that mean the label.

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

/** What people say for a label. 「好的」 is not among them: it is said to anything. */
const saidFor: Readonly<Record<string, RegExp>> = {
  对: /^(?:对的|对啊|对呀|是|是的|没错|嗯+|对对)$/,
  不对: /^(?:不是|不是的|错了|没有的事)$/,
  可以: /^(?:行|行啊|行的|可以的|可以啊|没问题|能来|我能来|能|方便)$/,
  不行: /^(?:不行啊|不可以|来不了|我来不了|去不了|不能来|不方便|没空|没时间)$/,
  都可以: /^(?:都行|随便|谁都行|哪个都行|哪位都行|随便哪个|随便哪[个位]都(?:行|可以)|谁都可以|无所谓)$/,
};

/** 「12月10日（周四）」 is also 「10号」, 「12月10号」, 「周四」. */
function isDayOf(typed: string, label: string): boolean {
  const [, month, day, week] = /^(\d{1,2})月(\d{1,2})日\(周(.)\)(?:走访)?$/.exec(label) ?? [];
  if (month === undefined) return false;
  const plainly = typed.replace(/(?:的?(?:那天|那个)?吧?|去|来)$/, '');
  return new RegExp(`^(?:(?:${month}月)?${day}[日号]|(?:周|星期|礼拜)${week})$`).test(plainly);
}

/** 「陈国栋代表」 is also 「陈国栋」 and 「陈代表」. */
function isCalled(typed: string, label: string): boolean {
  const name = /^(\p{Script=Han}{2,4})代表$/u.exec(label)?.[1];
  return name !== undefined && (typed === name || typed === `${name.slice(0, 1)}代表` || typed === `找${name}代表`);
}

/** Of what was shown last: the choice that a text names, else the only one that it means without naming it. */
export function choiceAnswered<Choice extends { label: string }>(text: string, choices: readonly Choice[], numbered: boolean): Choice | null {
  return choiceNamed(text, choices, numbered) ?? choiceMeant(text, choices);
}

function choiceMeant<Choice extends { label: string }>(text: string, choices: readonly Choice[]): Choice | null {
  const typed = plain(text);
  const meant = choices.filter((choice) => {
    const label = folded(choice.label);
    return saidFor[label]?.test(typed) === true || isDayOf(typed, label) || isCalled(typed, label);
  });
  return meant.length === 1 ? (meant[0] ?? null) : null;
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
