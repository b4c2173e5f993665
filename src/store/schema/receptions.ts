// Receptions and the numbers that residents took for them.

import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ReceptionReason } from '../../calendar/reception-days.ts';
import { bookingStatuses, receptionKinds, type KnownAs } from '../../matters/reception.ts';
import { instant, sealed } from './columns.ts';

export const receptions = pgTable(
  'receptions',
  {
    id: text().primaryKey(),
    studio: text().notNull(),
    kind: text({ enum: receptionKinds }).notNull(),
    planned: date({ mode: 'string' }).notNull(),
    date: date({ mode: 'string' }).notNull(),
    from: text('from_time').notNull(),
    to: text('to_time').notNull(),
    place: text(),
    reason: jsonb().$type<ReceptionReason>(),
    provisional: boolean().notNull(),
    subject: text(),
    representatives: jsonb().notNull().$type<string[]>(),
    rotaByHand: boolean('rota_by_hand').notNull().default(false),
    collective: boolean().notNull().default(false),
    capacity: integer().notNull(),
    byHand: boolean('by_hand').notNull(),
    announcedAt: instant('announced_at'),
    remindedOf: date('reminded_of', { mode: 'string' }),
    cancelledAt: instant('cancelled_at'),
    knownAs: jsonb('known_as').$type<KnownAs>(),
  },
  (table) => [index('receptions_day').on(table.studio, table.date)],
);

export const bookings = pgTable(
  'bookings',
  {
    reception: text().notNull(),
    person: uuid().notNull(),
    conversation: text().notNull(),
    turn: integer().notNull(),
    status: text({ enum: bookingStatuses }).notNull(),
    representative: uuid(),
    matter: text(),
    about: sealed(),
    bookedAt: instant('booked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reception, table.person] }), index('bookings_person').on(table.person)],
);

/** Departments that were asked to come along. */
export const receptionInvitations = pgTable(
  'reception_invitations',
  {
    reception: text().notNull(),
    department: text().notNull(),
    matters: jsonb().notNull().$type<string[]>(),
    comes: boolean(),
    invitedAt: instant('invited_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reception, table.department] })],
);
