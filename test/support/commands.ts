// What commands are given in tests: nothing is there that was not put there.

import type { CommandDeps } from '../../src/commands/command.ts';
import { defaultRetention } from '../../src/store/retention.ts';

export const commandDeps: CommandDeps = {
  print: () => undefined,
  clock: { now: () => Date.parse('2026-12-01T09:00:00+08:00') },
  withStore: () => Promise.reject(new Error('no store is needed')),
  inviteLinks: () => [],
  serve: () => Promise.reject(new Error('nothing is served')),
  rehearse: () => Promise.reject(new Error('nothing is rehearsed')),
  inServer: false,
  settings: { publicUrl: null, dataDir: '/nowhere', embedded: false, keyFile: false, clock: null, metricsToken: null, demo: false, model: null },
  retention: defaultRetention,
  channels: () => Promise.resolve([]),
};
