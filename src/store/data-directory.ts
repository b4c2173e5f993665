// The directory of the embedded store: made where it is missing, for the owner's eyes alone.

import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { factsOf } from '../log.ts';

/** Nothing can be kept there; `message` says what to do. */
export class DataDirectoryError extends Error {
  readonly code = 'DATA_DIRECTORY';
  constructor(directory: string, why: string) {
    super(`DATA_DIR=${directory} 不能用来存数据（${why}）：请换一个目录，并让运行程序的用户能写`);
  }
}

/**
 * Makes a directory and those above it. Not by the system's own way of doing so, which for some places (`/proc/x`) never ends.
 * @throws DataDirectoryError
 */
export async function makeDirectory(directory: string): Promise<void> {
  try {
    await makeWithParents(directory);
  } catch (error) {
    throw new DataDirectoryError(directory, factsOf(error).code ?? '');
  }
}

async function makeWithParents(directory: string): Promise<void> {
  try {
    await makeOne(directory);
  } catch (error) {
    const above = dirname(directory);
    if (factsOf(error).code !== 'ENOENT' || above === directory) throw error;
    await makeWithParents(above);
    await makeOne(directory);
  }
}

/** Somebody else may be making it at the same moment. */
async function makeOne(directory: string): Promise<void> {
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (error) {
    if (factsOf(error).code !== 'EEXIST') throw error;
    if (!(await stat(directory)).isDirectory()) throw Object.assign(new Error('not a directory'), { code: 'ENOTDIR' });
  }
}
