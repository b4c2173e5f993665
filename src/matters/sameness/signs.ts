// What speaks for and against two texts telling of one incident, as figures that are weighed (weights.ts).

import { sharedName } from './places.ts';
import type { Trace } from './trace.ts';

/** In the order of their weights. */
export const signNames = [
  'one', 'alike', 'rareShared', 'namesShared', 'runShared', 'placeFound', 'placeElsewhere', 'placeUnknown', 'things', 'thingsApart', 'numbersShared', 'numbersApart', 'earlierApart', 'category', 'short',
] as const;

export function signsOf(one: Trace, other: Trace): number[] {
  const shared = sharedPieces(one, other);
  const place = placeSigns(one, other);
  const [numbersShared, numbersApart] = compareNumbers(one, other);
  const things = [...one.things].filter((thing) => other.things.has(thing)).length;
  return [
    1,
    shared.alike,
    Math.log1p(shared.rare),
    Math.log1p(shared.names),
    shared.run,
    ...place,
    Math.min(3, things),
    things === 0 && one.things.size > 0 && other.things.size > 0 ? 1 : 0,
    Math.min(2, numbersShared),
    numbersApart,
    Math.min(2, Math.abs(one.earlier - other.earlier)),
    one.category === other.category ? 1 : 0,
    1 / Math.log2(4 + Math.min(one.pieces.size, other.pieces.size)),
  ];
}

/** Above this rarity hardly anybody says it: names. */
const nameRarity = 0.95;

function sharedPieces(one: Trace, other: Trace): { alike: number; rare: number; names: number; run: number } {
  const [few, many] = one.pieces.size <= other.pieces.size ? [one, other] : [other, one];
  let both = 0;
  let rare = 0;
  let names = 0;
  let run = 0;
  let length = 0;
  for (const [piece, rarity] of few.pieces) {
    if (!many.pieces.has(piece)) {
      length = 0;
      continue;
    }
    both += rarity ** 3;
    if (rarity > 0.7) rare += 1;
    if (rarity > nameRarity) names += 1;
    length += rarity;
    run = Math.max(run, length);
  }
  const weigh = ({ pieces }: Trace): number => [...pieces.values()].reduce((sum, rarity) => sum + rarity ** 3, 0);
  const whole = Math.sqrt(weigh(one) * weigh(other));
  return { alike: whole === 0 ? 0 : both / whole, rare, names, run: Math.min(4, run) };
}

/** Whether the place of one is found with the other, is another than the other's, or is not known. */
function placeSigns(one: Trace, other: Trace): [found: number, elsewhere: number, unknown: number] {
  const there = one.place === '' ? null : sharedName(one.place, `${other.place} ${other.words}`);
  const here = other.place === '' ? null : sharedName(other.place, `${one.place} ${one.words}`);
  const found = Math.max(there ?? 0, here ?? 0);
  const elsewhere = there === null || here === null ? 0 : Math.max(0, 0.6 - found);
  return [found, elsewhere, there === null && here === null ? 1 : 0];
}

/** Numbers of one kind: the same ones, or only others. */
function compareNumbers(one: Trace, other: Trace): [shared: number, apart: number] {
  let shared = 0;
  let apart = 0;
  for (const [kind, numbers] of one.numbers) {
    const others = other.numbers.get(kind);
    if (!others) continue;
    if ([...numbers].some((number) => others.has(number))) shared += 1;
    else apart += 1;
  }
  return [shared, apart];
}
