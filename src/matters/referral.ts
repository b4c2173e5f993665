// A referral (转办): a department's hold on a matter, from being referred until the answer, a return or a recall. What is dead stays dead.

import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { Matter, MatterNumber, PersonId } from './matter.ts';

export interface Referral {
  /** Id of the letter that made it: short enough for a button. */
  id: string;
  matter: MatterNumber;
  department: string;
  /** Who referred: what the department cannot be told is told to him. */
  referredBy: PersonId | null;
  referredAt: Instant;
  /** By the end of which day the department answers. */
  until: CivilDate;
  /** Its one extension was given. */
  extended: boolean;
  /** Keyed hash of the private link; null where the department's handlers are bound. */
  linkHash: string | null;
  /** The link is dead from then on. */
  expiresAt: Instant;
  endedAt: Instant | null;
}

/** A link is good for 30 days, or until the final answer (DESIGN §1). */
const linkDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** Of a matter that has just been referred. */
export function openReferral(matter: Matter, id: string, referredBy: PersonId | null, linkHash: string | null, now: Instant): Referral {
  const { number, department, promise } = matter;
  return {
    id,
    matter: number,
    department: department ?? '',
    referredBy,
    referredAt: now,
    until: promise?.on ?? '',
    extended: false,
    linkHash,
    expiresAt: now + linkDays * dayMs,
    endedAt: null,
  };
}

/** With a link in the place of the one before, which opens nothing any more. */
export function withNewLink(referral: Referral, linkHash: string, now: Instant): Referral {
  return { ...referral, linkHash, expiresAt: now + linkDays * dayMs };
}

/** The referral after its matter has changed: it ends when the department no longer has it, and moves with the promise. */
export function referralAfter(referral: Referral, matter: Matter, now: Instant): Referral {
  if (referral.endedAt !== null) return referral;
  if (matter.status !== 'referred' || matter.department !== referral.department) return { ...referral, endedAt: now };
  const until = matter.promise?.on ?? referral.until;
  return until === referral.until && matter.extended === referral.extended ? referral : { ...referral, until, extended: matter.extended };
}

/** Whether the department still has it. */
export function isLive(referral: Referral | null): referral is Referral {
  return referral !== null && referral.endedAt === null;
}

/** Whether its private link opens. */
export function isLinkGood(referral: Referral, now: Instant): boolean {
  return isLive(referral) && referral.linkHash !== null && now < referral.expiresAt;
}
