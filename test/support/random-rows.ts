// Rows of every kind for every table, made after the store's own catalog: what a later release adds is filled as well.

import { sql, type SQL } from 'drizzle-orm';
import * as fc from 'fast-check';
import { rowsOf, type Db } from '../../src/store/db.ts';
import { identifier, tablesOf } from '../../src/store/catalog.ts';
import type { Seal } from '../../src/store/seal.ts';

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  /** The table and column that it refers to. */
  refers: { table: string; name: string } | null;
}

/** Fills all tables; as many rows in each as there are seeds. */
export async function fillRandomly(db: Db, seal: Seal, seeds: readonly number[]): Promise<void> {
  const columns = await columnsOf(db);
  const known = new Map<string, unknown[]>();
  await db.execute(sql`delete from roster_version`);
  for (const { name } of await tablesOf(db)) {
    const own = columns.filter(({ table }) => table === name);
    const rows = seeds.map((seed, index) => {
      const row: Record<string, unknown> = {};
      for (const column of own) {
        const given = column.refers === null ? undefined : known.get(`${column.refers.table}.${column.refers.name}`)?.[index];
        row[column.name] = given ?? valueFor(column, seal, seed * 100 + index);
      }
      return row;
    });
    for (const column of own) known.set(`${name}.${column.name}`, rows.map((row) => row[column.name]));
    const listed = (write: (column: Column) => SQL) => sql.join(own.map(write), sql`, `);
    await db.execute(sql`
      insert into ${identifier(name)} (${listed((column) => identifier(column.name))}) overriding system value
      select ${listed((column) => sql`${identifier(column.name)}::${sql.raw(column.type)}`)}
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (${listed((column) => sql`${identifier(column.name)} text`)})`);
  }
}

/** Everything in the store as text, and its counters; what passes is left out. */
export async function dumpOf(db: Db): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const { name } of await tablesOf(db)) {
    if (['leases', 'pacing', 'channel_logins', 'login_links', 'paper_links', 'errands', 'errand_calls', 'upkeep'].includes(name)) continue;
    const passing = name === 'lanes' ? sql`- 'lease_until' - 'claim' - 'next_at' - 'wakes_below' - 'pending'` : sql``;
    const rows = rowsOf<{ line: string }>(await db.execute(sql`select (to_jsonb(one) ${passing})::text as line from ${identifier(name)} one order by 1`));
    dump[name] = rows.map(({ line }) => line);
  }
  const counters = rowsOf<{ line: string }>(await db.execute(sql`select concat(sequencename, ' ', last_value) as line from pg_sequences where schemaname = 'public' order by 1`));
  return { ...dump, counters: counters.map(({ line }) => line) };
}

async function columnsOf(db: Db): Promise<Column[]> {
  const rows = rowsOf<Omit<Column, 'refers'> & { to_table: string | null; to_name: string | null }>(
    await db.execute(sql`
      select t.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required,
        f.relname as to_table, fa.attname as to_name
      from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        left join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' and c.conkey = array[a.attnum]
        left join pg_class f on f.oid = c.confrelid left join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = c.confkey[1]
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'`),
  );
  return rows.map(({ to_table, to_name, ...column }) => ({ ...column, refers: to_table === null || to_name === null ? null : { table: to_table, name: to_name } }));
}

const text = fc.string({ unit: 'binary', maxLength: 40 }).map((words) => words.replaceAll(/[\0\uD800-\uDFFF]/g, ''));
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value).replaceAll(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, '')) as unknown);

/** Where rows have to differ, each value does. */
function valueFor({ table, name, type, required, refers }: Column, seal: Seal, seed: number): unknown {
  const pick = <Value>(arbitrary: fc.Arbitrary<Value>): Value => fc.sample(arbitrary, { seed, numRuns: 1 })[0] as Value;
  if (refers !== null) return null;
  if (!required && pick(fc.integer({ min: 0, max: 4 })) === 0) return null;
  if (name === 'status') return pick(fc.constantFrom(...(statusesOf[table] ?? ['raised'])));
  switch (type) {
    case 'bytea':
      return `\\x${Buffer.from(seal.close('random', pick(json))).toString('hex')}`;
    case 'uuid':
      return pick(fc.uuid());
    case 'bigint':
    case 'integer':
      return 1_000_000 + seed;
    case 'smallint':
      return pick(fc.integer({ min: 0, max: 3 }));
    case 'boolean':
      return pick(fc.boolean());
    case 'jsonb':
      return JSON.stringify(pick(json));
    case 'timestamp with time zone':
      return new Date(pick(fc.integer({ min: 0, max: 4e12 }))).toISOString();
    case 'date':
      return new Date(pick(fc.integer({ min: 0, max: 4e12 }))).toISOString().slice(0, 10);
    case 'text':
      return `${pick(text)}${seed}`;
    case 'text[]':
      return `{${pick(fc.array(text, { maxLength: 3 })).map((one) => `"${one.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join()}}`;
    default:
      throw new Error(`${table}.${name} is of a new type: ${type}`);
  }
}

const statusesOf: Record<string, readonly string[]> = {
  letters: ['waiting', 'done', 'parked'],
  deliveries: ['waiting', 'sent', 'refused', 'folded'],
};
