// Wrong links are counted by the address that they come from: one that guesses is no longer looked up, and nobody else notices.

import type { Context } from 'hono';

/** Wrong links in a window that one address may try. A person mistypes one or two. */
const mostWrong = 20;
const windowMs = 10 * 60_000;
/** So many addresses are remembered; the oldest are forgotten first. */
const mostAddresses = 10_000;

/** Whom a request comes from, as far as it can be known. */
export function askerOf(c: Context): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return addressBehind(incoming?.socket?.remoteAddress ?? '', c.req.header('x-forwarded-for'));
}

export interface Tries {
  /** Whether this address is not looked up for the moment. */
  isTired(address: string): boolean;
  wrong(address: string): void;
}

/** Addresses that nobody has on the open net: what asks from there is a proxy of ours, or a machine of the house. */
const within = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd][0-9a-f]{2}:/i;

/**
 * Who asks. A proxy in front of us says it, else all who come through it would be one, and one who guesses would stand for all.
 * @param direct the address as the socket knows it
 * @param forwarded what the request says of itself; from the open net nobody is believed
 */
export function addressBehind(direct: string, forwarded: string | undefined): string {
  const last = forwarded?.split(',').at(-1)?.trim() ?? '';
  return last !== '' && within.test(direct) ? last : direct;
}

/** @param now real time: it guards this process, and is no business time */
export function createTries(now: () => number = () => performance.now()): Tries {
  const counts = new Map<string, { since: number; wrong: number }>();
  const standing = (address: string) => {
    const known = counts.get(address);
    return known && now() - known.since < windowMs ? known : null;
  };
  return {
    isTired: (address) => (standing(address)?.wrong ?? 0) >= mostWrong,
    wrong(address) {
      const known = standing(address) ?? { since: now(), wrong: 0 };
      known.wrong += 1;
      counts.delete(address);
      counts.set(address, known);
      const [oldest] = counts.keys();
      if (counts.size > mostAddresses && oldest !== undefined) counts.delete(oldest);
    },
  };
}
