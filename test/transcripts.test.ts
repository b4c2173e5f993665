// Every conversation in test/transcripts happens as it is written there. `UPDATE=1` writes down what happens instead; a person then reads the diff.

import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { play } from './support/transcript.ts';

const folder = join(import.meta.dirname, 'transcripts');
const isUpdating = process.env['UPDATE'] === '1';

const names: string[] = [];
for await (const name of glob('**/*.txt', { cwd: folder })) names.push(name);

test('there are transcripts', () => {
  expect(names.length).toBeGreaterThan(0);
});

// Several share one processor: each may take longer than by itself.
test.concurrent.each(names.sort())('%s', { timeout: 60_000 }, async (name) => {
  const source = await readFile(join(folder, name), 'utf8');
  const happened = await play(source);
  if (isUpdating) await writeFile(join(folder, name), happened);
  expect(happened).toBe(isUpdating ? await readFile(join(folder, name), 'utf8') : source);
});
