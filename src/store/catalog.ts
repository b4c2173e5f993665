// The tables of a store as they are, whatever release made them: their columns, their order, and which keys sealed what is in them.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import { rowsOf, type Db } from './db.ts';
import { knownMigrations, migrationsFolder } from './migrate.ts';

export interface TableShape {
  name: string;
  columns: string[];
}

export interface StoredTable extends TableShape {
  /** In the order of its columns, as SQL names them. */
  types: string[];
}

/** What migrations ever made, by name. A database may hold tables of other programs, which are none of our business. */
export interface Made {
  tables: string[];
  functions: string[];
}

export async function madeByMigrations(folder = migrationsFolder): Promise<Made> {
  const sources = await Promise.all((await knownMigrations(folder)).map(({ tag }) => readFile(join(folder, `${tag}.sql`), 'utf8')));
  const named = (pattern: RegExp): string[] => [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].flatMap(([, name]) => name ?? [])))];
  return {
    tables: named(/\bcreate table (?:if not exists )?(?:"?public"?\.)?"?(\w+)"?/gi),
    functions: named(/\bcreate (?:or replace )?function (?:"?public"?\.)?"?(\w+)"?/gi),
  };
}

/** Our tables with the columns that are written, those that others refer to first. */
export async function tablesOf(db: Db): Promise<StoredTable[]> {
  const { tables } = await madeByMigrations();
  const rows = rowsOf<{ name: string; columns: string; types: string; refers: string }>(
    await db.execute(sql`
      select t.relname as name,
        (select json_agg(a.attname order by a.attnum)::text from pg_attribute a
          where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        (select json_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum)::text from pg_attribute a
          where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as types,
        (select coalesce(json_agg(other.relname), '[]')::text from pg_constraint c join pg_class other on other.oid = c.confrelid
          where c.conrelid = t.oid and c.contype = 'f' and c.confrelid <> t.oid) as refers
      from pg_class t where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
      order by t.relname`),
  );
  const ours = rows.filter(({ name }) => tables.includes(name));
  return inOrder(ours.map(({ name, ...lists }) => ({ name, columns: listIn(lists.columns), types: listIn(lists.types), refers: listIn(lists.refers) })));
}

function listIn(json: string): string[] {
  return JSON.parse(json) as string[];
}

function inOrder(tables: readonly (StoredTable & { refers: string[] })[]): StoredTable[] {
  const ordered: StoredTable[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const next = left.filter(({ refers }) => !refers.some((name) => waiting.has(name)));
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    ordered.push(...next.map(({ name, columns, types }) => ({ name, columns, types })));
    left = left.filter((table) => !next.includes(table));
  }
  return ordered;
}

/** The ids of all keys that sealed something in these tables (store/seal.ts). Every column of bytes is sealed. */
export async function sealingKeysIn(db: Db, tables: readonly TableShape[]): Promise<string[]> {
  const names = sql.join(tables.map(({ name }) => sql`${name}`), sql`, `);
  const sealed = rowsOf<{ name: string; column: string }>(
    await db.execute(sql`
      select t.relname as name, a.attname as column from pg_class t join pg_attribute a on a.attrelid = t.oid
      where t.relnamespace = 'public'::regnamespace and a.atttypid = 'bytea'::regtype and not a.attisdropped and t.relname in (${names})`),
  );
  const found = new Set<string>();
  for (const { name, column } of sealed) {
    // Version, then four bytes of the key's id.
    const id = sql`encode(substring(${identifier(column)} from 2 for 4), 'hex')`;
    const rows = rowsOf<{ id: string }>(await db.execute(sql`select distinct ${id} as id from ${identifier(name)} where length(${identifier(column)}) > 5`));
    for (const row of rows) found.add(row.id);
  }
  return [...found].sort();
}

export function identifier(name: string): SQL {
  return sql`${sql.identifier(name)}`;
}
