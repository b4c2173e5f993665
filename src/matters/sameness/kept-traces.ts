// The traces of matters in hand, kept from one filing to the next: hundreds are compared with each new one, and their texts hardly ever change.

import { traceOf, type Told, type Trace } from './trace.ts';

export interface NumberedTold extends Told {
  number: string;
}

interface Kept extends Told {
  trace: Trace;
}

/** So many characters of texts at most: some ten megabytes with what is made of them. */
const maxKeptChars = 300_000;

/**
 * By number, the least lately asked first. Pure all the same: a trace depends on nothing but the text, place and category,
 * which are compared, so that what is kept saves time and changes no answer.
 */
const kept = new Map<string, Kept>();
let keptChars = 0;

export function keptTraceOf({ number, text, place, category }: NumberedTold): Trace {
  const known = kept.get(number);
  kept.delete(number);
  if (known?.text === text && known.place === place && known.category === category) {
    kept.set(number, known);
    return known.trace;
  }
  keptChars -= known?.text.length ?? 0;
  const trace = traceOf({ text, place, category });
  kept.set(number, { text, place, category, trace });
  keptChars += text.length;
  for (const [oldest, { text: gone }] of kept) {
    if (keptChars <= maxKeptChars) break;
    kept.delete(oldest);
    keptChars -= gone.length;
  }
  return trace;
}
