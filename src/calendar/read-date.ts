// What an officer types as a term: working days (`5日`, `十个工作日`) or a day (`12月9日`, `12-09`, `2026.12.9`).

import { Temporal } from 'temporal-polyfill';
import { addDays, type CivilDate } from './civil.ts';

/** About a year of working days. More is a slip of the finger, not a term. */
const maxTermWorkdays = 250;
/** Longer texts are sentences, not terms. */
const maxTermChars = 24;

export type Term = { workdays: number } | { on: CivilDate };

const number = '([0-9]{1,4}|[零〇一二两三四五六七八九十百]{1,6})';
const termWorkdays = new RegExp(`^${number}(?:日|天|(?:个)?工作日|个?工作天)(?:内|之内|以内)?$`);
const chineseDate = new RegExp(`^(?:([0-9]{4})年)?${number}月${number}[日号](?:前|之前|以前)?$`);
const figureDate = /^(?:([0-9]{4})[-./])?([0-9]{1,2})[-./]([0-9]{1,2})(?:前|之前|以前)?$/;

/**
 * Reads a term. `5日` means five working days, for that is what an officer promises (DESIGN §5); a day without a year
 * is the next such day, today included, or the one that has just passed. Null when it is neither, or a day that does not exist.
 */
export function readTerm(text: string, today: CivilDate): Term | null {
  if (text.length > maxTermChars) return null;
  const typed = asTyped(text);
  const days = termWorkdays.exec(typed);
  if (days) {
    const workdays = readNumber(days[1] ?? '');
    return workdays !== null && workdays >= 1 && workdays <= maxTermWorkdays ? { workdays } : null;
  }
  const date = chineseDate.exec(typed) ?? figureDate.exec(typed);
  if (!date) return null;
  const month = readNumber(date[2] ?? '');
  const day = readNumber(date[3] ?? '');
  if (month === null || day === null) return null;
  const on = date[1] === undefined ? nextSuchDay(month, day, today) : existingDay(Number(date[1]), month, day);
  return on === null ? null : { on };
}

/** 「下周四」: the week begins on Monday; without 这 or 下 the next such day, today included. */
function readWeekday(text: string, from: CivilDate): CivilDate | null {
  const said = /^([这本下])?个?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text);
  if (!said) return null;
  const wanted = said[2] === '天' ? 7 : '一二三四五六日'.indexOf(said[2] ?? '') + 1;
  const ahead = wanted - Temporal.PlainDate.from(from).dayOfWeek;
  if (said[1] === undefined) return addDays(from, (ahead + 7) % 7);
  return addDays(from, said[1] === '下' ? ahead + 7 : ahead);
}

/** Whether a text is written like a day, and there is none such: 2月31日. */
export function isNoDay(text: string, today: CivilDate): boolean {
  const typed = asTyped(text);
  return text.length <= maxTermChars && (chineseDate.test(typed) || figureDate.test(typed)) && readTerm(text, today) === null;
}

function asTyped(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('個', '个').replaceAll('號', '号').replaceAll('內', '内');
}

const figures = '[0-9零〇一二两三四五六七八九十]{1,3}';
/** A day as it is typed in a sentence, for `readDay`: source of a pattern without groups that count. */
export const dayPattern = `(?:[0-9]{4}年)?${figures}月${figures}[日号]|${figures}[日号]|[0-9]{1,2}[-./][0-9]{1,2}|今天|明天|后天|[这下本]?个?(?:周|星期|礼拜)[一二三四五六日天]`;

const daysAhead: Readonly<Record<string, number>> = { 今天: 0, 明天: 1, 后天: 2 };

/** Reads a day as people say it: `12号`, the next such day from `from` on, `12月15日`, `明天`, `下周四`. Null when there is no such day. */
export function readDay(text: string, from: CivilDate): CivilDate | null {
  const ahead = daysAhead[text];
  if (ahead !== undefined) return addDays(from, ahead);
  const weekday = readWeekday(text, from);
  if (weekday !== null) return weekday;
  const alone = new RegExp(`^${number}[日号]$`).exec(text.normalize('NFKC'));
  if (!alone) {
    const term = readTerm(text, from);
    return term !== null && 'on' in term ? term.on : null;
  }
  const wanted = readNumber(alone[1] ?? '');
  if (wanted === null) return null;
  const [year = 0, month = 0] = from.split('-').map(Number);
  // A day that this month does not have, or no longer, is one of the next months.
  for (let later = 0; later <= 2; later += 1) {
    const found = existingDay(year + Math.floor((month - 1 + later) / 12), ((month - 1 + later) % 12) + 1, wanted);
    if (found !== null && found >= from) return found;
  }
  return null;
}

/** Half a year: 「12月1日」 said on the 7th is last week's day, 「1月5日」 said in December is next year's. */
const longAgoDays = 182;

/**
 * This year's such day, or next year's when it is long over. One that has just passed stays what it is: whoever asked says so.
 * A leap day two years off is not what anybody means.
 */
function nextSuchDay(month: number, day: number, today: CivilDate): CivilDate | null {
  const year = Number(today.slice(0, 4));
  const thisYear = existingDay(year, month, day);
  return thisYear !== null && thisYear >= addDays(today, -longAgoDays) ? thisYear : existingDay(year + 1, month, day);
}

function existingDay(year: number, month: number, day: number): CivilDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

const digits = '零一二三四五六七八九';

/** Figures, or Chinese numerals below a thousand (`十五`, `二十`, `一百二十`); null for what is no number, such as `十十`. */
export function readNumber(text: string): number | null {
  if (/^[0-9]+$/.test(text)) return Number(text);
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零');
  const parts = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain);
  if (!parts || plain === '' || plain.endsWith('零')) return null;
  const digit = (part: string | undefined): number => (part === undefined ? 0 : digits.indexOf(part));
  const tens = parts[3] === undefined ? 0 : digit(parts[2] ?? '一');
  return digit(parts[1]) * 100 + tens * 10 + digit(parts[4]);
}
