// Runs errands (差事): what committed turns asked of the model. The answer returns as a letter; what fails is tried again, and then forgotten.

import type { Assist, Outcome } from '../assist/assist.ts';
import { civilDate } from '../calendar/civil.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Log } from '../log.ts';
import type { Inbox } from '../mailroom/inbox.ts';
import type { Db } from '../store/db.ts';
import { claimErrands, endErrand, mostTries, putOffErrand, takeCalls, type ClaimedErrand } from '../store/errands.ts';
import type { Seal } from '../store/seal.ts';

export interface ErrandsDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  inbox: Pick<Inbox, 'post'>;
  assist: Assist;
  /** Calls of all processes on a day in China at most. */
  dailyCalls: number;
  /** Letters of these chats became durable: the worker may look. */
  stored: (chats: readonly string[]) => void;
  log: Log;
}

export interface Errands {
  /** Runs some of what waits, side by side; resolves with how many calls that were. @throws when the store is away */
  runSome(): Promise<number>;
  /** Begins nothing more; what is under way is put back for others. */
  stop(): void;
}

const atOnce = 4;
/** After a failure it is tried again after 5 s, then 20, 80, 320; the server may ask for more. */
const firstWaitMs = 5_000;
/** Longer than a call, and the writing behind it: nobody else takes meanwhile what is under way here. */
const leaseBeyondCallMs = 15_000;

export function createErrands({ db, seal, clock, inbox, assist, dailyCalls, stored, log }: ErrandsDeps): Errands {
  const stopping = new AbortController();

  async function run(errand: ClaimedErrand): Promise<void> {
    const outcome = await assist.ask(errand.what, errand.text, stopping.signal);
    if (outcome.ok) return answer(errand, outcome);
    const { what, attempts } = errand;
    if (outcome.code === 'stopped') return putOffErrand(db, errand, 0, outcome.code, false);
    if (outcome.why === 'later' && attempts < mostTries) return putOffErrand(db, errand, waitMs(attempts, outcome), outcome.code, true);
    await endErrand(db, errand, 'given-up', outcome.code);
    log.info({ what, code: outcome.code, attempts }, 'the model gave no answer that can be used');
  }

  /** The letter is there exactly when the errand is over, once: its id is the errand's. */
  async function answer(errand: ClaimedErrand, { answer: given }: Outcome & { ok: true }): Promise<void> {
    const { id, conversation, user, flow, args } = errand;
    const isMine = await db.transaction(async (tx) => {
      if (!(await endErrand(tx, errand, 'answered', null))) return false;
      await inbox.post(tx, [{ id: `errand:${id}`, conversation, user, body: { kind: 'errand', flow, args, answer: given } }]);
      return true;
    });
    if (isMine) stored([conversation]);
  }

  return {
    async runSome() {
      const limit = stopping.signal.aborted ? 0 : assist.room(atOnce);
      if (limit === 0) return 0;
      const now = clock.now();
      const day = civilDate(now);
      const claimed = await claimErrands(db, seal, { limit, leaseMs: assist.timeoutMs + leaseBeyondCallMs, now, day, dailyCalls });
      if (claimed.length === 0) return 0;
      const calls = await takeCalls(db, day, claimed.length, dailyCalls);
      const [mine, left] = [claimed.slice(0, calls), claimed.slice(calls)];
      await Promise.all([...mine.map(run), ...left.map((errand) => putOffErrand(db, errand, 0, 'budget', false))]);
      return calls;
    },
    stop: () => stopping.abort(),
  };
}

function waitMs(attempts: number, { retryAfterMs }: Outcome & { ok: false }): number {
  return retryAfterMs ?? firstWaitMs * 4 ** (attempts - 1);
}
