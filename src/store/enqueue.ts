// Deliveries on their way into the outbox: written with what caused them, and leased at once where nothing stands before them.

import { sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { Db } from './db.ts';
import { leaseSeconds, type LeasedDelivery } from './deliveries.ts';
import { newClaim } from './process-mark.ts';
import { listOf, listPlace, preparedStatement } from './prepared.ts';
import { writeLists, type NewList } from './offered-lists.ts';
import { insertRows } from './rows.ts';
import { deliveries, type OfferedChoice } from './schema/mail.ts';

export interface NewDelivery {
  lane: string;
  account: string;
  class: number;
  body: Uint8Array;
  matter: string | null;
  alsoAbout?: readonly string[] | null;
  purpose: string;
  person: string | null;
  letter: number | null;
  /** The announcement to many that it is part of. */
  broadcast?: number | null;
  createdAt: Instant;
  /** Where there are buttons. */
  choices: OfferedChoice[] | null;
  /** Where there are none. */
  list: NewList | null;
}

const count = preparedStatement<{ key: string; claim: string | null; free: boolean }>(sql`
  insert into lanes as lane (key, account, pending, next_at, wakes_below, choices, lease_until, claim)
  select key, account, pending, clock_timestamp(), "wakesBelow", choices,
    case when ours then clock_timestamp() + ${sql.raw(String(leaseSeconds))} * interval '1 second' end,
    case when ours then ${sql.placeholder('claim')}::uuid end
  from json_to_recordset(${listPlace}::text::json)
    as given (key text, account text, pending int, "wakesBelow" smallint, choices jsonb, ours boolean)
  on conflict (key) do update set
    pending = lane.pending + excluded.pending,
    next_at = case when excluded.wakes_below < lane.wakes_below then clock_timestamp() else lane.next_at end,
    wakes_below = case when excluded.wakes_below < lane.wakes_below then 0 else lane.wakes_below end,
    choices = coalesce(excluded.choices, lane.choices),
    lease_until = case when lane.pending > 0 or lane.claim is not null or lane.next_at > clock_timestamp() then lane.lease_until else excluded.lease_until end,
    claim = case when lane.pending > 0 or lane.claim is not null or lane.next_at > clock_timestamp() then lane.claim else excluded.claim end
  returning key, claim, claim is null and next_at <= clock_timestamp() as free`);

/**
 * Writes deliveries and counts them in their lanes. Lanes are locked in the order of their keys, so that two batches cannot block
 * each other.
 * The clock is read when the lane is locked: `now()` is when the transaction began, and a lane that was settled since would seem to rest.
 * @param accounts whose lanes are leased right away where nothing else waits: asking for them anew would cost as much again
 * @returns the first delivery of each lane that was leased, and whether others may leave now as well
 */
export async function enqueue(tx: Db, list: readonly NewDelivery[], accounts: readonly string[] = []): Promise<Enqueued> {
  if (list.length === 0) return { leased: [], more: false };
  const claim = newClaim();
  const byLane = new Map<string, LaneRow>();
  // What comes with an alert does not take its 【我来】 away.
  const alerted = new Set(list.flatMap((item) => (item.class === 0 && item.choices ? item.lane : [])));
  for (const item of list) {
    const lane = byLane.get(item.lane);
    byLane.set(item.lane, {
      key: item.lane,
      account: item.account,
      pending: (lane?.pending ?? 0) + 1,
      // The most urgent class of what comes: of a new lane it says nothing, a resting one is woken by it.
      wakesBelow: Math.min(lane?.wakesBelow ?? item.class, item.class),
      choices: (alerted.has(item.lane) && item.class > 0 ? null : item.choices) ?? lane?.choices ?? null,
      ours: accounts.includes(item.account),
    });
  }
  const rows = [...byLane.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const [written, counted] = await Promise.all([
    insertRows(tx, deliveries, list.map(rowOf), 'returning id::float8 as id'),
    count(tx, { claim, list: listOf(rows) }),
  ]);
  // Rows are numbered in the order in which they were given.
  const ids = (written as { id: number }[]).map((row) => row.id).sort((a, b) => a - b);
  await writeLists(tx, list.map((item, index) => ({ ...item, id: ids[index] ?? 0 })));
  const mine = new Set(counted.flatMap((lane) => (lane.claim === claim ? lane.key : [])));
  const numbered = list.flatMap((item, index) => (mine.has(item.lane) ? [{ ...item, id: ids[index] ?? 0, claim, attempts: 0 }] : []));
  return { leased: headsOf(numbered), more: counted.some((lane) => lane.free) };
}

/** Of each lane the earliest of the most urgent class. */
function headsOf(list: readonly LeasedDelivery[]): LeasedDelivery[] {
  const heads = new Map<string, LeasedDelivery>();
  for (const item of list) {
    const head = heads.get(item.lane);
    if (!head || item.class < head.class) heads.set(item.lane, item);
  }
  return [...heads.values()];
}

export interface Enqueued {
  leased: LeasedDelivery[];
  more: boolean;
}

interface LaneRow {
  key: string;
  account: string;
  pending: number;
  wakesBelow: number;
  choices: OfferedChoice[] | null;
  ours: boolean;
}

/** What the lane keeps is not kept with each delivery. */
function rowOf({ account, choices, list, broadcast = null, alsoAbout = null, ...row }: NewDelivery): Omit<NewDelivery, 'account' | 'choices' | 'list'> {
  return { ...row, broadcast, alsoAbout };
}
