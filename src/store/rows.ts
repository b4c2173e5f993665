// Many rows in one parameter: the text of a statement stays the same whatever their number, so it is planned once and sent in one trip.

import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { rowsOf, type Db } from './db.ts';

/** Texts by table, columns and tail: they are built once. */
const texts = new WeakMap<PgTable, Map<string, { head: string; tail: string }>>();

/**
 * Inserts rows that all have the same columns.
 * @param tail what follows the rows: `on conflict …`, `returning …`; without the first a conflict is an error
 * @returns the rows that `returning` names
 */
export async function insertRows(db: Db, table: PgTable, rows: readonly object[], tail = ''): Promise<unknown[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => name in first);
  const text = textOf(table, columns, tail);
  const list = rows.map((row) => Object.fromEntries(columns.map(([name, column]) => [column.name, toJson(column, Reflect.get(row, name))])));
  return rowsOf(await db.execute(sql`${sql.raw(text.head)}${JSON.stringify(list)}${sql.raw(text.tail)}`));
}

function textOf(table: PgTable, columns: readonly [string, PgColumn][], tail: string): { head: string; tail: string } {
  const known = texts.get(table) ?? new Map<string, { head: string; tail: string }>();
  texts.set(table, known);
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const key = `${names} ${tail}`;
  const typed = columns.map(([, column]) => `"${column.name}" ${column.getSQLType()}`).join(', ');
  const text = known.get(key) ?? {
    head: `insert into "${getTableName(table)}" (${names}) select ${names} from jsonb_to_recordset(`,
    tail: `::text::jsonb) as given (${typed}) ${tail}`,
  };
  known.set(key, text);
  return text;
}

/** jsonb stays what it is; bytes travel as PostgreSQL writes them. */
function toJson(column: PgColumn, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (column.getSQLType() === 'jsonb') return value;
  const driven = column.mapToDriverValue(value);
  return driven instanceof Uint8Array ? `\\x${Buffer.from(driven.buffer, driven.byteOffset, driven.byteLength).toString('hex')}` : driven;
}

/** `column` is one of these. */
export function isOneOf(column: PgColumn, values: readonly (string | number)[]): SQL {
  const type = sql.raw(column.getSQLType());
  return sql`${column} = any(array(select one::${type} from jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb) one))`;
}
