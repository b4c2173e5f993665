// Whether two residents tell of the same incident. It only suggests: people merge (并入), and nobody reads another's words.

import { keptTraceOf, type NumberedTold } from './sameness/kept-traces.ts';
import { signsOf } from './sameness/signs.ts';
import { createToldBefore } from './sameness/told-before.ts';
import { traceOf, type Told, type Trace } from './sameness/trace.ts';
import { weights } from './sameness/weights.ts';

export type { NumberedTold } from './sameness/kept-traces.ts';

/** So sure the desk has to be to say it; measured by training/measure-sameness.ts. */
const sureEnough = 0.1;

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
  return likeliest(keptTraceOf(told), others, keptTraceOf);
}

/**
 * Messages one after the other: which one before it tells of the same incident, or null.
 * @param limit so many of the last are compared
 */
export function createRepeatFinder<Id>(limit: number): (id: Id, told: Told) => Id | null {
  const before = createToldBefore<Id>(limit);
  return (id, told) => {
    const trace = traceOf(told);
    const same = likeliest(trace, before.like(trace), (one) => one.trace);
    before.add(id, trace);
    return same?.id ?? null;
  };
}

function likeliest<Other>(trace: Trace, others: readonly Other[], traceOfOther: (other: Other) => Trace): Other | null {
  const fitting = others.flatMap((other) => {
    const sureness = surenessOf(trace, traceOfOther(other));
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
