// The paper of a record card: laid out like the form, for whoever may open the card, and each opening is written down.

import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { createWeb, type Web } from '../../src/web/web.ts';
import { count, query, staffChat } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { bindGroup, bindMember } from '../support/transcript-cast.ts';
import { closeBrowser, noBrowser, openPhone } from './browser.ts';

let house: House;
let web: Web;
let server: string;

beforeEach(async () => {
  house = await openHouse({ at: '2026年12月10日 09:10', papers: [createPaper({ groups: [staffChat] })], sendsAtOnce: true });
  await bindMember(house, { name: '陈国栋', code: 'BM', role: 'representative' }, 'chen');
  await bindMember(house, { name: '梁秀英', code: 'BM', role: 'representative' }, 'liang');
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, 'yang');
  await bindGroup(house, 'BM', staffChat);
  const { db, seal, clock } = house;
  const logger = createLog('silent', { write: () => undefined });
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
  await writes('chen', '#接待 王桂花 13800000013 圭峰路44号楼道的灯坏了<b>，晚上不敢下楼');
  await presses('chen', '记成事项');
  await presses('chen', '填缺的');
  await writes('chen', '女 68岁 群众');
  await writes('chen', '退休');
  await writes('chen', '跳过');
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

async function presses(user: string, label: string, chat = user): Promise<string> {
  house.tickOn();
  const button = house.paper.chat(chat).flatMap((message) => message.buttons.flat()).findLast((one) => one.label === label);
  await house.paper.presses({ user, chat, press: button?.press ?? '' });
  await house.settle({ patienceMs: 600_000 });
  return house.paper.chat(chat).at(-1)?.text ?? '';
}

async function printed(user: string): Promise<string> {
  const token = /\/paper\/([\w-]{32})$/m.exec(await presses(user, '打印'))?.[1] ?? '';
  return `${server}/paper/${token}`;
}

async function sheet(link: string): Promise<string> {
  return (await fetch(link, { method: 'POST' })).text();
}

describe('the sheet', () => {
  test('has every field of the form, and what became of the matter', async () => {
    await writes('yang', '#1 答复 师傅今天下午来换灯，12月11日前换好。', staffChat);
    await presses('yang', '发送', staffChat);
    const text = await sheet(await printed('chen'));
    const plain = text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    const parts = [
      ['党代表联系党员和群众工作记录卡', '联系日期：2026年12月10日', '姓名 陈国栋', '所在代表团 第一代表团', '工作单位及职务 北门小学 校长', '联系电话 0000-5550111'],
      ['姓名 王桂花', '性别 女', '年龄 68', '政治面貌 群众', '工作单位及职务 退休', '联系电话 13800000013', '党代表工作室 √', '走访慰问 其他形式', '4. 每次联系活动都填写，活动后3个工作日内交'],
      ['灯坏了&lt;b&gt;，晚上不敢下楼', '记成BM26-0001', '12月10日（周四）答复：师傅今天下午来换灯'],
    ];
    for (const part of parts.flat()) expect(plain).toContain(part);
    expect(text).not.toMatch(/<script|<style| style=/);
  });

  test('each opening is kept; of a matter its resident can ask for it', async () => {
    const before = await count(house.db, 'record_card_openings');
    await sheet(await printed('chen'));
    expect(await count(house.db, 'record_card_openings')).toBe(before + 1);
    const [row] = await query<{ what: string; role: string }>(house.db, `select what, by ->> 'role' as role from access_log order by id desc limit 1`);
    expect(row).toStrictEqual({ what: 'contact', role: 'representative' });
  });

  test('another representative gets no link, and nothing of it lies open in the store', async () => {
    const button = house.paper.chat('chen').flatMap((message) => message.buttons.flat()).findLast((one) => one.label === '打印');
    await house.paper.presses({ user: 'liang', chat: 'liang', press: button?.press ?? '' });
    await house.settle();
    expect(await count(house.db, 'paper_links')).toBe(0);
    expect(await writes('liang', '记录卡')).toContain('现在没有要交的记录卡');
    const [row] = await query<{ row: string }>(house.db, 'select to_jsonb(record_cards)::text as row from record_cards');
    expect(row?.row).not.toMatch(/王桂花|13800000013|不敢下楼/);
  });

  test('is gone once its matter is kept from the studio, and nobody is reminded of it', async () => {
    const link = await printed('chen');
    await house.db.execute(sql`update matters set studio = 'HX', confined = '{"studio":"BM","people":[],"departments":[],"withdrawal":null}'`);
    expect(await sheet(link)).toContain('这个链接打不开了');
    expect(await writes('yang', '记录卡')).toContain('现在没有要交的记录卡');
    const said = house.paper.chat('chen').length;
    await house.turn('12月16日 09:30');
    expect(house.paper.chat('chen')).toHaveLength(said);
  });

  test('is gone once its matter was blanked; that there was an activity stays', async () => {
    const link = await printed('chen');
    await writes('yang', '#1 涉密', staffChat);
    expect(await sheet(link)).toContain('这个链接打不开了');
    expect(await writes('chen', '记录卡')).toContain('现在没有要交的记录卡');
    expect(await count(house.db, 'record_cards')).toBe(1);
  });

  test.skipIf(noBrowser)('prints on one A4 page', { timeout: 60_000 }, async () => {
    const phone = await openPhone(800, 1100);
    const page = await phone.context.newPage();
    await page.goto(await printed('chen'));
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: '党代表联系党员和群众工作记录卡' }).waitFor();
    expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    if (process.env['SHOT']) await page.screenshot({ path: process.env['SHOT'], fullPage: true });
    await page.emulateMedia({ media: 'print' });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await phone.close();
  });
});
