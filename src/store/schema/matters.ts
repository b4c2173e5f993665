// Matters, what happened to them, and the texts that lie apart from both.

import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { categories, grounds, matterKinds, statuses, type Behalf, type Confinement, type Matter, type Promised } from '../../matters/matter.ts';
import type { By, MatterEvent } from '../../matters/lifecycle.ts';
import { instant, sealed } from './columns.ts';

/** The projection of a matter's events (matters/lifecycle.ts `apply`). */
export const matters = pgTable(
  'matters',
  {
    number: text().primaryKey(),
    /** The running number alone, for `#1`. */
    running: integer().notNull(),
    studio: text().notNull(),
    /** From whom it is kept; null: it is an ordinary one. */
    confined: jsonb().$type<Confinement>(),
    resident: uuid().notNull(),
    conversation: text().notNull(),
    draft: text().notNull().unique('matters_draft'),
    status: text({ enum: statuses }).notNull(),
    category: text({ enum: categories }).notNull(),
    place: text(),
    text: text().notNull(),
    attachmentCount: smallint('attachment_count').notNull(),
    urgent: boolean().notNull(),
    suspicion: text({ enum: grounds }),
    declinedBy: uuid('declined_by'),
    contested: boolean().notNull(),
    owner: uuid(),
    receivedBy: uuid('received_by'),
    representative: uuid(),
    department: text(),
    promise: jsonb().$type<Promised>(),
    extended: boolean().notNull().default(false),
    question: text(),
    round: smallint().notNull(),
    merged: jsonb().$type<Matter['merged']>(),
    joined: smallint().notNull().default(0),
    declinedPart: jsonb('declined_part').$type<Matter['declinedPart']>(),
    handedFrom: text('handed_from'),
    handedTo: text('handed_to'),
    raisedAt: instant('raised_at').notNull(),
    acceptedAt: instant('accepted_at'),
    repliedAt: instant('replied_at'),
    closedAt: instant('closed_at'),
    kind: text({ enum: matterKinds }).notNull().default('request'),
    behalf: jsonb().$type<Behalf>(),
    promisedOn: text('promised_on'),
    unclear: boolean().notNull().default(false),
    erasureUntil: text('erasure_until'),
    /** When something was last said to its resident; null: with the receipt. */
    toldAt: instant('told_at'),
    /** How often somebody was reminded since that nothing is said, and on which day last. */
    silenceStep: smallint('silence_step').notNull().default(0),
    silenceOn: text('silence_on'),
  },
  (table) => [
    index('matters_resident').on(table.resident, table.raisedAt.desc()),
    index('matters_open')
      .on(table.studio, table.running)
      .where(sql`${table.status} in ('raised', 'accepted', 'referred', 'replied')`),
    index('matters_referred')
      .on(table.department, table.raisedAt)
      .where(sql`${table.status} = 'referred'`),
    index('matters_held')
      .on(table.representative)
      .where(sql`${table.status} in ('raised', 'accepted', 'referred') and ${table.representative} is not null`),
    index('matters_merged')
      .on(sql`(${table.merged} ->> 'into')`)
      .where(sql`${table.merged} is not null`),
    // What is still owed, oldest first; with the promise, so that a district is counted from the index alone.
    index('matters_owed')
      .on(table.studio, table.raisedAt, table.number, table.promise)
      .where(sql`${table.status} in ('raised', 'accepted', 'referred') and ${table.confined} is null`),
    // What waits for the staff without being owed an answer: few of very many.
    index('matters_waiting')
      .on(table.studio, table.raisedAt, table.number)
      .where(sql`(${table.unclear} or ${table.erasureUntil} is not null) and ${table.status} not in ('raised', 'accepted', 'referred')`),
    index('matters_promised')
      .on(table.studio, sql`(${table.promise} ->> 'on')`, table.number)
      .where(sql`${table.status} in ('raised', 'accepted', 'referred')`),
    // What a new year's holidays may move: few, and none once they are published.
    index('matters_provisional')
      .on(table.number)
      .where(sql`${table.promise} -> 'provisional' = 'true'`),
    // Of whom nothing was heard longest: few are read unless all are silent.
    index('matters_silent')
      .on(sql`coalesce(${table.toldAt}, ${table.raisedAt})`, table.number)
      .where(sql`${table.status} in ('raised', 'accepted', 'referred')`),
    index('matters_silence_told').on(table.studio, table.silenceOn).where(sql`${table.silenceOn} is not null`),
    // Read backwards: newest first over many studios.
    index('matters_newest').on(table.raisedAt, table.number),
    index('matters_answered').on(table.repliedAt).where(sql`${table.repliedAt} is not null`),
    index('matters_newest_of_studio').on(table.studio, table.raisedAt, table.number),
  ],
);

