// The Telegram channel: one bot, taken by polling or webhook, answered through grammY's API client.

import { Api } from 'grammy';
import type { Log } from '../../log.ts';
import type { Abilities, AccountKey, Channel, Delivery, Receive } from '../channel.ts';
import type { Bot } from './addressing.ts';
import { offerCommands } from './commands.ts';
import { createCondition } from './condition.ts';
import { examineTelegram } from './examine.ts';
import { pause } from './failure.ts';
import { createPolling } from './polling.ts';
import type { OnePoller } from './polling.ts';
import { readUpdate } from './receive.ts';
import { createSend } from './send.ts';
import { createTransport, until } from './transport.ts';
import { createWebhook } from './webhook.ts';

export interface TelegramOptions {
  token: string;
  /** `https://api.telegram.org`, or a local Bot API server. */
  apiRoot: string;
  mode: 'polling' | 'webhook';
  /** 1-256 of A-Z a-z 0-9 _ -; Telegram sends it with every update. */
  webhookSecret: string;
  /** Our address as Telegram sees it; `/telegram` is appended. */
  publicUrl: string;
  onePoller: OnePoller;
  log: Log;
}

/** Its webhooks are https only; a Bot API server of one's own is not so strict. */
const PUBLIC_API = 'https://api.telegram.org';

/** Telegram allows 20 a minute in a group and about 30 a second over all; a little is left for hands. */
const CAN: Abilities = {
  buttons: true,
  quotes: true,
  mentions: false,
  edit: true,
  erase: true,
  files: true,
  maxChars: 4096,
  push: 'always',
  stableIds: true,
  groupPerMinute: 18,
  perSecond: 25,
};
/** The first update may be here before our name is; then it waits this long, so that `/bind@OurBot` is understood. */
const BOT_WAIT_MS = 3_000;

/** Makes the channel. Nothing is called before `start` or `send`. */
export function createTelegram({ token, apiRoot: givenRoot, mode, webhookSecret, publicUrl, onePoller, log }: TelegramOptions): Channel {
  // grammY refuses a slash at the end.
  const apiRoot = givenRoot.replace(/\/+$/, '');
  const account: AccountKey = `telegram:${token.split(':')[0] ?? ''}`;
  const api = new Api(token, { apiRoot, fetch: createTransport(apiRoot) }).raw;
  const condition = createCondition();
  const identity = createIdentity(async (signal) => {
    const { id, username } = await api.getMe(until(signal));
    return { id: String(id), username };
  });
  let receiving: Receive | null = null;

  let isMenuOffered = false;
  async function learnBot(signal: AbortSignal): Promise<void> {
    await identity.learn(signal);
    if (isMenuOffered) return;
    isMenuOffered = true;
    // Not waited for: messages come first.
    void offerCommands(api, log);
  }

  const shared = { api, condition, log, learnBot, read: (update: unknown) => readUpdate(update, account, identity.bot()) };
  const webhook = createWebhook({ ...shared, botKnown: identity.known, secret: webhookSecret, publicUrl });
  const intake = mode === 'webhook' ? webhook : createPolling({ ...shared, onePoller });

  /** Each delivery tells it for itself: one that was written while the chat moved would else be left behind. */
  function onMoved({ id, address: { chat } }: Delivery, toChat: string): void {
    const eventId = `moved:${chat}:${toChat}:${id}`;
    const moved = { eventId, address: { account, chat }, chatKind: 'group' as const, user: { id: '' }, body: { kind: 'moved' as const, toChat } };
    // Not stored now: the next try tells it again.
    receiving?.([moved]).catch((error: unknown) => {
      log.warn({ eventId, code: error instanceof Error ? error.name : typeof error }, 'telegram: a moved group could not be stored');
    });
  }

  return {
    name: 'telegram',
    account,
    can: CAN,
    ...(mode === 'webhook' ? { routes: [webhook.route] } : {}),
    start(receive) {
      receiving = receive;
      condition.hasNot('stopped');
      intake.start(receive);
      return Promise.resolve();
    },
    async stop() {
      receiving = null;
      await intake.stop();
      condition.has('stopped');
    },
    health: condition.health,
    examine: (asked) => examineTelegram(api, { mode, publicUrl, isOwnServer: apiRoot !== PUBLIC_API }, asked),
    link(carried) {
      const username = identity.bot()?.username ?? '';
      return username === '' ? null : `https://t.me/${username}?start=${carried}`;
    },
    // Works also after `stop`: what is under way may be sent to its end.
    send: createSend({
      api,
      onMoved,
      onToken(refused) {
        if (refused === null) condition.hasNot('token');
        else condition.has('token');
      },
    }),
  };
}

/** At most for `BOT_WAIT_MS`, and no timer is left. */
function waitFor(known: Promise<void>): Promise<void> {
  const early = new AbortController();
  void known.then(() => early.abort());
  return pause(BOT_WAIT_MS, early.signal);
}

interface Identity {
  bot: () => Bot | null;
  learn: (signal: AbortSignal) => Promise<void>;
  /** Waits once; a Telegram that does not tell our name holds nobody up a second time. */
  known: () => Promise<void> | undefined;
}

/** Our own name, asked for once. */
function createIdentity(ask: (signal: AbortSignal) => Promise<Bot>): Identity {
  const { promise, resolve } = Promise.withResolvers<void>();
  let bot: Bot | null = null;
  let waited: Promise<void> | null = null;
  return {
    bot: () => bot,
    learn: async (signal) => {
      bot ??= await ask(signal);
      resolve();
    },
    known: () => {
      if (bot !== null) return undefined;
      waited ??= waitFor(promise);
      return waited;
    },
  };
}
