// Takes away what has had its time, by small batches that nobody has to wait for.

import { setTimeout as pause } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import { civilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { openStatuses } from '../matters/matter.ts';
import { identifier } from './catalog.ts';
import { rowsOf, type Db } from './db.ts';
import type { Retention } from './retention.ts';

const purgeables = ['letters', 'arrived', 'deliveries', 'chat_log', 'refusals', 'screenings', 'invitations', 'bookings', 'reception_invitations', 'absences', 'swaps', 'errands', 'errand_calls'] as const;
export type Purgeable = (typeof purgeables)[number];

export type PurgeCounts = Record<Purgeable, number>;

interface Rule {
  table: Purgeable;
  /** The unique columns by which the table is walked through. */
  keys: readonly { name: string; type: string }[];
  gone: SQL;
  /** Rows that follow one in which this is false are younger: the walk may end. */
  old?: SQL;
}

const batchRows = 1000;
/** Between two batches others come to their turn, on the embedded store's one connection too. */
const restMs = 5;

const dayMs = 86_400_000;

export interface PurgeOptions {
  /** Only counts. */
  dryRun: boolean;
  /** Ends between two batches. */
  signal?: AbortSignal;
}

/** Takes away what has had its time. Twice, or in two processes at once, does no harm: what one has in hand the other passes over. */
export async function purge(db: Db, retention: Retention, now: Instant, { dryRun, signal }: PurgeOptions): Promise<PurgeCounts> {
  const counts = Object.fromEntries(purgeables.map((table) => [table, 0])) as PurgeCounts;
  for (const rule of rulesOf(retention, now)) {
    let last: readonly unknown[] | null = null;
    do {
      const batch: Batch = await purgeBatch(db, rule, last, dryRun);
      counts[rule.table] += batch.gone;
      last = batch.last;
      if (last !== null) await pause(restMs);
    } while (last !== null && !signal?.aborted);
  }
  return counts;
}

function rulesOf(retention: Retention, now: Instant): Rule[] {
  return [...ofMail(retention, now), ...ofReceptions(retention, now), ...ofErrands(retention, now)];
}

function ofMail(retention: Retention, now: Instant): Rule[] {
  const before = (days: number): SQL => sql`${new Date(now - days * dayMs).toISOString()}::timestamptz`;
  const id = [{ name: 'id', type: 'bigint' }];
  const open = sql.raw(openStatuses.map((status) => `'${status}'`).join());
  const matterIsOver = sql`
    not exists (select 1 from matters where number = matter and status in (${open}))
    and not exists (select 1 from matter_events event where event.matter = t.matter and event.at >= ${before(retention.matterMessages)})`;
  return [
    {
      table: 'letters',
      keys: id,
      old: sql`received_at < ${before(Math.min(retention.letters, retention.parkedLetters))}`,
      gone: sql`status = 'done' and received_at < ${before(retention.letters)} or status = 'parked' and received_at < ${before(retention.parkedLetters)}`,
    },
    // Nobody has logged that account in since: no platform hands them out so late.
    { table: 'arrived', keys: id, old: sql`at < ${before(retention.letters)}`, gone: sql`at < ${before(retention.letters)}` },
    {
      table: 'deliveries',
      keys: id,
      old: sql`created_at < ${before(Math.min(retention.letters, retention.matterMessages))}`,
      gone: sql`status in ('sent', 'refused', 'folded') and (
        matter is null and also_about is null and created_at < ${before(retention.letters)}
        or matter is null and also_about is not null and created_at < ${before(retention.matterMessages)}
        or matter is not null and created_at < ${before(retention.matterMessages)} and ${matterIsOver})`,
    },
    {
      table: 'chat_log',
      keys: [{ name: 'session', type: 'text' }, { name: 'id', type: 'bigint' }],
      gone: sql`at < ${before(retention.chatLog)}`,
    },
    { table: 'refusals', keys: id, old: sql`at < ${before(retention.refusals)}`, gone: sql`at < ${before(retention.refusals)}` },
    { table: 'screenings', keys: id, old: sql`at < ${before(retention.screenings)}`, gone: sql`at < ${before(retention.screenings)}` },
    { table: 'invitations', keys: [{ name: 'code_hash', type: 'text' }], gone: sql`expires_at < ${before(retention.invitations)}` },
  ];
}

/**
 * What was about a year goes when that year is over and a closed matter of its last day would have had its time. A number on which a
 * record card hangs stays: by it whoever came finds the card, should he ask to be forgotten (record-cards.ts).
 */
function ofReceptions({ matterMessages }: Retention, now: Instant): Rule[] {
  const first = sql`${`${civilDate(now - matterMessages * dayMs).slice(0, 4)}-01-01`}::date`;
  const dayOf = (otherwise: SQL): SQL => sql`coalesce((select kept.date from receptions kept where kept.id = t.reception), ${otherwise})`;
  const noCard = sql`not exists (select 1 from record_cards card where card.id = regexp_replace(t.reception, '-20', '-') || ':' || t.turn and card.words is not null)`;
  const reception = { name: 'reception', type: 'text' };
  const person = { name: 'person', type: 'uuid' };
  return [
    { table: 'bookings', keys: [reception, person], gone: sql`${dayOf(sql`t.booked_at::date`)} < ${first} and ${noCard}` },
    { table: 'reception_invitations', keys: [reception, { name: 'department', type: 'text' }], gone: sql`${dayOf(sql`t.invited_at::date`)} < ${first}` },
    { table: 'absences', keys: [person, { name: 'from_day', type: 'date' }], gone: sql`to_day < ${first}` },
    { table: 'swaps', keys: [{ name: 'id', type: 'text' }], gone: sql`${dayOf(sql`t.since::date`)} < ${first}` },
  ];
}

/** What nobody answered in time goes at once, for its text is still there; what was answered stays like letters, that it is not asked again. */
function ofErrands({ letters }: Retention, now: Instant): Rule[] {
  const [present, before] = [now, now - letters * dayMs].map((at) => sql`${new Date(at).toISOString()}::timestamptz`);
  return [
    { table: 'errands', keys: [{ name: 'id', type: 'text' }], gone: sql`status = 'waiting' and expires_at <= ${present} or created_at < ${before}` },
    { table: 'errand_calls', keys: [{ name: 'day', type: 'text' }], gone: sql`day < ${civilDate(now - letters * dayMs)}` },
  ];
}

interface Batch {
  gone: number;
  /** Where the next one goes on; null: there is no more. */
  last: readonly unknown[] | null;
}

/** One short statement. */
async function purgeBatch(db: Db, { table, keys, gone, old }: Rule, last: readonly unknown[] | null, dryRun: boolean): Promise<Batch> {
  const names = sql.raw(keys.map(({ name }) => `"${name}"`).join());
  const isNext = last === null ? sql`true` : sql`(${names}) > (${sql.join(keys.map(({ type }, index) => sql`${String(last[index])}::text::${sql.raw(type)}`), sql`, `)})`;
  // By their places alone: with figures of yesterday the planner would join whole tables for a page of rows.
  const taken = dryRun
    ? sql`select from page where is_gone`
    : sql`delete from ${identifier(table)} where ctid = any(array(select place from free)) returning 1`;
  const [batch] = rowsOf<{ seen: number; young: boolean; gone: number; last: string | null }>(
    await db.execute(sql`
      with page as (
        select ctid as place, ${names}, (${gone}) as is_gone, (${old ?? sql`true`}) as is_old from ${identifier(table)} t
        where ${isNext} order by ${names} limit ${batchRows}),
      free as (select ctid as place from ${identifier(table)} where ctid = any(array(select place from page where is_gone)) for update skip locked),
      taken as (${taken})
      select count(*)::int as seen, coalesce(bool_or(not is_old), false) as young, (select count(*) from taken)::int as gone,
        (select json_build_array(${sql.raw(keys.map(({ name }) => `"${name}"::text`).join())}) from page
          order by ${sql.raw(keys.map(({ name }) => `"${name}" desc`).join())} limit 1)::text as last
      from page`),
  );
  if (!batch || batch.seen < batchRows || batch.young || batch.last === null) return { gone: batch?.gone ?? 0, last: null };
  return { gone: batch.gone, last: JSON.parse(batch.last) as string[] };
}
