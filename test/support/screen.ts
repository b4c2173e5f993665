// What a chat shows, read from top to bottom: a test waits for the next message that fits, and for nothing else.

import { vi } from 'vitest';

export interface Screen<Shown> {
  /** The next message that fits; what stands above it is read with it. */
  reads: (what: RegExp) => Promise<Shown>;
  /** The texts that were read or passed over so far, oldest first. */
  read: () => readonly string[];
}

/** For a machine that does many things at once. */
export const patienceMs = 30_000;

/** @param look all messages of ours that the chat ever showed */
export function createScreen<Shown extends { text: string }>(look: () => readonly Shown[] | Promise<readonly Shown[]>): Screen<Shown> {
  const read: string[] = [];
  return {
    read: () => read,
    async reads(what) {
      let unread: readonly Shown[] = [];
      const next = async (): Promise<Shown | undefined> => {
        unread = (await look()).slice(read.length);
        return unread.find(({ text }) => what.test(text));
      };
      const found = await vi.waitUntil(next, { timeout: patienceMs, interval: 5 }).catch(() => {
        throw new Error(`nothing like ${what} came; unread is:\n${unread.map(({ text }) => text).join('\n--\n')}\nand before that:\n${read.slice(-3).join('\n--\n')}`);
      });
      read.push(...unread.slice(0, unread.indexOf(found) + 1).map(({ text }) => text));
      return found;
    },
  };
}
