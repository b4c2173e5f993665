// What the account says of itself: handed to the house in order, again and again until it is stored.

import { factsOf, type Log } from '../../log.ts';
import type { AccountKey, Arrival, ArrivalBody, Receive } from '../channel.ts';
import { accountChat } from '../channel.ts';
import type { Condition } from './condition.ts';
import { pause } from './pause.ts';

type AccountBody = Extract<ArrivalBody, { kind: 'account' | 'gap' }>;

export interface Teller {
  start(receive: Receive): void;
  stop(): void;
  /** Resolves when it is stored; never, when the channel was stopped before. */
  tell(eventId: string, body: AccountBody): Promise<void>;
}

const firstPauseMs = 500;
const longestPauseMs = 10_000;

export function createTeller(account: AccountKey, condition: Condition, log: Log): Teller {
  let receiving: { receive: Receive; stopped: AbortController } | null = null;
  let last: Promise<void> = Promise.resolve();

  async function untilStored(arrival: Arrival): Promise<void> {
    for (let pauseMs = firstPauseMs; receiving !== null; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      const { receive, stopped } = receiving;
      try {
        await receive([arrival]);
        condition.stores(true);
        return;
      } catch (error) {
        condition.stores(false);
        log.error({ eventId: arrival.eventId, ...factsOf(error) }, 'wechat: what the account says of itself could not be stored yet');
      }
      await pause(pauseMs, stopped.signal);
    }
    await new Promise<never>(() => undefined);
  }

  return {
    start(receive) {
      receiving = { receive, stopped: new AbortController() };
      last = Promise.resolve();
    },
    stop() {
      receiving?.stopped.abort();
      receiving = null;
    },
    tell(eventId, body) {
      const arrival: Arrival = { eventId, address: { account, chat: accountChat }, chatKind: 'private', user: { id: '' }, body };
      last = last.then(() => untilStored(arrival));
      return last;
    },
  };
}
