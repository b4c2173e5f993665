// How the Bot API double hands over updates: by getUpdates, or by POST to the registered webhook, one after another per chat.

import { Agent, request } from 'undici';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { refuse } from './params.ts';
import type { Answer } from './params.ts';

export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

interface Webhook {
  url: string;
  secret: string;
  maxConnections: number;
}

/** What our server said to an update. */
interface WebhookAnswer {
  updateId: number;
  /** 0: it gave no answer. */
  status: number;
}

export interface Updates {
  /** Gives an update its id and hands it over. `lane`: updates of one chat never overtake each other. */
  push(kind: string, content: unknown, lane: string): Update;
  /** Hands over the same update once more. */
  repeat(update: Update): void;
  /** Goes on with this id, as Telegram does after a quiet week. */
  continueAt(updateId: number): void;
  getUpdates(offset: number, limit: number, timeoutMs: number, onHangUp: (hangUp: () => void) => void): Promise<Answer>;
  /** Ends the long poll under way with nothing, as when its time is over. */
  endPoll(): void;
  setAllowed(kinds: readonly string[]): void;
  setWebhook(webhook: Webhook | null): void;
  webhook(): Webhook | null;
  pendingCount(): number;
  answers: Journal<WebhookAnswer>;
  close(): Promise<void>;
}

const RETRY_FIRST_MS = 10;
const RETRY_MAX_MS = 400;
const POST_LIMIT_MS = 60_000;
const TERMINATED = 'terminated by other getUpdates request; make sure that only one bot instance is running';
const WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/** `callBack` carries out the method that a webhook's answer may hold. */
export function createUpdates(firstId: number, keep: number, callBack: (body: unknown) => void): Updates {
  const pending = new Map<number, Update>();
  const laneOf = new WeakMap<Update, string>();
  const answers = createJournal<WebhookAnswer>('answers of the webhook', keep);
  const poster = createPoster(answers, callBack, (updateId) => pending.delete(updateId));
  let nextId = firstId;
  let allowed: readonly string[] = [];
  let poller: { answer: (answer: Answer) => void; wake: () => void } | null = null;

  function handOver(update: Update): void {
    pending.set(update.update_id, update);
    if (poster.webhook() === null) poller?.wake();
    else poster.post(update, laneOf.get(update) ?? '');
  }

  function collect(limit: number): Update[] {
    const batch: Update[] = [];
    for (const update of pending.values()) {
      if (batch.length >= limit) break;
      batch.push(update);
    }
    return batch;
  }

  function confirm(offset: number): void {
    for (const id of pending.keys()) {
      if (id >= offset) break;
      pending.delete(id);
    }
  }

  return {
    answers,
    push(kind, content, lane) {
      const update: Update = { update_id: nextId, [kind]: content };
      nextId += 1;
      laneOf.set(update, lane);
      if (allowed.length === 0 || allowed.includes(kind)) handOver(update);
      return update;
    },
    repeat: handOver,
    continueAt: (updateId) => (nextId = updateId),
    getUpdates(offset, limit, timeoutMs, onHangUp) {
      if (poster.webhook() !== null) return Promise.resolve(refuse(409, WEBHOOK_ACTIVE));
      poller?.answer(refuse(409, TERMINATED));
      poller = null;
      if (offset > 0) confirm(offset);
      const batch = collect(limit);
      if (batch.length > 0 || timeoutMs <= 0) return Promise.resolve({ ok: true, result: batch });
      const { promise, resolve } = Promise.withResolvers<Answer>();
      const timer = setTimeout(() => mine.answer({ ok: true, result: [] }), timeoutMs);
      const mine = {
        answer(answer: Answer) {
          clearTimeout(timer);
          if (poller === mine) poller = null;
          resolve(answer);
        },
        // What comes in one turn of the loop is handed over together.
        wake: () => void setImmediate(() => mine.answer({ ok: true, result: collect(limit) })),
      };
      poller = mine;
      onHangUp(() => mine.answer({ ok: true, result: [] }));
      return promise;
    },
    endPoll: () => poller?.answer({ ok: true, result: [] }),
    setAllowed: (kinds) => (allowed = kinds),
    setWebhook(webhook) {
      // Every process of a house says the same at its start: that changes nothing.
      if (JSON.stringify(webhook) === JSON.stringify(poster.webhook())) return;
      poller?.answer(refuse(409, 'terminated by setWebhook request'));
      poster.setWebhook(webhook);
      for (const update of webhook === null ? [] : pending.values()) poster.post(update, laneOf.get(update) ?? '');
    },
    webhook: poster.webhook,
    pendingCount: () => pending.size,
    async close() {
      poller?.answer({ ok: true, result: [] });
      await poster.close();
    },
  };
}

interface Poster {
  post: (update: Update, lane: string) => void;
  setWebhook: (webhook: Webhook | null) => void;
  webhook: () => Webhook | null;
  close: () => Promise<void>;
}

function createPoster(answers: Journal<WebhookAnswer>, callBack: (body: unknown) => void, taken: (updateId: number) => void): Poster {
  const agent = new Agent({ connections: 100, connectTimeout: 1_000 });
  const lanes = new Map<string, Update[]>();
  const waiting: (() => void)[] = [];
  let webhook: Webhook | null = null;
  // Ends the lanes of a webhook that was replaced.
  let reign = new AbortController();
  let busy = 0;

  async function once(update: Update, { url, secret }: Webhook, signal: AbortSignal): Promise<number> {
    try {
      const headers = { 'content-type': 'application/json', ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }) };
      const limited = AbortSignal.any([signal, AbortSignal.timeout(POST_LIMIT_MS)]);
      const response = await request(url, { method: 'POST', headers, body: JSON.stringify(update), dispatcher: agent, signal: limited });
      const text = await response.body.text();
      if (response.statusCode < 300 && text.startsWith('{')) callBack(JSON.parse(text));
      return response.statusCode;
    } catch {
      return 0;
    }
  }

  async function run(lane: string, queue: Update[], to: Webhook, signal: AbortSignal): Promise<void> {
    let failures = 0;
    for (let update = queue[0]; update !== undefined && !signal.aborted; update = queue[0]) {
      while (busy >= to.maxConnections) await new Promise<void>((go) => waiting.push(go));
      busy += 1;
      const status = await once(update, to, signal);
      busy -= 1;
      waiting.shift()?.();
      if (signal.aborted) return;
      answers.add({ updateId: update.update_id, status });
      if (status >= 200 && status < 300) {
        failures = 0;
        queue.shift();
        taken(update.update_id);
      } else {
        await wait(failures === 0 ? 0 : Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** failures), signal);
        failures += 1;
      }
    }
    if (lanes.get(lane) === queue) lanes.delete(lane);
  }

  return {
    webhook: () => webhook,
    post(update, lane) {
      const queue = lanes.get(lane);
      if (queue !== undefined) {
        queue.push(update);
        return;
      }
      const fresh = [update];
      lanes.set(lane, fresh);
      if (webhook !== null) void run(lane, fresh, webhook, reign.signal);
    },
    setWebhook(next) {
      reign.abort();
      reign = new AbortController();
      lanes.clear();
      webhook = next;
    },
    async close() {
      reign.abort();
      webhook = null;
      for (const go of waiting.splice(0)) go();
      await agent.destroy();
    },
  };
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
