// Whether two residents tell of the same incident. It only suggests: people merge (并入), and nobody reads another's words.

import { signsOf } from './sameness/signs.ts';
import { traceOf, type Told } from './sameness/trace.ts';
import { weights } from './sameness/weights.ts';

export type { Told } from './sameness/trace.ts';

/** So sure the desk has to be to say it; measured by training/measure-sameness.ts. */
const sureEnough = 0.22;

/** Of the name of a place at least this much has to be common: what is similar but elsewhere is another matter. */
export const leastPlace = 0.5;

/** The one of these that most likely tells of the same incident, or null. */
export function sameIncident<Other extends Told>(told: Told, others: readonly Other[]): Other | null {
  if (others.length === 0) return null;
  const trace = traceOf(told);
  let best: { other: Other; sureness: number } | null = null;
  for (const other of others) {
    const signs = signsOf(trace, traceOf(other));
    if ((signs[1] ?? 0) < leastPlace) continue;
    const sureness = 1 / (1 + Math.exp(-signs.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), 0)));
    if (sureness >= sureEnough && sureness > (best?.sureness ?? 0)) best = { other, sureness };
  }
  return best?.other ?? null;
}
