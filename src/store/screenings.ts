// What screening did in some studios, counted by studio and ground: from its own counts and from what people decided of what it suspected.

import { and, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import { grounds, type Ground } from '../matters/matter.ts';
import { screeningOutcomes, type Brought, type Looked, type ScreeningCount, type ScreeningOutcome } from '../matters/screening-count.ts';
import { rowsOf, type Db } from './db.ts';
import { isIn } from './in-sight.ts';
import { matterEvents, matters, screenings } from './schema/matters.ts';

const nobody: Looked = { suspected: 0, accepted: 0, declined: 0, waiting: 0, contested: 0, overturned: 0 };

/** By studio, grounds of which there is something to say in their order; what is confined is in no count. */
export async function screeningCounts(db: Db, studios: readonly string[], from: Instant, to: Instant): Promise<{ counts: ScreeningCount[]; brought: Brought[] }> {
  if (studios.length === 0) return { counts: [], brought: [] };
  const [shown, looked, brought] = await Promise.all([outcomesOf(db, studios, from, to), lookedAt(db, studios, from, to), broughtTo(db, studios, from, to)]);
  const shownIn = Map.groupBy(shown, ({ studio }) => studio);
  const lookedIn = Map.groupBy(looked, ({ studio }) => studio);
  const counts = [...new Set([...shownIn.keys(), ...lookedIn.keys()])].toSorted().flatMap((studio) =>
    grounds.flatMap((ground) => {
      const counted = new Map(shownIn.get(studio)?.flatMap((row) => (row.ground === ground ? [[row.outcome, row.count] as const] : [])));
      const { ground: _, studio: __, ...decided } = lookedIn.get(studio)?.find((row) => row.ground === ground) ?? { ...nobody, ground, studio };
      if (counted.size === 0 && decided.suspected === 0) return [];
      const outcomes = Object.fromEntries(screeningOutcomes.map((outcome) => [outcome, counted.get(outcome) ?? 0])) as Record<ScreeningOutcome, number>;
      return [{ studio, ground, outcomes, looked: decided }];
    }),
  );
  return { counts, brought };
}

async function outcomesOf(db: Db, studios: readonly string[], from: Instant, to: Instant) {
  const rows = await db
    .select({ studio: screenings.studio, ground: screenings.ground, outcome: screenings.outcome, count: sql<number>`count(*)::int` })
    .from(screenings)
    .where(and(gte(screenings.at, from), lt(screenings.at, to), isIn(screenings.studio, studios)))
    .groupBy(screenings.studio, screenings.ground, screenings.outcome);
  return rows.map((row) => ({ ...row, studio: row.studio ?? '' }));
}

/** Of what was raised then, as it stands now: by what was suspected, else by the ground on which a person declined it. */
async function lookedAt(db: Db, studios: readonly string[], from: Instant, to: Instant): Promise<(Looked & { ground: Ground; studio: string })[]> {
  const declined = sql`(select event ->> 'ground' from ${matterEvents} where ${matterEvents.matter} = ${matters.number} and event ->> 'type' = 'declined' order by id limit 1)`;
  const isAccepted = sql`accepted_at is not null and status <> 'declined'`;
  // What was blanked as a secret is marked as contested, that nobody contests it: that is no second look.
  const isContested = sql`contested and ground <> 'state_secret'`;
  const rows = await db.execute(sql`
    select studio, ground, count(*)::int as suspected, (count(*) filter (where ${isAccepted}))::int as accepted, (count(*) filter (where status = 'declined'))::int as declined,
      (count(*) filter (where status = 'raised'))::int as waiting, (count(*) filter (where ${isContested}))::int as contested,
      (count(*) filter (where ${isContested} and ${isAccepted}))::int as overturned
    from (
      select studio, coalesce(suspicion, ${declined}) as ground, status, accepted_at, contested from ${matters}
      where ${and(isRaised(studios, from, to), or(isNotNull(matters.suspicion), isNotNull(matters.declinedBy)))}
    ) as looked where ground is not null group by studio, ground`);
  return rowsOf(rows);
}

function broughtTo(db: Db, studios: readonly string[], from: Instant, to: Instant): Promise<Brought[]> {
  return db.select({ studio: matters.studio, raised: sql<number>`count(*)::int` }).from(matters).where(isRaised(studios, from, to)).groupBy(matters.studio);
}

function isRaised(studios: readonly string[], from: Instant, to: Instant) {
  return and(gte(matters.raisedAt, from), lt(matters.raisedAt, to), isIn(matters.studio, studios), isNull(matters.confined));
}
