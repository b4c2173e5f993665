// The page on which an officer logs WeChat in: opening the link changes nothing, a button uses it up, then the code shows and renews itself.

import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { momentForPeople } from '../calendar/civil.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Log } from '../log.ts';
import { mayLogIn } from '../matters/login.ts';
import type { Roster } from '../matters/roster.ts';
import { loginOf, type StoredLogin } from '../store/channel-accounts.ts';
import type { Db } from '../store/db.ts';
import { guestOfCookie, guestOfLink, useLoginLink, type LoginGuest } from '../store/login-links.ts';
import type { Seal } from '../store/seal.ts';
import { say } from '../texts/say.ts';
import { layout, type Html } from './page.ts';
import { askerOf, createTries } from './referral/tries.ts';

export interface LoginPageDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  roster: () => Promise<Roster>;
  account: string;
  /** Whose account it is; null: the district's. */
  studio: string | null;
  /** The page is seen over https. */
  secureCookies: boolean;
  logger: Log;
}

/** Where the page is; its cookie goes nowhere else. */
export const loginPath = '/wechat';

const tokenShape = /^[A-Za-z0-9_-]{32}$/;
const cookieName = 'huiyin_login';
/** So long a browser sees the page. */
const pageSeconds = 15 * 60;

/** No script runs here: the page asks for itself anew. */
const renewSeconds = 3;

/** More than any platform puts into a picture that a telephone reads. */
const mostQrChars = 1000;

const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive', 'Referrer-Policy': 'no-referrer' };

export function mountLogin(app: Hono, deps: LoginPageDeps): void {
  const { db, seal, clock, account, logger } = deps;
  const tries = createTries();

  /** Who had his rights taken since he asked opens nothing. */
  async function good(guest: LoginGuest | null): Promise<LoginGuest | null> {
    const may = guest?.account === account && mayLogIn(await deps.roster(), guest.person, deps.studio, clock.now());
    return may ? guest : null;
  }

  /** @returns null where the token opens nothing, whatever the reason */
  async function tried(c: Context, look: (token: string) => Promise<LoginGuest | null>): Promise<LoginGuest | null> {
    const from = askerOf(c);
    const token = c.req.param('token') ?? '';
    if (tries.isTired(from) || !tokenShape.test(token)) return null;
    const guest = await good(await look(token));
    if (!guest) tries.wrong(from);
    return guest;
  }

  app.get(loginPath, async (c) => {
    const cookie = getCookie(c, cookieName) ?? '';
    const guest = tokenShape.test(cookie) ? await good(await guestOfCookie(db, seal, cookie, clock.now())) : null;
    if (!guest) return c.html(gonePage(), 404, headers);
    const login = await loginOf(db, seal, account, clock.now());
    return c.html(statePage(login), 200, login?.state === 'up' ? headers : { ...headers, Refresh: String(renewSeconds) });
  });

  app.get(`${loginPath}/:token`, async (c) => {
    const guest = await tried(c, (token) => guestOfLink(db, seal, token, clock.now()));
    return guest ? c.html(pressPage(), 200, headers) : c.html(gonePage(), 404, headers);
  });

  app.post(`${loginPath}/:token`, async (c) => {
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return c.html(gonePage(), 404, headers);
    const cookie = randomBytes(24).toString('base64url');
    const now = clock.now();
    const guest = await tried(c, async (token) => (await good(await guestOfLink(db, seal, token, now))) && useLoginLink(db, seal, token, cookie, now, now + pageSeconds * 1000));
    if (!guest) return c.html(gonePage(), 404, headers);
    logger.info({ channel: account, person: guest.person }, 'the page of a login was opened');
    setCookie(c, cookieName, cookie, { path: loginPath, httpOnly: true, sameSite: 'Strict', secure: deps.secureCookies, maxAge: pageSeconds });
    return c.body(null, 303, { ...headers, Location: loginPath });
  });
}

function pressPage(): Html {
  return page(
    say('login-page-title'),
    html`<p>${say('login-page-press')}</p>
      <form method="post"><button type="submit" class="send">${say('login-page-button')}</button></form>`,
  );
}

function gonePage(): Html {
  return page(say('login-page-gone'), html`<p>${say('login-page-gone-how')}</p>`);
}

function statePage(login: StoredLogin | null): Html {
  const qr = login?.state === 'scan' && login.qr !== null && login.qr.length <= mostQrChars ? login.qr : null;
  const state = login === null || (login.state === 'scan' && qr === null) ? 'starting' : login.state;
  const since = state === 'up' && login ? { since: momentForPeople(login.at) } : {};
  return page(
    say(`login-page-${state}`),
    html`${qr === null ? '' : html`<div class="qr" role="img" aria-label="${say('login-page-code')}">${raw(renderSVG(qr, { border: 2 }))}</div>`}
      <p role="status">${say(`login-page-${state}-how`, since)}</p>`,
  );
}

function page(title: string, content: Html): Html {
  return layout(
    say('login-page-title'),
    html`<main class="plain login">
      <h1>${title}</h1>
      ${content}
    </main>`,
    false,
  );
}
