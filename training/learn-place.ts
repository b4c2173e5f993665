// Learns where the name of a place stands, from the marks of the corpus: an averaged perceptron over whole names.

import { simplifiedInPlace } from '../src/matters/screening/normalise.ts';
import { likeliestName, nameParts, placeBuckets, seePlaces, weightsOf, type PlaceWeights, type Seen, type Span } from '../src/matters/screening/place-finder.ts';
import { createChance } from './chance.ts';
import type { Example } from './read-corpus.ts';

/** More rounds learn the marks by heart. */
const rounds = 6;
const seed = 1;
/** So much a name has to be worth where one stands, and less than that where none does. */
const margin = 2;
/** The place comes early, and letters are long. */
const maxChars = 400;

interface Lesson {
  seen: Seen;
  right: Span | null;
}

function lessonOf({ text, place }: Example): Lesson {
  const early = text.slice(0, maxChars);
  const from = place === null || place.length < 2 ? -1 : early.indexOf(place);
  return { seen: seePlaces(simplifiedInPlace(early)), right: place === null || from < 0 ? null : { from, to: from + place.length } };
}

/** A home tells where the matter is too, so a message with one teaches nothing. */
export function learnPlace(examples: readonly Example[]): PlaceWeights {
  const lessons = examples.filter(({ personal }) => personal.every(({ type }) => type !== 'address')).map(lessonOf);
  const weights = new Float64Array(placeBuckets * nameParts.length);
  // Averaged over all steps: what the last lessons taught weighs no more than the others.
  const sums = new Float64Array(weights.length);
  const chance = createChance(seed);
  let step = 0;
  const teach = (seen: Seen, span: Span, by: number): void => {
    for (const index of weightsOf(seen, span)) {
      weights[index] = (weights[index] ?? 0) + by;
      sums[index] = (sums[index] ?? 0) + by * step;
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const { seen, right } of chance.shuffle(lessons)) {
      step += 1;
      const guessed = likeliestName(seen, { scale: 1, weights }, right ? margin : -margin);
      if (guessed?.from === right?.from && guessed?.to === right?.to) continue;
      if (right) teach(seen, right, 1);
      if (guessed) teach(seen, guessed, -1);
    }
  }
  return { scale: 1, weights: weights.map((weight, index) => weight - (sums[index] ?? 0) / step) };
}

const steps = 127;

/** As the file of weights has them: in 255 steps. */
export function storedPlaces({ weights }: PlaceWeights): { scale: number; weights: string } {
  const highest = Array.from(weights).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const bytes = Int8Array.from(weights, (weight) => Math.round((weight / highest) * steps));
  return { scale: Number((highest / steps).toFixed(9)), weights: Buffer.from(bytes.buffer).toString('base64') };
}
