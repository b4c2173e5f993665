// Reads the rows of the corpus that tell of one incident (dup=) or of a like one elsewhere (near=), and some that tell of neither.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Row {
  text: string;
  /** The words of the mark, null where no place is marked. */
  place: string | null;
  /** Rows of one group tell of one incident; null: of none that somebody else tells of. */
  incident: string | null;
  /** The group whose like it is, elsewhere or at another time. */
  like: string | null;
}

/** All rows of all files, in the order in which they stand. */
export function rowsIn(folder: string): Row[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').flatMap((line) => rowOf(line) ?? []));
}

const tagged = /^\[((?:-?(?:urgent|implicit|hard|mixed)|\w+=\S+)(?:\s+(?:-?(?:urgent|implicit|hard|mixed)|\w+=\S+))*)\]\s?(.*)$/;

function rowOf(line: string): Row | null {
  if (line.trim() === '' || line.startsWith('//') || line.startsWith('## ')) return null;
  const [, tags = '', text = line] = tagged.exec(line) ?? [];
  const tag = (name: string): string | null => new RegExp(`(?:^| )${name}=(\\S+)`).exec(tags)?.[1] ?? null;
  return { text: plain(text), place: /\{place:([^{}]*)\}/.exec(text)?.[1] ?? null, incident: tag('dup'), like: tag('near') };
}

/** Marks go, slots become what masking makes of them. */
function plain(text: string): string {
  return text.replaceAll(/\{(?:place|address):([^{}]*)\}/g, '$1').replaceAll(/\{\w+\}/g, '某某').replaceAll('⏎', '\n');
}
