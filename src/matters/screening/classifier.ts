// The statistical classifier: how likely each answer is, learned from the corpus in training/. It reads; rules and people decide.

import type { Features } from './features.ts';

/** Where the weights of each known feature stand; what nobody ever wrote before says nothing. */
export type Vocabulary = ReadonlyMap<string, number>;

/** The known features of a text: their rows, and how much each counts. */
export interface Rows {
  at: Int32Array;
  values: Float64Array;
}

/** One question: its answers, and what each feature says for each of them. */
export interface Head {
  labels: readonly string[];
  bias: readonly number[];
  /** What one step of a weight is worth, for each answer. */
  scale: readonly number[];
  /** A row of answers for each feature. */
  weights: Int8Array;
}

export function rowsOf(vocabulary: Vocabulary, features: Features): Rows {
  const at: number[] = [];
  const values: number[] = [];
  for (const [name, value] of features) {
    const row = vocabulary.get(name);
    if (row === undefined) continue;
    at.push(row);
    values.push(value);
  }
  return { at: Int32Array.from(at), values: Float64Array.from(values) };
}

/** How likely each answer is, in the order of the labels; together one. */
export function likelihoods({ labels, bias, scale, weights }: Head, { at, values }: Rows): Float64Array {
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

/** The features of the file of weights, in the order of their rows: characters and pairs without a gap, then the signs. */
export interface StoredVocabulary {
  singles: string;
  pairs: string;
  signs: readonly string[];
}

export function readVocabulary({ singles, pairs, signs }: StoredVocabulary): Vocabulary {
  const vocabulary = new Map<string, number>();
  const add = (name: string): unknown => vocabulary.set(name, vocabulary.size);
  for (let at = 0; at < singles.length; at += 1) add(singles.charAt(at));
  for (let at = 0; at < pairs.length; at += 2) add(pairs.slice(at, at + 2));
  for (const sign of signs) add(sign);
  return vocabulary;
}

/** A head as it lies in the file of weights. */
export interface StoredHead {
  labels: readonly string[];
  bias: readonly number[];
  scale: readonly number[];
  /** A character for each weight, from # (the lowest) to } (the highest): plain text is smaller than any other that JSON can hold. */
  weights: string;
}

/** The character that stands for nothing, and the steps up and down from it. */
export const written = { zero: 80, steps: 45 } as const;

/** @throws when the file was made for other labels or another number of features */
export function readHead(stored: StoredHead, labels: readonly string[], size: number): Head {
  if (stored.labels.join() !== labels.join()) throw new Error('the weights are of other labels: train anew');
  if (stored.weights.length !== size * labels.length) throw new Error('the weights are of another size: train anew');
  const weights = new Int8Array(stored.weights.length);
  for (let index = 0; index < weights.length; index += 1) weights[index] = stored.weights.charCodeAt(index) - written.zero;
  return { labels, bias: stored.bias, scale: stored.scale, weights };
}
