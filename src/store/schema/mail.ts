// The mailroom's tables: conversations, letters in, deliveries out, lanes, what falls due.

import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { subscriptions } from '../../flows/broadcast-contract.ts';
import { tongues } from '../../matters/tongue.ts';
import { instant, sealed } from './columns.ts';

/** A choice as it was offered: its label, and flow, choice and arguments behind it. */
export interface OfferedChoice {
  label: string;
  press: string[];
}

/** Real time, set by SQL: leases, retries and pacing do not follow the business clock. */
const realTime = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** A chat. Its row is locked while one of its letters is handled, which keeps them in order. */
export const conversations = pgTable(
  'conversations',
  {
    /** `<account>/<chat>`, with `#<thread>` in a forum group. */
    key: text().primaryKey(),
    kind: text({ enum: ['private', 'group'] }).notNull(),
    person: uuid(),
    studio: text(),
    consented: boolean().notNull().default(false),
    /** In which script or language the person wrote last: so he is answered. */
    tongue: text({ enum: tongues }).notNull().default('hans'),
    /** 「停」: nothing but what concerns his own matters. */
    muted: boolean().notNull().default(false),
    /** 订阅: which announcements he wants to get; null: none. */
    subscribed: text({ enum: subscriptions }),
    /** Where each person of this chat stands in a dialogue, and the choices last offered to him. */
    state: sealed(),
    /** After a failed letter the chat waits until then. */
    retryAt: realTime('retry_at'),
    /** The key under which the chat goes on, where its platform gave it a new id; and the one that it had before. */
    movedTo: text('moved_to'),
    movedFrom: text('moved_from'),
    /** Letters in the present minute: the limit for one person's inbound. */
    recent: integer().notNull().default(0),
    recentSince: instant('recent_since'),
  },
  (table) => [
    index('conversations_subscribed')
      .on(table.person)
      .where(sql`${table.subscribed} is not null`),
  ],
);

export const letters = pgTable(
  'letters',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    account: text().notNull(),
    eventId: text('event_id').notNull(),
    conversation: text().notNull(),
    body: sealed(),
    receivedAt: instant('received_at').notNull(),
    status: text({ enum: ['waiting', 'done', 'parked'] })
      .notNull()
      .default('waiting'),
    attempts: smallint().notNull().default(0),
    /** Class and code of the last failure. */
    failure: text(),
  },
  (table) => [
    unique('letters_event').on(table.account, table.eventId),
    index('letters_waiting')
      .on(table.conversation, table.id)
      .where(sql`${table.status} = 'waiting'`),
    index('letters_parked')
      .on(table.id)
      .where(sql`${table.status} = 'parked'`),
  ],
);

export const deliveries = pgTable(
  'deliveries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Key of the conversation that it goes to. */
    lane: text().notNull(),
    /** 0 alert, 1 answer, 2 notice, 3 broadcast. */
    class: smallint().notNull(),
    /** Blank once it has left. */
    body: sealed(),
    /** `held`: of a restored copy; a person says whether it still leaves (store/held.ts). */
    status: text({ enum: ['waiting', 'held', 'sent', 'refused', 'folded'] })
      .notNull()
      .default('waiting'),
    attempts: smallint().notNull().default(0),
    notBefore: realTime('not_before'),
    /** The platform's id of the message, as soon as it is known. */
    messageId: text('message_id'),
    matter: text(),
    /** Of a list: the matters that it shows besides, so that it can be taken back with each of them. */
    alsoAbout: jsonb('also_about').$type<string[]>(),
    purpose: text().notNull(),
    /** To whom a failure has to be reported in words: the person it was for. */
    person: uuid(),
    letter: bigint({ mode: 'number' }),
    /** The announcement to many that it is part of: to one person once. */
    broadcast: bigint({ mode: 'number' }),
    failure: text(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('deliveries_waiting')
      .on(table.lane, table.class, table.id)
      .where(sql`${table.status} = 'waiting'`),
    index('deliveries_message')
      .on(table.lane, table.messageId)
      .where(sql`${table.messageId} is not null`),
    index('deliveries_matter')
      .on(table.matter, table.purpose)
      .where(sql`${table.matter} is not null`),
    index('deliveries_also_about')
      .using('gin', table.alsoAbout)
      .where(sql`${table.alsoAbout} is not null`),
    index('deliveries_broadcast')
      .on(table.broadcast, table.person)
      .where(sql`${table.broadcast} is not null`),
    index('deliveries_broadcast_waiting')
      .on(table.broadcast)
      .where(sql`${table.broadcast} is not null and ${table.status} = 'waiting'`),
  ],
);

