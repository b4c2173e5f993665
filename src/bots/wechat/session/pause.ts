// Waiting that ends early when a signal says so.

/** Returns at once when the signal has come already. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  const end = (): void => resolve();
  signal.addEventListener('abort', end);
  return promise.finally(() => {
    clearTimeout(timer);
    // A signal may live for weeks.
    signal.removeEventListener('abort', end);
  });
}
