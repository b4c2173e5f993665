// Whether two residents tell of the same incident. It only suggests: people merge (并入), and nobody reads another's words.

import { keptTraceOf, type NumberedTold } from './sameness/kept-traces.ts';
import { signsOf } from './sameness/signs.ts';
import type { Trace } from './sameness/trace.ts';
import { weights } from './sameness/weights.ts';

export type { NumberedTold } from './sameness/kept-traces.ts';

/** So sure the desk has to be to say it; measured by training/measure-sameness.ts. */
const sureEnough = 0.15;

/** Of the name of a place at least this much has to be common: what is similar but elsewhere is another matter. */
export const leastPlace = 0.62;

/** Nearly as sure as the best: of several who tell the same the first leads. */
const nearly = 0.8;

/**
 * The one of these that most likely tells of the same incident, or null.
 * @param others the newest first
 */
export function sameIncident<Other extends NumberedTold>(told: NumberedTold, others: readonly Other[]): Other | null {
  if (others.length === 0) return null;
  const trace = keptTraceOf(told);
  const fitting = others.flatMap((other) => {
    const sureness = surenessOf(trace, keptTraceOf(other));
    return sureness >= sureEnough ? [{ other, sureness }] : [];
  });
  const best = fitting.reduce((most, { sureness }) => Math.max(most, sureness), 0);
  return fitting.findLast(({ sureness }) => sureness >= best * nearly)?.other ?? null;
}

function surenessOf(one: Trace, other: Trace): number {
  const signs = signsOf(one, other, leastPlace);
  if (!signs) return 0;
  return 1 / (1 + Math.exp(-signs.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), 0)));
}
