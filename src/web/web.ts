// The web server: health, the studio's page, and the addresses of the channels; nothing that fails tells what people wrote.

import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Route } from '../bots/channel.ts';
import type { Log } from '../log.ts';
import { factsOf } from '../log.ts';
import { mountDutyCalendars, type DutyCalendarDeps } from './duty-calendar.ts';
import { joinPages } from './join.ts';
import type { Metrics } from './metrics.ts';
import type { PageData } from './page.ts';
import { plainPage, studioPage } from './page.ts';
import { mountPapers, papersPath, type PapersDeps } from './papers/routes.ts';
import { mountReferrals, type ReferralDeps } from './referral/routes.ts';
import { readStaticFiles } from './static-files.ts';
import { loginPath, mountLogin, type LoginPageDeps } from './wechat-login.ts';

export type { PageData } from './page.ts';

export interface Readiness {
  ready: boolean;
  store: 'embedded' | 'postgresql';
  /** `up`, or in a few words why not. */
  channels: Record<string, string>;
}

export interface WebOptions {
  /** A function is asked at each visit, with the studio of a deep link, so that a new roster shows without a restart. */
  page: PageData | ((wanted: string | undefined) => PageData | Promise<PageData>);
  channelRoutes: readonly Route[];
  /** The private pages of referrals; absent where there is no house behind. */
  referrals?: ReferralDeps;
  /** The calendars of duties; absent where there is no house behind. */
  calendars?: DutyCalendarDeps;
  /** The page on which an account is logged in by QR code; absent where there is no such account. */
  login?: LoginPageDeps | undefined;
  /** A4 papers by their links; absent where there is no house behind. */
  papers?: PapersDeps;
  /** A link that carries an invitation into a chat; null where no channel has links. */
  invitationLink(code: string): string | null;
  health(): Promise<Readiness>;
  metrics: Pick<Metrics, 'answer'>;
  host: string;
  /** 0: any free one. */
  port: number;
  logger: Log;
}

export interface Web {
  /** Listens; rejects with an error that says what to do and carries the system's `code`. */
  start(): Promise<{ url: string }>;
  /** Finishes what is running and ends within 5 s; the channels end their own streams. */
  stop(): Promise<void>;
}

const SORRY = '对不起，刚才出错了，是我们这边的问题。请过一会儿再试。';
const STOP_MS = 4000;
const CLOSING_LOOK_MS = 50;
/** A request that takes longer to arrive is somebody holding the door open. */
const REQUEST_MS = 30_000;

/** The web server of this process. */
export function createWeb(options: WebOptions): Web {
  let server: Server | undefined;
  let silent: Set<Socket> | undefined;
  return {
    async start() {
      const app = await createApp(options);
      // The framework lets through what is thrown and no Error: then too nothing may leave but the plain sentence.
      async function answer(request: Request, env: object): Promise<Response> {
        try {
          return await app.fetch(request, env);
        } catch (error) {
          options.logger.error({ class: factsOf(error).class, method: request.method }, 'web: a request failed');
          return new Response(SORRY, { status: 500, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
        }
      }
      const serverOptions = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS };
      // Without http2 options the adaptor makes a plain node server.
      server = createAdaptorServer({ fetch: answer, serverOptions }) as Server;
      silent = silentSockets(server);
      return listen(server, options.host, options.port);
    },
    async stop() {
      if (server && silent) await close(server, silent);
      server = undefined;
    },
  };
}

async function createApp(options: WebOptions): Promise<Hono> {
  const { logger, page } = options;
  const app = new Hono();
  const serve = (route: Route) => app.on(route.method, route.path, (c) => route.handle(c.req.raw));
  const { platform = [], browser = [] } = Object.groupBy(options.channelRoutes, (route) => route.caller);
  // Before the headers, which then are not put on their answers.
  platform.forEach(serve);
  const ordinary = secureHeaders(HEADERS);
  const withForms = secureHeaders(FORM_HEADERS);
  app.use((c, next) => (isForm(c.req.path) ? withForms : ordinary)(c, next));
  app.onError((error, c) => failed(error, c, logger));
  app.notFound(async (c) => c.html(await plainPage('没有这个页面', '网址可能写错了，或者这个页面已经不在了。'), 404));

  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    const readiness = await options.health().catch((error: unknown) => notReady(error, logger));
    if (readiness === null) return c.text(SORRY, 503);
    const { ready, store, channels } = readiness;
    return c.json({ ready, store, channels }, ready ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
  app.get('/metrics', (c) => options.metrics.answer(c.req.raw, getConnInfo(c).remote.address));
  app.get('/', async (c) => {
    const wanted = c.req.query('studio');
    const data = typeof page === 'function' ? await page(wanted) : page;
    return c.html(await studioPage(data, wanted), 200, { 'Cache-Control': 'no-cache' });
  });
  for (const file of await readStaticFiles()) app.get(file.path, (c) => file.answer(c.req.raw));
  browser.forEach(serve);
  app.route('/', joinPages((code) => options.invitationLink(code)));
  if (options.referrals) mountReferrals(app, options.referrals);
  if (options.calendars) mountDutyCalendars(app, options.calendars);
  if (options.login) mountLogin(app, options.login);
  if (options.papers) mountPapers(app, options.papers);
  return app;
}

const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'self'"],
    requireTrustedTypesFor: ["'script'"],
  },
  // Whether the whole domain is https is for whoever runs the proxy in front of us to say.
  strictTransportSecurity: false,
} satisfies Parameters<typeof secureHeaders>[0];

