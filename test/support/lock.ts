// A lease as PostgreSQL gives it to several processes, within one.

type Holding = (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/** One works at a time, others wait for it; `lose` takes it from whoever works. */
export function createLock(): Holding & { lose: () => void } {
  let last: Promise<unknown> = Promise.resolve();
  let holder = new AbortController();
  const lock: Holding = (work) => {
    const mine = last.then(() => {
      holder = new AbortController();
      return work(holder.signal);
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return Object.assign(lock, { lose: () => holder.abort() });
}
