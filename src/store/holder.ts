// Who holds the embedded store's directory: one process at a time, by a lock that the kernel releases when the process dies.

import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { makeDirectory } from './data-directory.ts';
import { takeLock } from './directory-lock.ts';
import { HolderGoneError, listenForCommands, sendCommand, type Print, type RunCommand } from './holder-line.ts';

export type { Print, RunCommand } from './holder-line.ts';
export { HolderDiedError, HolderGoneError } from './holder-line.ts';

export interface Hold {
  /** From now on other processes' commands are carried out here, with the same output and exit status. */
  serveCommands(run: RunCommand): Promise<void>;
  /** Takes no more commands and waits for those under way. They use the store: to be called before it is closed. */
  endCommands(): Promise<void>;
  /** Lets go of the directory, and of commands before it. To be called after the store was closed. */
  release(): Promise<void>;
}

/** `pid` and `since` (an ISO instant) are null while the holder has not yet said who it is. */
export interface Holder {
  pid: number | null;
  since: string | null;
}

const holderFile = z.object({ pid: z.int(), since: z.string(), token: z.string(), port: z.int().nullable() });
type HolderFile = z.output<typeof holderFile>;

/** How long somebody waits for a holder that takes no commands: it starts, it ends, or it is a short command itself. */
const patienceMs = 30_000;
const askAgainMs = 50;

/** Takes the directory, which is made if it is missing. */
export async function holdDirectory(directory: string): Promise<{ ok: true; hold: Hold } | { ok: false; holder: Holder }> {
  await makeDirectory(directory);
  const letGo = takeLock(directory);
  if (!letGo) return { ok: false, holder: await readHolder(directory) };
  const about: HolderFile = { pid: process.pid, since: new Date().toISOString(), token: randomBytes(32).toString('base64url'), port: null };
  await writeHolder(directory, about);
  let line: { port: number; close(): Promise<void> } | undefined;
  const hold: Hold = {
    async serveCommands(run) {
      line = await listenForCommands(about.token, run);
      await writeHolder(directory, { ...about, port: line.port });
    },
    async endCommands() {
      await line?.close();
    },
    async release() {
      await line?.close();
      await rm(join(directory, 'holder.json'), { force: true });
      letGo();
    },
  };
  return { ok: true, hold };
}

/**
 * Has the holder carry out a command.
 * @returns its exit status
 * @throws HolderGoneError when nobody took the command: the lock may be free now
 * @throws HolderDiedError when the holder died while it carried the command out
 */
export async function askHolder(directory: string, argv: readonly string[], print: Print): Promise<number> {
  const about = await readHolderFile(directory);
  if (!about || about.port === null) throw new HolderGoneError('the holder takes no commands');
  return sendCommand({ port: about.port, token: about.token }, argv, print);
}

/**
 * Does the work itself when the directory is free, or else has the holder carry out the command: whichever is possible first.
 * @throws HolderGoneError when the directory stays held by somebody who takes no commands
 */
export async function holdOrAsk(
  directory: string,
  argv: readonly string[],
  print: Print,
  work: (hold: Hold) => Promise<number>,
): Promise<number> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const taken = await holdDirectory(directory);
    if (taken.ok) {
      try {
        return await work(taken.hold);
      } finally {
        await taken.hold.release();
      }
    }
    try {
      return await askHolder(directory, argv, print);
    } catch (error) {
      if (!(error instanceof HolderGoneError) || performance.now() > giveUpAt) throw error;
    }
    await pause(askAgainMs);
  }
}

/** Whole or not at all, and for the owner's eyes: who has the token may give commands. */
async function writeHolder(directory: string, about: HolderFile): Promise<void> {
  const draft = join(directory, `holder.${process.pid}.tmp`);
  await writeFile(draft, JSON.stringify(about), { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, join(directory, 'holder.json'));
}

async function readHolder(directory: string): Promise<Holder> {
  // Between taking the lock and saying who it is lies a moment.
  for (let tries = 0; tries < 20; tries += 1) {
    const about = await readHolderFile(directory);
    if (about && isAlive(about.pid)) return { pid: about.pid, since: about.since };
    await pause(askAgainMs);
  }
  return { pid: null, since: null };
}

/** Only to pass over what a dead holder left behind; the lock alone decides who holds. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM';
  }
}

async function readHolderFile(directory: string): Promise<HolderFile | undefined> {
  try {
    return holderFile.parse(JSON.parse(await readFile(join(directory, 'holder.json'), 'utf8')));
  } catch {
    return undefined;
  }
}
