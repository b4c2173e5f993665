// The text as the masking rules read it: half-width, simplified, and exactly as long as the original, so that a place in one is a place in the other.

import { simplifiedInPlace } from '../screening/normalise.ts';

/** A found stretch before it is cut from the original. */
export interface Stretch<Type extends string> {
  type: Type;
  start: number;
  end: number;
  /** Where it begins to be nobody's business; its start when nothing is said. */
  hiddenFrom?: number;
}

const fullWidthFirst = 0xff01;
const fullWidthLast = 0xff5e;
const fullWidthOffset = 0xfee0;

/** Blanks, dashes and brackets that look alike; one character each. */
const alike = new Map<string, string>([
  ...Array.from('\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\u200B\u200C\u200D\u2060\uFEFF\u00AD\t', (blank): [string, string] => [blank, ' ']),
  ...Array.from('‐‑‒–—―－−﹣─', (dash): [string, string] => [dash, '-']),
]);

const hanFirst = 0x4e00;
const hanLast = 0x9fff;
const simplifiedSigns = new Map<string, string>();

/** Sign by sign, for a phrase may change its length and with it every place behind it. */
function simplifiedSign(sign: string): string {
  let simple = simplifiedSigns.get(sign);
  if (simple === undefined) simplifiedSigns.set(sign, (simple = simplifiedInPlace(sign)));
  return simple;
}

/** Same length as the original: full-width signs become half-width, Traditional ones simplified, blanks a blank, dashes a dash, circled figures figures. */
export function readable(text: string): string {
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const sign = text.charAt(at);
    if (code < 0x80) plain += sign === '\t' ? ' ' : sign;
    else if (code >= hanFirst && code <= hanLast) plain += simplifiedSign(sign);
    else if (code >= fullWidthFirst && code <= fullWidthLast) plain += String.fromCharCode(code - fullWidthOffset);
    else if (code >= 0x2460 && code <= 0x2468) plain += String.fromCharCode(code - 0x2460 + 0x31);
    else plain += alike.get(sign) ?? sign;
  }
  return plain;
}
