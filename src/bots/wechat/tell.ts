// What the account says of itself, handed to the house in order.

import type { AccountKey, Arrival, ArrivalBody } from '../channel.ts';
import { accountChat } from '../channel.ts';
import type { Handover } from './in/handover.ts';

export interface Teller {
  /** Resolves when it is stored; never, when the channel is stopped before. */
  tell(eventId: string, body: Extract<ArrivalBody, { kind: 'account' | 'gap' }>): Promise<void>;
}

export function createTeller(account: AccountKey, handover: Handover): Teller {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async tell(eventId, body) {
      const arrival: Arrival = { eventId, address: { account, chat: accountChat }, chatKind: 'private', user: { id: '' }, body };
      const handing = last.then(() => handover.give([arrival]));
      last = handing;
      if (!(await handing)) await new Promise<never>(() => undefined);
    },
  };
}
