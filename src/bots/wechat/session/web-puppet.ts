// wechaty-puppet-wechat4u, the puppet of the web protocol, left without its own way to stop.

import type { Puppet } from 'wechaty-puppet';

/** What there is of its session with WeChat, most of it nobody's but the puppet's. */
interface WebSession {
  CONF: { STATE: { logout: unknown } };
  state: unknown;
  retryPollingId: unknown;
  checkPollingId: unknown;
  on(event: 'error', listener: () => void): void;
  removeAllListeners(): void;
}

interface WebPuppet {
  /** Undefined: not started. */
  wechat4u?: WebSession;
  getContactInterval?: unknown;
}

/**
 * Its own stop logs the account out, which costs a new scan each time, and then starts what it has just thrown away: an error that
 * nobody can catch. So its session is left where it stands, and makes no further step.
 */
export function leaveWebSession(given: Puppet): void {
  const puppet = given as unknown as WebPuppet;
  clearInterval(puppet.getContactInterval as NodeJS.Timeout | undefined);
  const session = puppet.wechat4u;
  if (session === undefined) return;
  for (const timer of [session.retryPollingId, session.checkPollingId]) clearTimeout(timer as NodeJS.Timeout | undefined);
  session.state = session.CONF.STATE.logout;
  // It is under way somewhere in these, or comes back to one by a timer of which nobody has the handle.
  const never = (): Promise<never> => new Promise(() => undefined);
  Object.assign(session, { start: never, restart: never, init: never, _init: never, checkLogin: never, stop: () => undefined });
  session.removeAllListeners();
  session.on('error', () => undefined);
}
