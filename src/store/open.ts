// Opens the store: PostgreSQL where an address is given, else the embedded one in a directory. Same schema, same queries.

import type postgres from 'postgres';
import type { Db } from './db.ts';
import { migrateStore, migrationsFolder, refuseNewer } from './migrate.ts';
import { guardPostgres } from './postgres-guard.ts';
import { gatheringSockets } from './postgres-socket.ts';
import { connectionName } from './process-mark.ts';

export interface OpenStore {
  kind: 'embedded' | 'postgresql';
  db: Db;
  close(): Promise<void>;
}

/**
 * Statements are planned once and kept. One that was planned while its tables were empty would go through all rows for the rest of
 * the connection's life, so the planner is asked for the ways over indexes, which every statement of ours has.
 */
const plannedForIndexes = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off', jit: 'off' };

/**
 * Opens PostgreSQL and brings the schema up to date, or leaves it `asItIs`.
 * A lost server is tried again every 200 ms: the driver's own backoff of up to 20 s would be felt by residents.
 * @throws when the server cannot be reached or its schema is newer than this program
 */
export async function openPostgres(url: string, options: { connections: number; asItIs?: boolean }): Promise<OpenStore> {
  guardPostgres();
  const [{ default: postgres }, { drizzle }] = await Promise.all([import('postgres'), import('drizzle-orm/postgres-js')]);
  const connect = (max: number) => {
    const settings = {
      max,
      backoff: () => 0.2,
      connect_timeout: 5,
      onnotice: () => undefined,
      // Known to the driver, though not to its types.
      socket: gatheringSockets(),
      // No column of ours is an array; asking for their types with each connection is a statement that nobody can catch when it fails.
      fetch_types: false,
      connection: { TimeZone: 'UTC', application_name: connectionName, ...plannedForIndexes },
    };
    return postgres(url, settings);
  };
  // Migrations hold a session lock, which needs one connection of its own.
  const migrator = connect(1);
  try {
    if (options.asItIs) await refuseNewer(drizzle(migrator));
    else await migrateStore(drizzle(migrator), migrationsFolder, { lock: true });
  } finally {
    await migrator.end({ timeout: 5 });
  }
  const client = preparing(connect(options.connections));
  return { kind: 'postgresql', db: drizzle(client) as unknown as Db, close: () => client.end({ timeout: 5 }) };
}

/** More parameters than this: the text depends on how many rows there are, and is not worth keeping. */
const preparedParameters = 24;

/**
 * Drizzle prepares nothing, and the driver asks for the types of what is not prepared: two trips for each statement, and none
 * goes out before the last one is answered. Prepared, they go down the line one after another.
 */
function preparing(client: postgres.Sql): postgres.Sql {
  const begin = client.begin.bind(client) as (work: (tx: postgres.TransactionSql) => unknown) => Promise<unknown>;
  const wrapped = withPrepared(client);
  wrapped.begin = ((work: (tx: postgres.TransactionSql) => unknown) => begin((tx) => work(withPrepared(tx)))) as typeof client.begin;
  return wrapped;
}

function withPrepared<Client extends postgres.ISql>(client: Client): Client {
  const unsafe = client.unsafe.bind(client);
  client.unsafe = ((text, parameters, given) =>
    unsafe(text, parameters, { ...given, prepare: (parameters?.length ?? 0) <= preparedParameters })) as typeof client.unsafe;
  return client;
}

/**
 * Opens the embedded store. The caller holds the directory (store/holder.ts): two processes in one directory lose data silently.
 * @param directory where the data lies; `memory` keeps it in memory
 */
export async function openEmbedded(directory: string, options: { asItIs?: boolean } = {}): Promise<OpenStore> {
  const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')]);
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'timezone=UTC'];
  const client = await PGlite.create({ ...(directory === 'memory' ? {} : { dataDir: directory }), startParams });
  const db = drizzle(client) as unknown as Db;
  if (options.asItIs) await refuseNewer(db);
  else await migrateStore(db, migrationsFolder, { lock: false });
  return { kind: 'embedded', db, close: () => client.close() };
}
