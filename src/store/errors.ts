// Which errors mean that the store is away or two transactions met, so that nobody's letter is to blame.

import { factsOf } from '../log.ts';

/** Connection lost, server starting or stopping, out of resources, deadlock, serialization: try again later. */
export function isOutage(error: unknown): boolean {
  const { code = '' } = factsOf(error);
  return /^(08|40|53|57|55P03)/.test(code) || /^(ECONN|EPIPE|ENOTFOUND|EAI_|ETIMEDOUT|CONNECT)/.test(code);
}
