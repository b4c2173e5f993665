// The contacts of representatives (联系对象): name, phone and note lie sealed.

import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ContactPerson } from '../matters/contact-person.ts';
import type { Db } from './db.ts';
import { isIn } from './in-sight.ts';
import { insertRows } from './rows.ts';
import { contactPeople } from './schema/record-cards.ts';
import type { Seal } from './seal.ts';

/** Locked until the transaction ends. */
export async function lockContact(tx: Db, seal: Seal, id: string): Promise<ContactPerson | null> {
  const [row] = await tx.select().from(contactPeople).where(eq(contactPeople.id, id)).for('update');
  return row ? toContact(seal, row) : null;
}

/** Of these representatives, who was spoken with longest ago first. */
export async function contactsOf(tx: Db, seal: Seal, representatives: readonly string[], limit: number): Promise<ContactPerson[]> {
  if (representatives.length === 0) return [];
  const rows = await tx
    .select()
    .from(contactPeople)
    .where(and(isIn(contactPeople.representative, representatives), isNull(contactPeople.endedAt)))
    .orderBy(sql`${contactPeople.lastOn} nulls first`, asc(contactPeople.addedAt), asc(contactPeople.id))
    .limit(limit);
  return rows.map((row) => toContact(seal, row));
}

function toContact(seal: Seal, { name, phone, note, ...row }: typeof contactPeople.$inferSelect): ContactPerson {
  const open = (purpose: string, bytes: Uint8Array): string => z.string().parse(seal.open(purpose, bytes));
  return { ...row, name: open('name', name), phone: phone && open('phone', phone), note: note && open('note', note) };
}

const changing = ['name', 'phone', 'note', 'last_on', 'planned_for', 'ended_at'].map((column) => `"${column}" = excluded."${column}"`).join(', ');

export function writeContacts(tx: Db, seal: Seal, contacts: readonly ContactPerson[]): Promise<unknown>[] {
  if (contacts.length === 0) return [];
  const sealed = (purpose: string, value: string | null) => (value === null ? null : seal.close(purpose, value));
  const rows = contacts.map(({ name, phone, note, ...contact }) => ({ ...contact, name: seal.close('name', name), phone: sealed('phone', phone), note: sealed('note', note) }));
  return [insertRows(tx, contactPeople, rows, `on conflict (id) do update set ${changing}`)];
}
