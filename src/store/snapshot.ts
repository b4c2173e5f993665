// Reads a whole store as it is at one moment, page by page: rows as lines of JSON, every value in the store's own words.

import { sql } from 'drizzle-orm';
import { identifier, sealingKeysIn, tablesOf, type TableShape } from './catalog.ts';
import { rowsOf, type Db } from './db.ts';
import { NoStoreError, schemaOf } from './migrate.ts';

export interface Snapshot {
  /** The last migration of the store (`Migration.when`). */
  schema: number;
  tables: readonly TableShape[];
  /** Ids of the keys that sealed what is in it. */
  keys: readonly string[];
  /** Each row as a line of JSON, by the page: as many as are held in memory. Values are text, for only text is the same everywhere. */
  rows(table: TableShape): AsyncIterable<readonly string[]>;
  /** The number last given by each counter. Asked for last, so that none is below what a row has. */
  counters(): Promise<Record<string, string>>;
}

/**
 * Who holds what right now: no part of what a store knows, and gone with the processes that wrote it. A login by QR code and the links
 * to it, or to a paper, neither: in a copy they would be worth something to whoever finds it, and to nobody else. What the model was
 * asked is of use for an hour.
 */
const passing: ReadonlySet<string> = new Set(['leases', 'pacing', 'channel_logins', 'login_links', 'paper_links', 'errands', 'errand_calls']);

const pageRows = 200;

/**
 * Everything that `work` reads is of one moment; others go on writing meanwhile. The embedded store has one connection: there they wait.
 * @throws NoStoreError
 */
export async function readSnapshot<Result>(db: Db, work: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
  return db.transaction(
    async (tx) => {
      const schema = await schemaOf(tx);
      if (schema === null) throw new NoStoreError('the store has no schema');
      const tables = (await tablesOf(tx)).filter(({ name }) => !passing.has(name));
      return work({ schema, tables, keys: await sealingKeysIn(tx, tables), rows: (table) => rowsIn(tx, table), counters: () => countersIn(tx, tables) });
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function* rowsIn(tx: Db, { name, columns }: TableShape): AsyncGenerator<readonly string[]> {
  const list = sql.join(columns.map((column) => sql`${identifier(column)}::text as ${identifier(column)}`), sql`, `);
  await tx.execute(sql`declare page no scroll cursor for select row_to_json(one)::text as line from (select ${list} from ${identifier(name)}) one`);
  for (;;) {
    const rows = rowsOf<{ line: string }>(await tx.execute(sql.raw(`fetch ${pageRows} from page`)));
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await tx.execute(sql`close page`);
}

async function countersIn(tx: Db, tables: readonly TableShape[]): Promise<Record<string, string>> {
  const rows = rowsOf<{ name: string; last: string }>(
    await tx.execute(sql`select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null`),
  );
  const ours = rows.filter((counter) => tables.some(({ name }) => counter.name.startsWith(`${name}_`)));
  return Object.fromEntries(ours.map(({ name, last }) => [name, last]));
}
