// Keeps the mailroom going: loops that look when something was stored and every half second besides, and end when told.

import { setTimeout as sleep } from 'node:timers/promises';
import { factsOf, type Log } from '../log.ts';

export interface Loop {
  /** Something may be there: look now. */
  nudge(): void;
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
}

/** Other processes and retries are seen at the latest after this. */
const pollMs = 500;

/** Pause after a failure of the store, so that an outage does not become a storm. */
const outagePauseMs = 200;

/**
 * Runs `round` again and again: at once while it finds something to do, else when nudged, else every half second.
 * @param round resolves with how much it did; a throw means that the store is away
 */
export function startLoop(name: string, round: () => Promise<number>, log: Log): Loop {
  let stopping = false;
  let nudged = false;
  let wake: (() => void) | null = null;

  const nudge = () => {
    nudged = true;
    wake?.();
  };

  /** Until the next nudge, or half a second. */
  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, pollMs);
      function done() {
        clearTimeout(timer);
        wake = null;
        resolve();
      }
      wake = done;
    });
  }

  async function run(): Promise<void> {
    let away = false;
    while (!stopping) {
      nudged = false;
      try {
        const did = await round();
        if (away) log.info({ loop: name }, 'the store is back');
        away = false;
        if (did === 0 && !nudged && !stopping) await pause();
      } catch (error) {
        if (!away) log.error({ loop: name, ...factsOf(error) }, 'a round failed; it is repeated until it succeeds');
        away = true;
        await sleep(outagePauseMs);
      }
    }
  }

  const running = run();
  return {
    nudge,
    stop() {
      stopping = true;
      wake?.();
      return running;
    },
  };
}
