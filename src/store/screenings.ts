// What screening did in some studios, counted by ground: from its own counts and from what people decided of what it suspected.

import { and, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import { grounds, type Ground } from '../matters/matter.ts';
import { screeningOutcomes, type Looked, type ScreeningCount, type ScreeningOutcome } from '../matters/screening-count.ts';
import { rowsOf, type Db } from './db.ts';
import { isIn } from './in-sight.ts';
import { matterEvents, matters, screenings } from './schema/matters.ts';

const nobody: Looked = { suspected: 0, accepted: 0, declined: 0, waiting: 0, contested: 0, overturned: 0 };

/** Grounds of which there is something to say, in their order; what is confined is in no count. */
export async function screeningCounts(db: Db, studios: readonly string[], from: Instant, to: Instant): Promise<ScreeningCount[]> {
  if (studios.length === 0) return [];
  const [shown, looked] = await Promise.all([outcomesOf(db, studios, from, to), lookedAt(db, studios, from, to)]);
  return grounds.flatMap((ground) => {
    const counted = new Map(shown.flatMap((row) => (row.ground === ground ? [[row.outcome, row.count] as const] : [])));
    const { ground: _, ...decided } = looked.find((row) => row.ground === ground) ?? { ...nobody, ground };
    if (counted.size === 0 && decided.suspected === 0) return [];
    const outcomes = Object.fromEntries(screeningOutcomes.map((outcome) => [outcome, counted.get(outcome) ?? 0])) as Record<ScreeningOutcome, number>;
    return [{ ground, outcomes, looked: decided }];
  });
}

function outcomesOf(db: Db, studios: readonly string[], from: Instant, to: Instant) {
  return db
    .select({ ground: screenings.ground, outcome: screenings.outcome, count: sql<number>`count(*)::int` })
    .from(screenings)
    .where(and(gte(screenings.at, from), lt(screenings.at, to), isIn(screenings.studio, studios)))
    .groupBy(screenings.ground, screenings.outcome);
}

/** Of what was raised then, as it stands now: by what was suspected, else by the ground on which a person declined it. */
async function lookedAt(db: Db, studios: readonly string[], from: Instant, to: Instant): Promise<(Looked & { ground: Ground })[]> {
  const [begin, end] = [from, to].map((at) => sql`${new Date(at).toISOString()}::timestamptz`);
  const declined = sql`(select event ->> 'ground' from ${matterEvents} where ${matterEvents.matter} = ${matters.number} and event ->> 'type' = 'declined' order by id limit 1)`;
  const isAccepted = sql`accepted_at is not null and status <> 'declined'`;
  // What was blanked as a secret is marked as contested, that nobody contests it: that is no second look.
  const isContested = sql`contested and ground <> 'state_secret'`;
  const rows = await db.execute(sql`
    select ground, count(*)::int as suspected, (count(*) filter (where ${isAccepted}))::int as accepted, (count(*) filter (where status = 'declined'))::int as declined,
      (count(*) filter (where status = 'raised'))::int as waiting, (count(*) filter (where ${isContested}))::int as contested,
      (count(*) filter (where ${isContested} and ${isAccepted}))::int as overturned
    from (
      select coalesce(suspicion, ${declined}) as ground, status, accepted_at, contested from ${matters}
      where ${and(sql`raised_at >= ${begin} and raised_at < ${end}`, isIn(matters.studio, studios), isNull(matters.confined), or(isNotNull(matters.suspicion), isNotNull(matters.declinedBy)))}
    ) as looked where ground is not null group by ground`);
  return rowsOf(rows);
}
