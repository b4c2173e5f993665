// What is known of a failed call to the Bot API: codes and parameters, never the words, for they may hold the token.

import { GrammyError, HttpError } from 'grammy';
import { TransportError } from './transport.ts';

export interface ApiFailure {
  /** The Bot API's number, or the network's code: for the log. */
  code: string;
  /** The Bot API refused with this number; null: no answer came. */
  status: number | null;
  /** May the call have been carried out, although no answer came? */
  maybeDone: boolean;
  retryAfterMs?: number;
  /** The group has become a supergroup with this id. */
  migratedTo?: string;
  /** The Bot API's own sentence in small letters: to be compared, never logged. */
  description: string;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Reads what a call through grammY threw. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof GrammyError) {
    const { retry_after: retryAfterSeconds, migrate_to_chat_id: migratedTo } = error.parameters;
    return {
      code: String(error.error_code),
      status: error.error_code,
      maybeDone: false,
      description: error.description.toLowerCase(),
      ...(typeof retryAfterSeconds === 'number' ? { retryAfterMs: retryAfterSeconds * 1000 } : {}),
      ...(migratedTo === undefined ? {} : { migratedTo: String(migratedTo) }),
    };
  }
  const cause = error instanceof HttpError ? error.error : error;
  if (cause instanceof TransportError) return { code: cause.code, status: null, maybeDone: cause.written, description: '' };
  // A bug of ours or of a library: the worst is assumed.
  return { code: cause instanceof Error ? cause.name : 'unknown', status: null, maybeDone: true, description: '' };
}

/** Does the Bot API not know our token? */
export function isTokenRefused({ status }: ApiFailure): boolean {
  return status === 401 || status === 404;
}

/** How long to wait after the `failures`th failure in a row: what Telegram demands, else doubling up to 5 s. */
export function pauseMs(failures: number, failure: ApiFailure | null): number {
  const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10));
  return failure?.retryAfterMs === undefined ? doubled : Math.max(FIRST_PAUSE_MS, failure.retryAfterMs);
}

/** Waits, or returns at once when the signal says so. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
