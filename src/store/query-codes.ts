// 查询码: a code that leads somebody without a chat back to his matter. Only its keyed hash is stored, and wrong ones are counted.

import { eq } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { Contact } from '../flows/desk-contract.ts';
import type { MatterNumber, PersonId } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { codeLength, codeLetters, countFailure, isLocked, normaliseCode } from './invitations.ts';
import { queryCodes } from './schema/matters.ts';
import { people } from './schema/roster.ts';
import type { Seal } from './seal.ts';

/** Who tried which code for which matter. */
interface Looking {
  number: MatterNumber;
  code: string;
  account: string;
  user: string;
}

const purpose = 'query-code';

/** Drawn with the key from the letter that asked for it: a letter that is repeated gets the same one, and nobody without the key guesses it. */
export function newQueryCode(seal: Seal, letter: string): string {
  const drawn = Buffer.from(seal.hash('new-query-code', letter), 'base64url');
  return [...drawn.subarray(0, codeLength)].map((byte) => codeLetters[byte % codeLetters.length]).join('');
}

/** As it is stored: bound to its matter, so that a code is of no use for another one. */
export function queryCodeHash(seal: Seal, number: MatterNumber, code: string): string {
  return seal.hash(purpose, `${number} ${code}`);
}

/**
 * Whether a code is the one of this matter. A wrong code, or a number that does not exist, counts against the account that tried;
 * after five within an hour not even a right one is looked at.
 * @throws when the account has no row: the mailroom makes it before anything else
 */
export async function lookUp(tx: Db, seal: Seal, looking: Looking, now: Instant): Promise<'found' | 'unknown' | 'too-many-tries'> {
  if (await isLocked(tx, looking, now)) return 'too-many-tries';
  const [stored] = await tx.select({ hash: queryCodes.codeHash }).from(queryCodes).where(eq(queryCodes.matter, looking.number));
  const tried = seal.hashes(purpose, `${looking.number} ${normaliseCode(looking.code)}`);
  if (stored && tried.includes(stored.hash)) return 'found';
  await countFailure(tx, looking, now);
  return 'unknown';
}

export async function contactOf(tx: Db, seal: Seal, person: PersonId): Promise<Contact | null> {
  const [row] = await tx.select({ name: people.name, phone: people.phone }).from(people).where(eq(people.id, person));
  if (!row) return null;
  const open = (kind: 'name' | 'phone', bytes: Uint8Array | null): string | null => (bytes ? (seal.open(kind, bytes) as string) : null);
  return { name: open('name', row.name), phone: open('phone', row.phone) };
}
