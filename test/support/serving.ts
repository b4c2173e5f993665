// The program as a child process, as somebody would start it: its lines as they come, its status, and requests to it.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { programFile, surroundings } from './program.ts';

export interface Program {
  child: ChildProcessWithoutNullStreams;
  /** All that it wrote so far. */
  out: () => string;
  err: () => string;
  /** The first match on standard output, as soon as it is there; rejects when the program ends without it. */
  says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Its exit status, once it has ended; -1 when a signal ended it. */
  ended: Promise<number>;
}

/** Starts it with these settings and no others. */
export function start(settings: Record<string, string>, ...argv: string[]): Program {
  const env = { ...surroundings(), HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', ...settings };
  const child = spawn(process.execPath, [programFile, ...argv], { env, stdio: 'pipe' });
  let out = '';
  let err = '';
  const looks = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of looks) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<number>((resolve) => {
    child.once('close', (status) => {
      resolve(status ?? -1);
      for (const look of looks) look();
    });
  });
  let isOver = false;
  void ended.then(() => (isOver = true));
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(out);
        if (match) resolve(match);
        else if (isOver || child.exitCode !== null) reject(new Error(`it ended without ${pattern}:\n${out}\n${err}`));
        else return;
        looks.delete(look);
      };
      looks.add(look);
      look();
    });
  return { child, out: () => out, err: () => err, says, ended };
}

/** A place for programs: what was started there ends with it, and nothing is left. */
export interface Site {
  /** A directory of its own. */
  directory: string;
  /** As `start`. */
  serve: (settings: Record<string, string>, ...argv: string[]) => Program;
  close: () => Promise<void>;
}

export async function openSite(): Promise<Site> {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-site-'));
  const programs: Program[] = [];
  return {
    directory,
    serve(settings, ...argv) {
      const program = start(settings, ...argv);
      programs.push(program);
      return program;
    },
    async close() {
      for (const { child } of programs) child.kill('SIGKILL');
      await Promise.all(programs.map((program) => program.ended));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** SIGTERM ends it within this (DESIGN §6). */
export const endLimitMs = 10_000;

export async function endsInOrder(program: Program, signal: NodeJS.Signals): Promise<void> {
  const asked = performance.now();
  program.child.kill(signal);
  expect(await program.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(endLimitMs);
  expect(program.err()).not.toMatch(/"level":(50|60)/);
}

/** Runs a command to its end. */
export async function run(settings: Record<string, string>, ...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const program = start(settings, ...argv);
  program.child.stdin.end();
  const status = await program.ended;
  return { status, out: program.out(), err: program.err() };
}

/** Waits for the ready line and gives the address in it. */
export async function readyAt(program: Program): Promise<string> {
  const match = await program.says(/^huiyin ready (http:\/\/\S+)$/m);
  return match[1] ?? '';
}

/** Somebody with a page of his own: his cookie, what he sends, and what he is shown. */
export interface Visitor {
  sends: (text: string) => Promise<void>;
  /** Reads his stream until something fits. */
  sees: (pattern: RegExp) => Promise<string>;
}

export function visitor(url: string): Visitor {
  let cookie = '';
  let sent = 0;
  return {
    async sends(text) {
      sent += 1;
      const response = await fetch(`${url}/chat/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ id: `page-${sent}`, text }),
      });
      cookie ||= (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      if (response.status !== 202) throw new Error(`refused with ${response.status}`);
    },
    async sees(pattern) {
      const leaving = new AbortController();
      const response = await fetch(`${url}/chat/events`, { headers: { cookie }, signal: leaving.signal });
      const decoder = new TextDecoder();
      let text = '';
      try {
        for await (const chunk of response.body ?? []) {
          text += decoder.decode(chunk as Uint8Array, { stream: true });
          if (pattern.test(text)) return text;
        }
      } finally {
        leaving.abort();
      }
      throw new Error(`the stream ended without ${pattern}:\n${text}`);
    },
  };
}
