// One look at what has fallen due, by the code of src/jobs/tick.ts and without its timer.

import { createTick, type TickDeps } from '../../src/jobs/tick.ts';
import { createLog } from '../../src/log.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { testSeal } from './rosters.ts';

/** Turns everything that is due now into letters; resolves with how many. */
export async function tick(deps: Pick<TickDeps, 'db' | 'clock' | 'inbox'> & Partial<TickDeps>): Promise<number> {
  const log = createLog('silent');
  const ticking = createTick({ known: () => loadRoster(deps.db, testSeal()), studioOf: () => null, stored: () => undefined, log, ...deps });
  try {
    return await ticking.tick();
  } finally {
    await ticking.stop();
  }
}
