// The one ordered queue of what arrives: ids are noted at once, looked up side by side, and handed on strictly in the order in which they came.

import type { Clock } from '../../../calendar/clock.ts';
import type { Log } from '../../../log.ts';
import type { AccountKey, Arrival } from '../../channel.ts';
import type { AccountRecord } from '../account-record.ts';
import type { Attach } from '../session/connection.ts';
import type { Echoes } from '../out/echoes.ts';
import { createFetch } from './fetch.ts';
import type { FetchOptions, FetchResult } from './fetch.ts';
import type { Handover } from './handover.ts';
import { createMisses } from './misses.ts';
import { createNoting } from './noting.ts';
import type { OnlineNow } from '../session/online.ts';
import { readMessage } from './receive.ts';
import type { Teller } from '../tell.ts';

export interface IntakeDeps {
  account: AccountKey;
  record: AccountRecord;
  online: OnlineNow;
  handover: Handover;
  teller: Teller;
  echoes: Echoes;
  clock: Clock;
  log: Log;
  fetch?: FetchOptions | undefined;
  /** How long messages that could not be fetched are counted before the house is told. */
  tellMissesAfterMs?: number | undefined;
}

export interface Intake {
  /** Hears the messages of a connection. */
  attach: Attach;
  start(): void;
  /** What was not handed on is in the record. */
  stop(): void;
  /** A login stands, until `ended`. Resolves when what an earlier process left behind is through: with how many of it were out of reach. */
  resume(ended: AbortSignal): Promise<number>;
}

interface Item {
  id: string;
  /** Real time, for how late a message is. */
  heardAtMs: number;
  /** Noted by an earlier process, or given up in an earlier login: this is its last chance. */
  isLeft: boolean;
  /** The house knows already that it could not be fetched. */
  isTold: boolean;
  isNoted: boolean;
  isFetching: boolean;
  /** Null: not yet read. */
  arrivals: Arrival[] | null;
  /** Given up for this login: it stays in the record. */
  isGivenUp: boolean;
}

const FETCHES = 8;
/** How many may lie ready behind one that is slow. */
const WINDOW = 100;

export function createIntake(deps: IntakeDeps): Intake {
  let run: Run | null = null;
  return {
    attach(connection) {
      connection.on('message', ({ messageId }) => run?.hear(messageId));
    },
    start: () => void (run ??= createRun(deps)),
    stop() {
      run?.end();
      run = null;
    },
    resume: (ended) => run?.resume(ended) ?? Promise.resolve(0),
  };
}

/** From start to stop. */
interface Run {
  hear(messageId: string): void;
  resume(ended: AbortSignal): Promise<number>;
  end(): void;
}

function itemOf(id: string, isLeft: boolean, isTold = false): Item {
  return { id, isTold, heardAtMs: Date.now(), isLeft, isNoted: isLeft, isFetching: false, arrivals: null, isGivenUp: false };
}

function createRun(deps: IntakeDeps): Run {
  const { account, online, handover, echoes, log } = deps;
  const stopping = new AbortController();
  const stopped = stopping.signal;
  const fetchMessage = createFetch(online, deps.fetch);
  const noting = createNoting(deps.record, log, stopped);
  const misses = createMisses(deps.teller, deps.clock, stopped, deps.tellMissesAfterMs);
  let queue: Item[] = [];
  const inQueue = new Set<string>();
  const givenUp: string[] = [];
  let fetching = 0;
  let releasing = false;
  /** Nothing is handed on before what an earlier process left. */
  let isOpen = false;
  /** Not yet told. */
  let leftUnfetched = 0;
  const whenLeftThrough: (() => void)[] = [];

  function pump(): void {
    for (const item of queue.slice(0, WINDOW)) {
      if (fetching >= FETCHES || stopped.aborted) return;
      if (item.arrivals === null && !item.isFetching) void fetchItem(item);
    }
  }

  async function fetchItem(item: Item): Promise<void> {
    item.isFetching = true;
    fetching += 1;
    const result = await fetchMessage(item.id, stopped);
    fetching -= 1;
    item.isFetching = false;
    if (stopped.aborted) return;
    if (result.ok) item.arrivals = take(item, result);
    else if (result.why === 'never') item.arrivals = giveUp(item);
    // Else it waits for the next login, which may stand by now.
    else if (online() === null) return;
    void release();
    pump();
  }

  function take({ id, heardAtMs }: Item, { fetched, self }: Extract<FetchResult, { ok: true }>): Arrival[] {
    const reading = readMessage(fetched, { account, self, heardAtMs });
    if (reading.what === 'arrival') return [reading.arrival];
    if (reading.what === 'echo') echoes.heard(reading.echo);
    else log.info({ eventId: id, why: reading.why }, 'wechat: nothing taken from a message');
    return [];
  }

  function giveUp(item: Item): Arrival[] {
    log.warn({ eventId: item.id }, 'wechat: a message could not be fetched');
    if (item.isLeft) {
      if (!item.isTold) leftUnfetched += 1;
    } else {
      item.isGivenUp = true;
      givenUp.push(item.id);
      misses.add();
    }
    return [];
  }

  /** One at a time: the next batch leaves when the one before is stored. */
  async function release(): Promise<void> {
    if (releasing) return;
    releasing = true;
    try {
      while (isOpen && !stopped.aborted) {
        const pending = queue.findIndex(({ isNoted, arrivals }) => !isNoted || arrivals === null);
        const ready = queue.slice(0, Math.min(pending === -1 ? queue.length : pending, WINDOW));
        if (ready.length === 0 || !(await handover.give(ready.flatMap(({ arrivals }) => arrivals ?? [])))) return;
        queue = queue.slice(ready.length);
        for (const { id } of ready) inQueue.delete(id);
        noting.taken(ready.filter(({ isGivenUp }) => !isGivenUp).map(({ id }) => id));
        tellLeftThrough();
        pump();
      }
    } finally {
      releasing = false;
    }
  }

  function tellLeftThrough(): void {
    if (!stopped.aborted && queue.some(({ isLeft }) => isLeft)) return;
    for (const tell of whenLeftThrough.splice(0)) tell();
  }

  /** Before everything that came since. */
  function takeUp(ids: readonly string[], isTold = false): void {
    const items = ids.filter((id) => !inQueue.has(id)).map((id) => itemOf(id, true, isTold));
    for (const { id } of items) inQueue.add(id);
    queue = [...items, ...queue];
  }

  async function open(): Promise<void> {
    takeUp(await noting.left());
    isOpen = true;
  }

  return {
    hear(id) {
      if (stopped.aborted || id === '' || inQueue.has(id)) return;
      const item = itemOf(id, false);
      inQueue.add(id);
      queue.push(item);
      noting.note(id, () => {
        item.isNoted = true;
        void release();
      });
      pump();
    },
    async resume(ended) {
      takeUp(givenUp.splice(0), true);
      // Each time: while we stood by, another process may have had the account, and died.
      await open();
      const through = new Promise<void>((resolve) => void whenLeftThrough.push(resolve));
      tellLeftThrough();
      pump();
      void release();
      await through;
      // The next login tells it.
      if (ended.aborted) return 0;
      const unfetched = leftUnfetched;
      leftUnfetched = 0;
      return unfetched;
    },
    end() {
      stopping.abort();
      tellLeftThrough();
    },
  };
}
