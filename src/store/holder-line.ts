// The line on which the holder of the embedded store takes commands from other processes of the same user (127.0.0.1, with a token).

import { createHash, timingSafeEqual } from 'node:crypto';
import { createConnection, createServer, type Socket } from 'node:net';
import { z } from 'zod';

/** A line for standard output, or for standard error. */
export type Print = (line: string, to?: 'out' | 'err') => void;
/** Carries out a command and gives its exit status. */
export type RunCommand = (argv: string[], print: Print) => Promise<number>;

/** Nobody took the command: the holder has died, or is another one by now. It may be given again. */
export class HolderGoneError extends Error {
  readonly code = 'HOLDER_GONE';
}

/** The holder died while it carried the command out: nobody knows how far it came. */
export class HolderDiedError extends Error {
  readonly code = 'HOLDER_DIED';
}

const request = z.object({ token: z.string(), argv: z.array(z.string()) });
const answer = z.union([
  z.object({ accepted: z.literal(true) }),
  z.object({ line: z.string(), to: z.enum(['out', 'err']) }),
  z.object({ status: z.int() }),
]);
type Answer = z.output<typeof answer>;

/** Longer than any command or answer. */
const maxLineChars = 1_000_000;
/** Who says nothing is hung up on. */
const requestTimeoutMs = 5_000;
/** What carrying out a command that threw is answered with: the program's own error. */
const failedStatus = 1;

export async function listenForCommands(token: string, run: RunCommand): Promise<{ port: number; close(): Promise<void> }> {
  const underWay = new Set<Promise<void>>();
  const sockets = new Set<Socket>();
  /** Connected, and nothing asked yet: nobody waits for these at the end. */
  const silent = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    silent.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      silent.delete(socket);
    });
    socket.on('error', () => socket.destroy());
    const answering: Promise<void> = answerOn(socket, token, run, () => silent.delete(socket))
      .catch(() => undefined)
      .finally(() => underWay.delete(answering));
    underWay.add(answering);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line for commands has no port');
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    for (const socket of silent) socket.destroy();
    await Promise.all(underWay);
    for (const socket of sockets) socket.destroySoon();
    await closed;
  };
  return { port: address.port, close };
}

async function answerOn(socket: Socket, token: string, run: RunCommand, asking: () => void): Promise<void> {
  const asked = await readRequest(socket);
  asking();
  if (!asked || !sameToken(asked.token, token)) {
    socket.destroy();
    return;
  }
  // Who goes away in between does not stop the command: writing to him is then without effect.
  const say = (line: Answer): void => {
    if (socket.writable) socket.write(`${JSON.stringify(line)}\n`);
  };
  say({ accepted: true });
  const status = await run(asked.argv, (line, to = 'out') => say({ line, to })).catch(() => failedStatus);
  say({ status });
  socket.end();
}

function readRequest(socket: Socket): Promise<z.output<typeof request> | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), requestTimeoutMs);
    socket.once('close', () => resolve(undefined));
    onLines(socket, (line) => {
      clearTimeout(timer);
      resolve(parseLine(request, line));
    });
  });
}

function onLines(socket: Socket, take: (line: string) => void): void {
  let begun = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const [first = '', ...others] = chunk.split('\n');
    begun += first;
    for (const other of others) {
      take(begun);
      begun = other;
    }
    if (begun.length > maxLineChars) socket.destroy();
  });
}

/** @see askHolder in holder.ts */
export function sendCommand(holder: { port: number; token: string }, argv: readonly string[], print: Print): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(holder.port, '127.0.0.1');
    let accepted = false;
    const lost = (): void => {
      reject(accepted ? new HolderDiedError('the holder of the store died during the command') : new HolderGoneError('nobody took the command'));
    };
    socket.once('connect', () => socket.write(`${JSON.stringify({ token: holder.token, argv })}\n`));
    socket.once('error', lost);
    socket.once('close', lost);
    // Somebody else may listen on the port of a holder that died.
    socket.setTimeout(requestTimeoutMs, () => {
      if (!accepted) socket.destroy();
    });
    onLines(socket, (text) => {
      const said = parseLine(answer, text);
      if (!said) socket.destroy();
      else if ('accepted' in said) accepted = true;
      else if ('line' in said) print(said.line, said.to);
      else {
        resolve(said.status);
        socket.end();
      }
    });
  });
}

function parseLine<Value>(schema: z.ZodType<Value>, line: string): Value | undefined {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function sameToken(given: string, expected: string): boolean {
  // Hashed first: the comparison needs equal lengths and takes the same time whatever was given.
  const [one, other] = [given, expected].map((token) => createHash('sha256').update(token).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
