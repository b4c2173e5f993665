// The statistical classifier: how likely each kind is, learned from the corpus in training/. It reads; rules and people decide.

import { buckets, type Features } from './features.ts';

/** One question: its answers, and what each bucket says for each of them. */
export interface Head<Label extends string> {
  labels: readonly Label[];
  bias: readonly number[];
  /** What one step of a weight is worth, for each answer. */
  scale: readonly number[];
  /** A row of answers for each bucket. */
  weights: Int8Array;
}

/** How likely each answer is, in the order of the labels; together one. */
export function likelihoods<Label extends string>({ labels, bias, scale, weights }: Head<Label>, { at, values }: Features): Float64Array {
  const width = labels.length;
  const sums = new Float64Array(width);
  for (let index = 0; index < at.length; index += 1) {
    const row = (at[index] ?? 0) * width;
    const value = values[index] ?? 0;
    for (let label = 0; label < width; label += 1) sums[label] = (sums[label] ?? 0) + (weights[row + label] ?? 0) * value;
  }
  return softmax(sums.map((sum, label) => sum * (scale[label] ?? 0) + (bias[label] ?? 0)));
}

/** Sums as likelihoods that add up to one. */
export function softmax(sums: Float64Array): Float64Array {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** A head as it lies in the file of weights. */
export interface StoredHead {
  labels: readonly string[];
  bias: readonly number[];
  scale: readonly number[];
  /** Base64. */
  weights: string;
}

/** @throws when the file was made for other labels or another number of buckets */
export function readHead<Label extends string>(stored: StoredHead, labels: readonly Label[]): Head<Label> {
  if (stored.labels.join() !== labels.join()) throw new Error('the weights are of other labels: train anew');
  const bytes = atob(stored.weights);
  if (bytes.length !== buckets * labels.length) throw new Error('the weights are of another size: train anew');
  const weights = new Int8Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) weights[index] = bytes.charCodeAt(index);
  return { labels, bias: stored.bias, scale: stored.scale, weights };
}
