// What supervisors and representatives put in writing (督办): a table of its own, with a number series for each studio and year.

import { boolean, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { documentForms } from '../../matters/document.ts';
import { instant, sealed } from './columns.ts';

export const supervisionDocuments = pgTable(
  'supervision_documents',
  {
    number: text().primaryKey(),
    studio: text().notNull(),
    matter: text(),
    form: text({ enum: documentForms }).notNull(),
    /** Null: its matter turned out to be a secret. */
    text: sealed(),
    by: uuid().notNull(),
    representative: uuid(),
    toPerson: uuid('to_person'),
    toDepartment: text('to_department'),
    issuedAt: instant('issued_at').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    answer: sealed(),
    answeredBy: uuid('answered_by'),
    answeredAt: instant('answered_at'),
    signer: sealed(),
    onPaper: boolean('on_paper').notNull().default(false),
  },
  (table) => [index('supervision_documents_matter').on(table.matter), index('supervision_documents_studio').on(table.studio, table.issuedAt)],
);
