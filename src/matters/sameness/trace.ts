// What is kept of a text to compare it with others: its pieces, its things, numbers and times, and the name of its place.

import type { Category } from '../matter.ts';
import { normalise } from '../screening/normalise.ts';
import { numbersIn } from './numbers.ts';
import { piecesOf } from './pieces.ts';
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
  /** Place and words in one: where the place of another is looked for. */
  both: string;
  /** Each once, in their order; and those with which a clause begins, or what follows 在 and its like: there names stand. */
  pieces: () => { all: ReadonlySet<string>; leading: ReadonlySet<string> };
  /** Each thing with how rare it is. */
  things: () => ReadonlyMap<number, number>;
  numbers: () => ReadonlyMap<string, ReadonlySet<number>>;
  earlier: () => number;
}

/** More of a long letter is not compared: by then its matter is told. */
const maxChars = 1200;
const maxPlaceChars = 40;

export function traceOf({ text, place, category }: Told): Trace {
  const words = normalise(text.slice(0, maxChars));
  const named = place === null ? '' : normalise(place.slice(0, maxPlaceChars)).trim();
  return {
    category,
    place: named,
    words,
    both: `${named} ${words}`,
    pieces: once(() => {
      const leading = new Set<string>();
      return { all: new Set(piecesOf(words, leading)), leading };
    }),
    things: once(() => thingsIn(words)),
    numbers: once(() => numbersIn(words.includes(named) ? words : `${named}\n${words}`)),
    earlier: once(() => earlierIn(words)),
  };
}

/** Most texts are of another place, and what they tell besides is never asked. */
function once<Value>(find: () => Value): () => Value {
  let found: { value: Value } | null = null;
  return () => (found ??= { value: find() }).value;
}
