// Logistic regression over sparse features, by steps that grow smaller where much has been learned (AdaGrad). The same in each run.

import { softmax, type Rows } from '../src/matters/screening/classifier.ts';
import { createChance, type Chance } from './chance.ts';

export interface Lesson {
  rows: Rows;
  /** The place of the right answer. */
  label: number;
  /** How much it counts. */
  weight: number;
}

export interface Learned {
  /** A row of answers for each feature. */
  weights: Float32Array;
  bias: Float32Array;
}

/** How a question is learned. */
export interface Manner {
  /** The share of a text's features that is left out each time, so that none is relied upon alone. */
  forget: number;
  /** What the wrong answers keep of the certainty: labels are not all right, and kinds have no sharp edge. */
  doubt: number;
}

const rounds = 20;
const step = 0.5;
const firstGradient = 0.01;

/** What has been learned, and how much each weight has been moved. */
interface Course extends Learned {
  moved: Float32Array;
  biasMoved: Float32Array;
}

/** @param size how many features there are */
export function learn(lessons: readonly Lesson[], size: number, width: number, { forget, doubt }: Manner, seed: number): Learned {
  const course: Course = {
    weights: new Float32Array(size * width),
    bias: new Float32Array(width),
    moved: new Float32Array(size * width).fill(firstGradient),
    biasMoved: new Float32Array(width).fill(firstGradient),
  };
  const chance = createChance(seed);
  const order = [...lessons];
  for (let round = 0; round < rounds; round += 1) {
    for (const { rows, label, weight } of chance.shuffle(order)) {
      const seen = forgetful(rows, forget, chance);
      const errors = guess(course, seen);
      for (let answer = 0; answer < width; answer += 1) {
        const right = answer === label ? 1 - doubt : doubt / (width - 1);
        errors[answer] = ((errors[answer] ?? 0) - right) * weight;
      }
      descend(course, seen, errors);
    }
  }
  return course;
}

/** What stands in a text, less what is left out this time; the rest counts more instead. */
function forgetful({ at, values }: Rows, forget: number, chance: Chance): Rows {
  if (forget === 0) return { at, values };
  const left = values.map((value) => (chance.below(1000) < forget * 1000 ? 0 : value / (1 - forget)));
  return { at, values: left };
}

/** The more a weight has been moved, the less it is moved now. */
function descend({ weights, bias, moved, biasMoved }: Course, { at, values }: Rows, errors: Float64Array): void {
  const width = errors.length;
  for (let answer = 0; answer < width; answer += 1) move(bias, biasMoved, answer, errors[answer] ?? 0);
  for (let index = 0; index < at.length; index += 1) {
    const value = values[index] ?? 0;
    if (value === 0) continue;
    const row = (at[index] ?? 0) * width;
    for (let answer = 0; answer < width; answer += 1) move(weights, moved, row + answer, (errors[answer] ?? 0) * value);
  }
}

function move(weights: Float32Array, moved: Float32Array, place: number, gradient: number): void {
  const so = (moved[place] ?? 0) + gradient * gradient;
  moved[place] = so;
  weights[place] = (weights[place] ?? 0) - (step * gradient) / Math.sqrt(so);
}

/** How likely each answer is. */
export function guess({ weights, bias }: Learned, { at, values }: Rows): Float64Array {
  const width = bias.length;
  const sums = Float64Array.from(bias);
  for (let index = 0; index < at.length; index += 1) {
    const row = (at[index] ?? 0) * width;
    const value = values[index] ?? 0;
    if (value === 0) continue;
    for (let answer = 0; answer < width; answer += 1) sums[answer] = (sums[answer] ?? 0) + (weights[row + answer] ?? 0) * value;
  }
  return softmax(sums);
}
