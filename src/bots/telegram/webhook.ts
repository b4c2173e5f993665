// Takes updates by webhook: 401 without the secret, 503 while nothing can be stored, and 200 whatever the content.

import { hash, timingSafeEqual } from 'node:crypto';
import type { RawApi } from 'grammy';
import type { Log } from '../../log.ts';
import type { Receive, Route } from '../channel.ts';
import type { Condition } from './condition.ts';
import { failureOf, pause, pauseMs } from './failure.ts';
import type { Intake } from './polling.ts';
import { logNothing } from './receive.ts';
import type { Reading } from './receive.ts';
import { until } from './transport.ts';
import { ALLOWED_UPDATES } from './update.ts';

export interface WebhookDeps {
  api: RawApi;
  read: (update: unknown) => Reading;
  /** Asks Telegram for our own name; throws what the API throws. */
  learnBot: (signal: AbortSignal) => Promise<void>;
  /** Resolves when our name is known, or after a moment without it. */
  botKnown: () => Promise<void> | undefined;
  secret: string;
  publicUrl: string;
  condition: Condition;
  log: Log;
}

const PATH = '/telegram';
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const BODY_LIMIT_BYTES = 1024 * 1024;
/** A longer body is read to its end, so that the sender hears the answer; a boundless one is cut. */
const DRAIN_LIMIT_BYTES = 16 * BODY_LIMIT_BYTES;
const CALL_LIMIT_MS = 9_000;
const STOP_LIMIT_MS = 3_000;
/** As many as Telegram allows: each waits for a commit, and commits are shared. */
const MAX_CONNECTIONS = 100;

/** Makes the intake by webhook, and its route. */
export function createWebhook(deps: WebhookDeps): Intake & { route: Route } {
  const { log } = deps;
  const expected = digest(deps.secret);
  const underWay = new Set<Promise<Response>>();
  let stopping: AbortController | null = null;
  let receiving: Receive | null = null;

  function isOurs(request: Request): boolean {
    // Digests have one length, which timingSafeEqual demands. An empty secret protects nothing and is never right.
    return timingSafeEqual(digest(request.headers.get(SECRET_HEADER) ?? ''), expected) && deps.secret !== '';
  }

  function handle(request: Request): Promise<Response> | Response {
    if (!isOurs(request)) {
      log.warn({}, 'telegram: webhook called without the secret');
      return new Response(null, { status: 401 });
    }
    if (receiving === null) return new Response(null, { status: 503 });
    const answer = answerTo(deps, request, receiving);
    underWay.add(answer);
    return answer.finally(() => underWay.delete(answer));
  }

  return {
    route: { caller: 'platform', method: 'POST', path: PATH, handle },
    start(receive) {
      if (stopping !== null) return;
      stopping = new AbortController();
      receiving = receive;
      void register(deps, stopping.signal);
    },
    // The webhook stays registered: updates wait at Telegram, and other processes may take them.
    async stop() {
      stopping?.abort();
      stopping = null;
      receiving = null;
      const limit = new AbortController();
      await Promise.race([Promise.allSettled(underWay), pause(STOP_LIMIT_MS, limit.signal)]);
      limit.abort();
      underWay.clear();
    },
  };
}

function digest(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** Throws nothing; 503 only for what could not be stored. */
async function answerTo({ read, botKnown, condition, log }: WebhookDeps, request: Request, receive: Receive): Promise<Response> {
  const body = await bodyOf(request);
  // A body that broke off is no content: 400 lets Telegram send it again.
  if (!body.ok && body.why === 'broken') return new Response(null, { status: 400 });
  const update = body.ok ? parse(body.text) : null;
  if (update === null) {
    log.warn({ why: body.ok ? 'not-json' : body.why }, 'telegram: refused a webhook body');
    return new Response(null, { status: 200 });
  }
  await botKnown();
  const reading = read(update);
  const { updateId, callbackId, arrivals } = reading;
  logNothing(reading, log);
  try {
    if (arrivals.length > 0) await receive(arrivals);
    condition.hasNot('not-stored');
  } catch (error) {
    condition.has('not-stored');
    log.error({ updateId, code: error instanceof Error ? error.name : typeof error }, 'telegram: an update could not be stored');
    return new Response(null, { status: 503 });
  }
  if (callbackId === null) return new Response(null, { status: 200 });
  // A call in the answer costs no call.
  return Response.json({ method: 'answerCallbackQuery', callback_query_id: callbackId });
}

type Body = { ok: true; text: string } | { ok: false; why: 'too-long' | 'broken' };

/** A body that tells its length is read in one piece, which is far cheaper than as a stream; the server cuts off what is longer than told. */
async function bodyOf(request: Request): Promise<Body> {
  const told = request.headers.get('content-length');
  return told !== null && Number(told) <= BODY_LIMIT_BYTES ? textOf(request) : streamedBodyOf(request);
}

async function textOf(request: Request): Promise<Body> {
  try {
    return { ok: true, text: await request.text() };
  } catch {
    return { ok: false, why: 'broken' };
  }
}

async function streamedBodyOf(request: Request): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
      else if (bytes > DRAIN_LIMIT_BYTES) return { ok: false, why: 'too-long' };
    }
  } catch {
    return { ok: false, why: 'broken' };
  }
  return bytes > BODY_LIMIT_BYTES ? { ok: false, why: 'too-long' } : { ok: true, text: Buffer.concat(chunks).toString('utf8') };
}

/** Null for what is no JSON; JSON's own null is no update either. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Tells Telegram our address, as often as it takes. */
async function register({ api, learnBot, secret, publicUrl, condition, log }: WebhookDeps, signal: AbortSignal): Promise<void> {
  condition.has('not-registered');
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT_MS)]);
      await learnBot(limited);
      const url = `${publicUrl.replace(/\/+$/, '')}${PATH}`;
      await api.setWebhook({ url, secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: MAX_CONNECTIONS }, until(limited));
      condition.hasNot('not-registered', 'token', 'unreachable');
      return;
    } catch (error) {
      if (signal.aborted) return;
      const failure = failureOf(error);
      condition.failed(failure);
      log.warn({ code: failure.code, failures }, 'telegram: the webhook could not be registered');
      await pause(pauseMs(failures, failure), signal);
    }
  }
}
