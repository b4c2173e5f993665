// Where the name of a place stands in a text, learned from the marks of the corpus (training/learn-place.ts): each character speaks for being a part of it.

import { rarityOf } from '../sameness/pieces.ts';

/** A power of two. */
export const placeBuckets = 65_536;
/** What a character can be of a name, in the order of the columns. */
export const nameParts = ['first', 'within', 'last'] as const;
const width = nameParts.length;
const [first, within, last] = [0, 1, 2] as const;

/** A name is no longer than this. */
const maxNameChars = 16;
/** So many buckets speak of each character, */
const featureCount = 15;
/** where a text begins, a line ends. */
const edge = 1;
const figure = 48;
const letter = 97;

export interface PlaceWeights {
  /** What one step of a weight is worth. */
  scale: number;
  /** A row of parts for each bucket. */
  weights: ArrayLike<number>;
}

/** What is seen of a text. */
export interface Seen {
  /** For each character the buckets that speak of it. */
  features: Int32Array;
  /** For each character, one before and one behind, what sort it is. */
  sorts: Uint8Array;
}

export interface Span {
  from: number;
  to: number;
}

export function seePlaces(text: string): Seen {
  const length = text.length;
  const codes = new Int32Array(length + 4).fill(edge);
  for (let at = 0; at < length; at += 1) codes[at + 2] = codeOf(text.charCodeAt(at));
  const rarity = raritiesOf(text);
  const features = new Int32Array(length * featureCount);
  for (let at = 0; at < length; at += 1) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = codes.subarray(at, at + 5);
    const rare = (rarity[at] ?? 0) * 16 + (rarity[at + 1] ?? 0);
    const singles = [bucket(1, a, 0), bucket(2, b, 0), bucket(3, c, 0), bucket(4, d, 0), bucket(5, e, 0)];
    const pairs = [bucket(6, b, c), bucket(7, c, d), bucket(8, a, b), bucket(9, d, e), bucket(10, b, d), bucket(14, a * 65_536 + b, c), bucket(15, c * 65_536 + d, e)];
    features.set([...singles, ...pairs, bucket(11, rare, 0), bucket(12, rare, c), bucket(13, rare, isHan(b) ? 0 : b)], at * featureCount);
  }
  return { features, sorts: Uint8Array.from({ length: length + 2 }, (_, at) => sortOf(codes[at + 1] ?? edge)) };
}

/** How rare the pair before each character is, and that behind the last: names are made of what nobody else says. */
function raritiesOf(text: string): Uint8Array {
  const rarities = new Uint8Array(text.length + 1).fill(9);
  for (let at = 1; at < text.length; at += 1) {
    const isPair = isHan(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at));
    rarities[at] = isPair ? Math.round(rarityOf(text.slice(at - 1, at + 1)) * 6) : 8;
  }
  return rarities;
}

/** Figures are alike, and so are Latin letters. */
function codeOf(code: number): number {
  if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) return figure;
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return letter;
  return code === 10 || code === 13 ? edge : code;
}

function sortOf(code: number): number {
  return isHan(code) ? 3 : code === letter || code === figure ? 2 : code === edge ? 0 : 1;
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

function bucket(kind: number, one: number, other: number): number {
  let hash = Math.imul(one + kind * 0x51ed27, 0x9e3779b1) ^ Math.imul(other + 0x7f4a7c15, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) & (placeBuckets - 1);
}

/** The weights that together say what a name at this span is worth: of each of its characters, and of the whole. */
export function* weightsOf({ features, sorts }: Seen, { from, to }: Span): Generator<number> {
  for (let at = from; at < to; at += 1) {
    const part = at === from ? first : at === to - 1 ? last : within;
    for (let index = at * featureCount; index < (at + 1) * featureCount; index += 1) yield (features[index] ?? 0) * width + part;
  }
  yield wholeBucket(sorts, from, to) * width;
}

/** How long it is, and between what it stands. */
function wholeBucket(sorts: Uint8Array, from: number, to: number): number {
  return bucket(20, (sorts[from] ?? 0) * 4 + (sorts[to + 1] ?? 0), to - from);
}

/**
 * The likeliest name, or null where none is likelier.
 * @param least what it has to be worth
 * @param end where it ends, if that is known
 */
export function likeliestName({ features, sorts }: Seen, { scale, weights }: PlaceWeights, least: number, end?: number): Span | null {
  const length = features.length / featureCount;
  const votes = new Float64Array(length * width);
  for (const [index, feature] of features.entries()) {
    const to = Math.floor(index / featureCount) * width;
    for (let part = 0; part < width; part += 1) votes[to + part] = (votes[to + part] ?? 0) + (weights[feature * width + part] ?? 0);
  }
  let best: Span | null = null;
  let most = least / scale;
  for (let from = 0; from + 1 < length; from += 1) {
    let worth = votes[from * width + first] ?? 0;
    for (let at = from + 1; at < length && at - from < maxNameChars; at += 1) {
      const whole = worth + (votes[at * width + last] ?? 0) + (weights[wholeBucket(sorts, from, at + 1) * width] ?? 0);
      if (whole > most && (end === undefined || end === at + 1)) [best, most] = [{ from, to: at + 1 }, whole];
      worth += votes[at * width + within] ?? 0;
    }
  }
  return best;
}
