// A Bot API server double on 127.0.0.1: as strict as Telegram, with a cast of people and faults on order.

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChats } from './chats.ts';
import type { FakeChat } from './chats.ts';
import { answerOf, createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { methods } from './methods.ts';
import type { BotSettings, World } from './methods.ts';
import { readParams, refuse } from './params.ts';
import type { Answer, Params } from './params.ts';
import { createGroup, createPerson } from './people.ts';
import type { Group, Person } from './people.ts';
import { createUpdates } from './updates.ts';
import type { Updates } from './updates.ts';

export interface BotApiOptions {
  /** Default: any free port. */
  port?: number;
  token?: string;
  /** Without `@`. */
  username?: string;
  /** How many calls and messages per chat are remembered; default: all. */
  keep?: number;
  firstUpdateId?: number;
  nowSeconds?: () => number;
}

/** A call that the bot made, with what it was told. */
interface Call {
  method: string;
  params: Params;
  answer: Answer;
  /** Made in the answer of a webhook. */
  byWebhook: boolean;
}

export interface BotApi {
  /** To be given as `apiRoot`. */
  readonly url: string;
  readonly token: string;
  readonly username: string;
  readonly faults: Faults;
  readonly updates: Updates;
  readonly settings: BotSettings;
  readonly calls: Journal<Call>;
  /** A chat that exists; throws for others. */
  chat(id: number): FakeChat;
  person(id: number, name: string): Person;
  group(id: number, title: string, options?: { forum?: boolean; supergroup?: boolean }): Group;
  /** Cuts every connection, as a network does. */
  cut(): void;
  close(): Promise<void>;
}

const DEFAULT_TOKEN = '123456789:AAE-double-of-the-bot-api-0123456789';
const DEFAULT_USERNAME = 'huiyin_test_bot';
const DEFAULT_FIRST_UPDATE_ID = 100_000_000;

/** Starts the double. Works in any process; nothing of it outlives `close`. */
export async function startBotApi(options: BotApiOptions = {}): Promise<BotApi> {
  const { port = 0, token = DEFAULT_TOKEN, username = DEFAULT_USERNAME, keep = Number.POSITIVE_INFINITY } = options;
  const faults = createFaults();
  const calls = createJournal<Call>('calls of the bot', keep);
  const updates = createUpdates(options.firstUpdateId ?? DEFAULT_FIRST_UPDATE_ID, keep, (body) => {
    if (typeof body === 'object' && body !== null) void callBack(body as Params);
  });
  const world: World = {
    bot: { id: Number(token.split(':')[0]), is_bot: true, first_name: '回音', username },
    chats: createChats(keep),
    updates,
    settings: { readsAllGroups: true, joinsGroups: true, webhookFailure: null },
    presses: new Set(),
    files: new Map(),
    nowSeconds: options.nowSeconds ?? (() => Math.floor(Date.now() / 1000)),
  };

  async function callBack({ method, ...params }: Params): Promise<void> {
    const name = typeof method === 'string' ? method : '';
    const answer = (await methods[name]?.(world, params, () => undefined)) ?? refuse(404, 'Not Found');
    calls.add({ method: name, params, answer, byWebhook: true });
  }

  const server = createServer((request, response) => {
    void serve({ world, faults, calls, token }, request, response).catch(() => response.destroy());
  });
  // As patient as Telegram's own: a short one would break calls that found an old connection.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${bound}`,
    token,
    username,
    faults,
    updates,
    settings: world.settings,
    calls,
    chat(id) {
      const chat = world.chats.find(id);
      if (chat === undefined) throw new Error(`no chat ${id}`);
      return chat;
    },
    person: (id, name) => createPerson(world, id, name),
    group: (id, title, groupOptions) => createGroup(world, id, title, groupOptions),
    cut: () => {
      server.closeAllConnections();
    },
    async close() {
      await updates.close();
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Desk {
  world: World;
  faults: Faults;
  calls: Journal<Call>;
  token: string;
}

async function serve({ world, faults, calls, token }: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double');
  if (pathname.startsWith(`/file/bot${token}/`)) {
    const file = world.files.get(pathname.split('/').at(-1) ?? '');
    response.writeHead(file === undefined ? 404 : 200).end(file?.bytes);
    return;
  }
  const prefix = `/bot${token}/`;
  const name = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : '';
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) {
    reply(response, refuse(404, 'Not Found'));
    return;
  }
  const params = await readParams(searchParams, request.headers, Buffer.concat(chunks));
  const fault = faults.take(name);
  if (fault?.fault === 'reset-before') return void request.socket.destroy();
  if (fault?.fault === 'hang-before') return;
  if (fault?.fault === 'html') return void response.writeHead(fault.code, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
  const refusal = answerOf(fault) ?? (params === null ? refuse(400, "can't parse the body") : null);
  const answer = refusal ?? (await method(world, params ?? {}, (hangUp) => response.on('close', hangUp)));
  if (name !== 'getUpdates') calls.add({ method: name, params: params ?? {}, answer, byWebhook: false });
  if (fault?.fault === 'reset-after') return void request.socket.destroy();
  if (fault?.fault === 'hang-after') return;
  reply(response, answer);
}

function reply(response: ServerResponse, answer: Answer): void {
  const body = JSON.stringify(answer);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  response.writeHead(answer.ok ? 200 : answer.error_code, headers).end(body);
}
