// One connection to the platform: a bot that was built afresh, is watched by ourselves, and is never started twice.

import type { EventEmitter } from 'node:events';
import type { Wechaty } from 'wechaty';
import type { Puppet } from 'wechaty-puppet';
import { factsOf, type Log } from '../../../log.ts';
import { within } from '../../../within.ts';
import { NoPuppet, type OpenPuppet } from './puppet.ts';
import type { Problem } from './condition.ts';

/** What of a puppet's events anybody hears. */
interface PuppetEvents {
  dong: { data: string };
  friendship: { friendshipId: string };
  heartbeat: { data: string };
  login: { contactId: string };
  logout: { contactId: string };
  message: { messageId: string };
  'room-join': { roomId: string; inviteeIdList: string[]; timestamp: number };
  'room-leave': { roomId: string; removeeIdList: string[]; timestamp: number };
  scan: { status: number; qrcode?: string };
}

export interface Connection {
  bot: Wechaty;
  puppet: Puppet;
  /** It has ended, or is left behind: whatever still comes from it is nothing any more. */
  ended: AbortSignal;
  /** Hears the puppet while the connection lasts, before it is started, too. What the handler throws is logged and ends nothing. */
  on: <Event extends keyof PuppetEvents>(event: Event, handler: (payload: PuppetEvents[Event]) => void | Promise<void>) => void;
}

/** A part of the channel that hears the puppet: called for each connection before it is started. */
export type Attach = (connection: Connection) => void;

export interface ConnectionTimes {
  dingMs: number;
  /** Without any event, an answer to our ding among them. */
  silenceMs: number;
  /** From the start to the first event. */
  startMs: number;
  /** From the start to a login or a QR code. */
  loginMs: number;
  stopMs: number;
}

export const usualConnectionTimes: ConnectionTimes = { dingMs: 10_000, silenceMs: 30_000, startMs: 12_000, loginMs: 60_000, stopMs: 8_000 };

export interface ConnectionDeps {
  openPuppet: () => Promise<OpenPuppet>;
  /** Absolute, without its ending. */
  memoryCard: string;
  attach: readonly Attach[];
  /** The puppet has been heard for the first time. */
  reached: () => void;
  times: ConnectionTimes;
  log: Log;
}

/** Why a connection is over; null: it was asked to end. */
export type End = { problem: Problem; what?: string; code?: string } | null;

/** What a server's error says of the connection; any other error is one of a single call. */
const fatal: Readonly<Record<number, Problem>> = { 1: 'unreachable', 4: 'unreachable', 6: 'occupied', 14: 'unreachable', 16: 'token-refused' };
/** Wechaty's own listeners on these would ask for everything a second time, in no order, and tell of an error for each that failed. */
const heardByUs = ['message', 'friendship', 'login', 'logout', 'post', 'room-join', 'room-leave', 'room-topic'] as const;

/** Connects, and resolves when the connection has ended and is cleared away. Throws nothing. */
export async function connect(deps: ConnectionDeps, stop: AbortSignal): Promise<End> {
  let opened: OpenPuppet;
  let bot: Wechaty;
  try {
    await import('./quiet.ts');
    opened = await deps.openPuppet();
    bot = await build(opened.puppet, deps.memoryCard);
  } catch (error) {
    if (error instanceof NoPuppet) return { problem: error.problem, ...error.about };
    return { problem: 'puppet-failed', what: factsOf(error).code ?? factsOf(error).class };
  }
  const ended = new AbortController();
  try {
    return await watch(bot, opened, ended, deps, stop);
  } finally {
    ended.abort();
    await clearAway(bot, opened, deps, stop);
  }
}

/** Initialised, but not started. */
async function build(puppet: Puppet, memoryCard: string): Promise<Wechaty> {
  const { WechatyBuilder } = await import('wechaty');
  const own = new Map(heardByUs.map((event) => [event, puppet.listeners(event)]));
  const bot = WechatyBuilder.build({ name: memoryCard, puppet });
  await bot.init();
  for (const [event, listeners] of own) {
    for (const listener of puppet.listeners(event)) if (!listeners.includes(listener)) puppet.off(event, listener as () => void);
  }
  return bot;
}