function isForm(path: string): boolean {
  return path.startsWith('/r/') || path.startsWith(papersPath) || path === loginPath || path.startsWith(`${loginPath}/`);
}

/** A page that works without script sends its form to itself. */
const FORM_HEADERS = { ...HEADERS, contentSecurityPolicy: { ...HEADERS.contentSecurityPolicy, scriptSrc: ["'none'"], formAction: ["'self'"] } };

function notReady(error: unknown, logger: Log): null {
  logger.error({ class: factsOf(error).class }, 'web: health could not be asked');
  return null;
}

/** The last catch: a plain sentence for the person, class and code for the log, never a message. */
async function failed(error: Error, c: Context, logger: Log): Promise<Response> {
  if (error instanceof HTTPException && error.status < 500) return c.text('没看懂这个请求。', error.status);
  // A platform repeats for ever what is answered with 500: what it sent was no JSON, and will not become it.
  if (error instanceof SyntaxError) return c.text('发来的内容没看懂。', 400);
  const { class: name, code } = factsOf(error);
  logger.error({ class: name, ...(code === undefined ? {} : { code }), method: c.req.method, route: c.req.routePath }, 'web: a request failed');
  return c.text(SORRY, 500);
}

async function listen(server: Server, host: string, port: number): Promise<{ url: string }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}` };
}

/** Says in words what stands in the way; `code` stays the system's. */
function explained(error: Error, host: string, port: number): Error {
  const { code } = factsOf(error);
  const why: Record<string, string> = {
    EADDRINUSE: `端口 ${port} 已经有别的程序在用：请停掉它，或者用 PORT 换一个端口（PORT=0 自动选）`,
    EACCES: `没有权限使用端口 ${port}：请用 PORT 换一个 1024 以上的端口`,
    EADDRNOTAVAIL: `本机没有 ${host} 这个地址：请检查 HOST`,
    ENOTFOUND: `找不到主机名 ${host}：请检查 HOST`,
    EAI_AGAIN: `找不到主机名 ${host}：请检查 HOST`,
  };
  const explanation = new Error(why[code ?? ''] ?? `网页服务启动不了（${code ?? '原因不明'}）：请检查 HOST 和 PORT`, { cause: error });
  return Object.assign(explanation, { code });
}

/** Connections that browsers open in advance and have not used: for node they are not idle, and would hold the server open. */
function silentSockets(server: Server): Set<Socket> {
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', (request: IncomingMessage) => silent.delete(request.socket));
  return silent;
}

async function close(server: Server, silent: ReadonlySet<Socket>): Promise<void> {
  function closeUnused(): void {
    server.closeIdleConnections();
    for (const socket of silent) socket.destroy();
  }
  closeUnused();
  // A kept-alive connection whose last answer leaves after `close` would hold the server open until it times out.
  const looking = setInterval(closeUnused, CLOSING_LOOK_MS);
  const forcing = setTimeout(() => server.closeAllConnections(), STOP_MS);
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  clearInterval(looking);
  clearTimeout(forcing);
}
