// A list of what happened that a test can wait on: no sleeps, and constant work for each entry.

export interface Journal<T> {
  add: (item: T) => void;
  /** What is still kept, oldest first. */
  all: () => readonly T[];
  /**
   * The next entry that fits, looking on from the entry that the last `next` gave: calls one after another walk through
   * what happened. Rejects after `timeoutMs`.
   */
  next: (fits?: (item: T) => boolean, timeoutMs?: number) => Promise<T>;
}

interface Waiter<T> {
  fits: (item: T) => boolean;
  resolve: (item: T) => void;
}

const NEXT_TIMEOUT_MS = 5_000;

/** `keep` bounds what is remembered, for long runs; `what` names the journal where a wait is in vain. */
export function createJournal<T>(what: string, keep = Number.POSITIVE_INFINITY): Journal<T> {
  let items: T[] = [];
  // How many entries were dropped from the front, so that `seen` stays a position in all that ever happened.
  let dropped = 0;
  let seen = 0;
  const waiters = new Set<Waiter<T>>();

  function add(item: T): void {
    items.push(item);
    if (items.length > keep * 2) {
      dropped += items.length - keep;
      items = items.slice(-keep);
    }
    for (const waiter of waiters) {
      if (!waiter.fits(item)) continue;
      waiters.delete(waiter);
      seen = dropped + items.length;
      waiter.resolve(item);
      return;
    }
  }

  function next(fits: (item: T) => boolean = () => true, timeoutMs = NEXT_TIMEOUT_MS): Promise<T> {
    const from = Math.max(0, seen - dropped);
    for (let index = from; index < items.length; index += 1) {
      const item = items[index];
      if (item === undefined || !fits(item)) continue;
      seen = dropped + index + 1;
      return Promise.resolve(item);
    }
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const waiter = { fits, resolve };
    const timer = setTimeout(() => {
      waiters.delete(waiter);
      const passedBy = JSON.stringify(items.slice(Math.max(0, from - dropped))).slice(0, 1000);
      reject(new Error(`nothing came in ${timeoutMs} ms: ${what} (${items.length} entries; since then came ${passedBy})`));
    }, timeoutMs);
    waiters.add(waiter);
    return promise.finally(() => {
      clearTimeout(timer);
    });
  }

  return { add, all: () => items, next };
}
