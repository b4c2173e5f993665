// Invitations: a code that lets somebody of the roster in, once. The code itself is nowhere stored, only its keyed hash.

import { randomInt } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { Invitation } from '../flows/flow.ts';
import type { PersonId } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { bumpRosterVersion } from './roster.ts';
import { conversations } from './schema/mail.ts';
import { matters } from './schema/matters.ts';
import { accounts, invitations, people } from './schema/roster.ts';
import type { Seal } from './seal.ts';

/** How a code looks: without 0, 1, I and O, which people mistake for each other. */
export const invitationCode = /^[2-9A-HJ-NP-Z]{8}$/;

/** What codes are made of, those of invitations and 查询码. */
export const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const codeLength = 8;

export function newInvitationCode(): string {
  return Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('');
}

const invitationDays = 7;
const dayMs = 86_400_000;
/** Wrong codes that one account may try before it has to wait. */
const maxFailures = 5;
const failureWindowMs = 3_600_000;

/** As people type it: in small letters, in full width, with spaces or a hyphen in between. */
export function normaliseCode(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Stores an invitation; older open ones of the person are void from now on. */
export async function makeInvitation(tx: Db, seal: Seal, { code, person }: { code: string; person: PersonId }, now: Instant): Promise<void> {
  await voidInvitations(tx, person, now);
  await tx.insert(invitations).values({
    codeHash: seal.hash('invitation', code),
    person,
    madeAt: now,
    expiresAt: now + invitationDays * dayMs,
  });
}

/** @returns how many were still open */
export async function voidInvitations(tx: Db, person: PersonId, now: Instant): Promise<number> {
  const voided = await tx
    .update(invitations)
    .set({ voidedAt: now })
    .where(and(eq(invitations.person, person), isNull(invitations.usedAt), isNull(invitations.voidedAt)))
    .returning({ expiresAt: invitations.expiresAt });
  return voided.filter((invitation) => invitation.expiresAt > now).length;
}

/**
 * Takes a person's accounts away: they belong to nobody known from now on, and buttons pressed there no longer act for him.
 * @returns how many there were
 */
export async function unbindAccounts(tx: Db, person: PersonId): Promise<number> {
  const unbound = await tx.delete(accounts).where(eq(accounts.person, person)).returning({ user: accounts.user });
  await tx.update(conversations).set({ person: null }).where(eq(conversations.person, person));
  if (unbound.length > 0) await bumpRosterVersion(tx);
  return unbound.length;
}

interface Tried {
  account: string;
  user: string;
}

const isAccount = ({ account, user }: Tried) => and(eq(accounts.account, account), eq(accounts.user, user));

/**
 * Locks the account that tries a code, and says whether it has to wait.
 * @throws when it has no row
 */
export async function isLocked(tx: Db, tried: Tried, now: Instant): Promise<boolean> {
  const [row] = await tx.select({ failures: accounts.failures, since: accounts.failedSince }).from(accounts).where(isAccount(tried)).for('update');
  if (!row) throw new Error('an account without a row tries a code');
  return row.since !== null && now - row.since < failureWindowMs && row.failures >= maxFailures;
}

/** A wrong code; the first after an hour begins anew. */
export async function countFailure(tx: Db, tried: Tried, now: Instant): Promise<void> {
  const isOver = sql`${accounts.failedSince} is null or ${accounts.failedSince} <= ${new Date(now - failureWindowMs).toISOString()}::timestamptz`;
  await tx
    .update(accounts)
    .set({
      failures: sql`case when ${isOver} then 1 else ${accounts.failures} + 1 end`,
      failedSince: sql`case when ${isOver} then ${new Date(now).toISOString()}::timestamptz else ${accounts.failedSince} end`,
    })
    .where(isAccount(tried));
}

/**
 * Looks an invitation up by the code that somebody typed, and locks it. A code that does not exist counts against his account,
 * and after five within an hour not even a right one is looked at.
 * @throws when the account has no row: the mailroom makes it before anything else
 */
export async function findInvitation(
  tx: Db,
  seal: Seal,
  { code, account, user }: { code: string; account: string; user: string },
  now: Instant,
): Promise<Invitation> {
  if (await isLocked(tx, { account, user }, now)) return { ok: false, why: 'too-many-tries' };
  const [found] = await tx
    .select()
    .from(invitations)
    .where(inArray(invitations.codeHash, seal.hashes('invitation', normaliseCode(code))))
    .for('update');
  if (!found) {
    await countFailure(tx, { account, user }, now);
    return { ok: false, why: 'unknown' };
  }
  if (found.usedAt !== null) return { ok: false, why: 'used' };
  if (found.voidedAt !== null) return { ok: false, why: 'voided' };
  if (found.expiresAt <= now) return { ok: false, why: 'expired' };
  return { ok: true, person: found.person };
}

/**
 * Binds an account, and the private conversation it wrote in, to the person of the roster. What he brought as a resident
 * before stays his.
 * @throws when the code is no longer good; `findInvitation` in the same transaction keeps it good
 */
export async function useInvitation(
  tx: Db,
  seal: Seal,
  { code, person, account, user, conversation }: { code: string; person: PersonId; account: string; user: string; conversation: string },
  now: Instant,
): Promise<void> {
  const used = await tx
    .update(invitations)
    .set({ usedAt: now })
    .where(
      and(
        inArray(invitations.codeHash, seal.hashes('invitation', normaliseCode(code))),
        eq(invitations.person, person),
        isNull(invitations.usedAt),
        isNull(invitations.voidedAt),
      ),
    )
    .returning({ person: invitations.person });
  if (used.length === 0) throw new Error('an invitation that is not open was used');
  const [former] = await tx
    .select({ person: accounts.person, rosterKey: people.rosterKey })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.person))
    .where(and(eq(accounts.account, account), eq(accounts.user, user)));
  const bound = { person, conversation, reachable: true, failures: 0, failedSince: null, usedAt: now };
  await tx
    .insert(accounts)
    .values({ account, user, ...bound })
    .onConflictDoUpdate({ target: [accounts.account, accounts.user], set: bound });
  await tx.update(conversations).set({ person }).where(eq(conversations.key, conversation));
  // Only what he brought as a resident: the account of one officer that passes to another does not take matters along.
  if (former && former.rosterKey === null) await tx.update(matters).set({ resident: person }).where(eq(matters.resident, former.person));
  await bumpRosterVersion(tx);
}
