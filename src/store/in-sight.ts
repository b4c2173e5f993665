// What somebody may list, as a condition of a query: ordinary matters of studios, and of the confined ones what is his (matters/visibility.ts).

import { and, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { ConfinedSight, InSight } from '../matters/visibility.ts';
import { listOf } from './prepared.ts';
import { isOneOf } from './rows.ts';
import { matters } from './schema/matters.ts';

export function isInSight({ studios, confined = null }: InSight): SQL | undefined {
  const open = and(isIn(matters.studio, studios), isNull(matters.confined));
  if (!confined) return open;
  return studios.length === 0 ? isConfinedInSight(confined) : or(open, isConfinedInSight(confined));
}

function isConfinedInSight(confined: ConfinedSight): SQL | undefined {
  const list = (values: readonly (string | null)[]): SQL => sql`(select one from json_array_elements_text(${listOf(values)}::text::json) one)`;
  const turnedTo = sql`${matters.confined}->>'studio'`;
  return and(
    isOneOf(matters.studio, confined.districts),
    isNotNull(matters.confined),
    or(sql`${turnedTo} in ${list(confined.studios)}`, confined.studios.includes(null) ? sql`${turnedTo} is null` : undefined),
    sql`not (${matters.confined}->'people') @> to_jsonb(${confined.person}::text)`,
    sql`not exists (select 1 from jsonb_array_elements_text(${matters.confined}->'departments') one where one in ${list(confined.departments)})`,
  );
}

/** The planner sees the values, unlike those of `isOneOf`: of one studio it reads the index in order, of a district it makes a table. */
export function isIn(column: PgColumn, values: readonly string[]): SQL {
  const [only] = values;
  if (only !== undefined && values.length === 1) return eq(column, only);
  return sql`${column} = any(${arrayOf(values)}::${sql.raw(column.getSQLType())}[])`;
}

export function arrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join()}}`;
}
