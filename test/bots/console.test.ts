// The terminal chat keeps the contract of every channel, and its commands do what their help says.

import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../src/bots/channel.ts';
import { createConsole } from '../../src/bots/console/console.ts';
import { userIdOf } from '../../src/bots/console/people.ts';
import { createJournal } from '../support/bot-api/journal.ts';
import type { Shown, Stage, Taker } from './contract.ts';
import { channelContract, createTaker } from './contract.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const noon = Date.parse('2026-12-04T12:00:00+08:00');

interface Terminal {
  channel: Channel;
  types: (line: string) => void;
  /** All that stands on the screen. */
  screen: () => string;
  output: PassThrough;
  input: PassThrough;
  clock: { now(): number };
  interrupts: () => number;
}

function terminal(): Terminal {
  const input = new PassThrough();
  const output = new PassThrough();
  let screen = '';
  output.setEncoding('utf8').on('data', (text: string) => (screen += text));
  let now = noon;
  let interrupts = 0;
  const clock = { now: () => now };
  const channel = createConsole({
    input,
    output,
    clock,
    setClock: (at) => (now = at),
    interrupted: () => (interrupts += 1),
    log: silent,
  });
  return { channel, types: (line) => input.write(`${line}\n`), screen: () => screen, output, input, clock, interrupts: () => interrupts };
}

/** Types a text of several lines as one input: a backslash at the end of a line goes on, two are one. */
function asTyped(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.endsWith('\\') ? `${line}\\` : line))
    .join('\\\n');
}

/** The messages to somebody that stand on the screen. */
function messagesTo(name: string, screen: string): Shown[] {
  const blocks = screen.split(/\n(?! {2})/);
  const head = `→ ${name}: `;
  return blocks.flatMap((block) => (block.startsWith(head) ? [{ text: block.slice(head.length).replaceAll('\n  ', '\n'), buttons: [] }] : []));
}

channelContract('console', async (): Promise<Stage> => {
  const { channel, types, screen, output } = terminal();
  // The id of an event is the terminal's own: the stage learns it from what is handed over, again and again if need be.
  const known = new Set<string>();
  const ids = createJournal<string>('ids');
  const listening: Channel = {
    ...channel,
    start: (receive) =>
      channel.start((arrivals) => {
        for (const { eventId } of arrivals) if (!known.has(eventId)) ids.add(eventId);
        for (const { eventId } of arrivals) known.add(eventId);
        return receive(arrivals);
      }),
  };
  return {
    channel: listening,
    redelivers: true,
    async writes(text) {
      types(asTyped(text));
      const user = userIdOf('居民');
      return { address: { account: channel.account, chat: user }, user, messageId: await ids.next() };
    },
    shown: async () => messagesTo('居民', screen()),
    faults: {
      async later() {
        output.destroy();
        return undefined;
      },
      async invalid(address) {
        return { id: 'elsewhere', address: { ...address, account: 'console:other' }, dispatch: { kind: 'text', text: 'x', buttons: [] } };
      },
    },
    async close() {},
  };
});

describe('commands', () => {
  let at: Terminal;
  let taker: Taker;
  beforeEach(async () => {
    at = terminal();
    taker = createTaker();
    await at.channel.start(taker.receive);
  });
  afterEach(() => at.channel.stop());

  test('/as speaks as somebody, /group in the group, @回音 addresses the desk', async () => {
    for (const line of ['/as 小杨', '绑定 ABCD2345', '/group', '绑定本群', '@回音 待办', '/group', '/as', '你好']) at.types(line);
    const user = userIdOf('小杨');
    expect(await taker.arrivals.next()).toMatchObject({ address: { account: 'console:main', chat: user }, chatKind: 'private', user: { id: user }, body: { text: '绑定 ABCD2345' } });
    expect(await taker.arrivals.next()).toMatchObject({ address: { chat: 'group' }, chatKind: 'group', user: { id: user }, mentioned: false, body: { text: '绑定本群' } });
    expect(await taker.arrivals.next()).toMatchObject({ chatKind: 'group', mentioned: true, body: { text: '待办' } });
    expect(await taker.arrivals.next()).toMatchObject({ address: { chat: userIdOf('居民') }, body: { text: '你好' } });
    expect(at.screen()).toContain('· 现在是 小杨@值班群\n');
  });

  test('everybody sees whom a message is for', async () => {
    const text = (words: string) => ({ kind: 'text' as const, text: words, buttons: [] });
    await at.channel.send({ id: '1', address: { account: 'console:main', chat: 'group' }, dispatch: text('BM26-0001 市政设施\n地点：和平路') });
    await at.channel.send({ id: '2', address: { account: 'console:main', chat: userIdOf('小杨') }, dispatch: text('已绑定\u001b[2J\u0007') });
    expect(at.screen()).toContain('→ 值班群: BM26-0001 市政设施\n  地点：和平路\n→ 小杨: 已绑定[2J\n');
  });

  test('/clock turns the clock, and takes no day that does not exist', async () => {
    at.types('/clock 2026-12-08');
    await expect.poll(() => at.screen()).toContain('· 时钟 2026-12-08 09:00\n');
    at.types('/clock 2026-12-09 23:59');
    await expect.poll(() => at.clock.now()).toBe(Date.parse('2026-12-09T23:59:00+08:00'));
    for (const wrong of ['2026-02-30', '2026-12-04 25:00', 'morgen']) at.types(`/clock ${wrong}`);
    await expect.poll(() => at.screen().split('· 这样写：').length).toBe(4);
    at.types('/who');
    await expect.poll(() => at.screen()).toContain('· 现在是 居民，时钟 2026-12-09 23:59\n');
  });

  test('commands of the desk are the desk\'s, /help is the terminal\'s, //help the desk\'s', async () => {
    for (const line of ['/start BM', '/assign', '', '/help', '//help']) at.types(line);
    for (const words of ['/start BM', '/assign', '/help']) expect(await taker.arrivals.next()).toMatchObject({ body: { text: words } });
    expect(at.screen()).toContain('/clock 2026-12-04');
  });

  test('two terminals, or one after a restart, never give one id twice', async () => {
    const other = terminal();
    await other.channel.start(taker.receive);
    at.types('一');
    other.types('二');
    await other.channel.stop();
    await other.channel.start(taker.receive);
    other.types('三');
    const ids = [await taker.arrivals.next(), await taker.arrivals.next(), await taker.arrivals.next()].map((arrival) => arrival.eventId);
    expect(new Set(ids).size).toBe(3);
    await other.channel.stop();
  });

  test('when the input ends, the desk goes on', async () => {
    at.input.end();
    await expect.poll(() => at.channel.health().up).toBe(false);
    expect(await at.channel.send({ id: '1', address: { account: 'console:main', chat: 'group' }, dispatch: { kind: 'text', text: '还在', buttons: [] } })).toStrictEqual({ ok: true });
  });
});
