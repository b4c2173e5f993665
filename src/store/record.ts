// Writes in one go what a batch of turns decided: a few statements with many rows, sent down one connection without waiting.

import { sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { Subscription } from '../flows/broadcast-contract.ts';
import type { Contact } from '../flows/desk-contract.ts';
import type { Draft, NewText, Rating } from '../flows/flow.ts';
import type { RefusalReason } from '../flows/refusal-reason.ts';
import type { ContactPerson } from '../matters/contact-person.ts';
import type { SupervisionDocument } from '../matters/document.ts';
import type { By, MatterEvent } from '../matters/lifecycle.ts';
import { runningOf, type Ground, type Matter } from '../matters/matter.ts';
import type { RecordCard } from '../matters/record-card.ts';
import type { Tongue } from '../matters/tongue.ts';
import { writeContacts } from './contact-people.ts';
import { writeBroadcasts, type NewBroadcast } from './broadcasts.ts';
import type { Db } from './db.ts';
import { writeDocuments } from './documents.ts';
import { writeErrands, type NewErrand } from './errands.ts';
import { enqueue, type Enqueued, type NewDelivery } from './enqueue.ts';
import { markHandled } from './letters.ts';
import { listOf, listPlace, preparedQuery } from './prepared.ts';
import { insertRows, isOneOf } from './rows.ts';
import { writeOpenings, type NewOpening } from './openings.ts';
import { writeRecordCardOpenings, writeNewRecordCards, writeRecordCards, type NewRecordCardOpening } from './record-cards.ts';
import { emptyUnsent, forgetUnsent } from './recall.ts';
import { writeReceptions, type ReceptionChanges } from './receptions.ts';
import { writeNewcomers, writeWords } from './record-desk.ts';
import { noRotaChanges, writeRota, type RotaChanges } from './rota.ts';
import type { Referral } from '../matters/referral.ts';
import { conversations, drafts, dues } from './schema/mail.ts';
import { counters, matterEvents, matters, matterTexts, ratings, refusals, screenings } from './schema/matters.ts';
import { referrals } from './schema/referrals.ts';
import { accounts, people, rosterVersion } from './schema/roster.ts';
import type { Seal } from './seal.ts';
import { noteTold } from './silence.ts';

/** A conversation as a turn leaves it. */
export interface ConversationChange {
  key: string;
  kind: 'private' | 'group';
  person: string | null;
  studio: string | null;
  consented: boolean;
  tongue: Tongue;
  muted: boolean;
  subscribed: Subscription | null;
  /** Where its people stand in their dialogues; null when nobody is in one. */
  state: unknown;
  recent: number;
  recentSince: Instant | null;
}

export interface NewPerson {
  id: string;
  account: string;
  user: string;
  conversation: string;
}

/** Everything that the transaction of a batch writes. */
export interface Changes extends ReceptionChanges, RotaChanges {
  handled: number[];
  conversations: Map<string, ConversationChange>;
  people: NewPerson[];
  reachable: { conversation: string; reachable: boolean }[];
  /** Null: the draft of this conversation is gone. */
  drafts: Map<string, Draft | null>;
  matters: Map<string, Matter>;
  raised: Set<string>;
  /** Matters whose masked words are new: a search has to find them. */
  reworded: Set<string>;
  /** Matters to whose residents something is said. */
  told: Map<string, Instant>;
  /** Residents without a chat. */
  newcomers: { person: string; contact: Contact }[];
  queryCodes: { matter: string; code: string }[];
  counters: Map<string, number>;
  events: { matter: string; at: Instant; by: By; event: MatterEvent; letter: number }[];
  texts: (NewText & { matter: string; at: Instant; by: By })[];
  referrals: Map<string, Referral>;
  ratings: { matter: string; rating: Rating; at: Instant }[];
  /** Null: no longer due. */
  dues: Map<string, { at: Instant; what: string; args: string[]; conversation: string; user: string } | null>;
  documents: Map<string, SupervisionDocument>;
  newRecordCards: RecordCard[];
  recordCards: Map<string, RecordCard>;
  /** Who was shown the person of a card. */
  recordCardOpenings: NewRecordCardOpening[];
  contactPeople: Map<string, ContactPerson>;
  broadcasts: NewBroadcast[];
  errands: NewErrand[];
  deliveries: NewDelivery[];
  /** Deliveries that are taken back. */
  recalled: number[];
  /** Deliveries of a matter that is no longer theirs to whom they went: nothing leads from them to it. */
  withdrawn: number[];
  /** Groups that became staff groups, by the letter that said so. */
  groupsBound: { key: string; letter: number }[];
  /** Who was shown who a resident is. */
  openings: NewOpening[];
  screenings: { at: Instant; studio: string | null; ground: Ground; outcome: string }[];
  refusals: { at: Instant; reason: RefusalReason; conversation: string }[];
}

export function noChanges(): Changes {
  return {
    handled: [],
    conversations: new Map(),
    people: [],
    reachable: [],
    drafts: new Map(),
    matters: new Map(),
    raised: new Set(),
    reworded: new Set(),
    told: new Map(),
    newcomers: [],
    queryCodes: [],
    counters: new Map(),
    events: [],
    texts: [],
    referrals: new Map(),
    ratings: [],
    dues: new Map(),
    documents: new Map(),
    newRecordCards: [],
    recordCards: new Map(),
    recordCardOpenings: [],
    contactPeople: new Map(),
    broadcasts: [],
    errands: [],
    deliveries: [],
    recalled: [],
    withdrawn: [],
    groupsBound: [],
    openings: [],
    screenings: [],
    refusals: [],
    receptions: new Map(),
    bookings: new Map(),
    ...noRotaChanges(),
    invitations: new Map(),
  };
}

/**
 * Writes all changes in the order in which rows are locked everywhere: conversations, matters, counters, lanes.
 * @param sendable accounts whose deliveries this process can send
 * @returns the deliveries that were leased for it, and whether others may leave now as well
 */
export async function record(tx: Db, seal: Seal, changes: Changes, now: Instant, sendable: readonly string[] = []): Promise<Enqueued> {
  const writes = [
    ...writeNewPeople(tx, changes.people, now),
    ...writeReachable(tx, changes),
    ...writeConversations(tx, seal, changes),
    ...writeMatters(tx, seal, changes),
    ...writeNewcomers(tx, seal, changes, now),
    ...writeDocuments(tx, seal, [...changes.documents.values()]),
    ...writeNewRecordCards(tx, seal, changes.newRecordCards),
    ...writeRecordCards(tx, seal, [...changes.recordCards.values()]),
    ...writeRecordCardOpenings(tx, changes.recordCardOpenings),
    ...writeContacts(tx, seal, [...changes.contactPeople.values()]),
    ...writeBroadcasts(tx, seal, changes.broadcasts),
    ...writeErrands(tx, seal, changes.errands),
    ...writeCounts(tx, changes),
    ...writeOpenings(tx, seal, changes.openings),
    ...writeReceptions(tx, seal, changes),
    ...writeRota(tx, changes, now),
    ...writeDues(tx, changes),
    changes.handled.length > 0 ? markHandled(tx, changes.handled) : undefined,
  ];
  const enqueuing = enqueue(tx, changes.deliveries, sendable);
  // Behind it: the lane is locked by then, as whoever sends locks it first.
  const emptying = changes.recalled.length > 0 ? emptyUnsent(tx, changes.recalled, seal.close('delivery', { kind: 'recalled' })) : undefined;
  const forgetting = changes.withdrawn.length > 0 ? forgetUnsent(tx, changes.withdrawn, seal.close('delivery', { kind: 'recalled' })) : undefined;
  const [enqueued] = await Promise.all([enqueuing, emptying, forgetting, ...writes]);
  return enqueued;
}

/** Writes the people of a batch ahead of the rest: what a turn asks for may need the account of somebody who writes for the first time. */
export async function introduce(tx: Db, changes: Changes, now: Instant): Promise<void> {
  await Promise.all(writeNewPeople(tx, changes.people.splice(0), now));
}

function writeNewPeople(tx: Db, list: readonly NewPerson[], now: Instant): Promise<unknown>[] {
  if (list.length === 0) return [];
  return [
    insertRows(tx, people, list.map((person) => ({ id: person.id, createdAt: now }))),
    insertRows(tx, accounts, list.map(({ id, ...account }) => ({ ...account, person: id, usedAt: now })), 'on conflict do nothing'),
  ];
}

/** Whether somebody of the roster is reached is part of everybody's copy of it; of residents only the store knows. */
function writeReachable(tx: Db, changes: Changes): Promise<unknown>[] {
  return changes.reachable.map(({ conversation, reachable }) =>
    tx.execute(sql`
      with changed as (
        update ${accounts} set reachable = ${reachable} where conversation = ${conversation} and reachable <> ${reachable} returning person)
      update ${rosterVersion} set version = version + 1
      where exists (select 1 from changed join ${people} on ${people.id} = changed.person where ${people.rosterKey} is not null)`),
  );
}

const dropDrafts = preparedQuery((db) => db.delete(drafts).where(isOneOf(drafts.conversation, listPlace)));
const dropDues = preparedQuery((db) => db.delete(dues).where(isOneOf(dues.id, listPlace)));

function writeConversations(tx: Db, seal: Seal, changes: Changes): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  const rows = [...changes.conversations.values()].map((row) => ({
    ...row,
    state: row.state === null ? null : seal.close('state', row.state),
    retryAt: null,
  }));
  if (rows.length > 0)
    writes.push(
      insertRows(tx, conversations, rows, `on conflict (key) ${updateOf(['person', 'studio', 'consented', 'tongue', 'muted', 'subscribed', 'state', 'recent', 'recent_since', 'retry_at'])}`),
    );
  const gone = [...changes.drafts].flatMap(([conversation, draft]) => (draft ? [] : [conversation]));
  if (gone.length > 0) writes.push(dropDrafts(tx, { list: listOf(gone) }));
  const kept = [...changes.drafts].flatMap(([conversation, draft]) => (draft ? [{ conversation, ...sealDraft(seal, draft) }] : []));
  if (kept.length > 0)
    writes.push(
      insertRows(tx, drafts, kept, `on conflict (conversation) ${updateOf(['id', 'revision', 'body', 'started_at', 'touched_at'])}`),
    );
  return writes;
}

