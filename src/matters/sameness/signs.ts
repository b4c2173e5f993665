// What speaks for and against two texts telling of one incident, as figures that are weighed (weights.ts).

import { compareNumbers } from './numbers.ts';
import { rarityOf } from './pieces.ts';
import { sharedName } from './places.ts';
import type { Trace } from './trace.ts';

/** In the order of their weights. */
export const signNames = ['always', 'place', 'elsewhere', 'no place', 'names', 'things', 'other things', 'words', 'category', 'other category', 'numbers', 'other numbers', 'another time', 'place and things', 'place and words', 'things and words'] as const;

/** Null: nothing says that they speak of one place, or their numbers say that they do not; the rest is not looked at. */
export function signsOf(one: Trace, other: Trace, leastPlace = 0): number[] | null {
  const [found, elsewhere] = placeSigns(one, other);
  if (elsewhere > 0 && found < leastPlace) return null;
  const { words, names } = sharedPieces(one, other);
  const place = elsewhere > 0 ? found : Math.max(found, Math.min(1, names / 2));
  if (place < leastPlace) return null;
  // Where neither says where, one rare word in both is chance.
  if (one.place === '' && other.place === '' && names <= loneName) return null;
  const numbers = compareNumbers(one.numbers(), other.numbers());
  if (numbers.elsewhere) return null;
  const things = sharedThings(one, other);
  const known = one.category !== '其他' && other.category !== '其他';
  return [
    1,
    place,
    elsewhere,
    one.place === '' || other.place === '' ? 1 : 0,
    Math.log1p(names),
    things,
    things === 0 && one.things().size > 0 && other.things().size > 0 ? 1 : 0,
    Math.log1p(words),
    known && one.category === other.category ? 1 : 0,
    known && one.category !== other.category ? 1 : 0,
    Math.min(2, numbers.shared),
    numbers.apart,
    Math.min(2, Math.abs(one.earlier() - other.earlier())),
    place * things,
    place * Math.log1p(words),
    things * Math.log1p(words),
  ];
}

/** Things that both name, the rare ones more. */
function sharedThings(one: Trace, other: Trace): number {
  let shared = 0;
  for (const [thing, rarity] of one.things()) if (other.things().has(thing)) shared += rarity;
  return Math.min(mostThings, shared);
}

/** Who names more things alike says no more the same. */
const mostThings = 2;
/** Above this rarity hardly anybody says it: names. */
export const nameRarity = 0.95;
/** A name of two letters, beside one of three. */
const loneName = 1.5;
/** Below this one everybody does. */
const wordRarity = 0.35;

/** What is said in both: of words how rare they are, of names the longest, in pieces that hardly anybody says. One alone is a name where names stand, else chance (油烟太大). */
function sharedPieces(one: Trace, other: Trace): { words: number; names: number } {
  const [few, many] = one.pieces().all.size <= other.pieces().all.size ? [one, other] : [other, one];
  const theirs = many.pieces().all;
  let words = 0;
  let names = 0;
  let run = 0;
  for (const piece of few.pieces().all) {
    if (!theirs.has(piece)) {
      run = 0;
      continue;
    }
    const rarity = rarityOf(piece);
    if (rarity > nameRarity) {
      run += 1;
      names = Math.max(names, run > 1 ? run : one.pieces().leading.has(piece) || other.pieces().leading.has(piece) ? loneName : 0);
    } else if (rarity > wordRarity && !one.place.includes(piece) && !other.place.includes(piece)) words += rarity * rarity;
  }
  return { words, names };
}

/** Less of a name than this is another place. */
const sameName = 0.62;

/** How much of the place of one is found with the other, and whether each has a place of its own. */
function placeSigns(one: Trace, other: Trace): [found: number, elsewhere: number] {
  const here = one.place === '' ? 0 : sharedName(one.place, other.both);
  const there = other.place === '' ? 0 : sharedName(other.place, one.both);
  const found = Math.max(here, there);
  return [found, found < sameName && one.place !== '' && other.place !== '' ? 1 : 0];
}
