// A puppet server for the tests of the session: in our own process, or in one that can be killed.

import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { vi } from 'vitest';
import { openPuppet, type OpenPuppet, type PuppetSettings } from '../../../src/bots/wechat/session/puppet.ts';
import { createPuppetServer, type PuppetServer } from '../../support/wechat/puppet-server.ts';
import { driveWeChat, type FarWeChat } from '../../support/wechat/control.ts';
import { surroundings } from '../../support/program.ts';
import type { WeChat } from '../../support/wechat/wechat.ts';

export interface Place {
  port: number;
  token: string;
  /** What the environment has for the puppet, by which this server is reached. */
  variables: Record<string, string>;
}

/** Nobody serves there yet. */
export async function serverPlace(): Promise<Place> {
  const port = await freePort();
  const token = `insecure_${randomUUID()}`;
  const variables = {
    WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${port}`,
    WECHATY_PUPPET_SERVICE_TOKEN: token,
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
  };
  return { port, token, variables };
}

/** The remote puppet as the program opens it: it reads the environment by itself. */
export function remote(variables: Record<string, string>): () => Promise<OpenPuppet> {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const settings: PuppetSettings = { puppet: 'wechaty-puppet-service', variables };
  return () => openPuppet(settings, () => Promise.reject(new Error('the remote puppet has no home')));
}

export async function serveHere({ port, token }: Place, wechat: WeChat): Promise<PuppetServer> {
  const server = await createPuppetServer({ port, token, puppet: wechat.puppet() });
  await server.start();
  return server;
}

export interface FarServer {
  far: FarWeChat;
  process: ChildProcess;
  kill(): Promise<void>;
}

const serverFile = join(import.meta.dirname, '../../support/wechat/server-process.ts');

export async function serveFar({ port, token }: Place): Promise<FarServer> {
  const controlPort = await freePort();
  const child = spawn(process.execPath, [serverFile, String(port), token, String(controlPort)], { stdio: ['ignore', 'pipe', 'ignore'], env: surroundings() });
  await once(child.stdout, 'data');
  return {
    far: driveWeChat(controlPort),
    process: child,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
