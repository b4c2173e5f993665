// Opens the channels that are configured, and loads the code of no other.

import { resolve } from 'node:path';
import type { Clock } from '../calendar/clock.ts';
import type { Log } from '../log.ts';
import type { AccountKey, Channel } from './channel.ts';
import type { ConsoleOptions } from './console/console.ts';
import type { WebChatOptions } from './web/web-chat.ts';
import type { AccountRecord } from './wechat/account-record.ts';
import type { WechatSettings } from './wechat/wechat.ts';

/** Runs work while this process is the only one that takes an account's messages; others stand by. */
export type OneTaker = (account: string, work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

interface TelegramSettings {
  token: string;
  apiRoot: string;
  mode: 'polling' | 'webhook';
  webhookSecret: string | null;
}

export interface ChannelSettings {
  publicUrl: string | null;
  dataDir: string;
  telegram: TelegramSettings | null;
  wechat: WechatSettings | null;
}

/** What the house does for an account that a person logs in. */
export interface AccountDeps {
  recordOf: (account: AccountKey) => AccountRecord;
  /** Makes a directory for the owner's eyes and takes it for this process alone, until what it gives is called; null: another has it. */
  takeDirectory: (directory: string) => Promise<(() => void) | null>;
  /** What libraries keep in the home of whoever runs the program lies there from now on. */
  moveHome: (directory: string) => void;
  clock: Clock;
  /** Shows whoever sits at the terminal a picture that is not for the log. */
  showInTerminal: (text: string) => void;
}

export interface ChannelDeps {
  web: Pick<WebChatOptions, 'log' | 'withhold' | 'clock'>;
  /** Null: no chat in the terminal. */
  terminal: Omit<ConsoleOptions, 'log'> | null;
  oneTaker: OneTaker;
  accounts: AccountDeps;
  log: Log;
}

/** For channels that are only asked, and never started. */
export const neverStarted: Pick<ChannelDeps, 'oneTaker' | 'accounts'> = {
  oneTaker: () => Promise.resolve(),
  accounts: {
    recordOf: () => ({
      note: () => Promise.resolve(),
      noted: () => Promise.resolve([]),
      taken: () => Promise.resolve(),
      seen: () => Promise.resolve(),
      lastSeen: () => Promise.resolve(null),
      showLogin: () => Promise.resolve(),
    }),
    takeDirectory: () => Promise.resolve(null),
    moveHome: () => undefined,
    clock: { now: () => 0 },
    showInTerminal: () => undefined,
  },
};

/** Nothing is taken before a channel is started. The web chat is always there. */
export async function openChannels(settings: ChannelSettings, { web, terminal, ...deps }: ChannelDeps): Promise<Channel[]> {
  const { publicUrl } = settings;
  const { createWebChat } = await import('./web/web-chat.ts');
  const channels = [
    createWebChat({ ...web, logger: deps.log, publicUrl, secureCookies: publicUrl?.startsWith('https:') ?? false }),
    ...(await openPlatforms(settings, deps)),
  ];
  if (terminal) {
    const { createConsole } = await import('./console/console.ts');
    channels.push(createConsole({ ...terminal, log: deps.log }));
  }
  return channels;
}

/** The channels of chat platforms alone. */
export async function openPlatforms(settings: ChannelSettings, deps: Pick<ChannelDeps, 'oneTaker' | 'accounts' | 'log'>): Promise<Channel[]> {
  const { publicUrl, dataDir, telegram, wechat } = settings;
  return [
    ...(telegram === null ? [] : [await openTelegram(telegram, publicUrl, deps)]),
    ...(wechat === null ? [] : [await openWechat(wechat, dataDir, deps)]),
  ];
}

async function openTelegram(telegram: TelegramSettings, publicUrl: string | null, { oneTaker, log }: Pick<ChannelDeps, 'oneTaker' | 'log'>): Promise<Channel> {
  const { createTelegram } = await import('./telegram/telegram.ts');
  const { webhookSecret, ...settings } = telegram;
  const account = `telegram:${telegram.token.split(':')[0] ?? ''}`;
  const onePoller = (work: (signal: AbortSignal) => Promise<void>) => oneTaker(account, work);
  return createTelegram({ ...settings, webhookSecret: webhookSecret ?? '', publicUrl: publicUrl ?? '', onePoller, log });
}

async function openWechat(settings: WechatSettings, dataDir: string, deps: Pick<ChannelDeps, 'oneTaker' | 'accounts' | 'log'>): Promise<Channel> {
  const { createWechat, wechatAccount } = await import('./wechat/wechat.ts');
  const { qrInWords } = await import('./wechat/qr-in-words.ts');
  const { recordOf, takeDirectory, moveHome, clock, showInTerminal } = deps.accounts;
  return createWechat({
    settings,
    directory: resolve(dataDir, 'wechat'),
    takeDirectory,
    moveHome,
    onlyOne: (work) => deps.oneTaker(wechatAccount, work),
    record: recordOf(wechatAccount),
    clock,
    printQr: (qr) => showInTerminal(qrInWords(qr)),
    log: deps.log,
  });
}

/** Links that open a chat with an invitation. A platform that does not answer has none: the code alone does as well. */
export async function invitationLinks(telegram: TelegramSettings | null, code: string, log: Log): Promise<string[]> {
  if (!telegram) return [];
  const { botLink } = await import('./telegram/bot-link.ts');
  return botLink(telegram, `bind_${code}`, log);
}
