// One look at what has fallen due, by the code of src/jobs/tick.ts and without its timer.

import type { Clock } from '../../src/calendar/clock.ts';
import { createTick } from '../../src/jobs/tick.ts';
import { createLog } from '../../src/log.ts';
import type { Inbox } from '../../src/mailroom/inbox.ts';
import type { Db } from '../../src/store/db.ts';

/** Turns everything that is due now into letters; resolves with how many. */
export async function tick(deps: { db: Db; clock: Clock; inbox: Inbox }): Promise<number> {
  const log = createLog('silent');
  const ticking = createTick({ ...deps, stored: () => undefined, log });
  try {
    return await ticking.tick();
  } finally {
    await ticking.stop();
  }
}
