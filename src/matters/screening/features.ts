// A text as the classifier sees it: which single characters and pairs of neighbours stand in it, each in one of a fixed number of buckets.

/** Of a longer letter the beginning says what it is about. */
const maxChars = 1500;

/** A power of two. Pairs that share a bucket are few, and cost little (training/evaluate.ts). */
export const buckets = 65_536;

/** Buckets and their values; the squares of the values add up to one. */
export interface Features {
  at: Int32Array;
  values: Float64Array;
}

/** @param normalised as `normalise` gives it */
export function featuresOf(normalised: string): Features {
  const text = `^${normalised.slice(0, maxChars).replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ')}$`;
  const counts = new Map<number, number>();
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    count(counts, bucketOf(0, code));
    if (at > 0) count(counts, bucketOf(text.charCodeAt(at - 1), code));
  }
  const at = new Int32Array(counts.size);
  const values = new Float64Array(counts.size);
  let squares = 0;
  let next = 0;
  for (const [bucket, times] of counts) {
    const value = 1 + Math.log(times);
    at[next] = bucket;
    values[next] = value;
    squares += value * value;
    next += 1;
  }
  const norm = 1 / Math.sqrt(squares);
  return { at, values: values.map((value) => value * norm) };
}

function count(counts: Map<number, number>, bucket: number): void {
  counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
}

function bucketOf(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) & (buckets - 1);
}
