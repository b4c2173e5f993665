// Writes what the desk's rarer acts decided: words for the search, people without a chat.

import type { Instant } from '../calendar/clock.ts';
import type { Contact } from '../flows/desk-contract.ts';
import type { Matter } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { queryCodeHash } from './query-codes.ts';
import { insertRows } from './rows.ts';
import { matterWords, queryCodes } from './schema/matters.ts';
import { people } from './schema/roster.ts';
import type { Seal } from './seal.ts';
import { pairsOf, wordsOf } from './words.ts';

interface Newcomers {
  newcomers: readonly { person: string; contact: Contact }[];
  queryCodes: readonly { matter: string; code: string }[];
}

/** What a search finds these matters by. */
export function writeWords(tx: Db, reworded: readonly Matter[]): Promise<unknown>[] {
  if (reworded.length === 0) return [];
  const rows = reworded.map((matter) => ({ number: matter.number, pairs: pairsOf(wordsOf(matter)) }));
  return [insertRows(tx, matterWords, rows, 'on conflict (number) do update set pairs = excluded.pairs')];
}

/** Somebody who came or called, his name and phone sealed; of codes the hash. */
export function writeNewcomers(tx: Db, seal: Seal, { newcomers, queryCodes: codes }: Newcomers, now: Instant): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  const sealed = (kind: 'name' | 'phone', value: string | null) => (value === null ? null : seal.close(kind, value));
  if (newcomers.length > 0)
    writes.push(
      insertRows(tx, people, newcomers.map(({ person, contact }) => ({ id: person, name: sealed('name', contact.name), phone: sealed('phone', contact.phone), createdAt: now }))),
    );
  if (codes.length > 0)
    writes.push(
      insertRows(tx, queryCodes, codes.map(({ matter, code }) => ({ matter, codeHash: queryCodeHash(seal, matter, code), madeAt: now }))),
    );
  return writes;
}
