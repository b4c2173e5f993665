// The one contract that every channel passes, whatever its platform: abilities decide which tests run.

import { afterEach, beforeEach, describe } from 'vitest';
import { createTaker } from './contract/hands.ts';
import type { Hands, Stage } from './contract/hands.ts';
import { failureTests, lifeTests } from './contract/life.ts';
import { messageTests } from './contract/messages.ts';

export { createTaker } from './contract/hands.ts';
export type { Deed, Shown, Stage, Taker } from './contract/hands.ts';

/** Runs the contract for one channel. `setup` gives a fresh stage for each test; the channel is not started yet. */
export function channelContract(name: string, setup: () => Promise<Stage>): void {
  describe(`contract: ${name}`, () => {
    let current: Stage | null = null;
    let taking = createTaker();
    let deliveries = 0;

    function stage(): Stage {
      if (current === null) throw new Error('no stage');
      return current;
    }
    const hands: Hands = {
      stage,
      taker: () => taking,
      async opened() {
        await stage().channel.start(taking.receive);
        const deed = await stage().writes('你好');
        await taking.arrivals.next();
        return deed;
      },
      async say(address, dispatch) {
        deliveries += 1;
        const outcome = await stage().channel.send({ id: `d${deliveries}`, address, dispatch });
        if (!outcome.ok) throw new Error(`not sent: ${outcome.why} ${outcome.code ?? ''}`);
        return { messageId: outcome.messageId, seen: await stage().shown(address.chat) };
      },
    };

    beforeEach(async () => {
      taking = createTaker();
      current = await setup();
    });
    afterEach(async () => {
      await stage().channel.stop();
      await stage().close();
      current = null;
    });

    messageTests(hands);
    failureTests(hands);
    lifeTests(hands);
  });
}
