// What is done once a night by one process of all: what has had its time is purged, no promise waits for a calendar that is there, nobody is left without a word.

import { civilDate, instantOf } from '../calendar/civil.ts';
import type { Clock, Instant } from '../calendar/clock.ts';
import type { Log } from '../log.ts';
import type { Promised } from '../matters/matter.ts';
import { lookForSilence } from './silence.ts';
import type { Db } from '../store/db.ts';
import { calendarOf, lookAgain, provisionalPromises } from '../store/holiday-notices.ts';
import { purge } from '../store/purge.ts';
import type { Retention } from '../store/retention.ts';
import { claimUpkeep } from '../store/upkeep.ts';

export interface NightlyDeps {
  db: Db;
  clock: Clock;
  retention: Retention;
  log: Log;
}

export interface Nightly {
  /** By night, and if nobody has done it this night: does it. @throws when the store is away */
  look(): Promise<void>;
  /** Begins nothing more, and ends what is under way after its present batch. */
  stop(): void;
}

/** Nobody is kept waiting then, and a backup by cron at midnight has what goes. */
const from = '02:00';
const until = '06:00';

export function createNightly({ db, clock, retention, log }: NightlyDeps): Nightly {
  const stopping = new AbortController();

  async function lookForWords(now: Instant): Promise<void> {
    const counts = await lookForSilence(db, now, stopping.signal);
    if (counts.reminded > 0) log.info({ ...counts }, 'residents were left without a word, and somebody is reminded');
  }

  return {
    async look() {
      const now = clock.now();
      const today = civilDate(now);
      const begin = instantOf(today, from);
      if (stopping.signal.aborted || now < begin) return;
      // Where the machine is off at night it is done when it is on: nobody is kept waiting by it, and told only by day.
      if (await claimUpkeep(db, 'silence', begin, now)) await lookForWords(now);
      if (now >= instantOf(today, until)) return;
      if (await claimUpkeep(db, 'calendar', begin, now)) await lookAtPromises(db, now);
      if (!(await claimUpkeep(db, 'purge', begin, now))) return;
      const began = performance.now();
      const counts = await purge(db, retention, now, { dryRun: false, signal: stopping.signal });
      log.info({ ...counts, ms: Math.round(performance.now() - began) }, 'what has had its time was purged');
    },
    stop: () => stopping.abort(),
  };
}

/**
 * A year may come with a new release of the program instead of a file, and a promise of before with a matter that was merged, or with
 * a letter that was just being handled when the file came.
 */
async function lookAtPromises(db: Db, now: Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const { publishedThrough } = await calendarOf(tx);
    const yearOf = ({ on }: Promised): number => Number(on.slice(0, 4));
    const late = (await provisionalPromises(tx, '')).filter(({ promise }) => yearOf(promise) <= publishedThrough);
    await lookAgain(tx, late, yearOf, now);
  });
}
