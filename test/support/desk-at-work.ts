// The desk at work in this process, put together as src/serve.ts does it: a real store, the web server, real channels on the doubles of their platforms.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRoster } from '../../src/admin/import-roster.ts';
import { invite } from '../../src/admin/invite.ts';
import type { Channel } from '../../src/bots/channel.ts';
import { createTelegram } from '../../src/bots/telegram/telegram.ts';
import type { OpenPuppet } from '../../src/bots/wechat/session/puppet.ts';
import { createWechat, wechatAccount } from '../../src/bots/wechat/wechat.ts';
import { createClock, type SettableClock } from '../../src/clock.ts';
import { createHouse, loginAccountOf } from '../../src/house.ts';
import { createLog, type Log } from '../../src/log.ts';
import { createAccountRecord } from '../../src/store/channel-accounts.ts';
import type { Db } from '../../src/store/db.ts';
import { takePrivateDirectory } from '../../src/store/private-directory.ts';
import { defaultRetention } from '../../src/store/retention.ts';
import type { Seal } from '../../src/store/seal.ts';
import { createWeb } from '../../src/web/web.ts';
import type { BotApi } from './bot-api/bot-api.ts';
import { freshStore } from './databases.ts';
import { exampleRoster, testSeal } from './rosters.ts';

export interface DeskOptions {
  /** Opens a puppet for each connection. */
  openPuppet: () => Promise<OpenPuppet>;
  /** Telegram besides. */
  telegram?: BotApi;
}

export interface DeskAtWork {
  url: string;
  /** Business time; real time but for what a test sets. */
  clock: SettableClock;
  db: Db;
  /** Is WeChat logged in? */
  isOnWechat: () => boolean;
  /** A code that somebody of the roster sends once. */
  invite: (place: string, name: string) => Promise<string>;
  /** What was logged, a line each. */
  logLines: readonly string[];
  close: () => Promise<void>;
}

/** A working day on which nothing rests. */
const morning = Date.parse('2026-12-01T10:00:00+08:00');
/** What the groups of the platforms bear is for tests of the pace: here nobody waits for it. */
const groupPerMinute = 6_000;
const pace = { chatEveryMs: 0, otherChatEveryMs: 0, perMinute: 6_000 };

/** Puts the desk of the example roster to work; WeChat is the account of the studio BM. */
export async function putDeskToWork({ openPuppet, telegram }: DeskOptions): Promise<DeskAtWork> {
  const store = await freshStore();
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-desk-'));
  const { db } = store;
  const seal = testSeal();
  const clock = createClock(morning);
  const logLines: string[] = [];
  const log = createLog('info', { write: (line) => void logLines.push(line) });
  await importRoster({ db, seal }, await exampleRoster(), clock.now());
  const wechat = onDouble({ db, seal, clock, log }, join(directory, 'wechat'), openPuppet);
  const channels = [wechat, ...(telegram ? [atDouble(telegram, log)] : [])].map((channel) => ({ ...channel, can: { ...channel.can, groupPerMinute } }));
  let url = '';
  const house = createHouse({ db, seal, clock, channels, handlers: 1, publicUrl: () => url, retention: defaultRetention, model: null, refused: () => undefined, log });
  const roster = async () => (await house.known()).roster;
  const door = loginAccountOf(channels);
  const web = createWeb({
    page: { studios: [], demo: false },
    channelRoutes: [],
    invitationLink: () => null,
    health: () => Promise.resolve({ ready: true, store: store.kind, channels: {} }),
    referrals: { db, seal, clock, known: () => house.known(), post: (write) => house.post(write) },
    login: door ? { db, seal, clock, roster, ...door, secureCookies: false, logger: log } : undefined,
    metrics: { answer: () => Promise.resolve(new Response()) },
    host: '127.0.0.1',
    port: 0,
    logger: log,
  });
  ({ url } = await web.start());
  await house.start();
  return {
    url,
    clock,
    db,
    isOnWechat: () => wechat.health().up,
    async invite(place, name) {
      const invited = await invite({ db, seal }, { code: place, name }, clock.now());
      if (!invited.ok) throw new Error(invited.refused);
      return invited.code;
    },
    logLines,
    async close() {
      await Promise.all([house.stop(), web.stop()]);
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

interface Parts {
  db: Db;
  seal: Seal;
  clock: SettableClock;
  log: Log;
}

function onDouble({ db, seal, clock, log }: Parts, directory: string, openPuppet: () => Promise<OpenPuppet>): Channel {
  return createWechat({
    settings: { puppet: 'wechaty-puppet-service', variables: {}, studio: 'BM', pace, friendsPerHour: 20 },
    directory,
    takeDirectory: takePrivateDirectory,
    moveHome: () => undefined,
    onlyOne: (work) => work(new AbortController().signal),
    record: createAccountRecord(db, seal, clock, wechatAccount),
    clock,
    printQr: () => undefined,
    log,
    openPuppet,
  });
}

function atDouble({ url, token }: BotApi, log: Log): Channel {
  const onePoller = (work: (signal: AbortSignal) => Promise<void>) => work(new AbortController().signal);
  return createTelegram({ token, apiRoot: url, mode: 'polling', webhookSecret: '', publicUrl: '', onePoller, log });
}
