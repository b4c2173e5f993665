// Opens the configured puppet: only what is installed and has what it needs, and each thing that is missing has its words.

import { statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Puppet } from 'wechaty-puppet';
import { factsOf } from '../../../log.ts';
import type { About, Problem } from './condition.ts';
import { leaveWebSession } from './web-puppet.ts';

export interface PuppetSettings {
  /** A package, or the absolute path of a module. */
  puppet: string;
  /** The puppet's own, as the environment has them; it reads them there by itself. */
  variables: Readonly<Record<string, string>>;
}

/** Why there is no connection, in a word that has its sentence (condition.ts). */
export class NoPuppet extends Error {
  readonly problem: Problem;
  readonly about: About;
  constructor(problem: Problem, about: About = {}) {
    super(problem);
    this.problem = problem;
    this.about = about;
  }
}

/** What a connection works with. */
export interface OpenPuppet {
  puppet: Puppet;
  /** Leaves the other end where it stands, so that nobody waits for it and nobody is logged out. Never throws. */
  hangUp?: () => void;
}

const service = 'wechaty-puppet-service';
const web = 'wechaty-puppet-wechat4u';
/** The watchdog of wechaty itself resets a bot every minute that has no heartbeats: ours is `connection.ts`. A timer bears 24 days. */
const options = { timeoutSeconds: 14 * 86_400 };
const needed: Readonly<Record<string, readonly string[]>> = {
  [service]: ['WECHATY_PUPPET_SERVICE_TOKEN'],
  'wechaty-puppet-padlocal': ['WECHATY_PUPPET_PADLOCAL_TOKEN'],
};

/** What is wrong before anything is opened; null: nothing that shows. */
export function lookAtPuppet({ puppet, variables }: PuppetSettings): { problem: Problem; about: About } | null {
  if (!isInstalled(puppet)) return { problem: isAbsolute(puppet) ? 'no-module' : 'not-installed', about: { what: puppet } };
  const missing = (needed[puppet] ?? []).filter((name) => (variables[name] ?? '') === '');
  if (missing.length > 0) return { problem: 'variable-missing', about: { what: missing.join('、') } };
  if (puppet === service && /^https?:|\s/i.test(variables['WECHATY_PUPPET_SERVICE_ENDPOINT'] ?? '')) return { problem: 'endpoint-shape', about: {} };
  // The name in front of `_` is the one that the server's certificate has to show.
  const hasServerName = (variables['WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME'] ?? '') !== '';
  if (puppet === service && !hasServerName && !/^[^_]+_./.test(variables['WECHATY_PUPPET_SERVICE_TOKEN'] ?? '')) {
    return { problem: 'token-shape', about: {} };
  }
  return null;
}

/** Whether the token is taken to the network of wechaty to learn where its server is. */
export function asksDirectory({ puppet, variables }: PuppetSettings): boolean {
  return puppet === service && (variables['WECHATY_PUPPET_SERVICE_ENDPOINT'] ?? '') === '';
}

function isInstalled(puppet: string): boolean {
  try {
    return isAbsolute(puppet) ? statSync(puppet).isFile() : findPackageJSON(puppet, import.meta.url) !== undefined;
  } catch {
    return false;
  }
}

/**
 * A fresh one for each connection.
 * @param ownHome called before a puppet is loaded that may keep something under the home of its user
 * @throws NoPuppet
 */
export async function openPuppet(settings: PuppetSettings, ownHome: () => Promise<void>): Promise<OpenPuppet> {
  const wrong = lookAtPuppet(settings);
  if (wrong) throw new NoPuppet(wrong.problem, wrong.about);
  try {
    if (settings.puppet !== service) await ownHome();
    const Made = await importPuppet(settings.puppet);
    if (settings.puppet === service) return openService(Made as unknown as MadeRemote);
    const puppet = new Made(options);
    return settings.puppet === web ? { puppet, hangUp: () => leaveWebSession(puppet) } : { puppet };
  } catch (error) {
    const { code, class: kind } = factsOf(error);
    throw new NoPuppet('puppet-failed', { what: code ?? kind });
  }
}

type Made = new (given: typeof options) => Puppet;

/** By its name alone: the types of the remote puppet change those of Node's own `promisify`. */
async function importPuppet(name: string): Promise<Made> {
  const module = (await import(isAbsolute(name) ? pathToFileURL(name).href : name)) as { default?: unknown };
  // A package of the old kind comes with its exports inside the default one.
  const found: unknown = typeof module.default === 'function' ? module.default : Reflect.get(Object(module.default), 'default');
  return found as Made;
}

/** What there is of the wire to the server, most of it nobody's but wechaty's. */
interface Wire {
  initClient(): Promise<void>;
  stop(): Promise<void>;
  client: { event(...given: unknown[]): { cancel(): void }; close(): void };
}

type MadeRemote = new (given: typeof options) => { hookPayloadStore(): void; bridgeGrpcEventStream(wire: Wire): void };

/**
 * The remote puppet, with two of its ways left out.
 * Its cache on disk is a LevelDB under HOME: names of residents would lie there in the clear, the members of a group would stay as
 * they were when we went away, and a second process at its lock would end this one by an error that nobody can catch. What was asked
 * once is kept in memory by wechaty anyway, for as long as the connection lasts.
 * And to stop means to hang up: the puppet at the other end stays logged in, and a restart costs nobody a new scan. The stream of
 * events is given back first, for the server hands it to one client at a time.
 */
function openService(Remote: MadeRemote): OpenPuppet {
  let cut = (): void => undefined;
  class QuietRemote extends Remote {
    override hookPayloadStore(): void {
      // A cache that was never started is never asked.
    }

    override bridgeGrpcEventStream(wire: Wire): void {
      cut = cutOf(wire);
      super.bridgeGrpcEventStream(wire);
    }
  }
  return { puppet: new QuietRemote(options) as unknown as Puppet, hangUp: () => cut() };
}

function cutOf(wire: Wire): () => void {
  let stream: { cancel(): void } | null = null;
  const initClient = wire.initClient.bind(wire);
  wire.initClient = async () => {
    await initClient();
    const { client } = wire;
    const listen = client.event.bind(client);
    client.event = (...given) => {
      const opened = listen(...given);
      stream = opened;
      return opened;
    };
  };
  const cut = (): void => {
    try {
      stream?.cancel();
      wire.client.close();
    } catch {
      // There was no client yet.
    }
  };
  wire.stop = () => Promise.resolve(cut());
  return cut;
}
