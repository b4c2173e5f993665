// Announcements to many: written once, given out page by page to whoever has subscribed, counted, stopped.

import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../calendar/clock.ts';
import type { Broadcast, BroadcastEffect, BroadcastScope } from '../flows/broadcast-contract.ts';
import type { Choice } from '../flows/flow.ts';
import { tongues, type Tongue } from '../matters/tongue.ts';
import { rowsOf, type Db } from './db.ts';
import { deliveryClasses } from './deliveries.ts';
import { emptyUnsent } from './recall.ts';
import { insertRows, isOneOf } from './rows.ts';
import { broadcasts } from './schema/broadcasts.ts';
import { conversations, deliveries, lanes } from './schema/mail.ts';
import { studios } from './schema/roster.ts';
import type { Seal } from './seal.ts';

/** One that a turn caused, with the chat in which it is waited for. */
export interface NewBroadcast {
  effect: Extract<BroadcastEffect<Choice>, { effect: 'broadcast' }>;
  conversation: string | null;
  at: Instant;
}

/** An announcement on its way. */
export interface RunningBroadcast extends Omit<typeof broadcasts.$inferSelect, 'text'> {
  scope: BroadcastScope;
  text: string;
  /** The name of the studio or district. */
  from: string;
}

export interface Recipient {
  person: string;
  key: string;
  tongue: Tongue;
}


/** The same id again changes nothing. */
export function writeBroadcasts(tx: Db, seal: Seal, list: readonly NewBroadcast[]): Promise<unknown>[] {
  if (list.length === 0) return [];
  const rows = list.map(({ effect, conversation, at }) => ({
    id: effect.id,
    kind: effect.kind,
    ...columnsOf(effect),
    text: seal.close('text', effect.text),
    choices: effect.choices ?? [],
    told: effect.told ?? [],
    by: effect.by.person,
    conversation,
    createdAt: at,
    places: {},
    movedAt: at,
  }));
  return [insertRows(tx, broadcasts, rows, 'on conflict (id) do nothing')];
}

function columnsOf(scope: BroadcastScope): { studio: string | null; district: string | null } {
  return 'studio' in scope ? { studio: scope.studio, district: null } : { studio: null, district: scope.district };
}

function scopeOf({ studio, district }: { studio: string | null; district: string | null }): BroadcastScope {
  return studio === null ? { district: district ?? '' } : { studio };
}

/** Private chats that have subscribed to this, but for those of the people who are left out. */
function subscribed({ scope, kind, told }: Pick<RunningBroadcast, 'scope' | 'kind' | 'told'>): SQL {
  const { studio, district } = columnsOf(scope);
  const isHere = studio === null ? sql`${conversations.studio} in (select code from ${studios} where district = ${district} and active)` : sql`${conversations.studio} = ${studio}`;
  const wants = kind === 'reception' ? sql`${conversations.subscribed} is not null` : sql`${conversations.subscribed} = 'all'`;
  return sql`${conversations.kind} = 'private' and ${conversations.person} is not null and not ${conversations.muted} and ${wants} and ${isHere} and not ${isOneOf(conversations.person, told)}`;
}

/** Who has blocked us is known to be out of reach. */
const isReachable = sql`not exists (select 1 from accounts where accounts.conversation = ${conversations.key} and not accounts.reachable)`;

/** How many people have subscribed to it and can be reached. */
export async function countAudience(db: Db, { scope, kind, told = [] }: Pick<RunningBroadcast, 'scope' | 'kind'> & Partial<Pick<RunningBroadcast, 'told'>>): Promise<number> {
  const rows = rowsOf<{ count: number }>(
    await db.execute(sql`select count(distinct ${conversations.person})::int as count from ${conversations} where ${subscribed({ scope, kind, told })} and ${isReachable}`),
  );
  return rows[0]?.count ?? 0;
}

/** Numbers of those of which something is still to be done, the earliest first. */
export async function unfinishedBroadcasts(db: Db): Promise<number[]> {
  const rows = await db.select({ number: broadcasts.number }).from(broadcasts).where(isNull(broadcasts.endedAt)).orderBy(broadcasts.number);
  return rows.map(({ number }) => number);
}

/** Locked; null: another process has it in hand, or it has ended meanwhile. */
export async function takeBroadcast(tx: Db, seal: Seal, number: number): Promise<RunningBroadcast | null> {
  const [row] = await tx
    .select()
    .from(broadcasts)
    .where(and(eq(broadcasts.number, number), isNull(broadcasts.endedAt)))
    .for('update', { skipLocked: true });
  if (!row) return null;
  const named = rowsOf<{ name: string }>(await tx.execute(sql`select name from studios where code = ${row.studio} union all select name from districts where code = ${row.district}`));
  return { ...row, scope: scopeOf(row), text: row.text === null ? '' : z.string().parse(seal.open('text', row.text)), from: named[0]?.name ?? '' };
}

/** Locked, and waited for. */
export async function lockBroadcast(tx: Db, number: number): Promise<Broadcast | undefined> {
  const [row] = await tx.select().from(broadcasts).where(eq(broadcasts.number, number)).for('update');
  return row && { number, scope: scopeOf(row), isOver: row.endedAt !== null || row.ending === 'stopped' || row.ending === 'stale' };
}

