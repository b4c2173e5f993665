// Writes into the account's record what arrived and what is through: in order, many ids at a time, again and again until it is done.

import { setTimeout as sleep } from 'node:timers/promises';
import { factsOf } from '../../log.ts';
import type { Log } from '../../log.ts';
import type { AccountRecord } from './account-record.ts';

export interface Noting {
  /** `noted` is called when it is durable. */
  note(id: string, noted: () => void): void;
  taken(ids: readonly string[]): void;
  /** What an earlier process left; empty when we are stopped before the store answers. */
  left(): Promise<readonly string[]>;
}

const PAUSE_MS = 300;

export function createNoting(record: AccountRecord, log: Log, stopped: AbortSignal): Noting {
  const notes: { id: string; noted: () => void }[] = [];
  const taken: string[] = [];
  let writing = false;

  async function insist<Result>(what: string, work: () => Promise<Result>): Promise<Result | null> {
    while (!stopped.aborted) {
      try {
        return await work();
      } catch (error) {
        log.error({ what, ...factsOf(error) }, 'wechat: the record of the account could not be written');
        await sleep(PAUSE_MS, undefined, { signal: stopped }).catch(() => undefined);
      }
    }
    return null;
  }

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (!stopped.aborted && notes.length + taken.length > 0) {
      const batch = notes.splice(0);
      if (batch.length > 0) await insist('note', () => record.note(batch.map(({ id }) => id)));
      if (!stopped.aborted) for (const { noted } of batch) noted();
      const done = taken.splice(0);
      if (done.length > 0) await insist('taken', () => record.taken(done));
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
    left: async () => (await insist('noted', () => record.noted())) ?? [],
  };
}
