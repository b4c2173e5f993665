// What a studio has in hand, to be compared with a new matter: one look into the index of what is owed.

import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import { inHandStatuses, type Matter } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { hasStatus } from './matters.ts';
import { matters } from './schema/matters.ts';

/** More of a long letter is not compared (matters/sameness). */
const maxChars = 1200;

/** The newest first; what is confined is in no studio's hands. */
export function toldLately(tx: Db, studio: string, since: Instant, limit: number): Promise<Pick<Matter, 'number' | 'studio' | 'category' | 'place' | 'text'>[]> {
  return tx
    .select({ number: matters.number, studio: matters.studio, category: matters.category, place: matters.place, text: sql<string>`left(${matters.text}, ${sql.raw(String(maxChars))})` })
    .from(matters)
    .where(and(eq(matters.studio, studio), hasStatus(inHandStatuses), isNull(matters.confined), gte(matters.raisedAt, since)))
    .orderBy(desc(matters.raisedAt), desc(matters.number))
    .limit(limit);
}
