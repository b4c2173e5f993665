// Hands arrivals to the house in order, again and again until they are stored: the platform would not hand them over a second time.

import { factsOf } from '../../../log.ts';
import type { Log } from '../../../log.ts';
import type { Arrival, Receive } from '../../channel.ts';
import { pause } from '../session/pause.ts';

export interface Handover {
  start(receive: Receive): void;
  /** What is under way is left: it was noted, and comes again. */
  stop(): void;
  /** False: we were stopped before it was stored. */
  give(arrivals: readonly Arrival[]): Promise<boolean>;
}

export interface HandoverDeps {
  /** Told whether the house takes what arrives. */
  onStored: (stored: boolean) => void;
  log: Log;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export function createHandover({ onStored, log }: HandoverDeps): Handover {
  let receiving: { receive: Receive; stopping: AbortController } | null = null;

  return {
    start(receive) {
      receiving ??= { receive, stopping: new AbortController() };
    },
    stop() {
      receiving?.stopping.abort();
      receiving = null;
    },
    async give(arrivals) {
      if (receiving === null) return false;
      const { receive, stopping } = receiving;
      for (let failures = 0; ; failures += 1) {
        const stored = await tryOnce(receive, arrivals, stopping.signal);
        if (stopping.signal.aborted) return stored;
        onStored(stored);
        if (stored) return true;
        const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
        await pause(pauseMs, stopping.signal);
      }
    },
  };

  async function tryOnce(receive: Receive, arrivals: readonly Arrival[], stopped: AbortSignal): Promise<boolean> {
    if (arrivals.length === 0) return true;
    if (stopped.aborted) return false;
    const { promise: ended, resolve } = Promise.withResolvers<false>();
    const end = (): void => resolve(false);
    stopped.addEventListener('abort', end);
    try {
      return await Promise.race([receive(arrivals).then(() => true), ended]);
    } catch (error) {
      log.error({ count: arrivals.length, ...factsOf(error) }, 'wechat: arrivals could not be stored, they are kept and handed over again');
      return false;
    } finally {
      stopped.removeEventListener('abort', end);
    }
  }
}
