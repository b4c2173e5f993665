// Which chats have letters waiting, as far as this process knows: the inbox tells it, and the store is asked for the rest now and then.

import type { Db } from '../store/db.ts';
import { chatsWithLetters } from '../store/letters.ts';

export interface WaitingChats {
  /** Letters of these chats became durable. */
  add(chats: Iterable<string>): void;
  /** Somebody else has these in hand at this moment. */
  addSoon(chats: readonly string[]): void;
  /** Takes chats that may have a letter waiting, those that came first first. */
  next(limit: number): Promise<string[]>;
}

/** Most chats that one look into the store brings. */
const lookLimit = 1000;

/** A transaction of another process takes about as long. */
const soonMs = 5;

/**
 * Going through all waiting letters to find the first of each chat costs more than all else that a message needs: it is done
 * only every so often, for letters of other processes, of a former life of this one, and those that were put off.
 * @param deps.ready called when chats were added that nobody was told of
 */
export function createWaitingChats({ db, lookEveryMs, ready }: { db: Db; lookEveryMs: number; ready: () => void }): WaitingChats {
  /** A set keeps the order in which they came. */
  const known = new Set<string>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  return {
    add(chats) {
      for (const chat of chats) known.add(chat);
    },
    addSoon(chats) {
      if (chats.length === 0) return;
      const add = (): void => {
        for (const chat of chats) known.add(chat);
        ready();
      };
      setTimeout(add, soonMs).unref();
    },
    async next(limit) {
      if (performance.now() - lookedAt >= lookEveryMs) {
        for (const chat of await chatsWithLetters(db, lookLimit)) known.add(chat);
        lookedAt = performance.now();
      }
      const taken = [...known].slice(0, limit);
      for (const chat of taken) known.delete(chat);
      return taken;
    },
  };
}