async function watch(bot: Wechaty, { puppet }: OpenPuppet, ended: AbortController, deps: ConnectionDeps, stop: AbortSignal): Promise<End> {
  const { times, log } = deps;
  const over = Promise.withResolvers<End>();
  const on: Connection['on'] = (event, handler) => {
    puppet.on(event as never, guarded(event, handler as (payload: unknown) => void | Promise<void>, ended.signal, log) as never);
  };
  // A server that serves somebody else lets us start, and then tells nothing.
  const quiet = createAlarm(times.startMs, () => over.resolve({ problem: isHeard ? 'silent' : isStarted ? 'occupied' : 'unreachable' }));
  const login = createAlarm(times.loginMs, () => over.resolve({ problem: 'no-login' }));
  let isStarted = false;
  let isHeard = false;
  function heard(): void {
    if (!isHeard) deps.reached();
    isHeard = true;
    quiet.after(times.silenceMs);
  }
  for (const event of ['dong', 'friendship', 'heartbeat', 'login', 'logout', 'message', 'scan'] as const) on(event, heard);
  on('login', () => login.off());
  on('scan', () => login.off());
  for (const attach of deps.attach) attach({ bot, puppet, ended: ended.signal, on });
  bot.on('error', (error: unknown) => {
    if (ended.signal.aborted) return;
    const code: unknown = Reflect.get(Object(error), 'code');
    const problem = typeof code === 'number' ? fatal[code] : undefined;
    if (problem === undefined) log.warn({ code }, 'wechat: the puppet told of an error');
    else over.resolve({ problem, code: String(code) });
  });
  const asked = (): void => over.resolve(null);
  stop.addEventListener('abort', asked);
  if (stop.aborted) asked();
  else {
    // That it resolves proves nothing.
    bot.start().then(
      () => (isStarted = true),
      (error: unknown) => over.resolve({ problem: 'puppet-failed', what: factsOf(error).code ?? factsOf(error).class }),
    );
  }
  const dinging = setInterval(guarded('ding', () => puppet.ding('huiyin'), ended.signal, log), times.dingMs);
  try {
    return await over.promise;
  } finally {
    stop.removeEventListener('abort', asked);
    clearInterval(dinging);
    quiet.off();
    login.off();
  }
}

/** Late events of a connection that has ended are nothing, and no failure of a handler goes further than the log. */
function guarded(event: string, handler: (payload: unknown) => void | Promise<void>, ended: AbortSignal, log: Log): (payload?: unknown) => void {
  return (payload) => {
    if (ended.aborted) return;
    void (async () => handler(payload))().catch((error: unknown) => log.error({ event, ...factsOf(error) }, 'wechat: a handler failed'));
  };
}

interface Alarm {
  after(milliseconds: number): void;
  off(): void;
}

/** Set when it is made. */
function createAlarm(milliseconds: number, ring: () => void): Alarm {
  let timer = setTimeout(ring, milliseconds);
  return {
    after(again) {
      clearTimeout(timer);
      timer = setTimeout(ring, again);
    },
    off: () => clearTimeout(timer),
  };
}

/** Whoever stops the whole channel has promised to be back sooner than a hanging bot is waited for. */
const stopInHasteMs = 3_000;

/** What hangs is left behind: it may go on, and is heard by nobody. */
async function clearAway(bot: Wechaty, { puppet, hangUp }: OpenPuppet, { times, log }: ConnectionDeps, stop: AbortSignal): Promise<void> {
  const stopped = (): Promise<boolean> => bot.stop().then(() => true, () => true);
  if (hangUp !== undefined) {
    hangUp();
    silence(bot, puppet);
    // Nothing is left but to tidy up on this side; wechaty waits for itself there for seconds.
    void stopped();
    return;
  }
  const limitMs = stop.aborted ? Math.min(stopInHasteMs, times.stopMs) : times.stopMs;
  if ((await within(limitMs, stopped())) === null) log.warn({ limitMs }, 'wechat: a bot that does not stop is left behind');
  silence(bot, puppet);
}

function silence(...emitters: unknown[]): void {
  for (const emitter of emitters as EventEmitter[]) {
    emitter.removeAllListeners();
    // An error that nobody hears would end the process.
    emitter.on('error', () => undefined);
  }
}
