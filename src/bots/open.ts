// Opens the channels that are configured, and loads the code of no other.

import type { Log } from '../log.ts';
import type { Channel } from './channel.ts';
import type { ConsoleOptions } from './console/console.ts';
import type { WebChatOptions } from './web/web-chat.ts';

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
  telegram: TelegramSettings | null;
}

export interface ChannelDeps {
  web: Pick<WebChatOptions, 'log' | 'withhold' | 'clock'>;
  /** Null: no chat in the terminal. */
  terminal: Omit<ConsoleOptions, 'log'> | null;
  oneTaker: OneTaker;
  log: Log;
}

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
export async function openPlatforms({ publicUrl, telegram }: ChannelSettings, { oneTaker, log }: Pick<ChannelDeps, 'oneTaker' | 'log'>): Promise<Channel[]> {
  if (!telegram) return [];
  const { createTelegram } = await import('./telegram/telegram.ts');
  const { webhookSecret, ...settings } = telegram;
  const account = `telegram:${telegram.token.split(':')[0] ?? ''}`;
  const onePoller = (work: (signal: AbortSignal) => Promise<void>) => oneTaker(account, work);
  return [createTelegram({ ...settings, webhookSecret: webhookSecret ?? '', publicUrl: publicUrl ?? '', onePoller, log })];
}

/** Links that open a chat with an invitation. A platform that does not answer has none: the code alone does as well. */
export async function invitationLinks(telegram: TelegramSettings | null, code: string, log: Log): Promise<string[]> {
  if (!telegram) return [];
  const { botLink } = await import('./telegram/bot-link.ts');
  return botLink(telegram, `bind_${code}`, log);
}
