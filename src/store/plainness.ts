// How plain the answers of some studios were, counted from what happened to their matters; what is confined is in no count.

import { and, isNull, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { PlainnessCount } from '../matters/plainness-count.ts';
import { rowsOf, type Db } from './db.ts';
import { isIn } from './in-sight.ts';
import { matters } from './schema/matters.ts';

/** As the index `matter_events_answers` has it. */
const isAnswerOrUnclear = sql`e.event ->> 'type' in ('replied', 'found-unclear')`;

/** Who had the matter when its answer was given or not understood: what was referred, and neither returned nor taken back. */
const whose = sql`
  select case when w.event ->> 'type' in ('referred', 'promised', 'replied') then w.event ->> 'department' end as department
  from matter_events w
  where w.matter = e.matter and w.id <= e.id
    and (w.event ->> 'type' in ('referred', 'referral-returned', 'referral-recalled', 'promised', 'unmerged') or w.event ->> 'type' = 'replied' and w.event ? 'department')
  order by w.id desc limit 1`;

/** By department, those whose answers were not understood first. */
export async function plainnessCounts(db: Db, studios: readonly string[], from: Instant, to: Instant): Promise<PlainnessCount[]> {
  if (studios.length === 0) return [];
  const rows = await db.execute(sql`
    select whose.department, (count(*) filter (where e.event ->> 'type' = 'replied'))::int as answered,
      (count(*) filter (where e.event ->> 'type' = 'replied' and e.event ? 'hints'))::int as hinted,
      (count(*) filter (where e.event ->> 'type' = 'found-unclear'))::int as unclear
    from matter_events e join ${matters} on ${matters.number} = e.matter left join lateral (${whose}) whose on true
    where ${isAnswerOrUnclear} and e.at >= ${instantOf(from)} and e.at < ${instantOf(to)} and ${and(isIn(matters.studio, studios), isNull(matters.confined))}
    group by whose.department order by unclear desc, hinted desc, answered desc, whose.department`);
  return rowsOf(rows);
}

/** Not understood since then, by studio. */
export async function unclearSince(db: Db, studios: readonly string[], since: Instant): Promise<Map<string, number>> {
  const rows = rowsOf<{ studio: string; count: number }>(
    await db.execute(sql`
      select ${matters.studio} as studio, count(*)::int as count from matter_events e join ${matters} on ${matters.number} = e.matter
      where ${isAnswerOrUnclear} and e.event ->> 'type' = 'found-unclear' and e.at >= ${instantOf(since)} and ${and(isIn(matters.studio, studios), isNull(matters.confined))}
      group by ${matters.studio}`),
  );
  return new Map(rows.map(({ studio, count }) => [studio, count]));
}

function instantOf(at: Instant): SQL {
  return sql`${new Date(at).toISOString()}::timestamptz`;
}
