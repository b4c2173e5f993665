// Links to the page of a login by QR code, and the cookies that browsers get for them: one use each, known by keyed hashes alone.

import { and, gt, isNull, lte } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { PersonId } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { isOneOf } from './rows.ts';
import { loginLinks } from './schema/channel-accounts.ts';
import type { Seal } from './seal.ts';

const linkPurpose = 'login-link';
const cookiePurpose = 'login-cookie';

/** What is stored of a link. */
export function hashOfLoginLink(seal: Seal, token: string): string {
  return seal.hash(linkPurpose, token);
}

/** Who asked for it, and for which account. */
export interface LoginGuest {
  account: string;
  person: PersonId;
}

const guest = { account: loginLinks.account, person: loginLinks.person };

/** What has had its time goes. */
export async function makeLoginLink(tx: Db, { account, person, hash, until }: LoginGuest & { hash: string; until: Instant }, now: Instant): Promise<void> {
  await tx.delete(loginLinks).where(lte(loginLinks.expiresAt, now));
  await tx.insert(loginLinks).values({ linkHash: hash, account, person, expiresAt: until });
}

/** Whose link it is, as long as nobody has used it; null: it opens nothing. */
export async function guestOfLink(db: Db, seal: Seal, token: string, now: Instant): Promise<LoginGuest | null> {
  const [found] = await db.select(guest).from(loginLinks).where(isUnused(seal, token, now));
  return found ?? null;
}

/** Uses a link up: from now on the cookie stands for it, until then. Of two who try one is told null. */
export async function useLoginLink(db: Db, seal: Seal, token: string, cookie: string, now: Instant, until: Instant): Promise<LoginGuest | null> {
  const [used] = await db
    .update(loginLinks)
    .set({ cookieHash: seal.hash(cookiePurpose, cookie), expiresAt: until })
    .where(isUnused(seal, token, now))
    .returning(guest);
  return used ?? null;
}

export async function guestOfCookie(db: Db, seal: Seal, cookie: string, now: Instant): Promise<LoginGuest | null> {
  const [found] = await db
    .select(guest)
    .from(loginLinks)
    .where(and(isOneOf(loginLinks.cookieHash, seal.hashes(cookiePurpose, cookie)), gt(loginLinks.expiresAt, now)));
  return found ?? null;
}

function isUnused(seal: Seal, token: string, now: Instant) {
  return and(isOneOf(loginLinks.linkHash, seal.hashes(linkPurpose, token)), isNull(loginLinks.cookieHash), gt(loginLinks.expiresAt, now));
}
