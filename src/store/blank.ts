// Takes every word of a matter out of the store (涉密), and says which messages showed them.

import { and, eq, gte, inArray, isNotNull, lte, or } from 'drizzle-orm';
import type { MatterNumber } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { dropErrandsOf } from './errands.ts';
import { blankRecordCardsOf } from './record-cards.ts';
import { forgetListsAbout } from './offered-lists.ts';
import { eachOnce, speaksOf } from './recall.ts';
import { conversations, deliveries, letters } from './schema/mail.ts';
import { matters, matterTexts, matterWords } from './schema/matters.ts';
import { keptFiles } from './schema/referrals.ts';
import { supervisionDocuments } from './schema/supervision.ts';
import type { Seal } from './seal.ts';

/** Messages that showed words of the matter: ours by their delivery, other people's by the platform's id. */
export interface Shown {
  said: { id: number; lane: string; text: boolean }[];
  written: { lane: string; ids: string[] }[];
}

/** An untouched draft lives no longer: its summaries are not older than this. */
const draftDays = 15;
const dayMs = 86_400_000;

/** Texts, files, words of the search, of its cards and its slips: what goes as well when somebody asks to be forgotten (erasure.ts). */
export async function emptyMatter(tx: Db, number: MatterNumber): Promise<void> {
  await tx.update(matterTexts).set({ original: null, masked: null, attachments: null, messages: null }).where(eq(matterTexts.matter, number));
  await tx.delete(keptFiles).where(eq(keptFiles.matter, number));
  await tx.delete(matterWords).where(eq(matterWords.number, number));
  await forgetListsAbout(tx, number);
  await blankRecordCardsOf(tx, number);
  await dropErrandsOf(tx, number);
  await tx.update(supervisionDocuments).set({ text: null, answer: null, signer: null }).where(eq(supervisionDocuments.matter, number));
}

/** The row itself is rewritten by the event; here go the texts, files, words of the search, and letters that were put aside. */
export async function blankMatter(tx: Db, number: MatterNumber): Promise<Shown> {
  const [matter] = await tx.select({ conversation: matters.conversation, draft: matters.draft, raisedAt: matters.raisedAt }).from(matters).where(eq(matters.number, number));
  if (!matter) return { said: [], written: [] };
  const [texts, begun] = await Promise.all([
    tx.select({ messages: matterTexts.messages }).from(matterTexts).where(eq(matterTexts.matter, number)),
    /^\d{1,15}$/.test(matter.draft) ? tx.select({ at: letters.receivedAt }).from(letters).where(eq(letters.id, Number(matter.draft))) : [],
  ]);
  const since = begun[0]?.at ?? matter.raisedAt - draftDays * dayMs;
  const isSummary = and(eq(deliveries.lane, matter.conversation), eq(deliveries.purpose, 'summary'), gte(deliveries.createdAt, since), lte(deliveries.createdAt, matter.raisedAt));
  const said = await tx
    .select({ id: deliveries.id, lane: deliveries.lane, purpose: deliveries.purpose, messageId: deliveries.messageId })
    .from(deliveries)
    .where(and(or(speaksOf(number), isSummary), or(isNotNull(deliveries.messageId), inArray(deliveries.status, ['waiting', 'held']))))
    .orderBy(deliveries.id);
  await Promise.all([
    emptyMatter(tx, number),
    tx.update(letters).set({ body: null }).where(and(eq(letters.conversation, matter.conversation), eq(letters.status, 'parked'))),
  ]);
  return { said: eachOnce(said).map(({ id, lane, purpose }) => ({ id, lane, text: purpose !== 'part' })), written: texts.flatMap(({ messages }) => messages ?? []) };
}

/** What somebody of the staff had begun to write about the matter and not yet sent: it lies in the state of his chat. */
export async function forgetBegun(tx: Db, seal: Seal, lanes: readonly string[], isAbout: (dialogue: unknown) => boolean): Promise<void> {
  if (lanes.length === 0) return;
  const isTheirs = and(inArray(conversations.key, [...lanes]), isNotNull(conversations.state));
  // Locked: a turn in that chat may be changing it right now, and what that one leaves is what counts.
  const rows = await tx.select({ key: conversations.key, state: conversations.state }).from(conversations).where(isTheirs).orderBy(conversations.key).for('update');
  for (const { key, state } of rows) {
    if (!state) continue;
    const dialogues = Object.entries(seal.open('state', state) as Record<string, unknown>);
    const left = dialogues.filter(([, dialogue]) => !isAbout(dialogue));
    if (left.length === dialogues.length) continue;
    const sealed = left.length > 0 ? seal.close('state', Object.fromEntries(left)) : null;
    await tx.update(conversations).set({ state: sealed }).where(eq(conversations.key, key));
  }
}
