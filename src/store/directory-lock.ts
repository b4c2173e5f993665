// The lock on a directory: one process at a time has it, and the kernel releases it when the process dies.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Kept from being collected as garbage, which would release them. */
const locks = new Set<DatabaseSync>();

/**
 * SQLite's exclusive transaction is a lock of the kernel on the open file: it excludes every other process without a race, and is
 * gone with ours, `kill -9` included. A pid file is neither.
 * @returns how to let go of it, or null while another process has it
 */
export function takeLock(directory: string): (() => void) | null {
  const lock = new DatabaseSync(join(directory, 'holder.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    // 5: SQLITE_BUSY
    if (error instanceof Error && Reflect.get(error, 'errcode') === 5) return null;
    throw error;
  }
  locks.add(lock);
  return () => {
    locks.delete(lock);
    lock.close();
  };
}
