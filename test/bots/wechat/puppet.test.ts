// Opening a puppet: what is missing is named with what to do about it, and a lock on a cache of others is none of ours.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wordsOf } from '../../../src/bots/wechat/session/condition.ts';
import { lookAtPuppet, openPuppet } from '../../../src/bots/wechat/session/puppet.ts';
import { takePrivateDirectory } from '../../../src/store/private-directory.ts';
import { surroundings } from '../../support/program.ts';
import { createWeChat } from '../../support/wechat/wechat.ts';
import { remote, serveHere, serverPlace } from './server.ts';
import { PATIENCE, wechatStage, type WechatStage } from './stage.ts';

const service = 'wechaty-puppet-service';
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-puppet-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
});

function lookedAt(puppet: string, variables: Record<string, string> = {}): string | null {
  const found = lookAtPuppet({ puppet, variables });
  return found && wordsOf(found.problem, found.about);
}

describe('before anything is opened', () => {
  test('a puppet that is not installed is named with the command', () => {
    expect(lookedAt('wechaty-puppet-padlocal')).toContain('npm install wechaty-puppet-padlocal');
    expect(lookedAt(join(directory, 'none.ts'))).toContain('没有');
    expect(lookedAt(join(directory, 'none.ts'))).not.toContain('npm install');
  });

  test('a variable that is missing is named', () => {
    expect(lookedAt(service)).toContain('WECHATY_PUPPET_SERVICE_TOKEN');
    expect(lookedAt(service, { WECHATY_PUPPET_SERVICE_TOKEN: '' })).toContain('缺少');
  });

  test('a token names the server that it belongs to', () => {
    expect(lookedAt(service, { WECHATY_PUPPET_SERVICE_TOKEN: '4a1d9f3e' })).toContain('insecure_');
    expect(lookedAt(service, { WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_4a1d9f3e' })).toBeNull();
    expect(lookedAt(service, { WECHATY_PUPPET_SERVICE_TOKEN: '4a1d9f3e', WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: 'puppet.example.cn' })).toBeNull();
  });

  test('an endpoint is no web address', () => {
    const token = { WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_4a1d9f3e' };
    expect(lookedAt(service, { ...token, WECHATY_PUPPET_SERVICE_ENDPOINT: 'http://127.0.0.1:8788' })).toContain('http://');
    expect(lookedAt(service, { ...token, WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788' })).toBeNull();
  });

  test('what is there is well', () => {
    expect(lookedAt('wechaty-puppet-mock')).toBeNull();
  });
});

test.each([
  ['throws while it is read', 'throw Object.assign(new Error("secret"), { code: "EBROKEN" });', 'EBROKEN'],
  ['is no puppet', 'export const one = 1;', 'TypeError'],
  ['throws when it is made', 'export default class { constructor() { throw new RangeError("secret"); } }', 'RangeError'],
])('a module that %s', async (_, source, code) => {
  const puppet = join(directory, 'puppet.js');
  await writeFile(puppet, source);
  await expect(openPuppet({ puppet, variables: {} }, () => Promise.resolve())).rejects.toMatchObject({ problem: 'puppet-failed', about: { what: code } });
});

/** A process that has something until it is killed. */
async function holding(source: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `${source}; console.log('held'); setInterval(() => undefined, 1e6);`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: surroundings(),
    cwd: import.meta.dirname,
  });
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

describe('another process', () => {
  let stage: WechatStage;
  afterEach(() => stage.close());

  test('that has our directory is told of, and waited for', async () => {
    const own = join(directory, 'wechat');
    const lockFile = join(import.meta.dirname, '../../../src/store/private-directory.ts');
    const release = await holding(`await (await import(${JSON.stringify(lockFile)})).takePrivateDirectory(${JSON.stringify(own)})`);
    stage = await wechatStage({ directory: own, takeDirectory: takePrivateDirectory });
    await stage.channel.start(stage.taker.receive);
    await expect.poll(() => stage.channel.health().detail, PATIENCE).toContain('另一个进程正在用');
    await release();
    await expect.poll(() => stage.channel.health().up, PATIENCE).toBe(true);
    await stage.channel.stop();
    // Let go of: whoever comes next has it.
    (await takePrivateDirectory(own))?.();
  });

  test("that has the lock of wechaty's own cache does not matter: we have no cache on disk", async () => {
    const wechat = createWeChat();
    const place = await serverPlace();
    const cache = join(directory, '.wechaty', service, place.token, 'v1.19', wechat.self.id, 'contact-payload');
    const release = await holding(`const { mkdirSync } = await import('node:fs');
      mkdirSync(${JSON.stringify(cache)}, { recursive: true });
      const { FlashStore } = await import('flash-store');
      const store = new FlashStore(${JSON.stringify(cache)});
      await store.set('a', 'b')`);
    const before = await readdir(directory, { recursive: true });
    vi.stubEnv('HOME', directory);
    stage = await wechatStage({ openPuppet: remote(place.variables) });
    const server = await serveHere(place, wechat);
    await stage.channel.start(stage.taker.receive);
    await expect.poll(() => stage.channel.health().up, PATIENCE).toBe(true);
    wechat.person('wxid_wang', '王桂兰').writes('路灯坏了');
    expect(await stage.taker.arrivals.next(({ body }) => body.kind === 'message')).toMatchObject({ body: { text: '路灯坏了' } });
    await stage.channel.stop();
    expect(await readdir(directory, { recursive: true })).toEqual(before);
    await release();
    await server.stop();
  });
});
