// What a process held that died is free as soon as another one starts; what a living one holds is not touched.

import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { rowsOf } from '../../src/store/db.ts';
import { openPostgres } from '../../src/store/open.ts';
import { connectionName, freeClaimsOfTheDead, newClaim } from '../../src/store/process-mark.ts';
import { freshPostgres } from '../support/databases.ts';

/** The claim of a process with this mark. */
const claimOf = (mark: string): string => `${mark}${newClaim().slice(8)}`;

test('claims begin with the mark that names the connections, and differ', () => {
  expect(connectionName).toMatch(/^huiyin [0-9a-f]{8}$/);
  expect(newClaim().slice(0, 8)).toBe(connectionName.slice(-8));
  expect(newClaim()).not.toBe(newClaim());
});

test('only the claims and leases of the dead are let go', async () => {
  const database = await freshPostgres();
  const store = await openPostgres(database.url, { connections: 2 });
  const other = postgres(database.url, { max: 1, connection: { application_name: 'huiyin 0badf00d' } });
  await other`select 1`;
  const claims = { own: newClaim(), other: claimOf('0badf00d'), dead: claimOf('deadbeef') };
  for (const [name, claim] of Object.entries(claims)) {
    await store.db.execute(sql`insert into lanes (key, account, pending, next_at, lease_until, claim) values (${name}, 'a:1', 1, now(), now() + interval '15 seconds', ${claim})`);
    await store.db.execute(sql`insert into leases (name, holder, until) values (${name}, ${claim}, now() + interval '15 seconds')`);
  }
  const held = async (): Promise<unknown[]> => {
    const lanes = rowsOf(await store.db.execute(sql`select key as name from lanes where claim is not null and lease_until is not null order by 1`));
    return [...lanes, ...rowsOf(await store.db.execute(sql`select name from leases order by 1`))].map((row) => Reflect.get(row as object, 'name'));
  };
  await freeClaimsOfTheDead(store.db);
  expect(await held()).toEqual(['other', 'own', 'other', 'own']);
  await other.end();
  await expect.poll(async () => {
    await freeClaimsOfTheDead(store.db);
    return held();
  }).toEqual(['own', 'own']);
  await store.close();
  await database.drop();
});
