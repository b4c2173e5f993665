// The end of the process: asked for by a signal or by a mistake of the program, in order, and within ten seconds whatever hangs.

import { factsOf, type Log } from './log.ts';

/** What has not ended by then is left as a crash would leave it: nothing is lost by that, one message may come twice. */
const hardLimitMs = 9_000;

export interface Ending {
  /** Resolves with the exit status as soon as the process is to end. */
  readonly asked: Promise<number>;
  /** From now on the process ends, whether or not what is asked to stop does. Asking again changes nothing. */
  ask(status: number): void;
}

/** npm runs a script by a shell that does not hand a signal on: that it is gone is noticed so soon. */
const parentLookMs = 300;

/**
 * Listens to signals, and to what nobody caught: it is logged, and the house is left in order, for its state is not known any more.
 * @param options.withParent the end of whoever started this process is a wish to end it (a script of npm)
 */
export function createEnding(log: Log, options: { withParent: boolean } = { withParent: false }): Ending {
  const { promise, resolve } = Promise.withResolvers<number>();
  let isAsked = false;
  const ask = (status: number): void => {
    if (isAsked) return;
    isAsked = true;
    resolve(status);
    setTimeout(() => {
      log.error({ status }, 'not everything ended in time');
      process.exit(status);
    }, hardLimitMs).unref();
  };
  // A terminal gives Ctrl-C to npm and to us, and npm hands it on: the second is no second wish.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'asked to end');
      ask(0);
    });
  }
  for (const mistake of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(mistake, (error: unknown) => {
      log.error({ mistake, ...factsOf(error) }, 'nobody caught this: the process ends');
      ask(1);
    });
  }
  const parent = process.ppid;
  if (options.withParent) {
    const looking = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(looking);
      log.info({}, 'who started this process is gone');
      ask(0);
    }, parentLookMs).unref();
  }
  return { asked: promise, ask };
}
