// Learns the weights of the signs by logistic regression, from pairs of rows that do and do not tell of one incident.

/** A pair of rows: its signs, and whether they tell of one incident. */
export interface Pair {
  signs: readonly number[];
  same: boolean;
}

/** Against weights that only fit the pairs at hand. */
const shrinking = 2;
const steps = 60;

/** Newton's method: each step solves a small system. */
export function learn(pairs: readonly Pair[], weightOfSame = 1): number[] {
  const size = pairs[0]?.signs.length ?? 0;
  let weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < steps; step += 1) {
    const slope: number[] = weights.map((weight, at) => (at === 0 ? 0 : -shrinking * weight));
    const bend: number[][] = weights.map((_, at) => weights.map((__, to) => (at === to && at > 0 ? shrinking : at === to ? 1e-6 : 0)));
    for (const { signs, same } of pairs) {
      const sure = 1 / (1 + Math.exp(-dot(weights, signs)));
      const much = same ? weightOfSame : 1;
      const error = much * ((same ? 1 : 0) - sure);
      const steep = much * sure * (1 - sure);
      for (let at = 0; at < size; at += 1) {
        const sign = signs[at] ?? 0;
        if (sign === 0) continue;
        slope[at] = (slope[at] ?? 0) + error * sign;
        const row = bend[at] ?? [];
        for (let to = 0; to < size; to += 1) row[to] = (row[to] ?? 0) + steep * sign * (signs[to] ?? 0);
      }
    }
    const change = solve(bend, slope);
    weights = weights.map((weight, at) => weight + (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

/** Gauss with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows.reduce((best, row, index) => (index >= at && Math.abs(row[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0) ? index : best), at);
    const top = rows[pivot] ?? [];
    rows[pivot] = rows[at] ?? [];
    rows[at] = top;
    for (const [index, row] of rows.entries()) {
      if (index === at) continue;
      const factor = (row[at] ?? 0) / (top[at] ?? 1);
      for (let to = at; to <= size; to += 1) row[to] = (row[to] ?? 0) - factor * (top[to] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
