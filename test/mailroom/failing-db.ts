// A database that fails or dies at the n-th step: a statement, the moment before a commit, the moment after one.

import type { Db } from '../../src/store/db.ts';
import { query } from './desk.ts';

/** An error as a driver throws it: with a code, and with the words that must not get into the log. */
export class DatabaseTroubleError extends Error {
  readonly code: string;
  constructor(code: string) {
    super('trouble at a statement with parameters 路灯');
    this.code = code;
  }
}

export interface FailingDb {
  db: Db;
  /** Whether the step was reached. */
  hasFailed: () => boolean;
  /** Whether it was reached before anything was committed. */
  hadRolledBack: () => boolean;
}

/** 57P01: the server ends the connection; XX000: something nobody has foreseen; 40P01: a deadlock. */
const codes = { dies: '57P01', stumbles: 'XX000', collides: '40P01' } as const;

/**
 * @param failAt the step that fails, from 1
 * @param trouble `dies`: nothing works any more after it, as when the process was killed; else only that step fails
 */
export function failingDb(real: Db, failAt: number, trouble: keyof typeof codes): FailingDb {
  let steps = 0;
  let committed = false;
  let committedAtFailure = false;
  let failed = false;

  function step(): void {
    steps += 1;
    if (steps === failAt) {
      failed = true;
      committedAtFailure = committed;
    }
    if (steps === failAt || (failed && trouble === 'dies')) throw new DatabaseTroubleError(codes[trouble]);
  }

  const db = watching(real, step);
  const transaction: Db['transaction'] = async (run, config) => {
    const result = await real.transaction(async (tx) => {
      const value = await run(watching(tx, step) as unknown as typeof tx);
      step();
      return value;
    }, config);
    committed = true;
    step();
    return result;
  };
  Object.defineProperty(db, 'transaction', { value: transaction });
  return { db, hasFailed: () => failed, hadRolledBack: () => failed && !committedAtFailure };
}

interface Session {
  prepareQuery(...args: unknown[]): { execute(...args: unknown[]): Promise<unknown> };
}

/** The same database; each statement passes `step` before it is sent. */
function watching(real: Db, step: () => void): Db {
  const session = Reflect.get(real, 'session') as Session;
  const watched = Object.create(session) as Session;
  watched.prepareQuery = (...args) => {
    const prepared = session.prepareQuery(...args);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = async (...values) => {
      step();
      return execute(...values);
    };
    return prepared;
  };
  return Object.create(real, { session: { value: watched } }) as Db;
}

/** Every row of every table as text, a table on its own: what the store holds, to compare. */
export async function dump(db: Db): Promise<Record<string, string | null>> {
  const tables = await query<{ name: string }>(db, `select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const contents = tables.map(({ name }) => `select '${name}' as name, (select string_agg(t::text, e'\\n' order by t::text) from "${name}" t) as rows`);
  const held = await query<{ name: string; rows: string | null }>(db, contents.join(' union all '));
  return Object.fromEntries(held.map(({ name, rows }) => [name, rows]));
}
