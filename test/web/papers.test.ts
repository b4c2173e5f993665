// Papers by their links: once and for ten minutes, nothing by opening alone, rights asked again when the button is pressed, no script on the sheet.

import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { createWeb, type Web } from '../../src/web/web.ts';
import { count, query, staffChat } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { bindGroup, bindMember, castOf, endRights, memberNamed } from '../support/transcript-cast.ts';
import { exampleRoster } from '../support/rosters.ts';
import { closeBrowser, noBrowser, openPhone } from './browser.ts';

const logged: string[] = [];
let house: House;
let web: Web;
let server: string;

beforeEach(async () => {
  house = await openHouse({ papers: [createPaper({ groups: [staffChat] })], sendsAtOnce: true });
  await bindMember(house, { name: '林正', code: 'BM', role: 'supervisor' }, 'lin');
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, 'yang');
  await bindGroup(house, 'BM', staffChat);
  const { db, seal, clock } = house;
  const logger = createLog('debug', { write: (line) => logged.push(line) });
  web = createWeb({
    invitationLink: () => null,
    page: { studios: [], demo: false },
    channelRoutes: [],
    health: async () => ({ ready: true, store: 'embedded', channels: {} }),
    papers: { db, seal, clock, known: () => loadRoster(db, seal), logger },
    metrics: { answer: async () => new Response(null, { status: 404 }) },
    host: '127.0.0.1',
    port: 0,
    logger,
  });
  server = (await web.start()).url;
  await issued();
  logged.length = 0;
});
afterEach(async () => {
  await web.stop();
  await house.close();
});
afterAll(closeBrowser);

async function writes(user: string, text: string, chat = user): Promise<string> {
  house.tickOn();
  await house.paper.writes({ user, chat, text });
  await house.settle({ patienceMs: 600_000 });
  return house.paper.chat(chat).at(-1)?.text ?? '';
}

async function presses(user: string, label: string): Promise<void> {
  house.tickOn();
  const button = house.paper.chat(user).flatMap((message) => message.buttons.flat()).findLast((one) => one.label === label);
  await house.paper.presses({ user, chat: user, press: button?.press ?? '' });
  await house.settle({ patienceMs: 600_000 });
}

/** A matter, and BM督26-0001 about it. */
async function issued(): Promise<void> {
  await writes('resident', '/start BM');
  await writes('resident', '圭峰路44号门口的路灯坏了三天<b>，我叫王小明');
  await presses('resident', '说完了');
  await presses('resident', '同意并提交');
  await writes('lin', 'BM26-0001 要求说明 为什么<script>还没</script>人看？');
  await presses('lin', '发送');
}

async function newLink(user = 'lin'): Promise<string> {
  const token = /\/paper\/([\w-]{32})$/m.exec(await writes(user, 'BM督26-0001 打印'))?.[1] ?? '';
  return `${server}/paper/${token}`;
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

const gone = '这个链接打不开了';

describe('the link', () => {
  test('opened ten times by a preview changes nothing, and says nothing of the paper', async () => {
    const link = await newLink();
    for (let times = 0; times < 10; times += 1) {
      const { status, text, headers } = await ask(link);
      expect([status, headers.get('cache-control')]).toStrictEqual([200, 'no-store']);
      expect(text).toContain('<button');
      expect(text).not.toMatch(/BM26|督26|<script|<style| style=| on[a-z]+=/);
    }
    expect(logged).toStrictEqual([]);
    expect((await press(link)).status).toBe(200);
  });

  test('is used by the first press, by whichever of two comes first, and is gone for all others', async () => {
    const link = await newLink();
    const both = await Promise.all([press(link), press(link)]);
    expect(new Set(both.map(({ status }) => status))).toStrictEqual(new Set([200, 404]));
    for (const again of [await press(link), await ask(link)]) expect([again.status, again.text.includes(gone)]).toStrictEqual([404, true]);
    expect(await count(house.db, 'paper_links')).toBe(0);
  });

  test('is gone after ten minutes, and once the rights of whoever asked have ended', async () => {
    const old = await newLink();
    await house.turn('11月24日 09:11');
    expect((await press(old)).status).toBe(404);
    const fresh = await newLink();
    const member = memberNamed(castOf(await exampleRoster()), '林正');
    if (!member) throw new Error('he is in the roster');
    await endRights(house, member);
    expect((await press(fresh)).status).toBe(404);
  });

  test('a wrong one is answered in the same words; another site cannot press it; who guesses is no longer looked up', async () => {
    const link = await newLink();
    for (const wrong of [`${server}/paper/${'A'.repeat(32)}`, `${server}/paper/x`, `${link}x`]) {
      const page = await ask(wrong);
      expect([page.status, page.text.includes(gone)]).toStrictEqual([404, true]);
    }
    expect((await press(link, { 'sec-fetch-site': 'cross-site' })).status).toBe(404);
    const from = { 'x-forwarded-for': '203.0.113.9' };
    for (let tries = 0; tries < 25; tries += 1) await ask(`${server}/paper/${String(tries).padStart(32, 'A')}`, { headers: from });
    expect((await press(link, from)).status).toBe(404);
    expect((await press(link)).status).toBe(200);
  });

  test('only a keyed hash is kept, and a group gets none', async () => {
    const link = await newLink();
    const [row] = await query<{ row: string }>(house.db, 'select to_jsonb(paper_links)::text as row from paper_links');
    expect(row?.row).not.toContain(link.slice(-32));
    expect(await writes('yang', '打印 BM督26-0001', staffChat)).toBe('要打印的单子，请在私聊里跟我要，链接别让别人拿到。');
    expect(await count(house.db, 'paper_links')).toBe(1);
  });

  test('who may not see a document gets no link: it is as one that does not exist', async () => {
    expect(await writes('yang', 'BM督26-0009 打印')).toBe('没有找到BM督26-0009。请核对编号。');
    await writes('stranger', 'BM督26-0001 打印');
    expect(await count(house.db, 'paper_links')).toBe(0);
  });
});

describe('the sheet', () => {
  test('has no script, nothing of who complained, texts escaped; who opened it is in the log by his id', async () => {
    const { text, headers } = await press(await newLink());
    for (const part of ['要求说明', 'BM督26-0001', 'BM26-0001 市政设施', '为什么&lt;script&gt;', '林正', '还没有回复']) expect(text).toContain(part);
    expect(text).not.toMatch(/王小明|<script|<style| style=| on[a-z]+=/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("script-src 'none'");
    expect(logged.map((line) => JSON.parse(line) as object)).toStrictEqual([expect.objectContaining({ what: 'document', person: expect.any(String), msg: 'a paper was opened' })]);
  });

  test.skipIf(noBrowser)('prints on one A4 page, without the hint', { timeout: 60_000 }, async () => {
    const phone = await openPhone(360, 640);
    const page = await phone.context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(await newLink());
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: '要求说明' }).waitFor();
    expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.hint').isVisible()).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(/\/MediaBox\s*\[0 0 (\d+)[.\d]* (\d+)/.exec(pdf)?.slice(1)).toStrictEqual(['594', '841']);
    expect(complaints).toStrictEqual([]);
    await phone.close();
  });
});
