// Phones, ID numbers, bank cards and plates. When unsure they are masked: a number too many costs a question, one too few a person's peace.

import type { Stretch } from './readable.ts';

export type NumberType = 'phone' | 'id_card' | 'bank_card' | 'plate';
type Found = Stretch<NumberType>;

/** Figures with single blanks, dots or dashes between them, as people write phones and cards. */
const figureRun = /(?:\((?=0[0-9]{2,3}\)))?\+?[0-9](?:[ .\-()]{0,2}[0-9])*[xX]?/g;
/** The same in Chinese numerals: 一三八…, 幺三八…. */
const numeralRun = /[零〇○洞一二三四五六七八九幺两拐勾壹贰叁肆伍陆柒捌玖](?:[ .-]{0,2}[零〇○洞一二三四五六七八九幺两拐勾壹贰叁肆伍陆柒捌玖0-9]){10,}/g;
const plateRun =
  /[京津冀晋晉蒙辽遼吉黑沪滬苏蘇浙皖闽閩赣贛鲁魯豫鄂湘粤粵桂琼瓊渝川贵貴云雲藏陕陝甘青宁寧新使][A-Za-z][ ·•・.-]{0,2}(?=[A-Za-z0-9]{0,5}[0-9])[A-HJ-NP-Za-hj-np-z0-9]{4,6}[学警港澳挂領领]?(?![A-Za-z0-9])/g;
/** A number that somebody calls his phone, card or account, whatever it looks like. */
const calledPhone = /(?:电话|電話|座机|手机|手機|致电|拨打|固话|热线号|来电|号码|聯絡|tel|phone|call me)[是为為:: ]{0,4}$/i;
const calledCard = /(?:卡号|卡號|账号|帐号|賬號|帳號|银行卡|銀行卡|账户|賬戶|补偿卡|工资卡|存折|尾号)[是为為:: ]{0,4}$/;
const calledId = /(?:身份证|身份證|证件|證件|护照|護照|通行证|通行證)(?:号码|號碼|号|號)?[是为為:: ]{0,4}$/;
const passport = /(?:护照|護照|通行证|通行證|回乡证|回鄉證|台胞证)(?:号码|號碼|号|號)?[是为為:: ]{0,4}([A-Za-z]{1,2}[0-9]{7,9})/g;
const hongKongId = /(?<![A-Za-z0-9])[A-Za-z]{1,2}[0-9]{6}\([0-9Aa]\)/g;

/** How far before a number its name is looked for. */
const namedWithinChars = 12;

/** Personal numbers in a readable text. */
export function findNumbers(plain: string): Found[] {
  const found: Found[] = [];
  for (const match of plain.matchAll(passport)) {
    const end = match.index + match[0].length;
    found.push({ type: 'id_card', start: end - (match[1] ?? '').length, end });
  }
  for (const match of plain.matchAll(hongKongId)) found.push({ type: 'id_card', start: match.index, end: match.index + match[0].length });
  for (const match of plain.matchAll(plateRun)) found.push({ type: 'plate', start: match.index, end: match.index + match[0].length });
  for (const match of plain.matchAll(figureRun)) found.push(...inFigures(plain, match.index, match[0]));
  for (const match of plain.matchAll(numeralRun)) {
    const digits = numeralsToDigits(match[0]);
    const type = /1[3-9][0-9]{9}/.test(digits) ? 'phone' : typeOf(digits, '');
    if (type) found.push({ type, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** A run of figures may be one number, or several that only stand side by side (a day and a phone). */
function inFigures(plain: string, start: number, run: string): Found[] {
  const before = plain.slice(Math.max(0, start - namedWithinChars), start);
  const whole = typeOf(bare(run), before);
  if (whole) return [{ type: whole, start, end: start + run.length }];
  const found: Found[] = [];
  let rest = 0;
  for (const part of run.matchAll(/[^ ]+/g)) {
    const type = typeOf(bare(part[0]), rest === 0 ? before : '');
    if (type) found.push({ type, start: start + part.index, end: start + part.index + part[0].length });
    rest += 1;
  }
  // 3号 138 0000 1111 written in groups with something else in front: the mobile is looked for across the blanks.
  if (found.length === 0) {
    for (const match of run.matchAll(/1[ .\-()]{0,2}[3-9](?:[ .\-()]{0,2}[0-9]){9}/g)) {
      found.push({ type: 'phone', start: start + match.index, end: start + match.index + match[0].length });
    }
  }
  return found;
}

function bare(run: string): string {
  return run.replaceAll(/[^0-9xX+]/g, '');
}

/** What a number is by its figures, and by what it is called. */
function typeOf(number: string, before: string): NumberType | null {
  const digits = number.replace('+', '');
  if (looksLikeId(digits) || (calledId.test(before) && digits.length >= 6)) return 'id_card';
  const figures = digits.replace(/[xX]$/, '');
  if (calledCard.test(before) && figures.length >= 8) return 'bank_card';
  if (/^(?:\+?0{0,2}86)?1[3-9][0-9]{9}$/.test(number)) return 'phone';
  if (/^(?:\+|00)?(?:852|853)[2-9][0-9]{7}$/.test(number) || /^(?:\+|00)?8860?9[0-9]{8}$/.test(number) || /^09[0-9]{8}$/.test(number)) return 'phone';
  if (/^(?:(?:\+|00)?86)?0(?:10|2[0-9]|[3-9][0-9]{2}|000)[0-9]{7,8}(?:[0-9]{1,4})?$/.test(number)) return 'phone';
  if (number.startsWith('+') && figures.length >= 8 && figures.length <= 15) return 'phone';
  if (calledPhone.test(before) && figures.length >= 7 && figures.length <= 12 && !/^[48]00/.test(figures)) return 'phone';
  if (figures.length >= 16 && figures.length <= 19) return 'bank_card';
  // Too long for a phone, but somebody may read one in it.
  return figures.length > 11 && /1[3-9][0-9]{9}/.test(figures) ? 'phone' : null;
}

/** 18 figures with the check digit of GB 11643 or at least a birthday; the 15 of the old cards. */
function looksLikeId(digits: string): boolean {
  if (/^[1-9][0-9]{16}[0-9xX]$/.test(digits)) return hasCheckDigit(digits) || isBirthday(digits.slice(6, 14));
  return /^[1-9][0-9]{14}$/.test(digits) && isBirthday(`19${digits.slice(6, 12)}`);
}

function isBirthday(yyyymmdd: string): boolean {
  return /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/.test(yyyymmdd);
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function hasCheckDigit(id: string): boolean {
  const sum = idWeights.reduce((all, weight, i) => all + weight * Number(id.charAt(i)), 0);
  return '10X98765432'.charAt(sum % 11) === id.charAt(17).toUpperCase();
}

const numerals = new Map(Array.from('零〇○', (sign): [string, string] => [sign, '0']));
for (const row of ['一二三四五六七八九', '壹贰叁肆伍陆柒捌玖']) Array.from(row, (sign, i) => numerals.set(sign, String(i + 1)));
// Read out so that nobody mishears: 幺, 两, 拐, 勾, 洞.
numerals.set('幺', '1').set('两', '2').set('拐', '7').set('勾', '9').set('洞', '0');

function numeralsToDigits(run: string): string {
  return Array.from(run, (sign) => numerals.get(sign) ?? (/[0-9]/.test(sign) ? sign : '')).join('');
}
