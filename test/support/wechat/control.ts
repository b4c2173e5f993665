// Drives a WeChat double that lives in another process, over HTTP on loopback: the deeds of people by name, and what was sent.

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SendFault } from './faults.ts';
import type { Person, Room, Where, Written } from './people.ts';
import type { WeChat } from './wechat.ts';
import type { SentOut } from './world.ts';

/** Where a person writes, in words that fit JSON: a room by its id. */
type FarWhere = Omit<Where, 'in'> & { in?: string };

interface Deed {
  /** Whose deed; absent: the platform's. */
  person?: { id: string; name: string };
  /** A room that is to be there. */
  room?: { id: string; topic: string; members: { id: string; name: string }[] };
  /** A fault of the platform's. */
  of?: 'lookups' | 'sends';
  call: string;
  args: unknown[];
}

type FarCalls = Pick<WeChat, 'scansQr' | 'showsQr' | 'fails' | 'echoes' | 'letEchoesGo'>;

/** Lets another process drive this double. */
export async function serveControl(wechat: WeChat, port: number): Promise<void> {
  wakesReaders(wechat);
  const server = createServer((request, response) => {
    answer(wechat, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  server.unref();
}

async function answer(wechat: WeChat, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') return void response.end(JSON.stringify(await shownTo(wechat, new URL(request.url ?? '/', 'http://double').searchParams)));
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const deed = JSON.parse(Buffer.concat(chunks).toString()) as Deed;
  const done = await carryOut(wechat, deed);
  response.end(JSON.stringify(done ?? null));
}

const readers = new Set<() => void>();

function wakesReaders({ sent }: WeChat): void {
  const { add } = sent;
  sent.add = (item) => {
    add(item);
    for (const wake of readers) wake();
  };
}

/** All that was sent; or of one chat what came after so many, as soon as there is something. */
async function shownTo(wechat: WeChat, asked: URLSearchParams): Promise<readonly SentOut[]> {
  const chat = asked.get('chat');
  if (chat === null) return wechat.sent.all();
  const after = (): readonly SentOut[] => wechat.shown(chat).slice(Number(asked.get('after')));
  if (after().length > 0) return after();
  return new Promise((resolve) => {
    const look = (): void => {
      if (after().length === 0) return;
      readers.delete(look);
      resolve(after());
    };
    readers.add(look);
  });
}

/** Many people write at once, in turns; gives the ids in this order. */
function crowdWrites(wechat: WeChat, people: number, each: number): string[] {
  const crowd = Array.from({ length: people }, (_, index) => wechat.person(`wxid_crowd_${index}`, '居民'));
  return Array.from({ length: each }, (_, part) => crowd.map((person) => person.writes(`圭峰路44号门口的路灯坏了，第${part}天`).id)).flat();
}

function carryOut(wechat: WeChat, { person, room, of, call, args }: Deed): unknown {
  if (room !== undefined) {
    wechat.room(room.id, room.topic, room.members.map(({ id, name }) => wechat.person(id, name)));
    return null;
  }
  if (call === 'crowdWrites') return crowdWrites(wechat, Number(args[0]), Number(args[1]));
  const actor: object = person === undefined ? (of === undefined ? wechat : wechat[of]) : wechat.person(person.id, person.name);
  const method: unknown = Reflect.get(actor, call);
  if (typeof method !== 'function') throw new Error(`no deed ${call}`);
  return Reflect.apply(method, actor, args.map((arg) => near(wechat, arg)));
}

/** A room that was named by its id. */
function near(wechat: WeChat, arg: unknown): unknown {
  const id: unknown = typeof arg === 'object' && arg !== null ? Reflect.get(arg, 'in') : undefined;
  return typeof id === 'string' ? { ...(arg as object), in: wechat.room(id, '', []) } : arg;
}

/** A person of the other process: what he does resolves when it is done there. */
export interface FarPerson {
  readonly id: string;
  writes(text: string, where?: FarWhere): Promise<Written>;
  /** Any other deed of a person, by its name. */
  does(call: Exclude<keyof Person, 'id' | 'name' | 'writes'>, ...args: unknown[]): Promise<unknown>;
}

export interface FarWeChat {
  person(id: string, name: string): FarPerson;
  room(id: string, topic: string, members: readonly Pick<Person, 'id' | 'name'>[]): Promise<Pick<Room, 'id'>>;
  does(call: keyof FarCalls, ...args: unknown[]): Promise<unknown>;
  lookups(call: 'fail' | 'hang' | 'heal' | 'takeBetween', ...args: unknown[]): Promise<unknown>;
  /** What becomes of the next sends. */
  sends(...faults: SendFault[]): Promise<unknown>;
  sent(): Promise<readonly SentOut[]>;
  /** What a chat shows after the first so many messages, as soon as that is something. */
  shown(chat: string, after: number): Promise<readonly SentOut[]>;
  /** So many people write so many messages each, all at once; gives the ids in the order in which they came. */
  crowdWrites(people: number, each: number): Promise<string[]>;
}

/** The other end of `serveControl`. */
export function driveWeChat(port: number): FarWeChat {
  const url = `http://127.0.0.1:${port}/`;
  async function post(deed: Deed): Promise<unknown> {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(deed) });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }
  return {
    person: (id, name) => ({
      id,
      writes: async (text, where = {}) => (await post({ person: { id, name }, call: 'writes', args: [text, where] })) as Written,
      does: (call, ...args) => post({ person: { id, name }, call, args }),
    }),
    async room(id, topic, members) {
      await post({ room: { id, topic, members: members.map((member) => ({ id: member.id, name: member.name })) }, call: 'room', args: [] });
      return { id };
    },
    does: (call, ...args) => post({ call, args }),
    lookups: (call, ...args) => post({ of: 'lookups', call, args }),
    sends: (...args) => post({ of: 'sends', call: 'next', args }),
    shown: async (chat, after) => (await (await fetch(`${url}?${new URLSearchParams({ chat, after: String(after) }).toString()}`)).json()) as SentOut[],
    crowdWrites: async (...args) => (await post({ call: 'crowdWrites', args })) as string[],
    sent: async () => (await (await fetch(url)).json()) as SentOut[],
  };
}
