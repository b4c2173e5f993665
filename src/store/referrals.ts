// Referrals and the files that came by their private links: found by the keyed hash of a link, written with the turn that made them.

import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../calendar/clock.ts';
import type { MatterNumber } from '../matters/matter.ts';
import type { Referral } from '../matters/referral.ts';
import type { Db } from './db.ts';
import { listPlace, preparedQuery } from './prepared.ts';
import { isOneOf } from './rows.ts';
import { keptFiles, referrals } from './schema/referrals.ts';
import type { Seal } from './seal.ts';

/** All referrals of these matters, the latest last. */
export const referralsOf = preparedQuery((db) =>
  db.select().from(referrals).where(isOneOf(referrals.matter, listPlace)).orderBy(asc(referrals.referredAt), asc(referrals.id)),
);

const linkPurpose = 'referral-link';

/** What is stored of a link. */
export function hashOfLink(seal: Seal, token: string): string {
  return seal.hash(linkPurpose, token);
}

/** The referral behind a private link, whether or not it still opens. */
export async function referralByLink(db: Db, seal: Seal, token: string): Promise<Referral | null> {
  const [found] = await db
    .select()
    .from(referrals)
    .where(isOneOf(referrals.linkHash, seal.hashes(linkPurpose, token)))
    .limit(1);
  return found ?? null;
}

const keptFile = z.object({ name: z.string(), mimeType: z.string(), bytes: z.base64() });

export interface KeptFile {
  name: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** To be called in the transaction that stores the letter that names it. */
export async function keepFile(tx: Db, seal: Seal, { id, matter, at, file }: { id: string; matter: MatterNumber; at: Instant; file: KeptFile }): Promise<void> {
  const { name, mimeType, bytes } = file;
  const body = seal.close('kept-file', { name, mimeType, bytes: Buffer.from(bytes).toString('base64') });
  await tx.insert(keptFiles).values({ id, matter, at, body }).onConflictDoNothing();
}

/** Null when it is no longer there. */
export async function openFile(db: Db, seal: Seal, id: string): Promise<KeptFile | null> {
  const [row] = await db.select({ body: keptFiles.body }).from(keptFiles).where(eq(keptFiles.id, id));
  if (!row) return null;
  const { bytes, ...rest } = keptFile.parse(seal.open('kept-file', row.body));
  return { ...rest, bytes: Buffer.from(bytes, 'base64') };
}
