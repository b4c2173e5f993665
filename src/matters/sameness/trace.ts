// What is kept of a text to compare it with others: its pieces, its things, numbers and times, and the name of its place.

import type { Category } from '../matter.ts';
import { normalise } from '../screening/normalise.ts';
import { numbersIn } from './numbers.ts';
import { piecesOf, rarityOf } from './pieces.ts';
import { thingsIn } from './things.ts';
import { earlierIn } from './times.ts';

/** What somebody told, in its masked words. */
export interface Told {
  text: string;
  place: string | null;
  category: Category;
}

export interface Trace {
  category: Category;
  /** As normalised words; '' where none is known. */
  place: string;
  words: string;
  /** Each piece with how rare it is. */
  pieces: ReadonlyMap<string, number>;
  /** Those with which a clause begins, or what follows 在 and its like: there names stand. */
  leading: ReadonlySet<string>;
  /** Each thing with how rare it is. */
  things: ReadonlyMap<number, number>;
  numbers: ReadonlyMap<string, ReadonlySet<number>>;
  earlier: number;
}

/** More of a long letter is not compared: by then its matter is told. */
const maxChars = 1200;
const maxPlaceChars = 40;

const afterLead = /(?<=^|[^\p{Script=Han}]|[在到从去往是住们我的咱俺就上喺嘅])(?=([\p{Script=Han}]{2}))/gu;

export function traceOf({ text, place, category }: Told): Trace {
  const words = normalise(text.slice(0, maxChars));
  return {
    category,
    place: place === null ? '' : normalise(place.slice(0, maxPlaceChars)).replaceAll(/\s/g, ''),
    words,
    pieces: new Map(piecesOf(words).map((piece) => [piece, rarityOf(piece)])),
    leading: new Set(Array.from(words.matchAll(afterLead), ([, piece = '']) => piece)),
    things: thingsIn(words),
    numbers: numbersIn(words),
    earlier: earlierIn(words),
  };
}
