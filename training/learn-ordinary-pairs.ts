// Learns which characters stand beside a surname's character when it is no surname: `node training/learn-ordinary-pairs.ts [folder] [files as a regular expression]`.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenSigns } from '../src/matters/masking/given-signs.ts';
import { readable } from '../src/matters/masking/readable.ts';
import { compoundSurnames, surnames } from '../src/matters/masking/surnames.ts';
import { linesOf } from './marked-lines.ts';

const [folder = join(import.meta.dirname, 'corpus'), files = '.'] = process.argv.slice(2);
const single = new Set([...Array.from(surnames), ...compoundSurnames.map((two) => two.charAt(0))]);
const han = /\p{Script=Han}/u;

/** Of this many a pair is an ordinary one without doubt; below it stands in one message only, perhaps. */
const often = 3;

type Pairs = Map<string, Map<string, number>>;
const before: Pairs = new Map();
const after: Pairs = new Map();
const within: Pairs = new Map();

function count(pairs: Pairs, sign: string, neighbour: string): void {
  if (!han.test(neighbour)) return;
  const own = pairs.get(sign) ?? new Map<string, number>();
  own.set(neighbour, (own.get(neighbour) ?? 0) + 1);
  pairs.set(sign, own);
}

for (const line of linesOf(folder, new RegExp(files))) {
  // A slot is a person; all else, places too, is ordinary.
  const text = readable(line.replaceAll(/\{(?:place|address):([^{}]*)\}/g, '$1').replaceAll(/\{\w+\}/g, '\n'));
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (givenSigns.has(sign)) count(within, sign, text.charAt(at + 1));
    if (!single.has(sign)) continue;
    count(before, sign, text.charAt(at - 1));
    count(after, sign, text.charAt(at + 1));
  }
}

/** A surname's often seen neighbours, a stroke, and the seldom seen ones. */
function written(pairs: Pairs, withSeldom = true): Record<string, string> {
  const entries = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sign, own]): [string, string] => {
    const sorted = [...own].sort(([a], [b]) => (a < b ? -1 : 1));
    const those = (isOften: boolean): string => sorted.filter(([, times]) => times >= often === isOften).map(([neighbour]) => neighbour).join('');
    return [sign, withSeldom ? `${those(true)}|${those(false)}` : those(true)];
  });
  return Object.fromEntries(entries);
}

const path = join(import.meta.dirname, '../src/matters/masking/ordinary-pairs.json');
writeFileSync(path, `${JSON.stringify({ before: written(before), after: written(after), within: written(within, false) }, null, 1)}\n`);
