// The key of an embedded store: made once, for the owner alone, never replaced.

import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataKeyError, parseDataKeys, readOrMakeDataKey } from '../../src/store/data-key.ts';

let directory: string;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'huiyin-key-')), 'data');
});
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

test('it is made once, and by one of several at the same time', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => readOrMakeDataKey(directory)));
  const keys = new Set(made.map(([key]) => Buffer.from(key ?? []).toString('hex')));
  expect([...keys]).toHaveLength(1);
  expect([...keys][0]).toHaveLength(64);
  expect(await readdir(directory)).toStrictEqual(['key']);
});

test('file and directory are for the owner alone', async () => {
  await readOrMakeDataKey(directory);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  expect((await stat(join(directory, 'key'))).mode & 0o777).toBe(0o600);
});

test('a damaged key is not replaced by a new one', async () => {
  await readOrMakeDataKey(directory);
  await writeFile(join(directory, 'key'), '');
  await expect(readOrMakeDataKey(directory)).rejects.toThrow(DataKeyError);
});

test('several keys stand separated by commas', () => {
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 255)];
  expect(parseDataKeys(`${one.toString('base64')}, ${two.toString('base64url')}`)).toStrictEqual([one, two]);
  for (const wrong of ['', ',', 'x', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64'), `${one.toString('base64')},`]) {
    expect(parseDataKeys(wrong)).toBeNull();
  }
});
