// Who does not act (RULES D4): representatives who leave what they were given, studios that leave what came in, and who leaves a supervisor's document. Counts only.

import { sql } from 'drizzle-orm';
import type { Idle, SupervisionNeed } from '../flows/supervision-contract.ts';
import { inHandStatuses } from '../matters/matter.ts';
import { rowsOf, type Db } from './db.ts';
import { isInSight } from './in-sight.ts';
import { hasStatus } from './matters.ts';
import { listOf } from './prepared.ts';
import { matters } from './schema/matters.ts';

type Asked = Extract<SupervisionNeed, { need: 'idle' }>;

/** The ones with most first. Confined matters are counted nowhere. Only what is still owed is looked at, each by its index. */
export async function idleIn(tx: Db, { studios, today, assignedBefore, lapsedSince, limit }: Asked): Promise<{ list: Idle[]; total: number }> {
  if (studios.length === 0) return { list: [], total: 0 };
  const at = (instant: number) => sql`${new Date(instant).toISOString()}::timestamptz`;
  const isLate = sql`promise ->> 'on' < ${today}`;
  const rows = rowsOf<Idle & { total: number }>(
    await tx.execute(sql`
      with owed as (
        select number, studio, status, representative, promise from ${matters}
        where ${hasStatus(inHandStatuses)} and ${isInSight({ studios })}),
      told as (
        select owed.*, given.id as given from owed cross join lateral (
          select id, at from matter_events e
          where e.matter = owed.number and e.event ->> 'type' in ('accepted', 'assigned') and e.event ->> 'representative' = owed.representative::text
          order by id desc limit 1) given
        where owed.representative is not null and given.at < ${at(assignedBefore)}),
      facts as (
        select studio, representative as person, 1 as untouched, 0 as lapsed, 0 as late, 0 as unanswered from told
        where not exists (
          select 1 from matter_events e where e.matter = told.number and e.id > told.given
          and (e.by ->> 'role' = 'representative' or e.event ->> 'type' = 'told-by-phone'))
        union all
        select studio, representative, 0, 0, 1, 0 from owed where status = 'accepted' and representative is not null and ${isLate}
        union all
        select studio, null, 1, 0, 0, 0 from owed where status = 'raised' and ${isLate}
        union all
        select owed.studio, (e.event ->> 'representative')::uuid, 0, 1, 0, 0 from owed join matter_events e on e.matter = owed.number
        where e.event ->> 'type' = 'given-back' and e.by ->> 'role' = 'desk' and e.at >= ${at(lapsedSince)}
        union all
        select studio, to_person, 0, 0, 0, 1 from supervision_documents
        where studio in (select one from json_array_elements_text(${listOf(studios)}::text::json) one)
        and form in ('reminder', 'explanation') and to_department is null and answered_at is null and due_on < ${today}::date)
      select studio, person, sum(untouched)::int as untouched, sum(lapsed)::int as lapsed, sum(late)::int as late, sum(unanswered)::int as unanswered,
        (count(*) over ())::int as total
      from facts group by studio, person
      order by sum(untouched + lapsed + late + unanswered) desc, studio, person nulls first limit ${limit}`),
  );
  return { list: rows.map(({ total: _, ...idle }) => idle), total: rows[0]?.total ?? 0 };
}
