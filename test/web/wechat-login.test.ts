// The page on which WeChat is logged in: a link that is used once, a cookie for a quarter of an hour, and how the login stands, as it happens.

import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createAccountRecord, type StoredAccountRecord, type StoredLogin } from '../../src/store/channel-accounts.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { createWeb, type Web } from '../../src/web/web.ts';
import { query } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';
import { bindMember, castOf, endRights, memberNamed } from '../support/transcript-cast.ts';
import { exampleRoster } from '../support/rosters.ts';
import { closeBrowser, noBrowser, openPhone } from './browser.ts';

const account = 'wechat:main';
const qr = 'http://weixin.qq.com/x/4b7Rf0CkS9ZC5WbDz1oM';
const login = { account, studio: 'BM' };
const logged: string[] = [];
let house: House;
let web: Web;
let server: string;
let record: StoredAccountRecord;

beforeEach(async () => {
  house = await openHouse({ login });
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, 'yang');
  const { db, seal, clock } = house;
  const logger = createLog('debug', { write: (line) => logged.push(line) });
  web = createWeb({
    invitationLink: () => null,
    page: { studios: [], demo: false },
    channelRoutes: [],
    health: async () => ({ ready: true, store: 'embedded', channels: {} }),
    login: { db, seal, clock, roster: async () => (await loadRoster(db, seal)).roster, ...login, secureCookies: true, logger },
    metrics: { answer: async () => new Response(null, { status: 404 }) },
    host: '127.0.0.1',
    port: 0,
    logger,
  });
  server = (await web.start()).url;
  record = createAccountRecord(db, seal, clock, account);
  logged.length = 0;
});
afterEach(async () => {
  await web.stop();
  await house.close();
});
afterAll(closeBrowser);

async function newLink(): Promise<string> {
  house.tickOn();
  await house.paper.writes({ user: 'yang', chat: 'yang', text: '微信登录' });
  await house.settle();
  const token = /\/wechat\/([\w-]{32})$/m.exec(house.paper.chat('yang').at(-1)?.text ?? '')?.[1] ?? '';
  return `${server}/wechat/${token}`;
}

interface Got {
  status: number;
  text: string;
  headers: Headers;
}

async function ask(url: string, init: RequestInit = {}): Promise<Got> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const press = (url: string, headers: Record<string, string> = {}) => ask(url, { method: 'POST', headers });
const show = (state: StoredLogin['state'], code: string | null = null) => record.showLogin({ state, qr: code, at: house.clock.now() });

