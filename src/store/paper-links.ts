// Links to papers: made for one person and one paper, gone with the first use or after their time, known by keyed hashes alone.

import { and, gt, lte } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { PaperKind } from '../flows/paper-contract.ts';
import type { PersonId } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { isOneOf } from './rows.ts';
import { paperLinks } from './schema/papers.ts';
import type { Seal } from './seal.ts';

const linkPurpose = 'paper-link';

/** What is stored of a link. */
export function hashOfPaperLink(seal: Seal, token: string): string {
  return seal.hash(linkPurpose, token);
}

/** Who asked, and for which paper. */
export interface PaperAsked {
  kind: PaperKind;
  key: string;
  person: PersonId;
}

/** What has had its time goes. */
export async function makePaperLink(tx: Db, { kind, key, person, hash, until }: PaperAsked & { hash: string; until: Instant }, now: Instant): Promise<void> {
  await tx.delete(paperLinks).where(lte(paperLinks.expiresAt, now));
  await tx.insert(paperLinks).values({ linkHash: hash, kind, key, person, expiresAt: until });
}

/** Whether a link still opens something. */
export async function isPaperLinkGood(db: Db, seal: Seal, token: string, now: Instant): Promise<boolean> {
  const found = await db.select({ kind: paperLinks.kind }).from(paperLinks).where(isGood(seal, token, now));
  return found.length > 0;
}

/** Uses a link up. Of two who try, one is told null. */
export async function takePaperLink(tx: Db, seal: Seal, token: string, now: Instant): Promise<PaperAsked | null> {
  const [taken] = await tx.delete(paperLinks).where(isGood(seal, token, now)).returning({ kind: paperLinks.kind, key: paperLinks.key, person: paperLinks.person });
  return taken ?? null;
}

function isGood(seal: Seal, token: string, now: Instant) {
  return and(isOneOf(paperLinks.linkHash, seal.hashes(linkPurpose, token)), gt(paperLinks.expiresAt, now));
}
