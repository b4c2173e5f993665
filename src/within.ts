// Waiting with a limit.

/** The result, or null when it takes longer; a failure is one at any time. */
export async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), limitMs);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
