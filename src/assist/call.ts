// One call of an OpenAI-compatible server (chat completions): with a limit on its time and on its size, and one named outcome. Never throws.

import { Pool, type Dispatcher } from 'undici';
import { z } from 'zod';

export interface Server {
  /** With its path, for example `/v1`; without a slash at its end. */
  baseUrl: string;
  key: string | null;
  model: string;
  /** From the beginning to the last byte. */
  timeoutMs: number;
}

export type Called =
  | { ok: true; content: string }
  /** `status`: 0 where the server said nothing that could be read. */
  | { ok: false; status: number; code: string; retryAfterMs: number | null };

export type Call = (body: object, signal: AbortSignal) => Promise<Called>;

/** No answer of ours is longer than some hundred bytes; thinking aloud before it may be. */
const maxAnswerBytes = 256 * 1024;
const connections = 8;

const completion = z.object({ choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()) });

/** Idle connections do not keep the process alive, so there is nothing to close. */
export function createCall({ baseUrl, key, timeoutMs }: Omit<Server, 'model'>): Call {
  const { origin, pathname } = new URL(baseUrl);
  const pool = new Pool(origin, { connections, connectTimeout: timeoutMs, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const path = `${pathname.replace(/\/$/, '')}/chat/completions`;
  const headers = { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) };
  return async (body, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const answer = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body), signal: limit });
      const text = await textOf(answer.body);
      if (text === null) return refusedWith(0, 'too-large');
      if (answer.statusCode !== 200) return { ...refusedWith(answer.statusCode, `http-${answer.statusCode}`), retryAfterMs: retryAfterIn(answer.headers) };
      return contentIn(text);
    } catch (error) {
      return { ...refusedWith(0, codeOf(error, limit)), retryAfterMs: null };
    }
  };
}

function refusedWith(status: number, code: string): Called & { ok: false } {
  return { ok: false, status, code, retryAfterMs: null };
}

/** Null: there is more of it than anybody needs; the rest is not waited for. */
async function textOf(body: Dispatcher.ResponseData['body']): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > maxAnswerBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function contentIn(text: string): Called {
  try {
    const read = completion.safeParse(JSON.parse(text));
    return read.success ? { ok: true, content: read.data.choices[0].message.content } : refusedWith(200, 'no-completion');
  } catch {
    return refusedWith(200, 'no-json');
  }
}

/** Seconds, or a date of HTTP. */
function retryAfterIn(headers: Dispatcher.ResponseData['headers']): number | null {
  const given = headers['retry-after'];
  if (typeof given !== 'string') return null;
  if (/^\d{1,9}$/.test(given)) return Number(given) * 1000;
  const at = Date.parse(given);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

/** The words of an error may hold the address, or what was sent: only its code goes on. */
function codeOf(error: unknown, limit: AbortSignal): string {
  if (limit.aborted) return limit.reason instanceof Error && limit.reason.name === 'TimeoutError' ? 'timeout' : 'stopped';
  const code = error instanceof Error ? (Reflect.get(error, 'code') as unknown) : null;
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'network';
}
