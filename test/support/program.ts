// The program's file, and what a process of it is given besides its settings.

import { join } from 'node:path';

export const programFile = join(import.meta.dirname, '../../src/main.ts');

/** Where a run keeps compiled code, the many starts of the program read its sources once. */
export function surroundings(): Record<string, string> {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env;
  return { PATH, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) };
}
