// What was learned, as it is written down: a weight in 255 steps for each answer. Nothing is lost that decides, and an eighth of the size is left.

import type { StoredHead } from '../src/matters/screening/classifier.ts';
import { headLabels, type HeadName } from '../src/matters/screening/heads.ts';
import type { Learned } from './learn.ts';

export function storedHead(name: HeadName, { weights, bias }: Learned): StoredHead {
  const labels = headLabels[name];
  const width = labels.length;
  const highest = new Float64Array(width);
  for (const [index, weight] of weights.entries()) highest[index % width] = Math.max(highest[index % width] ?? 0, Math.abs(weight));
  const scale = Array.from(highest, (value) => value / 127);
  const steps = Int8Array.from(weights, (weight, index) => Math.round(weight / (scale[index % width] ?? 1)));
  return { labels, bias: Array.from(bias, (value) => Number(value.toFixed(6))), scale: scale.map((value) => Number(value.toFixed(9))), weights: Buffer.from(steps.buffer).toString('base64') };
}