/** What a search finds a matter by: each two letters that stand side by side in its masked words. Chinese has no words to split. */
export const matterWords = pgTable(
  'matter_words',
  {
    number: text().primaryKey(),
    pairs: text().array().notNull(),
  },
  (table) => [index('matter_words_pairs').using('gin', table.pairs)],
);

/** 查询码: with it a matter of somebody without a chat is found again. The code itself is nowhere stored. */
export const queryCodes = pgTable('query_codes', {
  matter: text().primaryKey(),
  codeHash: text('code_hash').notNull(),
  madeAt: instant('made_at').notNull(),
});

/** Append-only: a trigger refuses change and deletion. Facts and references, never a person's words. */
export const matterEvents = pgTable(
  'matter_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    matter: text().notNull(),
    at: instant().notNull(),
    by: jsonb().notNull().$type<By>(),
    event: jsonb().notNull().$type<MatterEvent>(),
    letter: bigint({ mode: 'number' }),
  },
  (table) => [
    index('matter_events_matter').on(table.matter, table.id),
    // Of all that happens few events are answers: what was answered in a month is counted from them.
    index('matter_events_answers').on(table.at).where(sql`${table.event} ->> 'type' in ('replied', 'found-unclear')`),
  ],
);

export const matterTexts = pgTable(
  'matter_texts',
  {
    id: text().primaryKey(),
    matter: text().notNull(),
    kind: text().notNull(),
    at: instant().notNull(),
    by: jsonb().notNull().$type<By>(),
    /** The words as they were said; blank after a secret was recognised or a person was deleted. */
    original: sealed(),
    masked: text(),
    attachments: sealed(),
    /** The platform's messages that it was written in: to be taken out of the chat if it turns out to be a secret. */
    messages: jsonb().$type<{ lane: string; ids: string[] }>(),
  },
  (table) => [index('matter_texts_matter').on(table.matter, table.at)],
);

export const ratings = pgTable(
  'ratings',
  {
    matter: text().notNull(),
    round: smallint().notNull(),
    solved: boolean(),
    contacted: boolean(),
    satisfaction: text({ enum: ['satisfied', 'mostly', 'dissatisfied'] }),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.matter, table.round] })],
);

/** The running number last given, by studio or district and year: `BM26`. */
export const counters = pgTable('counters', {
  scope: text().primaryKey(),
  last: integer().notNull(),
});

/** Who opened a person's data, when and why; the resident can ask for it. */
export const accessLog = pgTable(
  'access_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    matter: text().notNull(),
    at: instant().notNull(),
    by: jsonb().notNull().$type<By>(),
    what: text().notNull(),
    reason: sealed(),
  },
  (table) => [index('access_log_matter').on(table.matter)],
);

/** What screening did, counted without text. */
export const screenings = pgTable(
  'screenings',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    studio: text(),
    ground: text({ enum: grounds }).notNull(),
    outcome: text().notNull(),
  },
  (table) => [index('screenings_at').on(table.at)],
);

/** Refused attempts, by reason and chat account. */
export const refusals = pgTable(
  'refusals',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    reason: text().notNull(),
    conversation: text().notNull(),
  },
  (table) => [index('refusals_at').on(table.at)],
);
