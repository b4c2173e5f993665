// Deliveries and their lanes: written with what caused them, leased one per chat, marked when the platform has them.

import { and, desc, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import { rowsOf, type Db } from './db.ts';
import { markShown } from './offered-lists.ts';
import { listOf, listPlace, preparedQuery, preparedStatement } from './prepared.ts';
import { deliveries, lanes } from './schema/mail.ts';

export const deliveryClasses = ['alert', 'answer', 'notice', 'broadcast'] as const;

/** Longer than the longest send, so that a lease that ran out means that its worker is gone. */
export const leaseSeconds = 15;

export interface LeasedDelivery {
  id: number;
  lane: string;
  /** Proves the lease when the outcome is written. */
  claim: string;
  class: number;
  body: Uint8Array;
  attempts: number;
  matter: string | null;
  purpose: string;
  person: string | null;
  createdAt: Instant;
}

/**
 * Leases up to `limit` lanes of these accounts and returns the delivery at the head of each: the earliest of the most urgent class
 * that may leave now. One message under way per chat: a crash repeats that one at most. A lane with nothing but held deliveries rests.
 */
export async function lease(db: Db, claim: string, accounts: readonly string[], limit: number): Promise<LeasedDelivery[]> {
  if (accounts.length === 0 || limit <= 0) return [];
  const known = sql.join(accounts.map((account) => sql`${account}`), sql`, `);
  const rows = rowsOf<{ [Column in keyof LeasedDelivery]: LeasedDelivery[Column] | null } & { key: string }>(
    await db.execute(sql`
      with free as (
        select key from lanes
        where pending > 0 and next_at <= now() and (lease_until is null or lease_until < now()) and account in (${known})
        order by next_at limit ${limit} for update skip locked),
      mine as (
        update lanes set lease_until = now() + ${leaseSeconds} * interval '1 second', claim = ${claim}
        from free where lanes.key = free.key returning lanes.key)
      select mine.key, head.* from mine left join lateral (${headOf(sql`mine.key`)}) head on true`),
  );
  const empty = rows.filter((row) => row.id === null).map((row) => row.key);
  if (empty.length > 0) await rest(db, claim, empty);
  return rows.flatMap((row) =>
    row.id === null || row.body === null ? [] : [{ ...(row as unknown as LeasedDelivery), id: row.id, claim }],
  );
}

/** The earliest delivery of the most urgent class that may leave a lane now. */
export function headOf(lane: SQL): SQL {
  return sql`
    select ready.* from (
      select distinct on (class) id::float8 as id, lane, class, body, attempts, matter, purpose, person, not_before,
        (extract(epoch from created_at) * 1000)::float8 as "createdAt"
      from deliveries where lane = ${lane} and status = 'waiting' order by class, id) ready
    where ready.not_before is null or ready.not_before <= now()
    order by ready.class limit 1`;
}

/** Lanes in which all that waits is held: they rest until the first may leave, or something new of whatever class comes. */
async function rest(db: Db, claim: string, keys: readonly string[]): Promise<void> {
  await db.execute(sql`
    update lanes set lease_until = null, claim = null, wakes_below = ${deliveryClasses.length}, next_at = now() + interval '1 second' + coalesce(
      (select min(not_before) from deliveries where lane = lanes.key and status = 'waiting') - now(), interval '0')
    where claim = ${claim} and key in (${sql.join(keys.map((key) => sql`${key}`), sql`, `)})`);
}

interface Settled {
  id: number;
  lane: string;
  claim: string;
  /** Where choices are numbered lines: since when people see it, or may. */
  shownAt?: Instant;
}

/**
 * What became of a delivery. `wait`: its chat rests for that long, but is woken by a class more urgent than `wakesBelow`;
 * `doubtful`: so does it, and even then this message is not tried before its time; `held`: only its class rests, the rest of the chat
 * goes on. `paced` did not even try.
 */
export type Outcome = Settled &
  (
    | { result: 'sent'; messageId: string | null }
    | { result: 'wait' | 'doubtful'; waitMs: number; wakesBelow: number; failure: string }
    | { result: 'paced'; waitMs: number; wakesBelow: number }
    | { result: 'held'; waitMs: number; failure: string }
    | { result: 'refused'; failure: string }
  );

const write = preparedStatement<{ pending: number }>(sql`
  with outcome as (
    select given.*, set_config('synchronous_commit', 'off', true) from json_to_recordset(${listPlace}::text::json)
      as given (id bigint, lane text, claim uuid, result text, message_id text, failure text, wait_ms int, wakes_below smallint)),
  mine as (
    select lanes.key, lanes.claim from lanes where key in (select lane from outcome) order by key collate "C" for update),
  settled as (
    select outcome.*, case when result in ('sent', 'refused') then 1 else 0 end as done
    from outcome join mine on mine.key = outcome.lane and mine.claim = outcome.claim),
  marked as (
    update deliveries set
      status = case when settled.done = 1 then settled.result else 'waiting' end,
      body = case when settled.done = 1 then null else deliveries.body end,
      message_id = coalesce(settled.message_id, deliveries.message_id),
      attempts = deliveries.attempts + case when settled.result = 'paced' then 0 else 1 end,
      not_before = case when settled.result in ('held', 'doubtful') then now() + settled.wait_ms * interval '1 millisecond' end,
      failure = settled.failure
    from settled where deliveries.id = settled.id)
  update lanes set pending = pending - settled.done, lease_until = null, claim = null, wakes_below = settled.wakes_below,
    next_at = now() + case when settled.result = 'held' then 0 else settled.wait_ms end * interval '1 millisecond'
  from settled where lanes.key = settled.lane
  returning pending`);

/**
 * Writes outcomes and frees the lanes. Arithmetic only, so no wake-up is lost to a delivery that was written meanwhile;
 * a worker whose lease somebody else took over changes nothing.
 * The commit does not wait for the disk: should it be lost with the server, the lane's message is repeated, as after a crash, and no
 * other one, for whatever leaves next in the lane is leased by a commit that takes this one to the disk along with it.
 * @returns whether more waits in one of these lanes
 */
export async function settle(db: Db, outcomes: readonly Outcome[]): Promise<boolean> {
  if (outcomes.length === 0) return false;
  const rows = outcomes.map((outcome) => {
    const messageId = outcome.result === 'sent' ? outcome.messageId : null;
    const failure = 'failure' in outcome ? outcome.failure : null;
    const waitMs = 'waitMs' in outcome ? Math.round(outcome.waitMs) : 0;
    const wakesBelow = 'wakesBelow' in outcome ? outcome.wakesBelow : 0;
    return { id: outcome.id, lane: outcome.lane, claim: outcome.claim, result: outcome.result, message_id: messageId, failure, wait_ms: waitMs, wakes_below: wakesBelow };
  });
  await markShown(db, outcomes.flatMap(({ id, shownAt }) => (shownAt === undefined ? [] : [{ id, shownAt }])));
  const freed = await write(db, { list: listOf(rows) });
  await wake(db, outcomes.flatMap((outcome) => ('wakesBelow' in outcome && outcome.wakesBelow > 0 ? [outcome.lane] : [])));
  return freed.some((lane) => lane.pending > 0);
}

/**
 * Wakes lanes in which something more urgent waits than they rest for: it came while the message that failed was under way.
 * A statement of its own, for it has to see what was written until the lanes were settled.
 */
async function wake(db: Db, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await db.execute(sql`
    update lanes set next_at = now(), wakes_below = 0
    where key in (${sql.join(keys.map((key) => sql`${key}`), sql`, `)}) and claim is null and exists (
      select 1 from (
        select distinct on (class) class, not_before from deliveries where lane = lanes.key and status = 'waiting' order by class, id) head
      where head.class < lanes.wakes_below and (head.not_before is null or head.not_before <= now()))`);
}

/** Lets go of a leased lane of which nothing was sent. */
export async function freeLane(tx: Db, key: string, claim: string): Promise<void> {
  await tx.update(lanes).set({ leaseUntil: null, claim: null }).where(and(eq(lanes.key, key), eq(lanes.claim, claim)));
}

/** Lets go of all lanes: only for who is alone with the store, where every lease is one of a process that died. */
export async function freeAllLanes(db: Db): Promise<void> {
  await db.update(lanes).set({ leaseUntil: null, claim: null }).where(isNotNull(lanes.claim));
}

const find = preparedQuery((db) =>
  db
    .select({ lane: deliveries.lane, messageId: deliveries.messageId, matter: deliveries.matter, purpose: deliveries.purpose })
    .from(deliveries)
    .innerJoin(
      sql`json_to_recordset(${listPlace}::text::json) as wanted (lane text, "messageId" text)`,
      sql`${deliveries.lane} = wanted.lane and ${deliveries.messageId} = wanted."messageId"`,
    )
    .orderBy(deliveries.id),
);

/** Messages of ours that were quoted: what they were about. What a message was sent as comes before what it was rewritten to. */
export async function findSent(
  tx: Db,
  messages: readonly { lane: string; messageId: string }[],
): Promise<{ lane: string; messageId: string; matter: string | null; purpose: string }[]> {
  if (messages.length === 0) return [];
  const rows = await find(tx, { list: listOf(messages) });
  return rows.flatMap((row) => (row.messageId === null ? [] : [{ ...row, messageId: row.messageId }]));
}

/** The platform's id of the last message of this purpose about a matter in a lane; null while none has left. */
export async function lastMessage(db: Db, lane: string, matter: string, purpose: string): Promise<string | null> {
  const rows = await db
    .select({ messageId: deliveries.messageId })
    .from(deliveries)
    .where(
      and(eq(deliveries.matter, matter), eq(deliveries.purpose, purpose), eq(deliveries.lane, lane), isNotNull(deliveries.messageId)),
    )
    .orderBy(desc(deliveries.id))
    .limit(1);
  return rows[0]?.messageId ?? null;
}

/** The cards that wait in a lane behind the one that leaves next. */
export async function waitingCards(db: Db, lane: string, limit: number): Promise<{ id: number; matter: string }[]> {
  const rows = await db
    .select({ id: deliveries.id, matter: deliveries.matter })
    .from(deliveries)
    .where(and(eq(deliveries.lane, lane), eq(deliveries.status, 'waiting'), eq(deliveries.purpose, 'card'), isNotNull(deliveries.matter)))
    .orderBy(deliveries.class, deliveries.id)
    .limit(limit);
  return rows.flatMap((row) => (row.matter === null ? [] : [{ id: row.id, matter: row.matter }]));
}

/** Takes cards out of a lane whose matters were put on one list instead, and their files with them. */
export async function fold(tx: Db, lane: string, cards: readonly { id: number; matter: string }[]): Promise<void> {
  const ids = sql.join(cards.map(({ id }) => sql`${id}`), sql`, `);
  const numbers = sql.join(cards.map(({ matter }) => sql`${matter}`), sql`, `);
  await tx.execute(sql`
    with folded as (
      update deliveries set status = 'folded', body = null
      where lane = ${lane} and status = 'waiting' and (id in (${ids}) or purpose = 'part' and matter in (${numbers})) returning 1)
    update lanes set pending = pending - (select count(*) from folded) where key = ${lane}`);
}

/** Deliveries that wait, by class. */
export async function countByClass(db: Db): Promise<{ class: number; count: number }[]> {
  return db
    .select({ class: deliveries.class, count: sql<number>`count(*)`.mapWith(Number) })
    .from(deliveries)
    .where(sql`${deliveries.status} = 'waiting'`)
    .groupBy(deliveries.class);
}

