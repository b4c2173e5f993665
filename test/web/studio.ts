// A whole web front for tests: server, web chat, a log in memory, and a tiny desk that answers by a script.

import type { Arrival, Channel, Dispatch } from '../../src/bots/channel.ts';
import type { StreamLimits } from '../../src/bots/web/streams.ts';
import { createWebChat } from '../../src/bots/web/web-chat.ts';
import type { Log } from '../../src/log.ts';
import type { Metrics } from '../../src/web/metrics.ts';
import type { PageData, Readiness } from '../../src/web/web.ts';
import { createWeb } from '../../src/web/web.ts';
import type { MemoryChatLog } from '../support/memory-chat-log.ts';
import { memoryChatLog } from '../support/memory-chat-log.ts';

export const BEIMEN = {
  code: 'BM',
  name: '北门社区党代表工作室',
  address: '河溪区北门街道圭峰路44号104铺',
  phone: '0000-5550101',
  intro: '知党情、听民意、促和谐',
  hours: '周一至周五 9:00-17:30',
  reception: '每月10日、20日 9:00-11:30，北门社区党群服务中心一楼',
};

export const DAZE = {
  code: 'DZ',
  name: '大泽镇党代表工作室',
  address: '河溪区大泽镇北路1号',
  phone: '0000-5550202',
  intro: '',
  hours: '',
  reception: '每周一 9:00-11:30',
};

/** What the desk says to an arrival; each is one delivery. */
export type Script = (arrival: Arrival) => readonly Dispatch[];

interface Line {
  level: 'debug' | 'info' | 'warn' | 'error';
  fields: object;
  message: string;
}

export interface StudioOptions {
  metrics?: Pick<Metrics, 'answer'>;
  chatLog?: MemoryChatLog;
  script?: Script;
  port?: number;
  host?: string;
  page?: PageData;
  health?: () => Promise<Readiness>;
  withhold?: (text: string) => string | null;
  limits?: Partial<StreamLimits>;
  /** Before an arrival counts as stored; throwing plays a store that is away. */
  beforeStoring?: (arrival: Arrival) => void | Promise<void>;
  /** Seen event ids: pass the same set on to play a restart of a house that remembers. */
  seen?: Set<string>;
  channelRoutes?: Parameters<typeof createWeb>[0]['channelRoutes'];
}

/** A text message of the desk. */
export function say(text: string, ...labels: string[]): Dispatch {
  return { kind: 'text', text, buttons: labels.map((label) => [{ label, press: `t:${label}` }]) };
}

/** A web front that is not started yet. */
export function studio(options: StudioOptions = {}) {
  const chatLog = options.chatLog ?? memoryChatLog();
  const seen = options.seen ?? new Set<string>();
  const arrivals: Arrival[] = [];
  const lines: Line[] = [];
  const logger = listeningLog(lines);
  const channel = createWebChat({
    log: chatLog,
    withhold: options.withhold ?? ((text) => text),
    clock: { now: () => Date.parse('2026-12-04T15:20:00+08:00') },
    secureCookies: false,
    logger,
    limits: { pollMs: 20, ...options.limits },
  });
  const web = createWeb({
    invitationLink: (code) => `https://t.me/huiyin_bot?start=bind_${code}`,
    page: options.page ?? { studios: [BEIMEN], demo: false },
    channelRoutes: options.channelRoutes ?? channel.routes ?? [],
    health: options.health ?? (async () => ({ ready: true, store: 'embedded', channels: { web: 'up' } })),
    metrics: options.metrics ?? { answer: async () => new Response(null, { status: 404 }) },
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    logger,
  });

  async function receive(given: readonly Arrival[]): Promise<void> {
    for (const arrival of given) {
      await options.beforeStoring?.(arrival);
      if (seen.has(arrival.eventId)) continue;
      seen.add(arrival.eventId);
      arrivals.push(arrival);
      await answer(channel, arrival, options.script?.(arrival) ?? []);
    }
  }

  return {
    chatLog,
    channel,
    arrivals,
    lines,
    web,
    /** Starts channel and server; gives the address. */
    async open(): Promise<string> {
      await channel.start(receive);
      return (await web.start()).url;
    },
    async close(): Promise<void> {
      await channel.stop();
      await web.stop();
    },
  };
}

async function answer(channel: Channel, arrival: Arrival, dispatches: readonly Dispatch[]): Promise<void> {
  for (const [index, dispatch] of dispatches.entries()) {
    await channel.send({ id: `${arrival.eventId}/${index}`, address: arrival.address, dispatch });
  }
}

function listeningLog(lines: Line[]): Log {
  const at = (level: Line['level']) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
