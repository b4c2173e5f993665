// The open streams of the web chat (server-sent events): each replays its session's log and then follows it.

import type { Log } from '../../log.ts';
import { factsOf } from '../../log.ts';
import type { ChatLog, LogEntry } from './chat-log.ts';

export interface StreamLimits {
  /** Open streams of one session; one more closes the oldest. */
  perSession: number;
  /** Open streams in all; one more is refused. */
  inAll: number;
  /** How often other processes' entries are looked for. */
  pollMs: number;
  heartbeatMs: number;
}

export const STREAM_LIMITS: StreamLimits = { perSession: 5, inAll: 2000, pollMs: 1000, heartbeatMs: 15_000 };

const RETRY_MS = 1000;
/** A page whose stream was closed for a newer one comes back late, or six pages would take it from each other every second. */
const EVICTED_RETRY_MS = 60_000;
const PAGE_ENTRIES = 200;
/** Bytes that may wait for a slow reader before we stop reading the log for it. */
const WAITING_BYTES = 64 * 1024;
const POLLED_AT_ONCE = 16;

interface Stream {
  session: string;
  lastId: number;
  controller: ReadableStreamDefaultController<Uint8Array>;
  unwatch: () => void;
  pumping: boolean;
  /** Something came while we were reading. */
  again: boolean;
  /** We stopped because the reader is slow. */
  full: boolean;
}

export interface Streams {
  /** Null: there are too many already. */
  open(session: string, afterId: number): ReadableStream<Uint8Array> | null;
  start(): void;
  stop(): void;
  /** Could the log be read when last asked? */
  readable(): boolean;
}

/** All streams of this process and what they share. */
interface Hall {
  log: ChatLog;
  logger: Log;
  limits: StreamLimits;
  bySession: Map<string, Set<Stream>>;
  count: number;
  readable: boolean;
  polling: boolean;
}

const encoder = new TextEncoder();

/** The streams of one process. */
export function createStreams(log: ChatLog, logger: Log, limits: StreamLimits): Streams {
  const hall: Hall = { log, logger, limits, bySession: new Map(), count: 0, readable: true, polling: false };
  const timers: NodeJS.Timeout[] = [];
  return {
    open: (session, afterId) => openStream(hall, session, afterId),
    start() {
      if (timers.length > 0) return;
      timers.push(setInterval(() => void poll(hall), limits.pollMs), setInterval(() => beat(hall), limits.heartbeatMs));
    },
    stop() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      for (const stream of all(hall)) close(hall, stream);
    },
    readable: () => hall.readable,
  };
}

function openStream(hall: Hall, session: string, afterId: number): ReadableStream<Uint8Array> | null {
  if (!makeRoom(hall, session)) return null;
  let stream: Stream | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const opened: Stream = { session, lastId: afterId, controller, unwatch: () => {}, pumping: false, again: false, full: false };
        stream = opened;
        hall.bySession.set(session, (hall.bySession.get(session) ?? new Set()).add(opened));
        hall.count += 1;
        write(hall, opened, `retry: ${RETRY_MS}\n\n`);
        opened.unwatch = hall.log.watch(session, () => void pump(hall, opened));
        void pump(hall, opened);
      },
      pull() {
        if (stream?.full) void pump(hall, stream);
      },
      cancel() {
        if (stream) forget(hall, stream);
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES }),
  );
}

function makeRoom(hall: Hall, session: string): boolean {
  const [oldest, ...others] = hall.bySession.get(session) ?? [];
  if (oldest !== undefined && others.length + 1 >= hall.limits.perSession) {
    write(hall, oldest, `retry: ${EVICTED_RETRY_MS}\n\n`);
    close(hall, oldest);
  }
  return hall.count < hall.limits.inAll;
}

/** Writes what is new; never two at a time for one stream, so that order holds. */
async function pump(hall: Hall, stream: Stream): Promise<void> {
  stream.again = true;
  if (stream.pumping) return;
  stream.pumping = true;
  try {
    while (stream.again && isOpen(hall, stream)) {
      stream.again = false;
      stream.full = (stream.controller.desiredSize ?? 0) <= 0;
      if (stream.full) break;
      const entries = await hall.log.since(stream.session, stream.lastId, PAGE_ENTRIES);
      for (const entry of entries) {
        write(hall, stream, encode(entry));
        stream.lastId = entry.id;
      }
      if (entries.length === PAGE_ENTRIES) stream.again = true;
      hall.readable = true;
    }
  } catch (error) {
    if (hall.readable) hall.logger.error(factsOf(error), 'web chat: the log cannot be read');
    // The stream stays: the next poll reads on from where it was.
    hall.readable = false;
  } finally {
    stream.pumping = false;
  }
}

/** Looks for what other processes have written, for a few streams at a time; a slow round is not overtaken by the next. */
async function poll(hall: Hall): Promise<void> {
  if (hall.polling) return;
  hall.polling = true;
  const streams = all(hall);
  for (let first = 0; first < streams.length; first += POLLED_AT_ONCE) {
    await Promise.all(streams.slice(first, first + POLLED_AT_ONCE).map((stream) => pump(hall, stream)));
  }
  hall.polling = false;
}

function beat(hall: Hall): void {
  for (const stream of all(hall)) if ((stream.controller.desiredSize ?? 0) > 0) write(hall, stream, ': here\n\n');
}

function all(hall: Hall): Stream[] {
  return [...hall.bySession.values()].flatMap((streams) => [...streams]);
}

function isOpen(hall: Hall, stream: Stream): boolean {
  return hall.bySession.get(stream.session)?.has(stream) ?? false;
}

function write(hall: Hall, stream: Stream, text: string): void {
  if (isOpen(hall, stream)) stream.controller.enqueue(encoder.encode(text));
}

function close(hall: Hall, stream: Stream): void {
  if (!isOpen(hall, stream)) return;
  forget(hall, stream);
  stream.controller.close();
}

function forget(hall: Hall, stream: Stream): void {
  const ofSession = hall.bySession.get(stream.session);
  if (!ofSession?.delete(stream)) return;
  hall.count -= 1;
  if (ofSession.size === 0) hall.bySession.delete(stream.session);
  stream.unwatch();
}

function encode(entry: LogEntry): string {
  const data = {
    id: entry.id,
    at: entry.at,
    from: entry.from,
    text: entry.text,
    buttons: entry.buttons,
    files: entry.files,
    ...(entry.replaces === undefined ? {} : { replaces: entry.replaces }),
    // With it the page recognises its own message, which it has shown already.
    ...(entry.from === 'resident' ? { client: entry.clientId } : {}),
  };
  return `id: ${entry.id}\ndata: ${JSON.stringify(data)}\n\n`;
}
