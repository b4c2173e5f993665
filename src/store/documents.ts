// Supervisors' documents: read one under a lock, write what a batch issued or answered.

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { SupervisionDocument } from '../matters/document.ts';
import type { Db } from './db.ts';
import { insertRows } from './rows.ts';
import { supervisionDocuments } from './schema/supervision.ts';
import type { Seal } from './seal.ts';

/** Locked until the transaction ends: it is answered once. */
export async function lockDocument(tx: Db, seal: Seal, number: string): Promise<SupervisionDocument | null> {
  const [row] = await tx.select().from(supervisionDocuments).where(eq(supervisionDocuments.number, number)).for('update');
  return row ? opened(row, seal) : null;
}

export function writeDocuments(tx: Db, seal: Seal, documents: readonly SupervisionDocument[]): Promise<unknown>[] {
  if (documents.length === 0) return [];
  const rows = documents.map((one) => ({ ...one, text: seal.close('text', one.text), answer: one.answer === null ? null : seal.close('text', one.answer) }));
  const answered = ['answer', 'answered_by', 'answered_at'].map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return [insertRows(tx, supervisionDocuments, rows, `on conflict (number) do update set ${answered}`)];
}

/** As it stands, without a lock. */
export async function documentByNumber(db: Db, seal: Seal, number: string): Promise<SupervisionDocument | null> {
  const [row] = await db.select().from(supervisionDocuments).where(eq(supervisionDocuments.number, number));
  return row ? opened(row, seal) : null;
}

function opened(row: typeof supervisionDocuments.$inferSelect, seal: Seal): SupervisionDocument {
  const open = (bytes: Uint8Array): string => z.string().parse(seal.open('text', bytes));
  return { ...row, text: open(row.text), answer: row.answer && open(row.answer) };
}
