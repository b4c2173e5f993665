// Record cards: read under a lock or listed for those who may see them, written by a batch, blanked with their matter.

import { and, asc, count, desc, eq, gte, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { MatterNumber } from '../matters/matter.ts';
import type { ReceptionId } from '../matters/reception.ts';
import { cardFields, cardIdOf, type ActivityCounts, type RecordCard } from '../matters/record-card.ts';
import type { RecordCardSight } from '../matters/visible-papers.ts';
import type { Db } from './db.ts';
import { isIn } from './in-sight.ts';
import { insertRows, isOneOf } from './rows.ts';
import { recordCardOpenings, recordCards } from './schema/record-cards.ts';
import { matters } from './schema/matters.ts';
import type { Seal } from './seal.ts';

/** What was written by a release that had another field is left out. */
const words = z.object({
  fields: z.record(z.string(), z.string()),
  skipped: z.array(z.string()),
});

type Row = typeof recordCards.$inferSelect;

/** Of a matter that is kept from others (直报件) there is no card for anybody; of a blanked one there is nothing to show. */
const isShown = and(
  isNotNull(recordCards.words),
  sql`not exists (select 1 from ${matters} where ${matters.number} = ${recordCards.matter} and ${matters.confined} is not null)`,
);

/** Locked until the transaction ends. */
export async function lockRecordCard(tx: Db, seal: Seal, id: string): Promise<RecordCard | null> {
  const [row] = await tx.select().from(recordCards).where(and(eq(recordCards.id, id), isShown)).for('update');
  return row ? toCard(seal, row) : null;
}

/** For a paper: as it stands, without a lock. */
export async function recordCardOf(db: Db, seal: Seal, id: string): Promise<RecordCard | null> {
  const [row] = await db.select().from(recordCards).where(and(eq(recordCards.id, id), isShown));
  return row ? toCard(seal, row) : null;
}

/** Locked, in the order in which they were opened. */
export async function lockRecordCardsOf(tx: Db, seal: Seal, matter: MatterNumber): Promise<RecordCard[]> {
  const rows = await tx.select().from(recordCards).where(and(eq(recordCards.matter, matter), isShown)).orderBy(asc(recordCards.openedAt), asc(recordCards.id)).for('update');
  return rows.map((row) => toCard(seal, row));
}

interface Listing {
  of: RecordCardSight;
  handedIn: boolean;
  since: CivilDate;
  limit: number;
}

/** What is to be handed in, the first due first and what has no date yet last; or what was handed in last. */
export async function listRecordCards(tx: Db, seal: Seal, { of, handedIn, since, limit }: Listing): Promise<{ list: RecordCard[]; total: number; counts: ActivityCounts }> {
  const seen = isOf(of);
  if (!seen) return { list: [], total: 0, counts: {} };
  const where = and(seen, isShown, handedIn ? isNotNull(recordCards.handedInAt) : isNull(recordCards.handedInAt));
  const order = handedIn ? [desc(recordCards.handedInAt), asc(recordCards.id)] : [sql`${recordCards.dueOn} nulls last`, asc(recordCards.openedAt), asc(recordCards.id)];
  const [rows, total, counted] = await Promise.all([
    tx.select().from(recordCards).where(where).orderBy(...order).limit(limit),
    tx.$count(recordCards, where),
    tx.select({ form: recordCards.form, count: count() }).from(recordCards).where(and(seen, gte(recordCards.on, since))).groupBy(recordCards.form),
  ]);
  return { list: rows.map((row) => toCard(seal, row)), total, counts: Object.fromEntries(counted.map(({ form, count: many }) => [form, many])) };
}

function isOf({ representatives, studios }: RecordCardSight): SQL | undefined {
  return or(
    ...(representatives.length === 0 ? [] : [isIn(recordCards.representative, representatives)]),
    ...(studios.length === 0 ? [] : [isIn(recordCards.studio, studios)]),
  );
}

function toCard(seal: Seal, { words: sealedWords, ...row }: Row): RecordCard {
  const { fields, skipped } = sealedWords === null ? { fields: {}, skipped: [] } : words.parse(seal.open('card', sealedWords));
  return { ...row, fields: Object.fromEntries(Object.entries(fields)), skipped: cardFields.filter((field) => skipped.includes(field)) };
}

const changing = ['outcome', 'matter', 'words', 'fed_back_on', 'due_on', 'handed_in_at', 'handed_in_by'].map((column) => `"${column}" = excluded."${column}"`).join(', ');

export function writeRecordCards(tx: Db, seal: Seal, cards: readonly RecordCard[]): Promise<unknown>[] {
  return cards.length === 0 ? [] : [insertRows(tx, recordCards, sealedRows(seal, cards), `on conflict (id) do update set ${changing}`)];
}

/** The same activity told twice leaves what was filled in since. */
export function writeNewRecordCards(tx: Db, seal: Seal, cards: readonly RecordCard[]): Promise<unknown>[] {
  return cards.length === 0 ? [] : [insertRows(tx, recordCards, sealedRows(seal, cards), 'on conflict (id) do nothing')];
}

function sealedRows(seal: Seal, cards: readonly RecordCard[]): object[] {
  return cards.map(({ fields, skipped, ...card }) => ({ ...card, words: seal.close('card', { fields, skipped }) }));
}

export interface NewRecordCardOpening {
  card: string;
  by: string;
  at: Instant;
}

export function writeRecordCardOpenings(tx: Db, list: readonly NewRecordCardOpening[]): Promise<unknown>[] {
  return list.length === 0 ? [] : [insertRows(tx, recordCardOpenings, list)];
}

/** The telephone numbers of those whose cards these are. */
export async function phonesOnCards(tx: Db, seal: Seal, of: { matter: MatterNumber } | { bookings: readonly { reception: ReceptionId; turn: number }[] }): Promise<string[]> {
  const theirs = 'matter' in of ? eq(recordCards.matter, of.matter) : isOneOf(recordCards.id, of.bookings.map(cardIdOf));
  const rows = await tx.select().from(recordCards).where(and(theirs, isNotNull(recordCards.words)));
  return rows.flatMap((row) => toCard(seal, row).fields.phone ?? []);
}

/** Whoever came with these numbers is forgotten (删除我). */
export async function blankRecordCardsOfBookings(tx: Db, bookings: readonly { reception: ReceptionId; turn: number }[]): Promise<void> {
  await tx.update(recordCards).set({ words: null }).where(isOneOf(recordCards.id, bookings.map(cardIdOf)));
}

/** The words of a matter go (涉密, 删除我): those of its cards with them. That there was an activity stays. */
export async function blankRecordCardsOf(tx: Db, matter: MatterNumber): Promise<void> {
  await tx.update(recordCards).set({ words: null }).where(eq(recordCards.matter, matter));
}
