// A text as the classifier sees it: which single characters and pairs of neighbours stand in it, and the signs of what is meant.

import { signsIn } from './signs.ts';

/** Of a longer letter the beginning says what it is about. */
const maxChars = 1500;

/** How much the characters and the pairs of a text count together, beside a sign (signs.ts). */
const shares = { single: 0.65, pair: 0.75 } as const;

/** What was seen, and how much it counts. A name of one or two characters is what stands there, a longer one a sign. */
export type Features = ReadonlyMap<string, number>;

/** @param normalised as `normalise` gives it */
export function featuresOf(normalised: string): Features {
  const beginning = normalised.slice(0, maxChars);
  const text = `^${beginning.replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ')}$`;
  return new Map([...piecesOf(text, 1, shares.single), ...piecesOf(text, 2, shares.pair), ...signsIn(beginning)]);
}

/** The pieces of a length; the squares of their values add up to the square of their share, however long the text is. */
function piecesOf(text: string, length: number, share: number): Map<string, number> {
  const pieces = new Map<string, number>();
  for (let at = 0; at + length <= text.length; at += 1) {
    const piece = text.slice(at, at + length);
    pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  }
  let squares = 0;
  for (const [piece, times] of pieces) {
    const value = 1 + Math.log(times);
    pieces.set(piece, value);
    squares += value * value;
  }
  const scale = share / Math.sqrt(squares);
  for (const [piece, value] of pieces) pieces.set(piece, value * scale);
  return pieces;
}
