// The puppet of the web protocol, which comes along with wechaty: its connections end without a log-out and without an error that nobody catches.

import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { EventEmitter } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connect, usualConnectionTimes } from '../../../src/bots/wechat/session/connection.ts';
import { openPuppet } from '../../../src/bots/wechat/session/puppet.ts';
import { createReadableLog, PATIENCE } from './stage.ts';

type Session = EventEmitter & { logout(): Promise<void>; restart(): Promise<void>; stop(): void };

test('a connection that ends leaves the session where it stands', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-web-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const opened = await openPuppet({ puppet: 'wechaty-puppet-wechat4u', variables: {} }, () => Promise.resolve());
  const logout = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const start = vi.fn<() => Promise<void>>(() => Promise.resolve());
  let session: Session | null = null;
  // Called when it has made its session, before that speaks to anybody.
  Object.assign(opened.puppet, { monkeyPatch: (made: Session) => (session = Object.assign(made, { start, logout })) });
  const stop = new AbortController();
  const end = connect({ openPuppet: () => Promise.resolve(opened), memoryCard: join(directory, 'login'), attach: [], reached: () => undefined, times: usualConnectionTimes, log: createReadableLog() }, stop.signal);
  await vi.waitUntil(() => start.mock.calls.length > 0, PATIENCE);
  stop.abort();
  expect(await end).toBeNull();
  const left = session as unknown as Session;
  // What was under way in it goes on: vitest fails by whatever nobody catches.
  left.stop();
  void left.restart();
  left.emit('error', new Error('late'));
  await new Promise<void>((resolve) => void setTimeout(resolve, 20));
  expect([logout.mock.calls.length, start.mock.calls.length]).toEqual([0, 1]);
});
