// A model server of tests: OpenAI-compatible on this machine, and as bad as a test wants it.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it was asked: the system's words, the user's, and the rest of the request. */
export interface Asked {
  system: string;
  user: string;
  body: Record<string, unknown>;
  path: string;
  authorization: string | undefined;
}

type Misbehaviour = (asked: Asked, response: ServerResponse) => void;

export interface ModelServer {
  baseUrl: string;
  asked: Asked[];
  /** How it answers from now on. */
  answers(how: Misbehaviour): void;
  close(): Promise<void>;
}

export async function openModelServer(): Promise<ModelServer> {
  const asked: Asked[] = [];
  let how: Misbehaviour = saying('{}');
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const one = await readAsked(request);
    asked.push(one);
    how(one, response);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    answers(next) {
      how = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown> & { messages?: { content: string }[] };
  return { system: body.messages?.[0]?.content ?? '', user: body.messages?.[1]?.content ?? '', body, path: request.url ?? '', authorization: request.headers.authorization };
}

/** A completion with this content. */
export function saying(content: unknown): Misbehaviour {
  return (_, response) => sending(200, JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content } }] }))(_, response);
}

export function sending(status: number, body: string, headers: Record<string, string> = {}): Misbehaviour {
  return (_, response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
