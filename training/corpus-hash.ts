// Names what is learned from: the weights carry it, so that a corpus which was changed without training is noticed.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const corpusFolder = join(import.meta.dirname, 'corpus');

export function corpusHash(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(corpusFolder).sort()) hash.update(`${name}\n`).update(readFileSync(join(corpusFolder, name)));
  return hash.digest('hex');
}