/** A chat's place in the outbox: one message under way per chat, whatever its class. */
export const lanes = pgTable(
  'lanes',
  {
    key: text().primaryKey(),
    account: text().notNull(),
    pending: integer().notNull(),
    nextAt: realTime('next_at').notNull(),
    leaseUntil: realTime('lease_until'),
    /** Who holds the lease: a worker whose lease ran out cannot finish. */
    claim: uuid(),
    /** While it rests until `next_at`, a delivery of a more urgent class than this wakes it; 0: none does. */
    wakesBelow: smallint('wakes_below').notNull().default(0),
    /** The choices last offered here, where there are buttons: a typed label stands for a press. */
    choices: jsonb().$type<OfferedChoice[]>(),
  },
  (table) => [
    index('lanes_next')
      .on(table.nextAt)
      .where(sql`${table.pending} > 0`),
  ],
);

/**
 * The lists of choices last offered on channels without buttons, a few for each lane: a number means one that was already shown when
 * it was written, and words that were quoted lead to the one that had them. Of what was said nothing is here but the choices.
 */
export const offeredLists = pgTable(
  'offered_lists',
  {
    /** What shows it. */
    delivery: bigint({ mode: 'number' }).primaryKey(),
    lane: text().notNull(),
    /** Whose bare number means it: a user's id, `*` everybody's; null: it has to be quoted. */
    asks: text(),
    matter: text(),
    purpose: text().notNull(),
    /** Keyed hash of the message. */
    said: text().notNull(),
    choices: jsonb().notNull().$type<OfferedChoice[]>(),
    /** When it left; null while it has not. */
    shownAt: instant('shown_at'),
  },
  (table) => [index('offered_lists_lane').on(table.lane, table.delivery)],
);

/** The pace of an account, or of a chat, shared by all processes: from when on there is room for one more message. */
export const pacing = pgTable('pacing', {
  key: text().primaryKey(),
  nextAt: realTime('next_at').notNull(),
  /** Of an account with a pace of its own: from when on for another chat than the last one, which one that was, and for one more notice or broadcast. */
  otherChatAt: realTime('other_chat_at'),
  chat: text(),
  noticeAt: realTime('notice_at'),
});

/** What falls due: the end of a pause, a deadline, a window. Written by the transaction that causes it. */
export const dues = pgTable(
  'dues',
  {
    id: text().primaryKey(),
    at: instant().notNull(),
    what: text().notNull(),
    args: jsonb().notNull().$type<string[]>(),
    conversation: text().notNull(),
    user: text('user_id').notNull(),
  },
  (table) => [index('dues_at').on(table.at)],
);

export const drafts = pgTable('drafts', {
  conversation: text().primaryKey(),
  id: text().notNull(),
  revision: integer().notNull(),
  body: sealed().notNull(),
  startedAt: instant('started_at').notNull(),
  touchedAt: instant('touched_at').notNull(),
});

/** Duties that one process at a time has (polling a bot, ticking), by a lease that it renews. */
export const leases = pgTable('leases', {
  name: text().primaryKey(),
  holder: uuid().notNull(),
  until: realTime('until').notNull(),
});

/** The web chat's own record of both sides: what a browser shows again after a reload. */
export const chatLog = pgTable(
  'chat_log',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    session: text().notNull(),
    clientId: text('client_id').notNull(),
    at: instant().notNull(),
    entry: sealed().notNull(),
  },
  (table) => [primaryKey({ columns: [table.session, table.id] }), unique('chat_log_client').on(table.session, table.clientId)],
);
