// Rights that people give and end in chat: 停用, 邀请 of somebody who was stopped, stand-ins for a time (代班).

import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { PersonId } from '../matters/matter.ts';
import type { Grant } from '../matters/roster.ts';
import type { Db } from './db.ts';
import { unbindAccounts, voidInvitations } from './invitations.ts';
import { bumpRosterVersion, readGrantAbout } from './roster.ts';
import { grants } from './schema/roster.ts';

/** Where a right holds: what tells one grant of a person from another. */
type Right = Pick<Grant, 'role' | 'studio' | 'district' | 'department'>;

function isRight({ role, studio, district, department }: Right) {
  return and(
    eq(grants.role, role),
    studio === null ? isNull(grants.studio) : eq(grants.studio, studio),
    district === null ? isNull(grants.district) : eq(grants.district, district),
    department === null ? isNull(grants.department) : eq(grants.department, department),
  );
}

function isRunning(now: Instant) {
  return or(isNull(grants.until), gt(grants.until, now));
}

/**
 * These rights end now, and what he holds for others; the import of a roster file does not bring them back; open invitations are void.
 * His accounts stay known.
 */
export async function endRights(tx: Db, person: PersonId, rights: readonly Right[], now: Instant): Promise<void> {
  await voidInvitations(tx, person, now);
  for (const right of rights) {
    const stopped = { until: now, about: sql`${grants.about} || '{"stopped":true}'::jsonb` };
    await tx.update(grants).set(stopped).where(and(eq(grants.person, person), isRight(right), isRunning(now)));
  }
  // What others lent him was lent to what he was.
  await tx.update(grants).set({ until: now }).where(and(eq(grants.person, person), sql`${grants.about} ->> 'standsInFor' is not null`, isRunning(now)));
  await endStandIns(tx, person, now);
}

/** Gives back what was stopped. The accounts that he had are taken away: he comes in by the new code. */
export async function reinstate(tx: Db, person: PersonId, rights: readonly Right[], now: Instant): Promise<void> {
  for (const right of rights) {
    const wasStopped = and(eq(grants.person, person), isRight(right), sql`${grants.about} ->> 'stopped' = 'true'`);
    const [ended] = await tx.update(grants).set({ about: sql`${grants.about} - 'stopped'` }).where(wasStopped).returning();
    if (ended) await tx.insert(grants).values({ ...ended, id: randomUUID(), about: withoutStopped(ended.about), from: now, until: null });
  }
  await unbindAccounts(tx, person);
  await bumpRosterVersion(tx);
}

function withoutStopped(about: unknown): object {
  const { stopped: _, ...rest } = readGrantAbout(about);
  return rest;
}

/** Somebody holds another's rights from then until then, instead of whoever was named before. */
export async function addStandIn(
  tx: Db,
  { absent, standIn, rights, from, until }: { absent: PersonId; standIn: PersonId; rights: readonly Right[]; from: Instant; until: Instant },
  now: Instant,
): Promise<void> {
  await endStandIns(tx, absent, now);
  const rows = rights.map(({ role, studio, district, department }) => ({
    id: randomUUID(),
    person: standIn,
    role,
    studio,
    district,
    department,
    about: { standsInFor: absent },
    from,
    until,
  }));
  if (rows.length > 0) await tx.insert(grants).values(rows);
}

/** Nobody stands in for him any more, nor will. */
export async function endStandIns(tx: Db, absent: PersonId, now: Instant): Promise<void> {
  const running = await tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(sql`${grants.about} ->> 'standsInFor' = ${absent}`, isRunning(now)));
  const ids = running.map(({ id }) => id);
  if (ids.length > 0) await tx.update(grants).set({ until: now }).where(inArray(grants.id, ids));
  await bumpRosterVersion(tx);
}
