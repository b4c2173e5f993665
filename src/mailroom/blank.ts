// Carries out 涉密: what a matter said goes from the store, from what waits, and where the platform lets us from the chats; in one transaction.

import type { MatterNumber } from '../matters/matter.ts';
import { blankedText } from '../matters/desk-acts.ts';
import { blankMatter, forgetBegun } from '../store/blank.ts';
import type { Db } from '../store/db.ts';
import type { NewDelivery } from '../store/enqueue.ts';
import type { Changes } from '../store/record.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';
import type { Post } from './post.ts';

interface Blanking {
  tx: Db;
  seal: Seal;
  post: Post;
  changes: Changes;
  letter: number;
  now: number;
}

/** About this matter, by itself or among others. */
export function speaksOf({ matter, alsoAbout }: Pick<NewDelivery, 'matter' | 'alsoAbout'>, number: MatterNumber): boolean {
  return matter === number || (alsoAbout?.includes(number) ?? false);
}

/** What the batch itself was about to write of this matter. */
export function blankChanges(changes: Changes, number: MatterNumber, emptied: Uint8Array): void {
  changes.deliveries = changes.deliveries.map((delivery) => (speaksOf(delivery, number) ? { ...delivery, body: emptied } : delivery));
  changes.texts = changes.texts.map((text) => (text.matter === number ? { ...text, original: '', masked: '', attachments: [] } : text));
  changes.errands = changes.errands.filter(({ effect }) => effect.matter !== number);
  for (const [key, document] of changes.documents)
    if (document.matter === number) changes.documents.set(key, { ...document, text: '', answer: document.answer === null ? null : '', signer: null });
}

export async function blank({ tx, seal, post, changes, letter, now }: Blanking, number: MatterNumber): Promise<void> {
  const { said, written } = await blankMatter(tx, number);
  const posting = { changes, letter, context: { now } };
  changes.recalled.push(...said.map(({ id }) => id));
  for (const { id, lane, text } of said) {
    const can = post.abilities(accountOf(lane));
    // A message that is too old to be erased can still be rewritten.
    if (can?.edit === true && text) post.dispatch(lane, { kind: 'empty-said', delivery: id, text: `${number} ${blankedText}` }, posting);
    if (can?.erase === true) post.dispatch(lane, { kind: 'erase-said', delivery: id }, posting);
  }
  for (const { lane, ids } of written)
    if (post.abilities(accountOf(lane))?.erase === true) for (const messageId of ids) post.dispatch(lane, { kind: 'erase', messageId }, posting);
  const lanes = [...new Set(said.map(({ lane }) => lane))];
  await forgetBegun(tx, seal, lanes.filter((lane) => !changes.conversations.has(lane)), (dialogue) => isAbout(dialogue, number));
  for (const lane of lanes) forgetHere(changes, lane, number);
}

/** Chats whose letters are in the same batch are written at its end. */
function forgetHere(changes: Changes, lane: string, number: MatterNumber): void {
  const conversation = changes.conversations.get(lane);
  if (!conversation || typeof conversation.state !== 'object' || conversation.state === null) return;
  const left = Object.entries(conversation.state).filter(([, dialogue]) => !isAbout(dialogue, number));
  changes.conversations.set(lane, { ...conversation, state: left.length > 0 ? Object.fromEntries(left) : null });
}

/** Whether what somebody has begun is about this matter: it names it, wherever in its state. */
function isAbout(dialogue: unknown, number: MatterNumber): boolean {
  return JSON.stringify(dialogue).includes(`"${number}"`);
}
