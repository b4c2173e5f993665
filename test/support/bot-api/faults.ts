// Faults that the Bot API double brings about on order.

import { refuse } from './params.ts';
import type { Answer } from './params.ts';

/** `…-before`: nothing was done; `…-after`: it was done and the caller does not hear of it. */
export type Fault =
  | { fault: 'refuse'; code: number; words: string; parameters?: { retry_after?: number; migrate_to_chat_id?: number } }
  | { fault: 'html'; code: number }
  | { fault: 'reset-before' | 'reset-after' | 'hang-before' | 'hang-after' };

export interface Faults {
  /** The next `times` calls of `method` (`*`: of any) go wrong. */
  next(method: string, fault: Fault, times?: number): void;
  /** All is well again. */
  clear(): void;
  take(method: string): Fault | null;
}

/** 429 with the seconds to wait. */
export function tooMany(retryAfterSeconds: number): Fault {
  return { fault: 'refuse', code: 429, words: `retry after ${retryAfterSeconds}`, parameters: { retry_after: retryAfterSeconds } };
}

/** 500 as the Bot API says it. */
export const INTERNAL: Fault = { fault: 'refuse', code: 500, words: 'Internal Server Error' };

/** Makes an empty list of orders. */
export function createFaults(): Faults {
  const orders = new Map<string, { fault: Fault; left: number }[]>();
  return {
    next(method, fault, times = 1) {
      orders.set(method, [...(orders.get(method) ?? []), { fault, left: times }]);
    },
    clear: () => {
      orders.clear();
    },
    take(method) {
      if (orders.size === 0) return null;
      const key = orders.has(method) ? method : '*';
      const [order] = orders.get(key) ?? [];
      if (order === undefined) return null;
      order.left -= 1;
      if (order.left <= 0) {
        const rest = orders.get(key)?.slice(1) ?? [];
        if (rest.length === 0) orders.delete(key);
        else orders.set(key, rest);
      }
      return order.fault;
    },
  };
}

/** What a refusing fault answers; null for the others. */
export function answerOf(fault: Fault | null): Answer | null {
  return fault?.fault === 'refuse' ? refuse(fault.code, fault.words, fault.parameters) : null;
}
