// Many rows in one parameter: the text of a statement stays the same whatever their number, so it is planned once and sent in one trip.

import { getTableColumns, getTableName, sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './db.ts';
import { listOf, listPlace, preparedStatement } from './prepared.ts';

/** How rows of a table with these columns are written: built once. */
interface Writing {
  write: ReturnType<typeof preparedStatement>;
  cells: readonly { key: string; name: string; toJson: (value: unknown) => unknown }[];
}

const writings = new WeakMap<PgTable, Map<string, Writing>>();

/**
 * Inserts rows that all have the same columns.
 * @param tail what follows the rows: `on conflict …`, `returning …`; without the first a conflict is an error
 * @returns the rows that `returning` names
 */
export async function insertRows(db: Db, table: PgTable, rows: readonly object[], tail = ''): Promise<unknown[]> {
  const [first] = rows;
  if (!first) return [];
  const writing = writingOf(table, Object.keys(first), tail);
  const given = rows.map((row) => {
    const json: Record<string, unknown> = {};
    for (const { key, name, toJson } of writing.cells) json[name] = toJson(Reflect.get(row, key));
    return json;
  });
  return writing.write(db, { list: listOf(given) });
}

function writingOf(table: PgTable, keys: readonly string[], tail: string): Writing {
  const known = writings.get(table) ?? new Map<string, Writing>();
  writings.set(table, known);
  const id = `${keys.join()} ${tail}`;
  const writing = known.get(id) ?? build(table, keys, tail);
  known.set(id, writing);
  return writing;
}

function build(table: PgTable, keys: readonly string[], tail: string): Writing {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => keys.includes(key));
  const names = columns.map(([, { name }]) => `"${name}"`).join(', ');
  const values = columns.map(([, column]) => (isBytes(column) ? `decode("${column.name}", 'base64')` : `"${column.name}"`)).join(', ');
  const types = columns.map(([, column]) => `"${column.name}" ${isBytes(column) ? 'text' : column.getSQLType()}`).join(', ');
  const into = sql.raw(`insert into "${getTableName(table)}" (${names}) select ${values}`);
  return {
    write: preparedStatement(sql`${into} from json_to_recordset(${listPlace}::text::json) as given ${sql.raw(`(${types}) ${tail}`)}`),
    cells: columns.map(([key, column]) => ({ key, name: column.name, toJson: toJsonOf(column) })),
  };
}

function isBytes(column: PgColumn): boolean {
  return column.getSQLType() === 'bytea';
}

/** jsonb stays what it is; bytes travel as base64. */
function toJsonOf(column: PgColumn): (value: unknown) => unknown {
  if (column.getSQLType() === 'jsonb') return (value) => value ?? null;
  if (isBytes(column)) return (value) => (value instanceof Uint8Array ? base64Of(value) : null);
  return (value) => (value === null || value === undefined ? null : column.mapToDriverValue(value));
}

export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** `column` is one of these: a list that is known, or the place of one in a prepared query. */
export function isOneOf(column: PgColumn, values: readonly (string | number)[] | Placeholder): SQL {
  const type = sql.raw(column.getSQLType());
  const given = Array.isArray(values) ? listOf(values) : values;
  return sql`${column} = any(array(select one::${type} from json_array_elements_text(${given}::text::json) one))`;
}
