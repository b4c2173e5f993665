// Whether words say nothing that was not said before, as far as a program can tell: numbers, days, spans, sums, promises, links.

/** A day, a sum, a phone, a promise or a link that was not in the text was made up. */
export function addsNothing(text: string, said: string): boolean {
  const known = factsIn(text, true);
  return [...factsIn(said, false)].every((fact) => known.has(fact)) && !/https?:|www\./i.test(said);
}

const numeral = '[一二两三四五六七八九十百千万零〇半]';
/** Behind these a numeral is a fact; 一起, 一下, 一次 are none. */
const unit = '(?:年|月|日|号|天|周|星期|礼拜|元|块钱|分钟|个?(?:工作日|小时|钟头|星期|礼拜|月))';
const counted = new RegExp(`${numeral}+(?=${unit})`, 'g');
const anyNumeral = new RegExp(`${numeral}+`, 'g');

const weekday = /(?:周|星期|礼拜)([一二三四五六日天末])/g;
const dayName = /大?后天|[今明昨当次][天日晚早]|[本这下上]个?(?:周|星期|礼拜|月|季度)|[年月季周][底末初内]|节前|节后/g;
const soon = /尽快|很快|马上|立即|立刻|即刻/;
const promise = /保证|承诺|一定|肯定|必定/;

/** @param isSource whether every numeral counts: what it goes with may be said otherwise */
function factsIn(words: string, isSource: boolean): Set<string> {
  const plain = words.normalize('NFKC');
  const facts = new Set<string>();
  for (const [, day = ''] of plain.matchAll(weekday)) facts.add(`weekday ${day.replace('天', '日')}`);
  for (const [name] of plain.matchAll(dayName)) facts.add(`day ${sameName(name)}`);
  const rest = plain.replaceAll(weekday, ' ');
  for (const [digits] of rest.matchAll(/\d+/g)) facts.add(digits.replace(/^0+(?=\d)/, ''));
  for (const [figures] of rest.matchAll(isSource ? anyNumeral : counted)) facts.add(inFigures(figures));
  if (soon.test(plain)) facts.add('soon');
  if (promise.test(plain)) facts.add('promise');
  return facts;
}

/** 「这个星期」 is 「本周」. */
function sameName(name: string): string {
  return name.replace('个', '').replace(/星期|礼拜/, '周').replace('这', '本').replace(/[日晚早]$/, '天').replace('末', '底');
}

const digits = '零一二三四五六七八九';
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 「一百二十」 is 120; what is read digit by digit, or is no number, stays as it is. */
function inFigures(figures: string): string {
  const plain = figures.replaceAll('两', '二').replaceAll('〇', '零');
  if (plain.includes('半')) return plain;
  if (!/[十百千万]/.test(plain)) return Array.from(plain, (one) => digits.indexOf(one)).join('').replace(/^0+(?=\d)/, '');
  const [high, low] = plain.includes('万') ? [plain.slice(0, plain.indexOf('万')), plain.slice(plain.indexOf('万') + 1)] : ['', plain];
  return String(below(high) * 10_000 + below(low));
}

function below(figures: string): number {
  let [sum, digit] = [0, 0];
  for (const one of figures) {
    const power = powers[one];
    if (power === undefined) digit = Math.max(0, digits.indexOf(one));
    else [sum, digit] = [sum + (digit || 1) * power, 0];
  }
  return sum + digit;
}
