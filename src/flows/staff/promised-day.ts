// The day that a reply promises: `… 承诺12月10日` at its end, or as a clause of its own before a signature or a last few words.

import { civilDate, type CivilDate } from '../../calendar/civil.ts';
import { isNoDay, readTerm } from '../../calendar/read-date.ts';
import { replyPromise } from '../../matters/promise.ts';
import type { Doing } from './doing.ts';

const gap = String.raw`[\s,，;；。、]`;
/** `承诺12月10日`, `承诺5日内办好` */
const promise = String.raw`承诺[\s:：]*(?:在|于)?\s*([^\s,，;；。]{2,14}?)(?:完成|解决|办结|到位|[办修做换装弄搞清补][好完])?`;
const atItsEnd = new RegExp(`${promise}[。.!！]?$`);
/** Who has it is ours to promise; longer words behind it may take it back. */
const beforeLastWords = new RegExp(`(?:^|${gap})(?:我们|我)?${promise}(?=${gap}.{1,30}$)`, 's');
const gapBehind = new RegExp(`${gap}+$`);

/** What stands where a promise stands; `isLast`: behind it there is nothing. */
function promiseIn(rest: string): { found: RegExpExecArray | null; isLast: boolean } {
  const last = atItsEnd.exec(rest);
  return { found: last ?? (rest.split('承诺').length === 2 ? beforeLastWords.exec(rest) : null), isLast: last !== null };
}

/** 31 February is promised: the words of it; null: nothing of the kind. */
export function promisedNoDay({ rest, context }: Pick<Doing, 'rest' | 'context'>): string | null {
  const day = promiseIn(rest).found?.[1] ?? '';
  return isNoDay(day, civilDate(context.now)) ? day : null;
}

/** The words for the resident, and the day that they promise; a promise at their end is told in a sentence of its own. */
export function readReply({ rest, released, context }: Pick<Doing, 'rest' | 'released' | 'context'>): { words: string; promisedOn: CivilDate | null } {
  const nothing = { words: rest, promisedOn: null };
  const { found, isLast } = promiseIn(rest);
  const today = civilDate(context.now);
  const term = found && readTerm(found[1] ?? '', today);
  if (!term) return nothing;
  const { on } = replyPromise(term, context.calendar, context.now);
  // A department's answer may have waited until the day was over; a day that is over may be told of in the middle of a sentence.
  if (on < today && (released === true || !isLast)) return nothing;
  if (!isLast) return { words: rest, promisedOn: on };
  const before = rest.slice(0, found.index);
  return { words: before === '' || gapBehind.test(before) ? before.replace(gapBehind, '') : rest, promisedOn: on };
}
