// When the account was at work, and what may have been missed while it was not.

import { factsOf, type Log } from '../../../log.ts';
import type { Clock, Instant } from '../../../calendar/clock.ts';
import type { AccountRecord } from '../account-record.ts';
import type { Attach } from './connection.ts';
import { pause } from './pause.ts';
import type { Teller } from '../tell.ts';

export interface PresenceDeps {
  record: AccountRecord;
  teller: Teller;
  clock: Clock;
  times: PresenceTimes;
  log: Log;
}

export interface PresenceTimes {
  /** How often it is noted that the account is at work. */
  seenEveryMs: number;
  /** Who was away so long may have missed something. By the business clock. */
  gapMs: number;
  /** After the store has failed. */
  againMs: number;
}

export const usualPresenceTimes: PresenceTimes = { seenEveryMs: 10_000, gapMs: 3_000, againMs: 2_000 };

export interface Presence {
  attach: Attach;
  /**
   * Tells the gap before this login, if there was one, and notes from then on that the account is at work, until `ended`.
   * @param unfetched how many messages there were of which nothing but the id reached us; may take its time
   */
  watch(loggedInAt: Instant, lastSeen: Instant | null, unfetched: Promise<number>, ended: AbortSignal): Promise<void>;
}

export function createPresence({ record, teller, clock, times, log }: PresenceDeps): Presence {
  let heardAt: Instant = 0;
  return {
    attach({ on }) {
      for (const event of ['login', 'heartbeat', 'dong', 'message'] as const) on(event, () => void (heardAt = clock.now()));
    },
    async watch(loggedInAt, lastSeen, unfetched, ended) {
      const count = await unfetched;
      // The next login tells it whole.
      if (ended.aborted) return;
      const from = lastSeen ?? loggedInAt;
      const wasAway = lastSeen !== null && loggedInAt - lastSeen > times.gapMs;
      // Before anything is noted: who dies now tells it when he is back.
      if (wasAway || count > 0) await teller.tell(`gap:${from}`, { kind: 'gap', from, to: loggedInAt, unfetched: count });
      while (!ended.aborted) {
        // As of the last sign of life: that the link is dead is known only later.
        const isNoted = await record.seen(heardAt).then(() => true, (error: unknown) => {
          log.warn(factsOf(error), 'wechat: that the account is at work could not be noted');
          return false;
        });
        await pause(isNoted ? times.seenEveryMs : times.againMs, ended);
      }
    },
  };
}
