// What was learned, as it is written down: a weight in 91 steps for each answer. Nothing is lost that decides, and a quarter of the size is left.

import { written, type StoredHead } from '../src/matters/screening/classifier.ts';
import { headLabels, type HeadName } from '../src/matters/screening/heads.ts';
import type { Learned } from './learn.ts';

export function storedHead(name: HeadName, { weights, bias }: Learned): StoredHead {
  const labels = headLabels[name];
  const width = labels.length;
  const highest = new Float64Array(width);
  for (const [index, weight] of weights.entries()) highest[index % width] = Math.max(highest[index % width] ?? 0, Math.abs(weight));
  const scale = Array.from(highest, (value) => value / written.steps);
  const steps = Uint8Array.from(weights, (weight, index) => written.zero + Math.round(weight / (scale[index % width] ?? 1)));
  return {
    labels,
    bias: Array.from(bias, (value) => Number(value.toFixed(6))),
    scale: scale.map((value) => Number(value.toFixed(9))),
    weights: Buffer.from(steps.buffer).toString('latin1'),
  };
}
