// What the house does by the clock: a list to read, each entry with its name, when it comes, and what is done.

import { schedule as planTask, setLogger } from 'node-cron';
import { factsOf, type Log } from '../log.ts';

export interface Job {
  name: string;
  /** A cron expression in Asia/Shanghai. It only ticks: whether something is due, the business clock says (DESIGN §5). */
  when: string;
  what: () => Promise<unknown>;
}

const everySecond = '* * * * * *';
const everyFiveSeconds = '*/5 * * * * *';
const everyFiveMinutes = '0 */5 * * * *';

/** The whole schedule. */
export function jobsOf(deeds: Readonly<Record<'turnDues' | 'giveOutBroadcasts' | 'refreshRoster' | 'lookInTheMorning' | 'lookAtNight', Job['what']>>): readonly Job[] {
  return [
    { name: 'what has fallen due becomes letters', when: everySecond, what: deeds.turnDues },
    { name: 'announcements to many go on as fast as they may leave', when: everySecond, what: deeds.giveOutBroadcasts },
    { name: 'a roster that was changed elsewhere is read anew', when: everyFiveSeconds, what: deeds.refreshRoster },
    { name: 'each morning every studio looks at its receptions', when: everyFiveSeconds, what: deeds.lookInTheMorning },
    { name: 'once a night what has had its time is purged, promises and silences are looked through', when: everyFiveMinutes, what: deeds.lookAtNight },
  ];
}

export interface Schedule {
  /** Starts nothing more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** A job never overlaps itself; one that fails is logged when it begins to fail, and comes again at its next time. */
export function startSchedule(jobs: readonly Job[], log: Log): Schedule {
  silence(log);
  const underWay = new Set<Promise<void>>();
  const tasks = jobs.map((job) => {
    const work = guarded(job, log);
    return planTask(
      job.when,
      () => {
        const working = work().finally(() => underWay.delete(working));
        underWay.add(working);
        return working;
      },
      { name: job.name, timezone: 'Asia/Shanghai', noOverlap: true, suppressMissedWarning: true },
    );
  });
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.all(underWay);
    },
  };
}

function guarded({ name, what }: Job, log: Log): () => Promise<void> {
  let failing = false;
  return async () => {
    try {
      await what();
      if (failing) log.info({ job: name }, 'a job works again');
      failing = false;
    } catch (error) {
      if (!failing) log.error({ job: name, ...factsOf(error) }, 'a job failed; it comes again at its next time');
      failing = true;
    }
  };
}

/** The scheduler writes to the terminal by itself, messages of errors included: ours keeps what may be kept. */
function silence(log: Log): void {
  const told = (level: 'info' | 'warn' | 'debug') => () => log[level === 'info' ? 'debug' : level]({}, 'the scheduler has something to say');
  setLogger({
    info: told('debug'),
    debug: told('debug'),
    warn: told('warn'),
    error: (message, error) => log.error(factsOf(error ?? message), 'the scheduler failed'),
  });
}
