// Makes a store anew from what was read of another one, in one transaction: at the schema of that time, then brought up to date.

import { sql, type SQL } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { stopRestored } from './broadcasts.ts';
import { identifier, madeByMigrations, tablesOf, type StoredTable, type TableShape } from './catalog.ts';
import { rowsOf, type Db } from './db.ts';
import { migrationLock, migrationsFolder, schemaOf } from './migrate.ts';
import { connectionName } from './process-mark.ts';

/** What stands in the way of filling a store. */
export type Occupied = 'in-use' | 'not-empty';

export class OccupiedStoreError extends Error {
  readonly code = 'STORE_OCCUPIED';
  readonly why: Occupied;
  constructor(why: Occupied) {
    super(`the store is ${why}`);
    this.why = why;
  }
}

/** The rows do not fit the schema that they are said to have. */
export class ForeignRowsError extends Error {
  readonly code = 'FOREIGN_ROWS';
}

export interface Refill {
  /** The schema of the rows (`Migration.when`); this program knows it. */
  schema: number;
  tables: readonly TableShape[];
  /** What is there goes. Without it a store that holds something is refused. */
  replace: boolean;
  /** Unsent deliveries leave as if nothing had happened, else they are held (store/held.ts). */
  send: boolean;
}

export interface Filling {
  insert(table: TableShape, rows: readonly string[]): Promise<void>;
  setCounters(counters: Readonly<Record<string, string>>): Promise<void>;
}

export interface Refilled {
  held: number;
  unsent: number;
  unhandled: number;
}

/** Whoever has one of these holds something. A roster version or a lease says nothing. */
const telling: readonly string[] = ['people', 'studios', 'conversations', 'letters', 'deliveries', 'matters', 'chat_log'];

/**
 * All or nothing. For who is alone with the store; others that start meanwhile wait until it is done.
 * @throws OccupiedStoreError, ForeignRowsError, and what `fill` throws: then nothing has changed
 */
export async function refillStore(db: Db, refill: Refill, fill: (filling: Filling) => Promise<void>): Promise<Refilled> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
    await refuseOccupied(tx, refill.replace);
    const tables = new Map((await makeAnew(tx, refill)).map((table) => [table.name, table]));
    await fill({ insert: (table, rows) => insert(tx, tables.get(table.name), rows), setCounters: (counters) => setCounters(tx, counters) });
    await migrate(tx, Number.POSITIVE_INFINITY);
    return settleIn(tx, refill.send);
  });
}

async function refuseOccupied(tx: Db, replace: boolean): Promise<void> {
  const others = rowsOf(
    await tx.execute(sql`
      select 1 from pg_stat_activity
      where datname = current_database() and application_name like 'huiyin ________' and application_name <> ${connectionName} limit 1`),
  );
  if (others.length > 0) throw new OccupiedStoreError('in-use');
  if (replace) return;
  const there = await tablesOf(tx);
  for (const name of telling.filter((one) => there.some((table) => table.name === one))) {
    const rows = rowsOf(await tx.execute(sql`select 1 from ${identifier(name)} limit 1`));
    if (rows.length > 0) throw new OccupiedStoreError('not-empty');
  }
}

/** Rows of another schema do not fit, and history can be neither deleted nor changed: the tables are made anew. */
async function makeAnew(tx: Db, { schema, tables }: Refill): Promise<StoredTable[]> {
  const made = await madeByMigrations();
  for (const name of made.tables) await tx.execute(sql`drop table if exists public.${identifier(name)} cascade`);
  for (const name of made.functions) await tx.execute(sql`drop function if exists public.${identifier(name)} cascade`);
  if ((await schemaOf(tx)) !== null) await tx.execute(sql`drop table drizzle.__drizzle_migrations`);
  await migrate(tx, schema);
  const there = await tablesOf(tx);
  // What migrations wrote themselves came along with the rows.
  for (const { name } of there.toReversed()) await tx.execute(sql`delete from ${identifier(name)}`);
  const fits = tables.every(({ name, columns }) => {
    const table = there.find((one) => one.name === name);
    return table !== undefined && [...table.columns].sort().join() === [...columns].sort().join();
  });
  if (!fits) throw new ForeignRowsError('the tables are not those of their schema');
  return there;
}

/** In this very transaction, unlike drizzle's own: what is missing up to and with a migration. */
async function migrate(tx: Db, through: number): Promise<void> {
  await tx.execute(sql`create schema if not exists drizzle`);
  await tx.execute(sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
  const done = (await schemaOf(tx)) ?? 0;
  for (const { folderMillis, hash, sql: statements } of readMigrationFiles({ migrationsFolder })) {
    if (folderMillis <= done || folderMillis > through) continue;
    for (const statement of statements) await tx.execute(sql.raw(statement));
    await tx.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`);
  }
}

async function insert(tx: Db, table: StoredTable | undefined, rows: readonly string[]): Promise<void> {
  if (!table) throw new ForeignRowsError('rows of no table');
  const { name, columns, types } = table;
  const listed = (write: (column: SQL, type: SQL) => SQL) => sql.join(columns.map((column, index) => write(identifier(column), sql.raw(types[index] ?? 'text'))), sql`, `);
  await tx.execute(sql`
    insert into ${identifier(name)} (${listed((column) => column)}) overriding system value
    select ${listed((column, type) => sql`${column}::${type}`)}
    from json_to_recordset(${`[${rows.join()}]`}::text::json) as given (${listed((column) => sql`${column} text`)})`);
}

async function setCounters(tx: Db, counters: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, last] of Object.entries(counters)) {
    await tx.execute(sql`select setval(to_regclass(${`public."${name}"`}), ${last}::text::bigint) where to_regclass(${`public."${name}"`}) is not null`);
  }
}

/** Nobody holds a lane in a store that was just made. */
async function settleIn(tx: Db, send: boolean): Promise<Refilled> {
  const isUnsent = sql.raw(`status = '${send ? 'held' : 'waiting'}'`);
  await tx.execute(sql`update deliveries set status = ${send ? 'waiting' : 'held'} where ${isUnsent}`);
  await tx.execute(sql`
    update lanes set lease_until = null, claim = null, wakes_below = 0, next_at = now(),
      pending = (select count(*) from deliveries where lane = lanes.key and status = 'waiting')`);
  if (!send) await stopRestored(tx);
  const [counted] = rowsOf<{ held: number; unsent: number; unhandled: number }>(
    await tx.execute(sql`
      select (select count(*) from deliveries where status = 'held')::int as held,
        (select count(*) from deliveries where status = 'waiting')::int as unsent,
        (select count(*) from letters where status = 'waiting')::int as unhandled`),
  );
  return counted ?? { held: 0, unsent: 0, unhandled: 0 };
}
