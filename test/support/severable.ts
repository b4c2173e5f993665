// A wire to a server that can be cut: what a network, a restart or a failover looks like from the client's side.

import { connect, createServer, type Socket } from 'node:net';

export interface Wire {
  /** The same address by way of the wire. */
  url: string;
  /** Every connection breaks off, and no new one comes about until it is mended. */
  cut: () => void;
  mend: () => void;
  close: () => Promise<void>;
}

export async function severable(address: string): Promise<Wire> {
  const target = new URL(address);
  const ends = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String(typeof listening === 'object' && listening ? listening.port : 0);
  let cuts = 0;
  const cut = (): void => {
    isCut = true;
    cuts += 1;
    // In turn as an end in good order and as a reset: clients see them differently.
    for (const end of ends) if (cuts % 2 === 0) end.destroy();
      else end.resetAndDestroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => (isCut = false),
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
