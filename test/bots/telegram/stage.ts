// Telegram on its stage: the channel in either mode before the Bot API double, with a web server for the webhook.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { vi } from 'vitest';
import type { Channel } from '../../../src/bots/channel.ts';
import { createTelegram } from '../../../src/bots/telegram/telegram.ts';
import type { TelegramOptions } from '../../../src/bots/telegram/telegram.ts';
import type { Log } from '../../../src/log.ts';
import { startBotApi } from '../../support/bot-api/bot-api.ts';
import type { BotApi } from '../../support/bot-api/bot-api.ts';
import { tooMany } from '../../support/bot-api/faults.ts';
import type { FakeMessage } from '../../support/bot-api/chats.ts';
import type { Written } from '../../support/bot-api/people.ts';
import type { Deed, Shown, Stage } from '../contract.ts';

/** More than 32 bits, as new accounts have. */
export const RESIDENT = 7_123_456_789;
export const SECRET = 'a-Secret_0123456789';
/** For what takes its retries: generous, so that a busy machine changes nothing. */
export const PATIENCE = { timeout: 10_000 };
export const PATIENT_TEST = { testTimeout: 20_000 };

interface LogLine {
  level: string;
  fields: object;
  message: string;
}

/** A log that a test can read. */
function createReadableLog(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export interface TelegramStage extends Stage {
  api: BotApi;
  log: ReturnType<typeof createReadableLog>;
  resident: ReturnType<BotApi['person']>;
  /** Another process of the same house. */
  another(options?: Partial<TelegramOptions>): Channel;
  /** Where the web server of the house is. */
  webUrl: string;
}

/** A stage for the contract and for the tests of Telegram's own ways. */
export async function telegramStage(mode: 'polling' | 'webhook', given: Partial<TelegramOptions> = {}): Promise<TelegramStage> {
  const api = await startBotApi();
  const log = createReadableLog();
  const resident = api.person(RESIDENT, '王桂兰');
  let handle: ((request: Request) => Promise<Response> | Response) | undefined;
  const listener = getRequestListener((request) => handle?.(request) ?? new Response(null, { status: 404 }));
  const web = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => void web.listen(0, '127.0.0.1', resolve));
  const webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;

  function another(options: Partial<TelegramOptions> = {}): Channel {
    return createTelegram({
      token: api.token,
      apiRoot: api.url,
      mode,
      webhookSecret: SECRET,
      publicUrl: webUrl,
      onePoller: (work) => work(new AbortController().signal),
      log,
      ...options,
    });
  }
  const channel = another(given);
  const route = channel.routes?.find(({ method, path }) => method === 'POST' && path === '/telegram');
  handle = (request) => route?.handle(request) ?? new Response(null, { status: 404 });
  let latest: Written | null = null;

  function deed(written: Written): Deed {
    latest = written;
    return { address: { account: channel.account, chat: String(written.chat) }, user: String(written.from), messageId: String(written.id) };
  }
  function platformId({ messageId }: Shown): Pick<FakeMessage, 'chat' | 'id'> {
    return { chat: RESIDENT, id: Number(messageId) };
  }

  return {
    api,
    log,
    resident,
    another,
    webUrl,
    channel,
    redelivers: true,
    writes: async (text) => deed(resident.writes(text)),
    presses: async (shown, label) => void resident.presses(platformId(shown), label),
    quotes: async (shown, text) => deed(resident.quotes(platformId(shown), text)),
    async repeats() {
      if (latest === null) throw new Error('nothing to repeat');
      const { update } = latest;
      // Not before Telegram thinks that we have it.
      await vi.waitFor(() => {
        if (api.updates.pendingCount() > 0) throw new Error('not yet confirmed');
      });
      api.updates.repeat(update);
    },
    shown: async (chat) => api.chat(Number(chat)).messages.map((message) => shownOf(message)),
    faults: {
      later: async () => {
        api.faults.next('sendMessage', tooMany(3));
        return undefined;
      },
      blocked: async () => {
        resident.blocks();
        return undefined;
      },
      ambiguous: async () => {
        api.faults.next('sendMessage', { fault: 'reset-after' });
        return undefined;
      },
      invalid: async (address) => ({
        id: 'invalid',
        address,
        dispatch: { kind: 'text', text: 'a', buttons: [[{ label: 'b', press: 'x'.repeat(65) }]] },
      }),
    },
    async close() {
      await api.close();
      web.closeAllConnections();
      await new Promise<void>((resolve) => void web.close(() => resolve()));
    },
  };
}

function shownOf({ id, text, buttons, quotes }: FakeMessage): Shown {
  return { messageId: String(id), text, buttons: buttons.flat(), ...(quotes === undefined ? {} : { quotes: String(quotes) }) };
}
