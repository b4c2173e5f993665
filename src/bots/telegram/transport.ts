// The wire to the Bot API: a `fetch` for grammY on an undici Pool, which carries twice as many calls as global fetch and knows whether a request left.

import type { ApiClientOptions, RawApi } from 'grammy';
import { Pool } from 'undici';
import type { Dispatcher } from 'undici';

type GrammyFetch = NonNullable<ApiClientOptions['fetch']>;
type GrammySignal = NonNullable<Parameters<RawApi['getMe']>[0]>;

/** Why a call got no answer. `written`: the request was on the wire, so it may have been carried out. */
export class TransportError extends Error {
  readonly code: string;
  readonly written: boolean;

  constructor(code: string, written: boolean) {
    // The words of the cause stay behind: they may hold the address, which holds the token.
    super(`the Bot API gave no answer: ${code}`);
    this.name = 'TransportError';
    this.code = code;
    this.written = written;
  }
}

/** What grammY hands to `fetch`, as far as it is used. */
interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: Dispatcher.DispatchOptions['body'];
  signal?: Pick<AbortSignal, 'aborted' | 'addEventListener' | 'removeEventListener'>;
}

const CONNECTIONS = 64;
const CONNECT_TIMEOUT_MS = 5_000;
/** Longer than a long poll; the exact limits are the signals of the callers. */
const SILENCE_TIMEOUT_MS = 90_000;
const KEEP_ALIVE_MS = 20_000;

/** Makes the `fetch` option of grammY's `Api`. Idle connections do not keep the process alive, so there is nothing to close. */
export function createTransport(apiRoot: string): GrammyFetch {
  const pool = new Pool(new URL(apiRoot).origin, {
    connections: CONNECTIONS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    headersTimeout: SILENCE_TIMEOUT_MS,
    bodyTimeout: SILENCE_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  async function call(url: string | URL, options: Call = {}): Promise<{ json(): Promise<unknown> }> {
    const { status, body } = await exchange(pool, new URL(url).pathname, options);
    const answer = parseAnswer(status, body);
    return { json: () => Promise.resolve(answer) };
  }
  // grammY names the whole of node-fetch in its types and uses of it what `call` takes and gives.
  return call as GrammyFetch;
}

/** grammY declares a polyfill's signal and works with Node's own. */
export function until(...signals: AbortSignal[]): GrammySignal {
  const [only, ...others] = signals;
  return (only !== undefined && others.length === 0 ? only : AbortSignal.any(signals)) as unknown as GrammySignal;
}

function exchange(pool: Pool, path: string, { method, headers, body, signal }: Call): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null;
    let status = 0;
    let over = false;
    const chunks: Buffer[] = [];

    function end(): boolean {
      if (over) return false;
      over = true;
      signal?.removeEventListener('abort', abort);
      return true;
    }
    function fail(code: string): void {
      if (end()) reject(new TransportError(code, controller !== null));
    }
    function abort(): void {
      fail('timeout');
      controller?.abort(new Error('aborted'));
    }
    if (signal?.aborted === true) {
      fail('timeout');
      return;
    }
    signal?.addEventListener('abort', abort);
    pool.dispatch(
      { path, method: method === 'GET' ? 'GET' : 'POST', headers: headers ?? {}, body: body ?? null },
      {
        // Undici calls this when a connection stands and the request is about to be written to it.
        onRequestStart(given) {
          if (over) given.abort(new Error('aborted'));
          else controller = given;
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          if (end()) resolve({ status, body: Buffer.concat(chunks).toString('utf8') });
        },
        onResponseError(_controller, error) {
          fail(codeOf(error));
        },
      },
    );
  });
}

/** A proxy's HTML page counts by its status, as if the Bot API had said it. */
function parseAnswer(status: number, body: string): unknown {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
      if (answer.ok === true) return answer;
      const isRefusal = 'error_code' in answer && typeof answer.error_code === 'number';
      if (isRefusal && 'description' in answer && typeof answer.description === 'string') return answer;
    }
  } catch {
    // Not JSON: decided below.
  }
  if (status < 400) throw new TransportError('bad-answer', true);
  return { ok: false, error_code: status, description: 'not an answer of the Bot API' };
}

function codeOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') return code;
  const cause = error.cause;
  return cause instanceof Error ? codeOf(cause) : error.name;
}
