// The terminal as a channel, for development: one person at a keyboard plays everybody, and sees who gets what.

import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Instant } from '../../calendar/clock.ts';
import { factsOf, type Log } from '../../log.ts';
import type { Abilities, Arrival, Channel, Delivery, Receive, SendFailure, Sent } from '../channel.ts';
import { readInputs, type Inputs } from './inputs.ts';
import { groupChat, groupName, userIdOf } from './people.ts';
import { createScreen, type Output, type Screen } from './screen.ts';
import { shownAs } from './shown.ts';
import { firstName, helpLines, readTyped, shanghai } from './typed.ts';

const account = 'console:main';

const can: Abilities = {
  buttons: false,
  quotes: false,
  mentions: false,
  edit: false,
  erase: false,
  files: false,
  maxChars: 4000,
  push: 'always',
  stableIds: true,
  perSecond: 1000,
};

/** What could not be stored is handed over again: nobody types a line twice. */
const storeAgainMs = 100;
/** The port allows 10 s for a send. */
const sendLimitMs = 9_000;

export interface ConsoleOptions {
  input: Readable;
  output: Output;
  /** Business time. */
  clock: Clock;
  setClock: (at: Instant) => void;
  interrupted: () => void;
  log: Log;
}

/** Who speaks, and where; outlives stop and start. */
interface Stand {
  name: string;
  inGroup: boolean;
}

/** Makes the channel; it reads nothing before `start`. */
export function createConsole(options: ConsoleOptions): Channel {
  const { input, output, interrupted } = options;
  const screen = createScreen(output);
  const stand: Stand = { name: firstName, inGroup: false };
  const arrivalOf = createArrivals(stand, options.clock);
  let inputs: Inputs | null = null;
  return {
    name: 'console',
    account,
    can,
    async start(receive) {
      if (inputs) return;
      const hand = (said: string, signal: AbortSignal) => handOver(arrivalOf(said), receive, signal, screen, options.log);
      const obey = (typed: string, signal: AbortSignal) => carryOut(typed, stand, screen, options, (said) => hand(said, signal));
      screen.tell('终端聊天已开：打 /help 看怎么用。');
      inputs = readInputs({ input, output, screen, interrupted, obey, prompt: () => `${placeOf(stand)}> ` });
    },
    async stop() {
      inputs?.stop();
      inputs = null;
    },
    health() {
      if (!inputs) return { up: false, detail: '终端聊天没有启动' };
      return inputs.ended() ? { up: false, detail: '终端的输入已经结束' } : { up: true };
    },
    send: (delivery) => send(delivery, screen),
  };
}

function placeOf({ name, inGroup }: Stand): string {
  return inGroup ? `${name}@${groupName}` : name;
}

/** Arrivals with ids of their own, across restarts and across two terminals that start at once. */
function createArrivals(stand: Stand, clock: Clock): (said: string) => Arrival {
  const session = `${Date.now().toString(36)}-${randomBytes(3).toString('hex')}`;
  let events = 0;
  return (said) => {
    events += 1;
    const eventId = `${session}-${events}`;
    const mentioned = stand.inGroup && said.includes('@回音');
    const text = mentioned ? said.replace(/\s*@回音\s*/, ' ').trim() : said;
    const id = userIdOf(stand.name);
    return {
      eventId,
      address: { account, chat: stand.inGroup ? groupChat : id },
      chatKind: stand.inGroup ? 'group' : 'private',
      user: { id, name: stand.name },
      messageId: eventId,
      mentioned,
      sentAtMs: clock.now(),
      body: { kind: 'message', text, attachments: [], edited: false },
    };
  };
}

async function handOver(arrival: Arrival, receive: Receive, signal: AbortSignal, screen: Screen, log: Log): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await receive([arrival]);
      return;
    } catch (error) {
      if (failures === 0) {
        screen.tell('没存上，会一直再试：请看日志。');
        log.warn({ eventId: arrival.eventId, ...factsOf(error) }, 'console: a line was not stored');
      }
      await pause(storeAgainMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Does what was typed; what is meant for the desk is handed over. */
async function carryOut(
  input: string,
  stand: Stand,
  screen: Screen,
  { clock, setClock }: ConsoleOptions,
  hand: (said: string) => Promise<void>,
): Promise<void> {
  const typed = readTyped(input);
  switch (typed.kind) {
    case 'said':
      return hand(typed.text);
    case 'as':
      stand.name = typed.name;
      return screen.tell(`现在是 ${placeOf(stand)}`);
    case 'group':
      stand.inGroup = !stand.inGroup;
      return screen.tell(`现在是 ${placeOf(stand)}`);
    case 'set-clock':
      setClock(typed.at);
      return screen.tell(`时钟 ${shanghai(clock.now())}`);
    case 'who':
    case 'show-clock':
      return screen.tell(`现在是 ${placeOf(stand)}，时钟 ${shanghai(clock.now())}`);
    case 'help':
      return screen.tell(...helpLines);
    case 'wrong':
      return screen.tell(typed.why);
  }
}

async function send(delivery: Delivery, screen: Screen): Promise<Sent | SendFailure> {
  const invalid = (code: string): SendFailure => ({ ok: false, why: 'invalid', code });
  const { account: to, thread } = delivery.address;
  if (to !== account || thread !== undefined) return invalid('address');
  const shown = shownAs(delivery, can.maxChars);
  if ('refused' in shown) return invalid(shown.refused);
  const limit = new AbortController();
  const late = pause(sendLimitMs, 'late' as const, { signal: limit.signal, ref: false }).catch(() => 'late' as const);
  const outcome = await Promise.race([screen.show(shown.lines), late]);
  limit.abort();
  if (outcome === 'late') return { ok: false, why: 'ambiguous', code: 'timeout' };
  return outcome === null ? { ok: true } : { ok: false, why: 'later', code: factsOf(outcome).code ?? 'output' };
}
