// The WeChat channel on its stage: with a record in memory, a directory of its own, and times short enough to be waited for.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Channel } from '../../../src/bots/channel.ts';
import type { OpenPuppet } from '../../../src/bots/wechat/session/puppet.ts';
import { createWechat, type WechatOptions } from '../../../src/bots/wechat/wechat.ts';
import type { Log } from '../../../src/log.ts';
import { createMemoryRecord, type MemoryRecord } from '../../support/wechat/memory-record.ts';
import { createWeChat, type WeChat } from '../../support/wechat/wechat.ts';
import { createTaker, type Taker } from '../contract.ts';

/** For what takes its retries: generous, so that a busy machine changes nothing. */
export const PATIENCE = { timeout: 15_000, interval: 10 };

interface LogLine {
  level: string;
  fields: object;
  message: string;
}

type ReadableLog = Log & { lines: LogLine[] };

export function createReadableLog(): ReadableLog {
  const lines: LogLine[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export interface WechatStage {
  wechat: WeChat;
  record: MemoryRecord;
  taker: Taker;
  log: ReadableLog;
  directory: string;
  /** What was printed for whoever sits at the terminal. */
  printed: string[];
  channel: Channel;
  /** Another process of the same house. */
  another: (options?: Partial<WechatOptions>) => Channel;
  close(): Promise<void>;
}

/** Short enough to be waited for, long enough for a busy machine. */
const testTimes = { dingMs: 50, silenceMs: 1_500, startMs: 5_000, loginMs: 5_000, stopMs: 1_000, firstPauseMs: 20, longestPauseMs: 200, steadyMs: 500, standByMs: 50, seenEveryMs: 20, againMs: 20 };

export async function wechatStage(given: Partial<WechatOptions> = {}, wechat = createWeChat()): Promise<WechatStage> {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-wechat-'));
  const record = createMemoryRecord();
  const log = createReadableLog();
  const printed: string[] = [];

  function another(options: Partial<WechatOptions> = {}): Channel {
    return createWechat({
      settings: { puppet: 'wechaty-puppet-service', variables: {}, studio: null, pace: { chatEveryMs: 0, otherChatEveryMs: 0, perMinute: 6_000 }, friendsPerHour: 20 },
      directory,
      takeDirectory: () => Promise.resolve(() => undefined),
      moveHome: () => undefined,
      onlyOne: (work) => work(new AbortController().signal),
      record,
      clock: { now: () => Date.now() },
      printQr: (qr) => void printed.push(qr),
      log,
      openPuppet: () => Promise.resolve(inProcess(wechat)),
      ...given,
      ...options,
      times: { ...testTimes, ...given.times, ...options.times },
    });
  }
  const channel = another();
  return {
    wechat,
    record,
    taker: createTaker(),
    log,
    directory,
    printed,
    channel,
    another,
    async close() {
      await channel.stop();
      await rm(directory, { recursive: true });
    },
  };
}

export function inProcess(wechat: WeChat): OpenPuppet {
  return { puppet: wechat.puppet() };
}

/** A stage whose account is logged in and was so before: nothing is told of it. */
export async function onlineStage(given: Partial<WechatOptions> = {}, wechat = createWeChat()): Promise<WechatStage> {
  const stage = await wechatStage(given, wechat);
  await stage.record.seen(Date.now());
  await stage.channel.start(stage.taker.receive);
  await vi.waitUntil(() => stage.channel.canSend?.() === true, PATIENCE);
  return stage;
}
