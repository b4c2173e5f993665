// A directory for secrets of one process: for the owner's eyes alone, and taken by one at a time.

import { chmod } from 'node:fs/promises';
import { makeDirectory } from './data-directory.ts';
import { takeLock } from './directory-lock.ts';

/**
 * @returns how to let go of it, or null while another process has it
 * @throws DataDirectoryError
 */
export async function takePrivateDirectory(directory: string): Promise<(() => void) | null> {
  await makeDirectory(directory);
  // It may have been there, made by somebody with other habits.
  await chmod(directory, 0o700);
  return takeLock(directory);
}
