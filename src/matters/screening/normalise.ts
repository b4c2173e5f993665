// Brings a text into the one form that the rules know: simplified, half-width, lower case, without what hides words, and each word as it is meant.

import { Converter } from 'opencc-js/t2cn';
import { asMeant } from './homophones.ts';

const simplified = Converter({ from: 't', to: 'cn' });

/** Characters that show nothing: zero-width ones, direction marks, soft hyphens, variation selectors, fillers. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu;
/** Whole Arabic phrases in one character: NFKC makes eighteen of one, and no rule reads them. */
const swelling = /[\uFDF0-\uFDFD]/g;
/** ㍿ becomes four characters. A text that more than doubles is no letter, and its end is not read. */
const maxGrowth = 2;
/** A short text may grow as it likes: …… alone becomes six. */
const shortChars = 5000;
/** Blanks, and the signs that people put between characters to slip past a filter (机·密, 机*密). */
const between = /(?<=[\p{Script=Han}★☆])[\s·•.*_\-~|/]{1,8}(?=[\p{Script=Han}★☆])/gu;
/** Around ★ and figures blanks are no more than layout: 秘密 ★ 10 年. */
const aroundFigures = /(?<=[\p{Script=Han}★☆])[ \t]{1,8}(?=[0-9])|(?<=[0-9])[ \t]{1,8}(?=[\p{Script=Han}★☆])/gu;

/** The text as the rules read it. Only for reading: lengths and positions are not those of the original. */
export function normalise(text: string): string {
  const plain = text.replaceAll(swelling, '').normalize('NFKC').slice(0, maxGrowth * Math.max(text.length, shortChars)).replaceAll(invisible, '');
  return asMeant(simplified(plain).toLowerCase().replaceAll(between, lineEnd).replaceAll(aroundFigures, ''));
}

/** Simplified, and every character where it was; a text whose length would change stays as it is. */
export function simplifiedInPlace(text: string): string {
  const converted = simplified(text);
  return converted.length === text.length ? converted : text;
}

/** A line end between characters stays one: it ends a sentence. */
function lineEnd(blanks: string): string {
  return blanks.includes('\n') ? '\n' : '';
}

/** Longer stretches without an end are cut, so that one sentence never costs more than this. */
const maxSentenceChars = 400;

/** The sentences of a normalised text. */
export function sentencesOf(normalised: string): string[] {
  const sentences: string[] = [];
  for (const part of normalised.split(/[。！？!?；;\n]|\.{3}|(?<=[a-z])\. /)) {
    for (let start = 0; start < part.length; start += maxSentenceChars) sentences.push(part.slice(start, start + maxSentenceChars));
  }
  return sentences.filter((sentence) => sentence.trim() !== '');
}