function sealDraft(seal: Seal, draft: Draft) {
  const { id, revision, startedAt, touchedAt, ...body } = draft;
  return { id, revision, startedAt, touchedAt, body: seal.close('draft', body) };
}

/** Takes these columns from the row that was brought. */
function updateOf(columns: readonly string[]): string {
  return `do update set ${columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
}

function writeMatters(tx: Db, seal: Seal, changes: Changes): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  const rows = [...changes.matters.values()].map((matter) => ({ ...matter, running: runningOf(matter.number) }));
  if (rows.length > 0)
    writes.push(
      insertRows(tx, matters, rows.sort((a, b) => (a.number < b.number ? -1 : 1)), `on conflict (number) ${updateOf([
            'studio', 'confined', 'resident', 'conversation', 'status', 'category', 'place', 'text', 'attachment_count', 'urgent', 'declined_by',
            'contested', 'owner', 'representative', 'department', 'promise', 'extended', 'question', 'round', 'merged', 'joined', 'declined_part',
            'suspicion', 'handed_from', 'handed_to', 'accepted_at', 'replied_at', 'closed_at', 'promised_on', 'unclear', 'erasure_until',
          ])}`),
    );
  if (changes.told.size > 0) writes.push(noteTold(tx, changes.told));
  writes.push(...writeWords(tx, [...new Set([...changes.raised, ...changes.reworded])].flatMap((number) => changes.matters.get(number) ?? [])));
  if (changes.events.length > 0) writes.push(insertRows(tx, matterEvents, changes.events.map(({ event, ...rest }) => ({ ...rest, event: withoutWords(event) }))));
  if (changes.texts.length > 0)
    writes.push(
      insertRows(tx, matterTexts, changes.texts.map((text) => ({
            ...text,
            original: seal.close('text', text.original),
            attachments: text.attachments.length > 0 ? seal.close('attachments', text.attachments) : null,
            messages: text.messages ?? null,
          }))),
    );
  const referred = [...changes.referrals.values()];
  if (referred.length > 0) writes.push(insertRows(tx, referrals, referred, `on conflict (id) ${updateOf(['until', 'extended', 'ended_at', 'link_hash', 'expires_at'])}`));
  // Singly: a statement cannot change a row twice, and one person may give and correct a rating in one batch.
  for (const { matter, rating, at } of changes.ratings)
    writes.push(insertRows(tx, ratings, [{ matter, ...rating, at }], `on conflict (matter, round) ${updateOf(['solved', 'contacted', 'satisfaction', 'at'])}`));
  const counts = [...changes.counters].map(([scope, last]) => ({ scope, last }));
  if (counts.length > 0) writes.push(insertRows(tx, counters, counts, `on conflict (scope) ${updateOf(['last'])}`));
  return writes;
}

/** Events are kept for ever and never changed: a person's words lie in the row and the texts, where they can be blanked (DESIGN §2). */
function withoutWords(event: MatterEvent): MatterEvent {
  return event.type === 'raised' || event.type === 'recorded' ? { ...event, masked: '', place: null } : event;
}

function writeCounts(tx: Db, changes: Changes): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  if (changes.screenings.length > 0) writes.push(insertRows(tx, screenings, changes.screenings));
  if (changes.refusals.length > 0) writes.push(insertRows(tx, refusals, changes.refusals));
  return writes;
}

function writeDues(tx: Db, changes: Changes): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  const gone = [...changes.dues].flatMap(([id, due]) => (due ? [] : [id]));
  if (gone.length > 0) writes.push(dropDues(tx, { list: listOf(gone) }));
  const rows = [...changes.dues].flatMap(([id, due]) => (due ? [{ id, ...due }] : []));
  if (rows.length > 0)
    writes.push(
      insertRows(tx, dues, rows.sort((a, b) => (a.id < b.id ? -1 : 1)), `on conflict (id) ${updateOf(['at', 'what', 'args', 'conversation', 'user_id'])}`),
    );
  return writes;
}
