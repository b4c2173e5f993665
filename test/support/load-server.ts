// The server as a process of its own, for load and crash tests: its environment, its ready line, its end.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { programFile, surroundings } from './program.ts';

/** As `npm start` has them: what is measured and killed is what runs. */
const startFlags = flagsOfStart();

function flagsOfStart(): string[] {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')));
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Later than any start on a busy machine. */
const readyLimitMs = 60_000;
/** What is kept of what the process said, for the words of a failure. */
const keptChars = 4_000;

export interface ServerProcess {
  pid: number;
  /** Resolves with the address that the ready line names. */
  ready: Promise<string>;
  /** Resolves with the exit status; null when a signal ended it. */
  ended: Promise<number | null>;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, as an orderly end is asked for. */
  stop(): Promise<void>;
  /** The last of what it wrote to standard error. */
  said(): string;
}

/** Starts `src/main.ts`. What the environment does not name is not set. */
export function spawnServer(env: Record<string, string>, options: { argv?: readonly string[]; nodeFlags?: readonly string[]; program?: string } = {}): ServerProcess {
  const { argv = ['serve'], nodeFlags = [] } = options;
  const child = spawn(process.execPath, [...startFlags, ...nodeFlags, options.program ?? programFile, ...argv], {
    env: { ...surroundings(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ready = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<number | null>();
  let out = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out = (out + text).slice(-keptChars);
    const url = /ready (http:\S+)\n/.exec(out)?.[1];
    if (url !== undefined) ready.resolve(url);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-keptChars)));
  const late = setTimeout(() => ready.reject(new Error(`the server was not ready in ${readyLimitMs} ms: ${said}`)), readyLimitMs);
  ready.promise.then(
    () => clearTimeout(late),
    () => clearTimeout(late),
  );
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('close', (status) => {
    process.off('exit', endWithUs);
    ready.reject(new Error(`the server ended before it was ready: ${said}`));
    ended.resolve(status);
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended.promise;
  };
  return { pid: child.pid ?? 0, ready: ready.promise, ended: ended.promise, kill: () => end('SIGKILL'), stop: () => end('SIGTERM'), said: () => said };
}

/** A port that is free now, for an address that stays the same over restarts. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** Writes a roster of one studio, so that no resident is asked which; resolves with its path. */
export async function writeRoster(directory: string, quietSeconds: number): Promise<string> {
  const path = join(directory, `roster-${quietSeconds}.yaml`);
  await writeFile(
    path,
    `district: { code: HX, name: 河溪区 }
studios:
  - code: BM
    name: 北门社区党代表工作室
    address: 河溪区北门街道圭峰路44号104铺
    phone: "0000-5550101"
    reception:
      - { monthDays: [10, 20], from: "09:00", to: "11:30", place: 北门社区党群服务中心一楼 }
    settings: { quietSeconds: ${quietSeconds} }
representatives:
  - { studio: BM, name: 陈国栋, unit: 北门小学, post: 校长, delegation: 第一代表团, area: 圭峰路 }
officers:
  - { studio: BM, name: 杨小敏, role: liaison }
departments:
  - { code: CG, name: 城管办, categories: [环境卫生, 市政设施], workdays: 5, handlers: [] }
`,
  );
  return path;
}

/** The officer of that roster, to be invited. */
export const officerName = '杨小敏';

/** What a server needs to be reached by a Bot API double through a webhook. */
export function webhookEnv(port: number, api: { url: string; token: string }): Record<string, string> {
  return {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: 'load-secret',
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
  };
}

/** A clock for `CLOCK` that begins on a working day and runs on over restarts: what rests at night does not rest here. */
export function createWorkdayClock(): () => string {
  const begun = Date.now();
  return () => new Date(Date.parse('2026-12-01T10:00:00+08:00') + Date.now() - begun).toISOString();
}

/** A key for a store that lives as long as the test. */
export const testDataKey = Buffer.alloc(32, 7).toString('base64');

/** Runs a command to its end and resolves with its first line. */
export async function firstLineOf(argv: readonly string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [programFile, ...argv], { env: { ...surroundings(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const status = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  if (status !== 0) throw new Error(`${argv[0]} ended with ${status}: ${said}`);
  return out.split('\n')[0] ?? '';
}
