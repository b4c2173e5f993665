// The plain-language gate (大白话): what residents would not understand in words that are about to leave. It hints; whoever writes decides.

import { readable } from './masking/readable.ts';
import { officialeseIn, withoutOfficialese, type Found, type Instead } from './plain-language/officialese.ts';
import { toldBy } from './plain-language/told.ts';
import { simplifiedInPlace } from './screening/normalise.ts';

/** What a reply does not tell: which day, who does it, what is done. */
export type Missing = 'when' | 'who' | 'what';

/** A word of papers as it was written, and what belongs in its place. */
export interface PaperWord {
  word: string;
  instead: Instead;
}

export type Hint =
  /** `vague`: what is said instead of a day or an office. */
  | { hint: 'missing'; what: readonly Missing[]; vague: readonly string[] }
  /** Its resident said before that it was not solved, and now it is said to be, and not by what. */
  | { hint: 'solved-again' }
  | { hint: 'officialese'; words: readonly PaperWord[] }
  | { hint: 'long-sentence'; begins: string; chars: number }
  | { hint: 'too-long'; lines: number; chars: number };

/** What leaves. */
export interface Leaving {
  /** It is the answer: more is looked for in it than in a word on the way. */
  isAnswer: boolean;
  /** Its resident has said of the answer before that it solved nothing. */
  wasUnsolved?: boolean;
}

/** FIELD E16 and its check list. */
const longestSentenceChars = 40;
const mostLines = 5;
const mostChars = 200;
/** So short, with a day, that who does it need not stand there. */
const ownSummaryChars = 40;
/** Of how many words of papers a reply is one; and as many of them are shown. */
const fewestPaperWords = 2;
const paperWordsShown = 3;
const beginsChars = 8;
const hintsShown = 3;
/** What is longer than any letter is not read to its end. */
const readChars = 6000;

/** At most three, what matters most to a resident first; nothing to say of words that are plain. */
export function hintsFor(text: string, leaving: Leaving): Hint[] {
  const written = text.slice(0, readChars);
  const read = simplifiedInPlace(readable(written));
  const found = officialeseIn(read).map((one) => ({ ...one, word: written.slice(one.at, one.at + one.word.length) }));
  const told = toldBy(withoutOfficialese(read));
  const missing = missingIn(told, found, read, leaving);
  const again: Hint[] = leaving.isAnswer && leaving.wasUnsolved === true && told.solvedAlone ? [{ hint: 'solved-again' }] : [];
  return [...missing, ...again, ...paperWords(found, missing, read), ...length(read, written, text)].slice(0, hintsShown);
}

function missingIn(told: ReturnType<typeof toldBy>, found: readonly Found[], read: string, { isAnswer }: Leaving): Extract<Hint, { hint: 'missing' }>[] {
  const later = found.filter(({ instead }) => instead === 'when');
  const others = found.filter(({ instead }) => instead === 'who');
  const isOpen = told.ahead || later.length > 0;
  const isOwnSummary = told.day && !told.hollow && charsOf(read) <= ownSummaryChars;
  const isMissing: Record<Missing, boolean> = {
    when: !told.day && (isAnswer ? isOpen : later.length > 0),
    who: !told.somebody && (others.length > 0 || (isAnswer && isOpen && !isOwnSummary)),
    what: isAnswer && !told.deed && (told.hollow || found.length > 0),
  };
  const what = (['when', 'who', 'what'] as const).filter((one) => isMissing[one]);
  const vague = [...(isMissing.when ? later : []), ...(isMissing.who ? others : [])].map(({ word }) => word);
  return what.length === 0 ? [] : [{ hint: 'missing', what, vague }];
}

/** One alone is no officialese, but 按规定 without the rule. What was asked for as missing is not asked for again. */
function paperWords(found: readonly Found[], missing: readonly Extract<Hint, { hint: 'missing' }>[], read: string): Hint[] {
  const namesRule = /《|第[\d一二三四五六七八九十百]{1,5}条/.test(read);
  const asked = new Set(missing.flatMap(({ vague }) => vague));
  const counted = found.filter(({ instead }) => !(namesRule && instead === 'rule'));
  const shown = counted.filter(({ word }) => !asked.has(word));
  const enough = counted.length >= fewestPaperWords || shown.some(({ instead }) => instead === 'rule');
  if (!enough || shown.length === 0) return [];
  return [{ hint: 'officialese', words: shown.slice(0, paperWordsShown).map(({ word, instead }) => ({ word, instead })) }];
}

function length(read: string, written: string, text: string): Hint[] {
  const lines = read.split('\n').filter((line) => line.trim() !== '').length;
  const chars = charsOf(read);
  if (lines > mostLines || chars > mostChars) return [{ hint: 'too-long', lines, chars: text.length > written.length ? text.length : chars }];
  const longest = sentencesIn(read).reduce((before, one) => (one.chars > before.chars ? one : before), { at: 0, chars: 0 });
  if (longest.chars <= longestSentenceChars) return [];
  const begins = Array.from(written.slice(longest.at, longest.at + 2 * beginsChars)).slice(0, beginsChars).join('').replace(/[\p{P}\s]+$/u, '');
  return [{ hint: 'long-sentence', begins, chars: longest.chars }];
}

/** Where each begins, and how long it is to read. */
function sentencesIn(read: string): { at: number; chars: number }[] {
  return [...read.matchAll(/[^。!?;\n]+/g)].map(({ 0: sentence, index }) => ({ at: index + sentence.length - sentence.trimStart().length, chars: charsOf(sentence) }));
}

/** As somebody reads: a number, a word in Latin letters are one; blanks and marks are none. */
function charsOf(text: string): number {
  return (text.match(/[\w@%/.:-]+|[\p{L}\p{N}]/gu) ?? []).length;
}
