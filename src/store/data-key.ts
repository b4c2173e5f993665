// DATA_KEY as text, and the key that a store of one's own makes for itself, once, in its directory.

import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { factsOf } from '../log.ts';
import { makeDirectory } from './data-directory.ts';

const keyBytes = 32;

/** Several keys stand separated by commas; null when one is not 32 bytes in base64. */
export function parseDataKeys(text: string): Uint8Array[] | null {
  const keys = text.split(',').map((part) => part.trim());
  const decoded = keys.map((key) => (/^[A-Za-z0-9+/_-]{43}=?$/.test(key) ? Buffer.from(key, 'base64') : null));
  return decoded.every((key) => key?.byteLength === keyBytes) ? decoded.filter((key) => key !== null) : null;
}

/**
 * The keys in `<directory>/key`, which is made with the first use and is for the owner's eyes alone.
 * @throws when the file holds something else: a store without its key cannot be read, and must not get a new one
 */
export async function readOrMakeDataKey(directory: string): Promise<Uint8Array[]> {
  const path = join(directory, 'key');
  const text = (await readIfThere(path)) ?? (await makeKey(directory, path));
  const keys = parseDataKeys(text.trim());
  if (!keys) throw new DataKeyError(`${path} 里不是32字节的 base64 密钥；请从备份恢复这个文件，没有它就读不出已存的资料`);
  return keys;
}

export class DataKeyError extends Error {
  readonly code = 'DATA_KEY';
}

async function makeKey(directory: string, path: string): Promise<string> {
  await makeDirectory(directory);
  const draft = join(directory, `key.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`);
    // On disk before anything is sealed with it: what it sealed would be lost with it.
    await file.sync();
  } finally {
    await file.close();
  }
  // Never replaces a key that somebody else has made meanwhile.
  await link(draft, path).catch((error: unknown) => {
    if (factsOf(error).code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (factsOf(error).code === 'ENOENT') return undefined;
    throw error;
  }
}
