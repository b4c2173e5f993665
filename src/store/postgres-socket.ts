// A connection to PostgreSQL that sends in one packet what is said in one breath: a batch's statements go down the line together.

import { connect, type Socket } from 'node:net';

/** Where the driver connects to: a path of the file system, or one of the hosts of its address. */
export interface PostgresAddress {
  path?: string | false;
  host: string[];
  port: number[];
}

/**
 * The driver hands every longer statement to the system by itself, and each such call costs more than building the statement.
 * Held back until the program waits for something, the dozen statements of a batch are one call.
 * @returns what opens the connections of one pool; of several hosts each time the next one
 */
export function gatheringSockets(): (address: PostgresAddress) => Socket {
  let turn = 0;
  return ({ path, host, port }) => {
    const at = turn % host.length;
    turn += 1;
    return gather(typeof path === 'string' && path !== '' ? connect(path) : connect(port[at] ?? 5432, host[at]));
  };
}

function gather(socket: Socket): Socket {
  socket.setNoDelay(true);
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let gathering = false;
  const letGo = (): void => {
    gathering = false;
    socket.uncork();
  };
  socket.write = (...given: unknown[]): boolean => {
    if (!gathering) {
      gathering = true;
      socket.cork();
      process.nextTick(letGo);
    }
    return write(...given);
  };
  return socket;
}
