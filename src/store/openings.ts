// A person's data of a matter, opened for somebody who gave a reason (DESIGN §1), and the log of who did so.

import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { MatterFile } from '../flows/flow.ts';
import type { Opening, PersonalData } from '../matters/opening.ts';
import type { By } from '../matters/lifecycle.ts';
import type { Db } from './db.ts';
import { insertRows } from './rows.ts';
import { accessLog, matters, matterTexts } from './schema/matters.ts';
import { people } from './schema/roster.ts';
import type { Seal } from './seal.ts';

/** The texts that are a resident's own. */
const ownKinds: readonly string[] = ['original', 'supplement', 'answer'];

/** What the resident of a matter said, as he said it, and what is known of him. */
export async function personalData(tx: Db, seal: Seal, { matter }: MatterFile): Promise<PersonalData> {
  const [texts, [person]] = await Promise.all([
    tx
      .select({ id: matterTexts.id, kind: matterTexts.kind, at: matterTexts.at, original: matterTexts.original })
      .from(matterTexts)
      .where(and(eq(matterTexts.matter, matter.number), inArray(matterTexts.kind, [...ownKinds])))
      .orderBy(asc(matterTexts.at), asc(matterTexts.id)),
    tx.select({ name: people.name, phone: people.phone }).from(people).where(eq(people.id, matter.resident)),
  ]);
  return {
    // What was blanked is gone.
    texts: texts.flatMap(({ id, kind, at, original }) => (original ? [{ id, kind: kind as PersonalData['texts'][number]['kind'], at, original: seal.open('text', original) as string }] : [])),
    name: person?.name ? (seal.open('name', person.name) as string) : null,
    phone: person?.phone ? (seal.open('phone', person.phone) as string) : null,
  };
}

/** Who opened the data of a resident's own matters, newest first. */
export async function openingsOf(tx: Db, resident: string, limit: number): Promise<Opening[]> {
  return tx
    .select({ matter: accessLog.matter, at: accessLog.at, by: accessLog.by })
    .from(accessLog)
    .innerJoin(matters, eq(matters.number, accessLog.matter))
    .where(eq(matters.resident, resident))
    .orderBy(desc(accessLog.at), desc(accessLog.id))
    .limit(limit);
}

/** Who opens what, and why; the reason is sealed. */
export interface NewOpening {
  matter: string;
  at: Instant;
  by: By;
  what: 'original' | 'contact';
  reason: string;
}

export function writeOpenings(tx: Db, seal: Seal, list: readonly NewOpening[]): Promise<unknown>[] {
  if (list.length === 0) return [];
  return [insertRows(tx, accessLog, list.map(({ reason, ...row }) => ({ ...row, reason: seal.close('reason', reason) })))];
}
