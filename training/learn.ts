// Logistic regression over sparse features, by steps that grow smaller where much has been learned (AdaGrad). The same in each run.

import { softmax } from '../src/matters/screening/classifier.ts';
import { buckets, type Features } from '../src/matters/screening/features.ts';
import { createChance } from './chance.ts';

export interface Lesson {
  features: Features;
  /** The place of the right answer. */
  label: number;
}

export interface Learned {
  /** A row of answers for each bucket. */
  weights: Float64Array;
  bias: Float64Array;
}

const rounds = 20;
const step = 0.5;
const firstGradient = 0.01;

export function learn(lessons: readonly Lesson[], width: number, seed: number): Learned {
  const weights = new Float64Array(buckets * width);
  const bias = new Float64Array(width);
  const gradients = new Float64Array(buckets * width).fill(firstGradient);
  const biasGradients = new Float64Array(width).fill(firstGradient);
  const chance = createChance(seed);
  const order = [...lessons];
  for (let round = 0; round < rounds; round += 1) {
    for (const { features, label } of chance.shuffle(order)) {
      const missed = guess({ weights, bias }, features);
      missed[label] = (missed[label] ?? 0) - 1;
      for (let answer = 0; answer < width; answer += 1) {
        const error = missed[answer] ?? 0;
        descend(bias, biasGradients, answer, error);
        for (let index = 0; index < features.at.length; index += 1) {
          descend(weights, gradients, (features.at[index] ?? 0) * width + answer, error * (features.values[index] ?? 0));
        }
      }
    }
  }
  return { weights, bias };
}

/** The more a weight has been moved, the less it is moved now. */
function descend(weights: Float64Array, gradients: Float64Array, place: number, gradient: number): void {
  const learned = (gradients[place] ?? 0) + gradient * gradient;
  gradients[place] = learned;
  weights[place] = (weights[place] ?? 0) - (step * gradient) / Math.sqrt(learned);
}

export function guess({ weights, bias }: Learned, { at, values }: Features): Float64Array {
  const width = bias.length;
  const sums = Float64Array.from(bias);
  for (let index = 0; index < at.length; index += 1) {
    const row = (at[index] ?? 0) * width;
    const value = values[index] ?? 0;
    for (let answer = 0; answer < width; answer += 1) sums[answer] = (sums[answer] ?? 0) + (weights[row + answer] ?? 0) * value;
  }
  return softmax(sums);
}
