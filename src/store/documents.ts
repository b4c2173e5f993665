// Documents of supervision (督办): read, one of them under a lock, and what a batch issued or answered written.

import { and, asc, desc, eq, not, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ListedDocument, SupervisionNeed } from '../flows/supervision-contract.ts';
import type { SupervisionDocument } from '../matters/document.ts';
import { inHandStatuses, type MatterNumber } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { hasStatus } from './matters.ts';
import { insertRows, isOneOf } from './rows.ts';
import { matters } from './schema/matters.ts';
import { supervisionDocuments } from './schema/supervision.ts';
import type { Seal } from './seal.ts';

/** Locked until the transaction ends: it is answered once. */
export async function lockDocument(tx: Db, seal: Seal, number: string): Promise<SupervisionDocument | null> {
  const [row] = await tx.select().from(supervisionDocuments).where(eq(supervisionDocuments.number, number)).for('update');
  return row ? opened(row, seal) : null;
}

export function writeDocuments(tx: Db, seal: Seal, documents: readonly SupervisionDocument[]): Promise<unknown>[] {
  if (documents.length === 0) return [];
  const close = (words: string | null): Uint8Array | null => (words === null ? null : seal.close('text', words));
  const rows = documents.map((one) => ({ ...one, text: seal.close('text', one.text), answer: close(one.answer), signer: close(one.signer) }));
  const answered = ['answer', 'answered_by', 'answered_at', 'signer', 'on_paper'].map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return [insertRows(tx, supervisionDocuments, rows, `on conflict (number) do update set ${answered}`)];
}

/** More are never written about one matter. */
const mostAbout = 50;

/** What was put in writing about a matter, in the order in which it was issued. */
export async function documentsAbout(tx: Db, seal: Seal, matter: MatterNumber): Promise<SupervisionDocument[]> {
  const rows = await tx.select().from(supervisionDocuments).where(eq(supervisionDocuments.matter, matter)).orderBy(asc(supervisionDocuments.issuedAt), asc(supervisionDocuments.number)).limit(mostAbout);
  return rows.map((row) => opened(row, seal));
}

/** Unanswered ones first, then the newest. What is about a matter that is confined by now is in no list. */
export async function documentsOf(tx: Db, seal: Seal, { studios, person, limit }: Extract<SupervisionNeed, { need: 'documents' }>): Promise<{ list: ListedDocument[]; total: number }> {
  const mine = person === null ? undefined : or(eq(supervisionDocuments.by, person), eq(supervisionDocuments.representative, person), eq(supervisionDocuments.toPerson, person));
  const isHidden = sql`exists (select 1 from ${matters} where ${matters.number} = ${supervisionDocuments.matter} and ${matters.confined} is not null)`;
  const where = and(or(studios.length > 0 ? isOneOf(supervisionDocuments.studio, studios) : undefined, mine), not(isHidden));
  if (studios.length === 0 && person === null) return { list: [], total: 0 };
  const table = supervisionDocuments;
  // What a unit explains, and what the committee was asked, is owed also when the matter is done (flows/documents/answer.ts).
  const isInHand = sql`exists (select 1 from ${matters} where ${matters.number} = ${table.matter} and ${hasStatus(inHandStatuses)})`;
  const isOwed = sql`(${table.form} in ('red', 'accountability') or ${table.matter} is null or ${isInHand})`;
  const isOpen = sql`(${table.answeredAt} is null and ${isOwed})`;
  const [rows, total] = await Promise.all([
    tx.select({ document: table, isOwed: sql<boolean>`${isOwed}` }).from(table).where(where).orderBy(sql`(not ${isOpen})`, desc(table.issuedAt), desc(table.number)).limit(limit),
    tx.$count(table, and(where, isOpen)),
  ]);
  return { list: rows.map((row) => ({ ...opened(row.document, seal), settled: !row.isOwed })), total };
}

/** As it stands, without a lock. */
export async function documentByNumber(db: Db, seal: Seal, number: string): Promise<SupervisionDocument | null> {
  const [row] = await db.select().from(supervisionDocuments).where(eq(supervisionDocuments.number, number));
  return row ? opened(row, seal) : null;
}

function opened(row: typeof supervisionDocuments.$inferSelect, seal: Seal): SupervisionDocument {
  const open = (bytes: Uint8Array): string => z.string().parse(seal.open('text', bytes));
  // What was blanked is gone; that it was answered stays.
  const answer = row.answer ? open(row.answer) : row.answeredAt === null ? null : '';
  return { ...row, text: row.text ? open(row.text) : '', answer, signer: row.signer && open(row.signer) };
}
