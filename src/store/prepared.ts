// Statements that are put together once: the builder takes longer over the text of one than the store over answering it.

import { sql, type Placeholder, type Query, type SQL } from 'drizzle-orm';
import { PgDialect, type PgPreparedQuery, type PreparedQueryConfig, type SelectedFieldsOrdered } from 'drizzle-orm/pg-core';
import { rowsOf, type Db } from './db.ts';

/** What goes in the place of each `sql.placeholder(name)`. */
type Values = Readonly<Record<string, unknown>>;

type Prepared<Result> = PgPreparedQuery<PreparedQueryConfig & { execute: Result }>;

/** What of a prepared query does not depend on the connection. */
interface Kept {
  query: Query;
  fields: SelectedFieldsOrdered | undefined;
  nullable: unknown;
}

/**
 * A query of the builder, kept: with each use only its values and its connection are new.
 * @param build called once; its values are placeholders
 */
export function preparedQuery<Result>(build: (db: Db) => { prepare(name: string): Prepared<Result> }): (db: Db, values: Values) => Promise<Result> {
  let kept: Kept | null = null;
  return async (db, values) => {
    kept ??= keep(build(db).prepare('kept'));
    const query = db._.session.prepareQuery(kept.query, kept.fields, undefined, true);
    Reflect.set(query, 'joinsNotNullableMap', kept.nullable);
    return (await query.execute(values)) as Result;
  };
}

/** The builder ties a prepared query to one connection: its parts are taken out. They are not in its types, but tested to be there. */
function keep(prepared: Prepared<unknown>): Kept {
  return {
    query: prepared.getQuery(),
    fields: Reflect.get(prepared, 'fields') as SelectedFieldsOrdered | undefined,
    nullable: Reflect.get(prepared, 'joinsNotNullableMap'),
  };
}

const dialect = new PgDialect();

/** A statement written by hand, kept in the same way; its rows are as the driver gives them. */
export function preparedStatement<Row>(statement: SQL): (db: Db, values: Values) => Promise<Row[]> {
  const query = dialect.sqlToQuery(statement);
  return async (db, values) => rowsOf<Row>(await db._.session.prepareQuery(query, undefined, undefined, false).execute(values));
}

/** A list as one parameter, so that the text does not depend on its length: for `isOneOf` and `json_to_recordset`. */
export function listOf(values: readonly unknown[]): string {
  return JSON.stringify(values);
}

/** The place of a list in a prepared query. */
export const listPlace: Placeholder<'list'> = sql.placeholder('list');
