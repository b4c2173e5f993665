// Documents of supervision (督办): read, one of them under a lock, and what a batch issued or answered written.

import { and, asc, desc, eq, isNull, not, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { SupervisionNeed } from '../flows/supervision-contract.ts';
import type { SupervisionDocument } from '../matters/document.ts';
import type { MatterNumber } from '../matters/matter.ts';
import type { Db } from './db.ts';
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
export async function documentsOf(tx: Db, seal: Seal, { studios, person, limit }: Extract<SupervisionNeed, { need: 'documents' }>): Promise<{ list: SupervisionDocument[]; total: number }> {
  const mine = person === null ? undefined : or(eq(supervisionDocuments.by, person), eq(supervisionDocuments.representative, person), eq(supervisionDocuments.toPerson, person));
  const isHidden = sql`exists (select 1 from ${matters} where ${matters.number} = ${supervisionDocuments.matter} and ${matters.confined} is not null)`;
  const where = and(or(studios.length > 0 ? isOneOf(supervisionDocuments.studio, studios) : undefined, mine), not(isHidden));
  if (studios.length === 0 && person === null) return { list: [], total: 0 };
  const [rows, total] = await Promise.all([
    tx.select().from(supervisionDocuments).where(where).orderBy(sql`(${supervisionDocuments.answer} is not null)`, desc(supervisionDocuments.issuedAt), desc(supervisionDocuments.number)).limit(limit),
    tx.$count(supervisionDocuments, and(where, isNull(supervisionDocuments.answer))),
  ]);
  return { list: rows.map((row) => opened(row, seal)), total };
}

/** As it stands, without a lock. */
export async function documentByNumber(db: Db, seal: Seal, number: string): Promise<SupervisionDocument | null> {
  const [row] = await db.select().from(supervisionDocuments).where(eq(supervisionDocuments.number, number));
  return row ? opened(row, seal) : null;
}

function opened(row: typeof supervisionDocuments.$inferSelect, seal: Seal): SupervisionDocument {
  const open = (bytes: Uint8Array): string => z.string().parse(seal.open('text', bytes));
  return { ...row, text: open(row.text), answer: row.answer && open(row.answer), signer: row.signer && open(row.signer) };
}
