// The lock on the embedded directory: one process at a time, nothing left by kill -9, commands carried out by the holder.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askHolder, HolderDiedError, HolderGoneError, holdDirectory, holdOrAsk, type Hold } from '../../src/store/holder.ts';

let directory: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'huiyin-holder-')), 'data');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(join(directory, '..'), { recursive: true, force: true });
});

const holderModule = join(import.meta.dirname, '../../src/store/holder.ts');

/** A process that tries to hold the directory, serves commands if it can, and says what came of it in its first line. */
async function startHolder(): Promise<{ child: ChildProcess; said: string }> {
  const program = `
    const { holdDirectory } = await import(${JSON.stringify(holderModule)});
    const taken = await holdDirectory(${JSON.stringify(directory)});
    if (!taken.ok) { console.log('held by ' + taken.holder.pid); process.exit(3); }
    await taken.hold.serveCommands(async ([command, ...words], print) => {
      if (command === 'die') { print('dying'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 20); await new Promise(() => setInterval(() => 0, 1000)); }
      for (const word of words) print(word);
      print('a complaint', 'err');
      return words.length;
    });
    console.log('holding');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  for await (const line of createInterface({ input: child.stdout })) return { child, said: line };
  throw new Error(`the child said nothing: ${complaints.join('')}`);
}

async function held(): Promise<Hold> {
  const taken = await holdDirectory(directory);
  if (!taken.ok) throw new Error('the directory is held');
  return taken.hold;
}

test('of many processes at once exactly one holds, and the others name it', async () => {
  const started = await Promise.all(Array.from({ length: 6 }, startHolder));
  const holders = started.filter(({ said }) => said === 'holding');
  expect(holders).toHaveLength(1);
  const expected = `held by ${holders[0]?.child.pid}`;
  expect(started.filter(({ said }) => said === expected)).toHaveLength(5);
});

test('a killed holder leaves nothing that has to be cleared away', async () => {
  const { child, said } = await startHolder();
  expect(said).toBe('holding');
  await expect(holdDirectory(directory)).resolves.toMatchObject({ ok: false, holder: { pid: child.pid } });
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const hold = await held();
  await hold.release();
});

test('the holder prints no warning of its own', async () => {
  const program = `const { holdDirectory } = await import(${JSON.stringify(holderModule)}); await holdDirectory(${JSON.stringify(directory)});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  await once(child, 'close');
  expect(said.join('')).toBe('');
});

test('within one process it is held once, and free again after release', async () => {
  const hold = await held();
  await expect(holdDirectory(directory)).resolves.toMatchObject({ ok: false, holder: { pid: process.pid } });
  await hold.release();
  await (await held()).release();
});

test('directory and files are for the owner alone', async () => {
  const hold = await held();
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  expect((await stat(join(directory, 'holder.json'))).mode & 0o777).toBe(0o600);
  await hold.release();
});

test('a command is carried out by the holder, with its lines and its exit status', async () => {
  await startHolder();
  const lines: [string, string | undefined][] = [];
  const status = await askHolder(directory, ['say', '陈国栋', 'two\nlines'], (line, to) => lines.push([line, to]));
  expect(status).toBe(2);
  expect(lines).toStrictEqual([['陈国栋', 'out'], ['two\nlines', 'out'], ['a complaint', 'err']]);
});

test('several commands at once do not mix their lines', async () => {
  await startHolder();
  const asked = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const lines: string[] = [];
      await askHolder(directory, ['say', `${index}`, `${index}`], (line) => lines.push(line));
      return lines.join();
    }),
  );
  expect(asked).toStrictEqual(Array.from({ length: 8 }, (_, index) => `${index},${index},a complaint`));
});

test('a holder that dies during the command is told apart from one that was gone before', async () => {
  const { child } = await startHolder();
  const lines: string[] = [];
  await expect(askHolder(directory, ['die'], (line) => lines.push(line))).rejects.toThrow(HolderDiedError);
  expect(lines).toStrictEqual(['dying']);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  await expect(askHolder(directory, ['say'], () => undefined)).rejects.toThrow(HolderGoneError);
});

test('when the holder is gone the work is done here', async () => {
  const { child } = await startHolder();
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  const status = await holdOrAsk(directory, ['say', 'one'], () => undefined, () => Promise.resolve(7));
  expect([1, 7]).toContain(status);
  await exited;
  expect(await holdOrAsk(directory, ['say', 'one'], () => undefined, () => Promise.resolve(7))).toBe(7);
});

test('who waits for a short command gets his turn after it', async () => {
  const first = Promise.withResolvers<undefined>();
  const order: string[] = [];
  const one = holdOrAsk(directory, [], () => undefined, async () => {
    await first.promise;
    order.push('one');
    return 0;
  });
  const two = holdOrAsk(directory, [], () => undefined, () => {
    order.push('two');
    return Promise.resolve(0);
  });
  first.resolve(undefined);
  await Promise.all([one, two]);
  expect(order.toSorted()).toStrictEqual(['one', 'two']);
});

test('commands under way are waited for before the store is closed, and new ones find nobody', async () => {
  const hold = await held();
  const [begun, going] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const done: string[] = [];
  await hold.serveCommands(async () => {
    begun.resolve(undefined);
    await going.promise;
    done.push('command');
    return 0;
  });
  const asked = askHolder(directory, ['migrate'], () => undefined);
  await begun.promise;
  const ending = hold.endCommands().then(() => done.push('ended'));
  await expect(askHolder(directory, ['migrate'], () => undefined)).rejects.toThrow(HolderGoneError);
  going.resolve(undefined);
  expect(await asked).toBe(0);
  await ending;
  expect(done).toStrictEqual(['command', 'ended']);
  await hold.release();
});

test('without the token nothing is carried out', async () => {
  const hold = await held();
  const asked: string[][] = [];
  await hold.serveCommands((argv) => {
    asked.push(argv);
    return Promise.resolve(0);
  });
  const path = join(directory, 'holder.json');
  const about = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  for (const token of ['', 'x', `${String(about['token'])}x`]) {
    await writeFile(path, JSON.stringify({ ...about, token }));
    await expect(askHolder(directory, ['migrate'], () => undefined)).rejects.toThrow(HolderGoneError);
  }
  expect(asked).toStrictEqual([]);
  await hold.release();
});

test('somebody else on the port of a dead holder is not taken for it', async () => {
  const stranger = createServer((socket) => {
    socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const address = stranger.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await (await held()).release();
  await writeFile(join(directory, 'holder.json'), JSON.stringify({ pid: 1, since: '2026-12-01T00:00:00Z', token: 'x', port }));
  await expect(askHolder(directory, ['migrate'], () => undefined)).rejects.toThrow(HolderGoneError);
  stranger.close();
});
