// Takes updates by long polling: what was stored is confirmed by the next request, and nothing else is.

import type { RawApi } from 'grammy';
import type { Log } from '../../log.ts';
import type { Receive } from '../channel.ts';
import type { Condition } from './condition.ts';
import { failureOf, pause, pauseMs } from './failure.ts';
import type { ApiFailure } from './failure.ts';
import { logNothing } from './receive.ts';
import type { Reading } from './receive.ts';
import { until } from './transport.ts';
import { ALLOWED_UPDATES } from './update.ts';

/**
 * Runs `work` while this process is the only one that polls, others standing by; resolves when `work` has ended.
 * The signal says that the lock is lost.
 */
export type OnePoller = (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/** How updates come in, whichever the way. */
export interface Intake {
  start(receive: Receive): void;
  stop(): Promise<void>;
}

export interface PollingDeps {
  api: RawApi;
  read: (update: unknown) => Reading;
  /** Asks Telegram for our own name; throws what the API throws. */
  learnBot: (signal: AbortSignal) => Promise<void>;
  onePoller: OnePoller;
  condition: Condition;
  log: Log;
}

const LONG_POLL_SECONDS = 30;
/** A connection that died silently is noticed this long after the answer was due. */
const POLL_GRACE_MS = 10_000;
const CALL_LIMIT_MS = 9_000;
/** The port allows 5 s. */
const STOP_LIMIT_MS = 3_000;

/** Makes the intake by getUpdates. */
export function createPolling(deps: PollingDeps): Intake {
  const { onePoller, condition, log } = deps;
  let stopping: AbortController | null = null;
  let working: Promise<void> = Promise.resolve();

  async function standBy(receive: Receive, stopped: AbortSignal): Promise<void> {
    for (let failures = 1; !stopped.aborted; failures += 1) {
      try {
        await onePoller((lost) => {
          failures = 0;
          condition.hasNot('not-stored');
          working = pollUntil(AbortSignal.any([stopped, lost]), deps, receive);
          return working;
        });
      } catch (error) {
        condition.has('not-stored');
        log.error({ code: failureOf(error).code }, 'telegram: the lock of the poller failed');
      }
      await pause(pauseMs(Math.max(1, failures), null), stopped);
    }
  }

  return {
    start(receive) {
      if (stopping !== null) return;
      stopping = new AbortController();
      void standBy(receive, stopping.signal);
    },
    async stop() {
      stopping?.abort();
      stopping = null;
      // A store that hangs is not waited for: what it did not store is not confirmed, and comes again.
      const limit = new AbortController();
      await Promise.race([working, pause(STOP_LIMIT_MS, limit.signal)]);
      limit.abort();
      working = Promise.resolve();
    },
  };
}

/** Polls until the signal; throws nothing. Whoever only stands by has none of the poller's problems. */
async function pollUntil(signal: AbortSignal, deps: PollingDeps, receive: Receive): Promise<void> {
  deps.condition.has('unreachable');
  await poll(deps, receive, signal);
  deps.condition.hasNot('unreachable', 'conflict', 'not-stored');
}

async function poll(deps: PollingDeps, receive: Receive, signal: AbortSignal): Promise<void> {
  const { api, condition, log } = deps;
  let offset: number | undefined;
  let isReady = false;
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (!isReady) {
        await prepare(deps, signal);
        isReady = true;
        condition.hasNot('token', 'unreachable');
      }
      const updates = await ask(api, offset, failures, signal);
      condition.hasNot('token', 'unreachable', 'conflict');
      offset = await take(deps, receive, updates);
      condition.hasNot('not-stored');
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      let failure: ApiFailure | null = null;
      if (error instanceof NotStored) {
        condition.has('not-stored');
        log.error({ code: error.code, failures }, 'telegram: updates could not be stored, they will be asked for again');
      } else {
        failure = failureOf(error);
        condition.failed(failure);
        // Somebody registered a webhook after we removed it.
        if (failure.status === 409 && failure.description.includes('webhook')) isReady = false;
        log.warn({ code: failure.code, failures }, 'telegram: getUpdates failed');
      }
      await pause(pauseMs(failures, failure), signal);
    }
  }
}

class NotStored extends Error {
  readonly code: string;

  constructor(cause: unknown) {
    super('the updates could not be stored');
    this.code = cause instanceof Error ? cause.name : typeof cause;
  }
}

async function prepare({ api, learnBot }: PollingDeps, signal: AbortSignal): Promise<void> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT_MS)]);
  await learnBot(limited);
  // What waits at Telegram is kept: `drop_pending_updates` stays away.
  await api.deleteWebhook({}, until(limited));
}

function ask(api: RawApi, offset: number | undefined, failures: number, signal: AbortSignal): Promise<readonly unknown[]> {
  // After a failure the first answer is wanted at once, so that health tells the truth.
  const timeoutSeconds = failures > 0 ? 0 : LONG_POLL_SECONDS;
  const limited = until(signal, AbortSignal.timeout(timeoutSeconds * 1000 + POLL_GRACE_MS));
  return api.getUpdates({ timeout: timeoutSeconds, allowed_updates: ALLOWED_UPDATES, ...(offset === undefined ? {} : { offset }) }, limited);
}

/**
 * Stores a batch and gives the offset that confirms it. An empty answer says that all was confirmed: then the next request
 * names no offset, for after a quiet week Telegram goes on with a random update id, which may be a lower one.
 */
async function take(deps: PollingDeps, receive: Receive, updates: readonly unknown[]): Promise<number | undefined> {
  const { api, log, read } = deps;
  const readings = updates.map((update) => read(update));
  const arrivals = readings.flatMap((reading) => reading.arrivals);
  try {
    if (arrivals.length > 0) await receive(arrivals);
  } catch (error) {
    throw new NotStored(error);
  }
  for (const reading of readings) {
    const { updateId, callbackId } = reading;
    logNothing(reading, log);
    if (callbackId === null) continue;
    // Only stops the button from turning: not waited for, and a failure costs nothing.
    api.answerCallbackQuery({ callback_query_id: callbackId }, until(AbortSignal.timeout(CALL_LIMIT_MS))).catch((error: unknown) => {
      log.info({ updateId, code: failureOf(error).code }, 'telegram: a press was not answered');
    });
  }
  const highest = readings.reduce((high, { updateId }) => Math.max(high, updateId ?? -1), -1);
  return highest < 0 ? undefined : highest + 1;
}
