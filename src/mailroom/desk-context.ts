// What the rarer acts of the desk may know: matters that hang together, counts by studio, codes, and who stands behind a matter.

import { randomUUID } from 'node:crypto';
import type { Instant } from '../calendar/clock.ts';
import type { DeskKnown, DeskNeed, LoginAsked } from '../flows/desk-contract.ts';
import type { MatterFile, Need } from '../flows/flow.ts';
import type { Matter, MatterNumber } from '../matters/matter.ts';
import { loginOf } from '../store/channel-accounts.ts';
import type { Db } from '../store/db.ts';
import { lockFiles, mattersByRunningNumber } from '../store/matters.ts';
import { lateMatters, openByStudio, relatedMatters } from '../store/desk-lists.ts';
import { contactOf, lookUp, newQueryCode } from '../store/query-codes.ts';
import type { Seal } from '../store/seal.ts';
import type { LoginLinks } from './new-link.ts';

type NeedOf<Kind extends Need['need']> = Extract<Need, { need: Kind }>;

/** The matters that a running number in the second place fits. */
export async function othersOf(tx: Db, needs: readonly Need[]): Promise<Map<Need, readonly Matter[]>> {
  const others = new Map<Need, readonly Matter[]>();
  for (const need of needs)
    if (need.need === 'other-by-running-number') others.set(need, await mattersByRunningNumber(tx, need, null, need.running));
  return others;
}

/** The numbers in the second place: they are locked like the first. */
export function otherNumbers(needs: readonly Need[], others: ReadonlyMap<Need, readonly Matter[]>): MatterNumber[] {
  const typed = needs.flatMap((need) => (need.need === 'other-matter' ? [need.number] : []));
  return [...typed, ...[...others.values()].flatMap((fits) => (fits.length === 1 ? fits.map(({ number }) => number) : []))];
}

/** What is merged with these numbers, if a turn has to know. */
export async function relativesOf(tx: Db, needs: readonly Need[], numbers: readonly MatterNumber[]): Promise<MatterNumber[]> {
  return needs.some((need) => need.need === 'same-matter') ? relatedMatters(tx, numbers) : [];
}

/**
 * What was merged with these, or handed on, while their rows were waited for is locked as well, that nobody is forgotten. It comes out of
 * the order of numbers: two batches may meet there, and the one that gives way is repeated.
 */
export async function lockNewRelatives(tx: Db, seal: Seal, needs: readonly Need[], direct: readonly MatterNumber[], files: Map<MatterNumber, MatterFile>): Promise<void> {
  if (!needs.some((need) => need.need === 'same-matter') || direct.every((number) => isFamilyIn(files, number))) return;
  const missing = (await relatedMatters(tx, direct)).filter((number) => !files.has(number));
  for (const [number, file] of await lockFiles(tx, seal, missing.sort())) files.set(number, file);
}

/** Whether all that hangs together with a matter is in hand, as far as its own row tells. */
function isFamilyIn(files: ReadonlyMap<MatterNumber, MatterFile>, number: MatterNumber): boolean {
  const matter = files.get(number)?.matter;
  if (!matter) return true;
  const named = [matter.merged?.into ?? null, matter.handedFrom, matter.handedTo].filter((one) => one !== null);
  return named.every((one) => files.has(one)) && [matter, ...linkedWith(files, matter).map((file) => file.matter)].every((one) => mergedInto(files, one.number).length >= one.joined);
}

function mergedInto(files: ReadonlyMap<MatterNumber, MatterFile>, number: MatterNumber): MatterFile[] {
  return [...files.values()].filter(({ matter: { merged } }) => merged?.into === number);
}

/** The same matter in all studios that had it, but for itself: handed on from one to the next. */
function linkedWith(files: ReadonlyMap<MatterNumber, MatterFile>, { number }: Matter): MatterFile[] {
  const same = new Set([number]);
  for (const one of same) {
    const { handedFrom = null, handedTo = null } = files.get(one)?.matter ?? {};
    for (const other of [handedFrom, handedTo]) if (other !== null) same.add(other);
  }
  return [...same].flatMap((one) => (one === number ? [] : (files.get(one) ?? [])));
}

/** What is found for one letter. */
interface Found extends DeskKnown<MatterFile> {
  matter: MatterFile | null;
  matters: readonly Matter[];
  mattersTotal: number;
}

interface Known {
  files: Map<MatterNumber, MatterFile>;
  others: ReadonlyMap<Need, readonly Matter[]>;
  now: Instant;
  login: LoginLinks | null;
}

export async function answerDesk(tx: Db, seal: Seal, need: DeskNeed, one: { account: string; user: string }, found: Found, known: Known): Promise<void> {
  const { files, others, now } = known;
  switch (need.need) {
    case 'same-matter': {
      const matter = found.matter?.matter;
      if (!matter) return;
      // As they stand now that they are locked: what was read before may have changed.
      found.linked = linkedWith(files, matter);
      const same = [found.matter, ...found.linked].flatMap((half) => half ?? []);
      found.merged = same.flatMap((half) => mergedInto(files, half.matter.number));
      // Of the one that goes on: what was handed over is merged with nothing any more.
      found.leading = same.flatMap(({ matter: { merged } }) => (merged ? (files.get(merged.into) ?? []) : []))[0] ?? null;
      return;
    }
    case 'other-matter':
      found.other = files.get(need.number) ?? null;
      found.otherMerged = mergedInto(files, need.number);
      return;
    case 'other-by-running-number':
      found.fitting = others.get(need) ?? [];
      found.other = (found.fitting.length === 1 && files.get(found.fitting[0]?.number ?? '')) || null;
      found.otherMerged = found.other ? mergedInto(files, found.other.matter.number) : [];
      return;
    case 'late-matters':
    case 'open-by-studio':
      return answerList(tx, need, found);
    case 'newcomer':
      found.newcomer = randomUUID();
      return;
    case 'query-code':
      found.queryCode = newQueryCode(seal, need.letter);
      return;
    case 'matter-by-code':
      found.lookup = await lookUp(tx, seal, { ...need, account: one.account, user: one.user }, now);
      found.matter = found.lookup === 'found' ? (files.get(need.number) ?? null) : null;
      return;
    case 'contact':
      found.contact = found.matter ? await contactOf(tx, seal, found.matter.matter.resident) : null;
      return;
    case 'login':
      found.login = known.login && (await loginAsked(tx, seal, known.login, now));
  }
}

async function loginAsked(tx: Db, seal: Seal, { account, studio, newLink }: LoginLinks, now: Instant): Promise<LoginAsked> {
  const login = await loginOf(tx, seal, account, now);
  return { account, studio, upSince: login?.state === 'up' ? login.at : null, link: newLink() };
}

async function answerList(tx: Db, need: NeedOf<'late-matters' | 'open-by-studio'>, found: Found): Promise<void> {
  if (need.need === 'late-matters') {
    const late = await lateMatters(tx, need, need.before, need.limit);
    found.matters = late.list;
    found.mattersTotal = late.total;
    return;
  }
  const { counts, list } = await openByStudio(tx, need, need);
  found.counts = counts;
  found.matters = list;
  found.mattersTotal = counts.reduce((sum, one) => sum + (need.onlyLate ? one.late : one.count), 0);
}