/**
 * The next people on an account who have subscribed and have not had it, each with one of his chats there.
 * @param after the person behind whom the last page ended
 */
export async function nextRecipients(tx: Db, broadcast: RunningBroadcast, account: string, after: string | null, limit: number): Promise<Recipient[]> {
  const rows = rowsOf<{ person: string; key: string; tongue: string }>(
    await tx.execute(sql`
      select distinct on (${conversations.person}) ${conversations.person} as person, ${conversations.key} as key, ${conversations.tongue} as tongue
      from ${conversations}
      where ${subscribed(broadcast)} and ${conversations.subscribed} is not null and starts_with(${conversations.key}, ${`${account}/`})
        and ${after === null ? sql`true` : sql`${conversations.person} > ${after}::uuid`} and ${isReachable}
        and not exists (select 1 from ${deliveries} had where had.broadcast = ${broadcast.number} and had.person = ${conversations.person})
      order by ${conversations.person}, ${conversations.key} limit ${limit}`),
  );
  return rows.map((row) => ({ ...row, tongue: tongues.find((tongue) => tongue === row.tongue) ?? 'hans' }));
}

/** What waits, by account: few, however many there are in all. */
export async function countUnsent(tx: Db, number: number): Promise<Map<string, number>> {
  const rows = rowsOf<{ account: string; count: number }>(
    await tx.execute(sql`
      select split_part(lane, '/', 1) as account, count(*)::int as count from deliveries
      where broadcast = ${number} and status = 'waiting' and class = ${broadcastClass} group by 1`),
  );
  return new Map(rows.map(({ account, count }) => [account, count]));
}

const broadcastClass = deliveryClasses.indexOf('broadcast');

/** What has arrived, and what the platform refused. What was taken back before it left is neither. */
export async function countOutcomes(tx: Db, number: number): Promise<{ sent: number; failed: number }> {
  const [row] = rowsOf<{ sent: number; failed: number }>(
    await tx.execute(sql`
      select (count(*) filter (where status = 'sent'))::int as sent,
        (count(*) filter (where status = 'refused' and failure is distinct from ${takenBack}))::int as failed
      from deliveries where broadcast = ${number} and class = ${broadcastClass}`),
  );
  return row ?? { sent: 0, failed: 0 };
}

/** How the outbox says that it found nothing to send (mailroom/outbox.ts). */
const takenBack = 'nothing to recalled';

export async function keepBroadcast(tx: Db, number: number, change: Partial<typeof broadcasts.$inferInsert>): Promise<void> {
  await tx.update(broadcasts).set(change).where(eq(broadcasts.number, number));
}

/**
 * Nothing more of it leaves: what waits is taken out of its lanes, what is under way right now is emptied, should it have to be tried
 * again. To be called by whoever has locked it; its lanes are locked in the order of their keys, as everywhere.
 * @param empty a delivery's body that says nothing
 */
export async function stopBroadcast(tx: Db, number: number, ending: 'stopped' | 'stale', empty: Uint8Array): Promise<void> {
  await tx.update(broadcasts).set({ ending }).where(and(eq(broadcasts.number, number), isNull(broadcasts.endedAt)));
  const ofIt = sql`broadcast = ${number} and status = 'waiting' and class = ${broadcastClass}`;
  await tx.execute(sql`select 1 from ${lanes} where key in (select lane from deliveries where ${ofIt}) order by key collate "C" for update`);
  await tx.execute(sql`
    with folded as (
      update deliveries set status = 'folded', body = null from lanes
      where ${ofIt} and lanes.key = deliveries.lane and lanes.claim is null returning lane)
    update lanes set pending = pending - count from (select lane, count(*)::int as count from folded group by lane) gone where key = gone.lane`);
  const left = rowsOf<{ id: number }>(await tx.execute(sql`select id::float8 as id from deliveries where ${ofIt}`));
  if (left.length > 0) await emptyUnsent(tx, left.map(({ id }) => id), empty);
}

/**
 * Whoever wants no announcements any more gets none that waits for him.
 * @param empty a delivery's body that says nothing
 */
export async function dropAnnouncements(tx: Db, chats: readonly string[], empty: Uint8Array): Promise<void> {
  const isForThem = and(isOneOf(deliveries.lane, chats), eq(deliveries.status, 'waiting'), eq(deliveries.class, broadcastClass));
  const rows = await tx.select({ id: deliveries.id }).from(deliveries).where(isForThem);
  if (rows.length > 0) await emptyUnsent(tx, rows.map(({ id }) => id), empty);
}

/** Of a restored copy nobody knows how far it came: nothing more of it leaves by itself. */
export async function stopRestored(tx: Db): Promise<void> {
  await tx.update(broadcasts).set({ ending: 'stopped' }).where(isNull(broadcasts.endedAt));
}

/** The platform's id of the message that shows how far it has come; null while it has not left. */
export async function progressMessage(db: Db, number: number): Promise<string | null> {
  const [row] = rowsOf<{ message_id: string }>(
    await db.execute(sql`
      select message_id from deliveries where broadcast = ${number} and purpose = 'progress' and message_id is not null order by id limit 1`),
  );
  return row?.message_id ?? null;
}
