// The messages of the corpus as they were written, with their marks still in them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One message a line, without its labels. */
export function linesOf(folder: string, files = /./): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && files.test(name))
    .sort((a, b) => a.localeCompare(b))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !/^(?:\/\/|## )/.test(line))
    .map((line) => line.replace(/^\[-?[a-z][^\]]*\] ?/, ''));
}
