// Who is writing in the web chat: a random cookie, the chat id made from it, and the check that our own page is asking.

import { createHash, randomBytes } from 'node:crypto';

const COOKIE = 'huiyin_chat';
const COOKIE_BYTES = 32;
const COOKIE_SHAPE = /^[A-Za-z0-9_-]{43}$/;
/** 400 days is the longest that browsers keep a cookie. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60;
const CHAT_ID_BYTES = 16;

/** The shape of a chat id, to refuse an address that cannot be one of ours. */
export const CHAT_ID_SHAPE = /^[A-Za-z0-9_-]{22}$/;

export interface Session {
  /** A hash of the cookie: the database never holds what would open the chat. */
  chat: string;
  /** The request had no usable cookie. */
  fresh: boolean;
  setCookie: string;
}

/** The session of a request; without a cookie of our shape a new one is made. */
export function sessionOf(request: Request, secure: boolean): Session {
  const known = cookiesOf(request).find((value) => COOKIE_SHAPE.test(value));
  const secret = known ?? randomBytes(COOKIE_BYTES).toString('base64url');
  return {
    chat: createHash('sha256').update(secret).digest().subarray(0, CHAT_ID_BYTES).toString('base64url'),
    fresh: known === undefined,
    setCookie: `${COOKIE}=${secret}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  };
}

function cookiesOf(request: Request): string[] {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(`${COOKIE}=`)).map((pair) => pair.slice(COOKIE.length + 1));
}

/**
 * Does another site's page ask? Browsers say so in Sec-Fetch-Site, which a page cannot forge; older ones only send Origin.
 * Programs that are no browser send neither, and cannot borrow anybody's cookie.
 */
export function isForeign(request: Request, publicUrl: string | null): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  const host = hostOf(origin);
  // Only hosts are compared: behind a proxy that ends TLS our own scheme is http while the page's is https.
  return host === null || (host !== request.headers.get('host') && host !== hostOf(publicUrl ?? ''));
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