/** Opens the link and presses; what the browser then sends along. */
async function entered(): Promise<string> {
  const { headers } = await press(await newLink());
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

const gone = '这个链接打不开了';

describe('the link', () => {
  test('opened ten times by a preview changes nothing, and says nothing of the login', async () => {
    await show('scan', qr);
    const link = await newLink();
    for (let times = 0; times < 10; times += 1) {
      const { status, text, headers } = await ask(link);
      expect([status, headers.get('cache-control'), headers.get('set-cookie')]).toStrictEqual([200, 'no-store', null]);
      expect(text).toContain('看二维码');
      expect(text).not.toMatch(/<script|<style| style=| on[a-z]+=|<svg/);
    }
    expect((await press(link)).status).toBe(303);
  });

  test('is used by the first press, by whichever of two comes first, and is gone for all others', async () => {
    const link = await newLink();
    const both = await Promise.all([press(link), press(link)]);
    expect(new Set(both.map(({ status }) => status))).toStrictEqual(new Set([303, 404]));
    for (const again of [await press(link), await ask(link)]) {
      expect(again.status).toBe(404);
      expect(again.text).toContain(gone);
    }
  });

  test('is gone after ten minutes, and once the rights of whoever asked have ended', async () => {
    const old = await newLink();
    await house.turn('11月24日 09:11');
    expect((await ask(old)).text).toContain(gone);
    expect((await press(old)).status).toBe(404);
    const fresh = await newLink();
    const member = memberNamed(castOf(await exampleRoster()), '杨小敏');
    if (!member) throw new Error('she is in the roster');
    await endRights(house, member);
    expect((await press(fresh)).status).toBe(404);
  });

  test('a wrong one is answered in the same words; another site cannot press it', async () => {
    const link = await newLink();
    for (const wrong of [`${server}/wechat/${'A'.repeat(32)}`, `${server}/wechat/x`, `${link}x`]) {
      const page = await ask(wrong);
      expect([page.status, page.text.includes(gone)]).toStrictEqual([404, true]);
    }
    expect((await press(link, { 'sec-fetch-site': 'cross-site' })).status).toBe(404);
    expect((await press(link, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  test('who guesses is no longer looked up; others notice nothing', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const link = await newLink();
    for (let tries = 0; tries < 25; tries += 1) await ask(`${server}/wechat/${String(tries).padStart(32, 'A')}`, { headers: from('203.0.113.9') });
    expect((await ask(link, { headers: from('203.0.113.9') })).status).toBe(404);
    expect((await ask(link, { headers: from('203.0.113.10') })).status).toBe(200);
  });
});

describe('the page', () => {
  test('its cookie goes nowhere else and is in no store; who opened it is in the log by his id', async () => {
    const link = await newLink();
    const { headers } = await press(link);
    const cookie = headers.get('set-cookie') ?? '';
    for (const part of ['Path=/wechat', 'HttpOnly', 'SameSite=Strict', 'Secure', 'Max-Age=900']) expect(cookie).toContain(part);
    const secret = /=([\w-]{32})/.exec(cookie)?.[1] ?? 'none';
    const [row] = await query<{ row: string; person: string }>(house.db, 'select to_jsonb(login_links)::text as row, person from login_links');
    expect(row?.row).not.toContain(secret);
    expect(logged.map((line) => JSON.parse(line) as object)).toStrictEqual([expect.objectContaining({ channel: account, person: row?.person })]);
    expect(logged.join()).not.toContain(secret);
  });

  test('shows how the login stands, and asks for itself anew until it is done', async () => {
    const headers = { cookie: await entered() };
    const seen: string[][] = [];
    const look = async (): Promise<void> => {
      const { status, text, headers: got } = await ask(`${server}/wechat`, { headers });
      expect([status, got.get('cache-control'), got.get('referrer-policy')]).toStrictEqual([200, 'no-store', 'no-referrer']);
      expect(got.get('content-security-policy')).toContain("script-src 'none'");
      expect(text).not.toContain(qr);
      seen.push([/<h1>(.*)<\/h1>/.exec(text)?.[1] ?? '', text.includes('<svg') ? 'code' : '', got.get('refresh') ?? '']);
    };
    await look();
    await show('starting');
    await look();
    await show('scan', qr);
    await look();
    await show('scanned');
    await look();
    await show('up');
    await look();
    await show('down');
    await look();
    expect(seen).toStrictEqual([
      ['二维码还没出来', '', '3'],
      ['二维码还没出来', '', '3'],
      ['用工作室的微信扫一扫', 'code', '3'],
      ['扫到了', '', '3'],
      ['微信登录好了', '', ''],
      ['微信断开了', '', '3'],
    ]);
  });

  test('a code that no newer one followed is not shown as good; one that no telephone reads neither', async () => {
    const headers = { cookie: await entered() };
    await show('scan', qr);
    await house.turn('11月24日 09:06');
    expect((await ask(`${server}/wechat`, { headers })).text).not.toContain('<svg');
    await show('scan', 'x'.repeat(5000));
    expect((await ask(`${server}/wechat`, { headers })).text).toContain('二维码还没出来');
  });

  test('is gone after a quarter of an hour, and for whoever has no cookie or a wrong one', async () => {
    await show('scan', qr);
    const cookie = await entered();
    for (const headers of [{}, { cookie: 'huiyin_login=' }, { cookie: `huiyin_login=${'A'.repeat(32)}` }, { cookie: 'huiyin_login=%E4%BD' }]) {
      const page = await ask(`${server}/wechat`, { headers });
      expect([page.status, page.text.includes(gone), page.text.includes('<svg')]).toStrictEqual([404, true, false]);
    }
    await house.turn('11月24日 09:16');
    expect((await ask(`${server}/wechat`, { headers: { cookie } })).status).toBe(404);
  });
});

describe.skipIf(noBrowser)('in a browser', { timeout: 60_000 }, () => {
  test('on a small phone: one press, the code in view, then the login, without a script and without a sideways scroll', async () => {
    await show('scan', qr);
    const phone = await openPhone(360, 640);
    const page = await phone.context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(await newLink());
    const button = page.getByRole('button', { name: '看二维码' });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await button.click();
    await page.getByRole('heading', { name: '用工作室的微信扫一扫' }).waitFor();
    const code = await page.getByRole('img', { name: '微信登录的二维码' }).boundingBox();
    expect(code?.width).toBeGreaterThanOrEqual(200);
    expect((code?.y ?? Infinity) + (code?.height ?? 0)).toBeLessThanOrEqual(640);
    expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    const type = await page.locator('main p').evaluate((text) => text.ownerDocument.defaultView?.getComputedStyle(text).fontSize ?? '');
    expect(Number.parseFloat(type)).toBeGreaterThanOrEqual(18);
    await show('up');
    await page.getByRole('heading', { name: '微信登录好了' }).waitFor({ timeout: 20_000 });
    expect(complaints).toStrictEqual([]);
    await phone.close();
  });
});
