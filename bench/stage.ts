// The stage of a benchmark: one real PostgreSQL, the town's process, and servers; everything on it is taken down at the end.

import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { createWorkdayClock, firstLineOf, freePort, officerName, spawnServer, testDataKey, webhookEnv, writeRoster, type ServerProcess } from '../test/support/load-server.ts';
import { startPostgres } from '../test/support/postgres-server.ts';
import { cpuMsOf, cpuMsOfFamily, parentOf } from './process.ts';
import type { Order, Outcome } from './town.ts';

/** A server and the double that it talks to. */
export interface Contender {
  name: string;
  process: ServerProcess;
  double: number;
}

/** What an order brought, and what it cost. */
export interface Measured extends Outcome {
  serverMs: number;
  postgresMs: number;
}

export interface Stage {
  directory: string;
  town(order: Order): Promise<Outcome>;
  /** Carries out an order at a server and counts the CPU of that server and of PostgreSQL. */
  measure(contender: Contender, order: Order): Promise<Measured>;
  /** A new and empty database; resolves with its address. */
  database(name: string): Promise<string>;
  /** Our server on this database, by default with a staff group. */
  ours(name: string, database: string, options?: OursOptions): Promise<Contender>;
  smallest(database: string): Promise<Contender>;
  /** The environment of our server without a channel. */
  env(database: string | null): Promise<Record<string, string>>;
}

interface OursOptions {
  quietSeconds?: number;
  /** Default: true. */
  staffGroup?: boolean;
  /** Another checkout, or flags such as `--cpu-prof`: for looking closer. */
  program?: string;
  nodeFlags?: readonly string[];
}

/** Longer than any answer of the load takes: no pause ends by itself. */
const longQuietSeconds = 30;

/** Sets the stage, lets `work` play on it, and takes it down whatever happens. */
export async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-bench-'));
  const server = await startPostgres({ durable: true });
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  const town = openTown();
  const contenders: Contender[] = [];
  try {
    const [backend] = await admin<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const postmaster = await parentOf(backend?.pid ?? 0);
    await work(createStage({ directory, admin, serverUrl: server.url, postmaster, town: town.send, contenders }));
  } finally {
    await Promise.all(contenders.map((contender) => contender.process.stop()));
    town.end();
    await admin.end();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

interface Parts {
  directory: string;
  admin: postgres.Sql;
  serverUrl: string;
  postmaster: number;
  town: Stage['town'];
  contenders: Contender[];
}

function createStage({ directory, admin, serverUrl, postmaster, town, contenders }: Parts): Stage {
  const clock = createWorkdayClock();

  async function env(database: string | null, quietSeconds = longQuietSeconds): Promise<Record<string, string>> {
    const store = database === null ? {} : { DATABASE_URL: database, DATA_KEY: testDataKey };
    return { ...store, ROSTER: await writeRoster(directory, quietSeconds), LOG_LEVEL: 'warn', CLOCK: clock() };
  }

  async function openDouble(): Promise<NonNullable<Outcome['opened']>> {
    const { opened } = await town({ order: 'open' });
    if (!opened) throw new Error('the town opened nothing');
    return opened;
  }

  async function enter(contender: Contender): Promise<Contender> {
    contenders.push(contender);
    await contender.process.ready;
    return contender;
  }

  return {
    directory,
    town,
    env,
    async measure({ process: { pid }, double }, order) {
      const before = await Promise.all([cpuMsOf(pid), cpuMsOfFamily(postmaster)]);
      const outcome = await town({ ...order, double } as Order);
      const after = await Promise.all([cpuMsOf(pid), cpuMsOfFamily(postmaster)]);
      return { ...outcome, serverMs: after[0] - before[0], postgresMs: after[1] - before[1] };
    },
    async database(name) {
      await admin.unsafe(`create database ${name}`);
      const url = new URL(serverUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    async ours(name, database, options = {}) {
      const api = await openDouble();
      const settings = { ...(await env(database, options.quietSeconds)), ...webhookEnv(await freePort(), api) };
      const contender = await enter({ name, process: spawnServer(settings, options), double: api.double });
      if (options.staffGroup === false) return contender;
      const code = await firstLineOf(['invite', 'BM', officerName], { ...settings, CLOCK: clock() });
      await town({ order: 'bind', double: api.double, code });
      return contender;
    },
    async smallest(database) {
      const api = await openDouble();
      const settings = { ...webhookEnv(await freePort(), api), DATABASE_URL: database };
      const program = join(import.meta.dirname, 'smallest.ts');
      return enter({ name: 'smallest', process: spawnServer(settings, { program, argv: [] }), double: api.double });
    },
  };
}

function openTown(): { send: Stage['town']; end: () => void } {
  const child = fork(join(import.meta.dirname, 'town.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
  async function send(order: Order): Promise<Outcome> {
    const answer = await new Promise<Outcome | { failed: string }>((resolve) => {
      const gone = (): void => resolve({ failed: 'the town is gone' });
      child.once('exit', gone);
      child.once('message', (message) => {
        child.off('exit', gone);
        resolve(message as unknown as Outcome | { failed: string });
      });
      child.send(order);
    });
    if ('failed' in answer) throw new Error(`${order.order}: ${answer.failed}`);
    return answer;
  }
  return { send, end: () => void child.kill() };
}
