// What `doctor` asks the store about itself and about what waits in it.

import { sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import { rowsOf, type Db } from './db.ts';
import { connectionName } from './process-mark.ts';

export interface ServerFacts {
  /** `180004`. */
  version: number;
  /** How far the store's clock is ahead of this machine's. */
  aheadMs: number;
  /** Other processes of ours that are connected. */
  others: number;
}

export async function serverFacts(db: Db): Promise<ServerFacts> {
  const asked = Date.now();
  const [row] = rowsOf<{ version: number; now: number; others: number }>(
    await db.execute(sql`
      select current_setting('server_version_num')::int as version, (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
        (select count(distinct application_name) from pg_stat_activity
          where datname = current_database() and application_name like 'huiyin ________' and application_name <> ${connectionName})::int as others`),
  );
  if (!row) throw new Error('the store says nothing of itself');
  return { version: row.version, aheadMs: row.now - (asked + Date.now()) / 2, others: row.others };
}

export interface MailFacts {
  waiting: number;
  oldestWaiting: Instant | null;
  /** The last letters that were put aside, newest first. */
  parked: number[];
  parkedCount: number;
  /** Deliveries that could leave and that nobody takes, by account. */
  left: { account: string; count: number }[];
  /** Deliveries that were tried five times or more and wait for the next try. */
  failing: number;
  /** Deliveries that wait until their person writes, or a limit ends. */
  resting: number;
  /** Deliveries that their platform refused, of the last ones and since a week. */
  refused: number;
  overdue: Instant | null;
}

/** Nobody has taken what could leave for so long: nobody will. */
const leftAfter = sql`interval '3 minutes'`;
/** The last deliveries, in which refused ones are looked for. */
const lookedAt = 20_000;

export async function mailFacts(db: Db, now: Instant): Promise<MailFacts> {
  const weekAgo = new Date(now - 7 * 86_400_000).toISOString();
  const [row] = rowsOf<Omit<MailFacts, 'parked' | 'left'> & { parked: string; left: string }>(
    await db.execute(sql`
      select (select count(*) from letters where status = 'waiting')::int as waiting,
        (select (extract(epoch from min(received_at)) * 1000)::float8 from letters where status = 'waiting') as "oldestWaiting",
        (select coalesce(json_agg(id), '[]')::text from (select id from letters where status = 'parked' order by id desc limit 5) last) as parked,
        (select count(*) from letters where status = 'parked')::int as "parkedCount",
        (select coalesce(json_agg(json_build_object('account', account, 'count', count)), '[]')::text from (
          select account, sum(pending)::int as count from lanes where pending > 0 and next_at < now() - ${leftAfter}
            and (lease_until is null or lease_until < now() - ${leftAfter}) group by account) lane) as left,
        (select count(*) from deliveries where status = 'waiting' and attempts >= 5 and not_before is null)::int as failing,
        (select count(*) from deliveries where status = 'waiting' and not_before > now())::int as resting,
        (select count(*) from (select status, created_at from deliveries order by id desc limit ${lookedAt}) last
          where status = 'refused' and created_at > ${weekAgo}::timestamptz)::int as refused,
        (select (extract(epoch from min(at)) * 1000)::float8 from dues) as overdue`),
  );
  if (!row) throw new Error('the store says nothing of its mail');
  const { parked, left, overdue, ...rest } = row;
  return {
    ...rest,
    parked: JSON.parse(parked) as number[],
    left: JSON.parse(left) as MailFacts['left'],
    overdue: overdue !== null && overdue <= now ? overdue : null,
  };
}
