// A puppet server on loopback, with no TLS and its `insecure_` token, in front of the WeChat double.

import type { Puppet } from 'wechaty-puppet';

export interface PuppetServer {
  start(): Promise<void>;
  stop(): Promise<void>;
}

type Made = new (options: { endpoint: string; token: string; puppet: Puppet; tls: { disable: true } }) => PuppetServer;

/** By its name alone: the types of the package change those of Node's own `promisify`. */
export async function createPuppetServer({ port, token, puppet }: { port: number; token: string; puppet: Puppet }): Promise<PuppetServer> {
  const name = 'wechaty-puppet-service';
  const { PuppetServer: Server } = (await import(name)) as { PuppetServer: Made };
  return new Server({ endpoint: `127.0.0.1:${port}`, token, puppet, tls: { disable: true } });
}
