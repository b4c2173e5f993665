// Errands: written with what asks for them, claimed by one process at a time, settled once. A row that is gone, or was blanked, gets no answer.

import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { ErrandEffect, ErrandTask } from '../flows/errand-contract.ts';
import type { MatterNumber } from '../matters/matter.ts';
import { rowsOf, type Db } from './db.ts';
import { newClaim } from './process-mark.ts';
import { insertRows } from './rows.ts';
import { errandCalls, errands } from './schema/errands.ts';
import { matters } from './schema/matters.ts';
import type { Seal } from './seal.ts';

export interface NewErrand {
  effect: ErrandEffect;
  conversation: string;
  user: string;
  at: Instant;
}

/** The same id again changes nothing. */
export function writeErrands(tx: Db, seal: Seal, list: readonly NewErrand[]): Promise<unknown>[] {
  if (list.length === 0) return [];
  const rows = list.map(({ effect: { id, what, matter, text, back, until }, conversation, user, at }) => ({
    id,
    what,
    matter,
    body: seal.close('text', text),
    conversation,
    user,
    flow: back.flow,
    args: [...back.args],
    createdAt: at,
    expiresAt: until,
  }));
  return [insertRows(tx, errands, rows, 'on conflict (id) do nothing')];
}

/** One in hand. */
export interface ClaimedErrand {
  id: string;
  what: ErrandTask;
  text: string;
  conversation: string;
  user: string;
  flow: string;
  args: string[];
  attempts: number;
  claim: string;
}

/** What failed so often is given up. */
export const mostTries = 5;

/**
 * The oldest that wait, that are still of use, and whose matter nobody keeps from others; none where the calls of the day are used up.
 * A try is counted with the claim: what ends its process each time is given up as well.
 */
export async function claimErrands(db: Db, seal: Seal, { limit, leaseMs, now, day, dailyCalls }: { limit: number; leaseMs: number; now: Instant; day: CivilDate; dailyCalls: number }): Promise<ClaimedErrand[]> {
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  const claim = newClaim();
  const rows = rowsOf<{ id: string }>(
    await db.execute(sql`
      update ${errands} set claim = ${claim}, lease_until = now() + ${leaseMs}::float8 * interval '1 millisecond', attempts = attempts + 1
      where id in (
        select id from ${errands}
        where status = 'waiting' and attempts < ${mostTries} and expires_at > ${at} and (not_before is null or not_before <= now()) and (lease_until is null or lease_until <= now())
          and coalesce((select calls from ${errandCalls} where day = ${day}), 0) < ${dailyCalls}
          and exists (select 1 from ${matters} where ${matters.number} = ${errands.matter} and ${matters.confined} is null)
        order by created_at, id limit ${limit} for update skip locked)
      returning id`),
  );
  if (rows.length === 0) return [];
  const claimed = await db.select().from(errands).where(eq(errands.claim, claim)).orderBy(errands.createdAt, errands.id);
  return claimed.map(({ body, ...row }) => ({ ...row, text: body ? z.string().parse(seal.open('text', body)) : '', claim }));
}

/** Takes calls of the day out of its budget, as many of these as are left, for all processes together. */
export async function takeCalls(db: Db, day: CivilDate, wanted: number, dailyCalls: number): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.insert(errandCalls).values({ day, calls: 0 }).onConflictDoNothing();
    const [row] = await tx.select({ calls: errandCalls.calls }).from(errandCalls).where(eq(errandCalls.day, day)).for('update');
    const taken = Math.max(0, Math.min(wanted, dailyCalls - (row?.calls ?? 0)));
    if (taken > 0) await tx.update(errandCalls).set({ calls: sql`${errandCalls.calls} + ${taken}` }).where(eq(errandCalls.day, day));
    return taken;
  });
}

/** How many calls were begun that day. */
export async function callsOf(db: Db, day: CivilDate): Promise<number> {
  const [row] = await db.select({ calls: errandCalls.calls }).from(errandCalls).where(eq(errandCalls.day, day));
  return row?.calls ?? 0;
}

/** It is over, and its text goes. @returns whether it was still in this hand */
export async function endErrand(tx: Db, { id, claim }: ClaimedErrand, status: 'answered' | 'given-up', failure: string | null): Promise<boolean> {
  const ended = await tx
    .update(errands)
    .set({ status, failure, body: null, leaseUntil: null, claim: null, notBefore: null })
    .where(and(eq(errands.id, id), eq(errands.claim, claim)))
    .returning({ id: errands.id });
  return ended.length > 0;
}

/** Waits for another try. @param isTry whether this one counts */
export async function putOffErrand(db: Db, { id, claim }: ClaimedErrand, waitMs: number, failure: string, isTry: boolean): Promise<void> {
  await db
    .update(errands)
    .set({
      failure,
      leaseUntil: null,
      claim: null,
      notBefore: sql`now() + ${waitMs}::float8 * interval '1 millisecond'`,
      ...(isTry ? {} : { attempts: sql`${errands.attempts} - 1` }),
    })
    .where(and(eq(errands.id, id), eq(errands.claim, claim)));
}

/** What is asked of a matter whose words go (涉密, 删除我) or are kept from others: no answer comes any more. */
export async function dropErrandsOf(tx: Db, number: MatterNumber): Promise<void> {
  await tx.delete(errands).where(eq(errands.matter, number));
}
