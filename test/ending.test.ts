// The end of the process, in processes of their own: by signals, by what nobody caught, and when something hangs.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ending = JSON.stringify(join(import.meta.dirname, '../src/ending.ts'));
const log = JSON.stringify(join(import.meta.dirname, '../src/log.ts'));

interface Ended {
  status: number | null;
  out: string;
  err: string;
  tookMs: number;
}

/** Runs a program that has an ending; it says `up` when it may be signalled. */
function run(body: string, onUp: (kill: (signal: NodeJS.Signals) => void) => void = () => undefined): Promise<Ended> {
  const program = `
    const { createEnding } = await import(${ending});
    const { createLog } = await import(${log});
    const ending = createEnding(createLog('info'));
    const alive = setInterval(() => undefined, 1000);
    ${body}
    console.log('up');
    const status = await ending.asked;
    await ended();
    clearInterval(alive);
    console.log('in order');
    process.exit(status);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'pipe' });
  const began = performance.now();
  let out = '';
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (!out.includes('up') && text.includes('up')) onUp((signal) => child.kill(signal));
    out += text;
  });
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, out, err, tookMs: performance.now() - began }));
  });
}

test('a signal, and the same once more while it ends, end it in order', async () => {
  const orderly = 'const ended = () => new Promise((resolve) => { process.once("SIGINT", resolve); process.kill(process.pid, "SIGINT"); });';
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    expect(await run(orderly, (kill) => kill(signal))).toMatchObject({ status: 0, out: 'up\nin order\n' });
  }
});

test.each(['throw new Error("电话 13800000000")', 'Promise.reject(new Error("电话 13800000000"))'])('what nobody caught ends it in order, with status 1: %s', async (mistake) => {
  const ended = await run(`const ended = async () => undefined; setImmediate(() => { ${mistake}; });`);
  expect(ended).toMatchObject({ status: 1, out: 'up\nin order\n' });
  expect(ended.err).toContain('nobody caught this');
  expect(ended.err).not.toContain('13800000000');
});

test('a script of npm ends with the shell that npm ran it by, which hands no signal on', async () => {
  const program = `
    const { createEnding } = await import(${ending});
    const { createLog } = await import(${log});
    const alive = setInterval(() => undefined, 1000);
    const { asked } = createEnding(createLog('info'), { withParent: true });
    console.log('up');
    await asked;
    clearInterval(alive);
    console.log('in order');`;
  const shell = spawn('/bin/sh', ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (out === '') shell.kill('SIGTERM');
    out += text;
  });
  await new Promise((resolve) => shell.stdout.once('close', resolve));
  expect(out).toBe('up\nin order\n');
});

test('whatever hangs, it ends within ten seconds', { timeout: 20_000 }, async () => {
  const ended = await run('const ended = () => new Promise(() => undefined);', (kill) => kill('SIGTERM'));
  expect(ended).toMatchObject({ status: 0, out: 'up\n' });
  expect(ended.tookMs).toBeLessThan(11_000);
});
