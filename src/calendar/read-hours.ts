// The hours that people type behind a day: 「上午9点」, 「下午3点半到5点」, 「14:00-16:30」, 「下午」 alone.

import { readNumber } from './read-date.ts';

export interface SaidHours {
  /** `09:00` */
  from: string;
  /** Null: not said, or not later than the beginning. */
  to: string | null;
  /** What stands behind. */
  rest: string;
}

/** Where only the part of the day is said, it begins then. */
const beginnings: Readonly<Record<string, string>> = { 早上: '08:00', 早晨: '08:00', 上午: '09:00', 中午: '12:00', 下午: '14:30', 傍晚: '17:00', 晚上: '19:00' };
const later: ReadonlySet<string> = new Set(['下午', '傍晚', '晚上']);

const parts = Object.keys(beginnings).join('|');
const figures = '[01]?[0-9]|2[0-3]|[一二三四五六七八九十两]{1,3}';
/** 「9点20户」 is nine o'clock and twenty households. */
const minutes = '([0-5]?[0-9])分?(?![0-9户人家个位栋号])';
const clock = `(${parts})?\\s*(${figures})(?::([0-5][0-9])(?![0-9])|[点时](?:整|(半)|([一三])刻|${minutes})?)`;
const span = new RegExp(`^${clock}(?:\\s*(?:-|—|–|~|到|至)\\s*${clock})?[\\s:,，、]*`);
const partAlone = new RegExp(`^(${parts})[\\s:,，、]*`);

/** Up to here a figure alone is of the afternoon: nobody visits at three in the night. */
const lastOfAfternoon = 5;

/** Null where it begins with no hours. */
export function readHours(text: string): SaidHours | null {
  const typed = text.normalize('NFKC').trimStart();
  const said = span.exec(typed);
  if (!said) {
    const part = partAlone.exec(typed);
    return part ? { from: beginnings[part[1] ?? ''] ?? '', to: null, rest: typed.slice(part[0].length) } : null;
  }
  const [whole, part, ...begin] = said;
  const from = minutesOf(part, begin.slice(0, 5));
  const end = begin.slice(5);
  const to = end[1] === undefined ? null : minutesOf(end[0] ?? part, end.slice(1));
  if (from === null) return null;
  // 「11点到1点」 ends after noon.
  const until = to !== null && to <= from && to + noon > from && to < noon ? to + noon : to;
  return { from: inFigures(from), to: until === null || until <= from || until >= 2 * noon ? null : inFigures(until), rest: typed.slice(whole.length) };
}

const noon = 12 * 60;

function minutesOf(part: string | undefined, [figure = '', colon, half, quarters, typed]: readonly (string | undefined)[]): number | null {
  const hour = readNumber(figure);
  if (hour === null || hour > 23) return null;
  const isAfternoon = part === undefined ? hour >= 1 && hour <= lastOfAfternoon : later.has(part) || (part === '中午' && hour <= 2);
  const minute = half !== undefined ? 30 : quarters !== undefined ? (quarters === '一' ? 15 : 45) : Number(colon ?? typed ?? 0);
  return (isAfternoon && hour < 12 ? hour + 12 : hour) * 60 + minute;
}

/** `09:00` */
function inFigures(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((one) => String(one).padStart(2, '0')).join(':');
}

/** So many hours later, on the same day. */
export function hoursAfter(from: string, hours: number): string {
  const [hour = 0, minute = 0] = from.split(':').map(Number);
  return inFigures(Math.min(hour * 60 + minute + hours * 60, 2 * noon - 1));
}
