// The optional model (助手): asked about one text, it answers in our own terms or not at all. What is secret never leaves, personal data is hidden.

import type { ErrandAnswer, ErrandTask } from '../flows/errand-contract.ts';
import { mayHoldSecret } from '../matters/screening.ts';
import { createBreaker, type BreakerLimits } from './breaker.ts';
import { createCall, type Called, type Server } from './call.ts';
import { hide } from './hide.ts';
import { answerIn, maxTextChars, messagesFor } from './tasks.ts';

export type { Server } from './call.ts';

export type Outcome =
  | { ok: true; answer: ErrandAnswer }
  /** `later`: it may be asked again, not before the server's own time. `never`: it would come to the same. */
  | { ok: false; why: 'later' | 'never'; code: string; retryAfterMs: number | null };

export interface Assist {
  /** How many may be asked now: a server that fails again and again is left alone for a while. */
  room(wanted: number): number;
  /** @throws never */
  ask(what: ErrandTask, text: string, signal: AbortSignal): Promise<Outcome>;
  /** A call ends within this, whatever the server does. */
  timeoutMs: number;
}

const usualBreaker: BreakerLimits = { failuresInARow: 5, restMs: 60_000 };

/** A server that is longer away than this is asked again all the same. */
const longestRetryAfterMs = 15 * 60_000;

export interface AssistOptions extends Server {
  breaker?: BreakerLimits;
  now?: () => number;
}

export function createAssist({ model, breaker: limits = usualBreaker, now = () => performance.now(), ...server }: AssistOptions): Assist {
  const call = createCall(server);
  const breaker = createBreaker(limits, now);
  /** What not every server knows; one that refuses it is asked without. */
  let extras: object = { temperature: 0, max_tokens: 1_000, response_format: { type: 'json_object' } };

  return {
    timeoutMs: server.timeoutMs,
    room: (wanted) => breaker.room(wanted),
    async ask(what, text, signal) {
      const hidden = text.length > maxTextChars || mayHoldSecret(text) ? null : hide(text);
      if (hidden === null) return { ok: false, why: 'never', code: 'not-sent', retryAfterMs: null };
      const asked = Object.keys(extras).length;
      const called = await call({ model, messages: messagesFor(what, hidden.text), stream: false, ...extras }, signal);
      if (!called.ok && called.status === 400 && asked > 0) {
        extras = {};
        return { ok: false, why: 'later', code: called.code, retryAfterMs: 0 };
      }
      if (called.ok || !isServersFault(called)) breaker.succeeded();
      else if (called.code !== 'stopped') breaker.failed();
      if (!called.ok) return { ok: false, why: mayPass(called) ? 'later' : 'never', code: called.code, retryAfterMs: capped(called.retryAfterMs) };
      const answer = answerIn(what, called.content, text, (line) => hidden.reveal(line));
      return answer ? { ok: true, answer } : { ok: false, why: 'never', code: 'no-answer', retryAfterMs: null };
    },
  };
}

type Failed = Called & { ok: false };

/** It does not work for anybody right now: it is away, busy, or does not take our key. */
function isServersFault(failed: Failed): boolean {
  return mayPass(failed) || failed.status === 401 || failed.status === 403 || failed.status === 404;
}

/** The network, its limits, or the server itself; what it answered to this very text would be answered again. */
function mayPass({ status, code }: Failed): boolean {
  return (status === 0 && code !== 'too-large') || status === 408 || status === 425 || status === 429 || status >= 500;
}

function capped(retryAfterMs: number | null): number | null {
  return retryAfterMs === null ? null : Math.min(retryAfterMs, longestRetryAfterMs);
}
