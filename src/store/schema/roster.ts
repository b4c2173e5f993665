// Studios, people and what they may do. Names and phones are sealed; people are found by a keyed hash.

import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, sealed } from './columns.ts';

export const districts = pgTable('districts', {
  code: text().primaryKey(),
  name: text().notNull(),
});

export const studios = pgTable('studios', {
  code: text().primaryKey(),
  district: text()
    .notNull()
    .references(() => districts.code),
  name: text().notNull(),
  /** Address, phone, intro, hours, reception and settings as the roster file gives them, checked by zod when read. */
  about: jsonb().notNull(),
  /** Key of the conversation bound as staff group. */
  staffGroup: text('staff_group'),
  active: boolean().notNull().default(true),
});

export const departments = pgTable(
  'departments',
  {
    district: text()
      .notNull()
      .references(() => districts.code),
    code: text().notNull(),
    studio: text().references(() => studios.code),
    name: text().notNull(),
    categories: jsonb().notNull().$type<string[]>(),
    workdays: integer().notNull(),
    active: boolean().notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.district, table.code] })],
);

/** Anybody: of the roster, or a resident. */
export const people = pgTable('people', {
  id: uuid().primaryKey(),
  /** Keyed hash of what identifies somebody in the roster; residents have none. */
  rosterKey: text('roster_key').unique(),
  name: sealed(),
  phone: sealed(),
  createdAt: instant('created_at').notNull(),
});

export const grants = pgTable(
  'grants',
  {
    id: uuid().primaryKey(),
    person: uuid()
      .notNull()
      .references(() => people.id),
    role: text({ enum: ['representative', 'liaison', 'district', 'handler', 'supervisor'] }).notNull(),
    studio: text().references(() => studios.code),
    district: text().references(() => districts.code),
    department: text(),
    /** Unit, post, delegation, area, full time: what the roster file says besides the right itself. */
    about: jsonb().notNull(),
    from: instant().notNull(),
    until: instant(),
  },
  (table) => [index('grants_person').on(table.person)],
);

/** An account of a person on a channel. */
export const accounts = pgTable(
  'accounts',
  {
    /** Channel account, e.g. `telegram:123456`. */
    account: text().notNull(),
    user: text('user_id').notNull(),
    person: uuid()
      .notNull()
      .references(() => people.id),
    /** Key of his private conversation, once he has written there. */
    conversation: text(),
    reachable: boolean().notNull().default(true),
    /** Wrong codes since `failedSince`: tries are limited. */
    failures: integer().notNull().default(0),
    failedSince: instant('failed_since'),
    usedAt: instant('used_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.user] }), index('accounts_person').on(table.person), index('accounts_conversation').on(table.conversation)],
);

export const invitations = pgTable(
  'invitations',
  {
    /** Keyed hash: the code itself is nowhere stored. */
    codeHash: text('code_hash').primaryKey(),
    person: uuid()
      .notNull()
      .references(() => people.id),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    voidedAt: instant('voided_at'),
  },
  (table) => [index('invitations_person').on(table.person)],
);

/** 放假安排 as they were imported, each in the place of what the program knows of its year. Part of everybody's copy, like the roster. */
export const holidayNotices = pgTable('holiday_notices', {
  year: integer().primaryKey(),
  source: text(),
  holidays: jsonb().notNull().$type<{ name: string; from: string; to: string }[]>(),
  workdays: jsonb().notNull().$type<{ date: string; name: string }[]>(),
});

/** One row: counted up with every change to the tables above, so that each process knows when its copy is old. */
export const rosterVersion = pgTable('roster_version', {
  id: integer().primaryKey(),
  version: integer().notNull(),
});
