// Writes into the account's record what arrived and what is through: in order, many ids at a time, again and again until it is done.

import { factsOf } from '../../../log.ts';
import type { Log } from '../../../log.ts';
import type { AccountRecord } from '../account-record.ts';
import { pause } from '../session/pause.ts';

export interface Noting {
  /** `noted` is called when it is durable. */
  note(id: string, noted: () => void): void;
  taken(ids: readonly string[]): void;
  /** What an earlier process left; empty when we are stopped before the store answers. */
  left(): Promise<readonly string[]>;
}

const PAUSE_MS = 300;
const MAX_AT_ONCE = 1_000;
/** What an id begins with that is no message's. */
export const friendshipMark = 'friendship:';

/** `mark`: of ids that are no messages' and have their own to take them up. */
export function createNoting(record: AccountRecord, log: Log, stopped: AbortSignal, mark: '' | typeof friendshipMark = ''): Noting {
  const notes: { id: string; noted: () => void }[] = [];
  const taken: string[] = [];
  let writing = false;

  async function insist<Result>(what: string, work: () => Promise<Result>): Promise<Result | null> {
    while (!stopped.aborted) {
      try {
        return await work();
      } catch (error) {
        log.error({ what, ...factsOf(error) }, 'wechat: the record of the account could not be written');
        await pause(PAUSE_MS, stopped);
      }
    }
    return null;
  }

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (!stopped.aborted && notes.length + taken.length > 0) {
      const batch = notes.splice(0, MAX_AT_ONCE);
      if (batch.length > 0) await insist('note', () => record.note(batch.map(({ id }) => mark + id)));
      if (!stopped.aborted) for (const { noted } of batch) noted();
      const done = taken.splice(0, MAX_AT_ONCE);
      if (done.length > 0) await insist('taken', () => record.taken(done.map((id) => mark + id)));
    }
    writing = false;
  }

  return {
    note(id, noted) {
      notes.push({ id, noted });
      void write();
    },
    taken(ids) {
      taken.push(...ids);
      void write();
    },
    async left() {
      const ids = (await insist('noted', () => record.noted())) ?? [];
      return ids.filter((id) => id.startsWith(friendshipMark) === (mark === friendshipMark)).map((id) => id.slice(mark.length));
    },
  };
}
