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
export async function openChannels({ publicUrl, telegram }: ChannelSettings, { web, terminal, oneTaker, log }: ChannelDeps): Promise<Channel[]> {
  const { createWebChat } = await import('./web/web-chat.ts');
  const channels = [createWebChat({ ...web, logger: log, publicUrl, secureCookies: publicUrl?.startsWith('https:') ?? false })];
  if (telegram) {
    const { createTelegram } = await import('./telegram/telegram.ts');
    const { webhookSecret, ...settings } = telegram;
    const account = `telegram:${telegram.token.split(':')[0] ?? ''}`;
    channels.push(
      createTelegram({
        ...settings,
        webhookSecret: webhookSecret ?? '',
        publicUrl: publicUrl ?? '',
        onePoller: (work) => oneTaker(account, work),
        log,
      }),
    );
  }
  if (terminal) {
    const { createConsole } = await import('./console/console.ts');
    channels.push(createConsole({ ...terminal, log }));
  }
  return channels;
}

/** Links that open a chat with an invitation. A platform that does not answer has none: the code alone does as well. */
export async function invitationLinks(telegram: TelegramSettings | null, code: string, log: Log): Promise<string[]> {
  if (!telegram) return [];
  const { botLink } = await import('./telegram/bot-link.ts');
  return botLink(telegram, `bind_${code}`, log);
}
