// The page in a real browser: what a resident writes and presses appears once, whatever happens to network, page or server.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { memoryChatLog } from '../support/memory-chat-log.ts';
import { closeBrowser, noBrowser, openPhone } from './browser.ts';
import type { Script, StudioOptions } from './studio.ts';
import { BEIMEN, DAZE, say, studio } from './studio.ts';

const cleanups: (() => Promise<void>)[] = [];
/** Nothing on a page may fail silently, least of all against its own policy. */
const complaints: string[] = [];
/** How long a busy machine may take; no test waits for it to pass. */
const PATIENCE = { timeout: 20_000 };
const CHOICES = ['提交', '还要改', '不反映了'];

/** A clerk in three lines: repeats what was written and asks; a press is answered. */
const clerk: Script = ({ body }) => {
  if (body.kind === 'press') return [say(`您选了${body.press.slice(2)}`)];
  return body.kind === 'message' ? [say(`记下了：${body.text}`, ...CHOICES)] : [];
};

async function front(options: StudioOptions = {}) {
  const opened = studio({ script: clerk, ...options });
  cleanups.push(() => opened.close());
  return { ...opened, url: await opened.open() };
}

async function visit(url: string, width = 390, height = 844): Promise<Page> {
  const phone = await openPhone(width, height);
  cleanups.push(() => phone.close());
  const page = await phone.context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await page.goto(url);
  await page.locator('#composer').waitFor();
  return page;
}

/** The bubbles of both sides, without the static welcome. */
async function bubbles(page: Page): Promise<string[]> {
  return page.locator('.entry:not(#welcome)').evaluateAll((entries) =>
    entries.map((entry) => {
      const side = entry.classList.contains('desk') ? '她' : '我';
      return `${side}：${entry.querySelector('.bubble')?.textContent ?? ''}`;
    }),
  );
}

async function write(page: Page, words: string): Promise<void> {
  await page.getByLabel('写给工作室').fill(words);
  await page.getByRole('button', { name: '发送' }).click();
}

async function until(page: Page, expected: string[]): Promise<void> {
  await expect.poll(() => bubbles(page), PATIENCE).toEqual(expected);
}

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  const [complaint] = complaints.splice(0);
  if (complaint !== undefined) throw new Error(`the page complained: ${complaint}`);
});

afterAll(closeBrowser);

describe.skipIf(noBrowser)('the page in a browser', { timeout: 90_000 }, () => {
  test('writes, gets an answer with buttons, presses one; a reload shows everything once', async () => {
    const { url, arrivals } = await front();
    const page = await visit(url);
    expect(await page.getByText('有什么事，直接写下来就行').isVisible()).toBe(true);
    await write(page, '路灯坏了\n在东门');
    await until(page, ['我：路灯坏了\n在东门', '她：记下了：路灯坏了\n在东门']);
    const choice = page.getByRole('button', { name: '还要改' });
    const size = await choice.boundingBox();
    expect(Math.min(size?.height ?? 0, size?.width ?? 0)).toBeGreaterThanOrEqual(44);
    await choice.click();
    const talk = ['我：路灯坏了\n在东门', '她：记下了：路灯坏了\n在东门', '我：还要改', '她：您选了还要改'];
    await until(page, talk);
    await page.reload();
    await until(page, talk);
    expect(await choice.isDisabled()).toBe(true);
    expect(await choice.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
    expect(arrivals.map((arrival) => arrival.body.kind)).toEqual(['message', 'press']);
  });

  test('older buttons stay usable, and an unpressed message keeps all of its own', async () => {
    const { url } = await front();
    const page = await visit(url);
    await write(page, '一');
    await until(page, ['我：一', '她：记下了：一']);
    await write(page, '二');
    await until(page, ['我：一', '她：记下了：一', '我：二', '她：记下了：二']);
    await page.getByRole('button', { name: '提交' }).first().click();
    await until(page, ['我：一', '她：记下了：一', '我：二', '她：记下了：二', '我：提交', '她：您选了提交']);
    expect(await page.getByRole('button', { name: '提交' }).last().isEnabled()).toBe(true);
  });

  test('a server that restarts loses and repeats nothing', async () => {
    const chatLog = memoryChatLog();
    const seen = new Set<string>();
    const first = studio({ script: clerk, chatLog, seen });
    const url = await first.open();
    const page = await visit(url);
    await write(page, '一');
    await until(page, ['我：一', '她：记下了：一']);
    await first.close();
    await page.getByText('您写的都在').waitFor();
    await write(page, '二');
    await until(page, ['我：一', '她：记下了：一', '我：二']);
    const { arrivals } = await front({ chatLog, seen, port: Number(new URL(url).port) });
    await until(page, ['我：一', '她：记下了：一', '我：二', '她：记下了：二']);
    expect(arrivals.map((arrival) => arrival.eventId)).toHaveLength(1);
    await expect.poll(() => page.locator('.note').count(), PATIENCE).toBe(0);
    await page.reload();
    await until(page, ['我：一', '她：记下了：一', '我：二', '她：记下了：二']);
  });

  test('what is written offline is sent later, once, also after a reload', async () => {
    let down = false;
    const { url, arrivals } = await front({
      beforeStoring: () => {
        if (down) throw new Error('the store is away');
      },
    });
    const page = await visit(url);
    await write(page, '在线');
    await until(page, ['我：在线', '她：记下了：在线']);
    await page.context().setOffline(true);
    await write(page, '断网时写的');
    await until(page, ['我：在线', '她：记下了：在线', '我：断网时写的']);
    await page.getByText('网络断了，正在重连；您写的都在。').waitFor();
    down = true;
    await page.context().setOffline(false);
    await page.getByText('还没发出去，会自动再发').waitFor();
    await page.reload();
    await until(page, ['我：在线', '她：记下了：在线', '我：断网时写的']);
    down = false;
    await until(page, ['我：在线', '她：记下了：在线', '我：断网时写的', '她：记下了：断网时写的']);
    expect(arrivals).toHaveLength(2);
  });

  test('an edit replaces the message, an erased one goes', async () => {
    const { url, channel, arrivals, chatLog } = await front();
    const page = await visit(url);
    await write(page, '一');
    await until(page, ['我：一', '她：记下了：一']);
    const address = arrivals[0]?.address ?? { account: 'web:main' as const, chat: '' };
    const messageId = String(chatLog.entries(address.chat)[1]?.id);
    const buttons = [[{ label: '知道了', press: 't:知道了' }]];
    await channel.send({ id: 'e1', address, dispatch: { kind: 'edit', messageId, text: '改过了', buttons } });
    await until(page, ['我：一', '她：改过了']);
    expect(await page.locator('.entry .choice:visible').allTextContents()).toEqual(['知道了']);
    await page.reload();
    await until(page, ['我：一', '她：改过了']);
    await channel.send({ id: 'e2', address, dispatch: { kind: 'erase', messageId } });
    await until(page, ['我：一']);
    await page.reload();
    await until(page, ['我：一']);
  });

  test('a lost cookie does not lose the talk from view', async () => {
    const { url, arrivals } = await front();
    const page = await visit(url);
    await write(page, '一');
    await until(page, ['我：一', '她：记下了：一']);
    await page.context().clearCookies();
    await write(page, '二');
    await until(page, ['我：一', '她：记下了：一', '我：二', '她：记下了：二']);
    expect(new Set(arrivals.map((arrival) => arrival.address.chat)).size).toBe(2);
  });

  test('Enter sends, Shift+Enter and an input method do not', async () => {
    const { url, arrivals } = await front();
    const page = await visit(url);
    const box = page.getByLabel('写给工作室');
    await box.pressSequentially('第一行');
    await box.press('Shift+Enter');
    await box.pressSequentially('第二行');
    await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    expect(await box.inputValue()).toBe('第一行\n第二行');
    await box.press('Enter');
    await until(page, ['我：第一行\n第二行', '她：记下了：第一行\n第二行']);
    expect(await box.inputValue()).toBe('');
    expect(arrivals).toHaveLength(1);
  });

  test('a text that is too long stays in the box and is told why; a draft survives a reload', async () => {
    const { url, arrivals } = await front();
    const page = await visit(url);
    await write(page, '长'.repeat(4001));
    await page.getByText('请分成两条发').waitFor();
    await page.reload();
    expect((await page.getByLabel('写给工作室').inputValue()).length).toBe(4001);
    expect(arrivals).toEqual([]);
  });

  test('what the desk refuses is explained and can be changed', async () => {
    const { url } = await front();
    const page = await visit(url);
    await page.route('**/chat/messages', (route) => route.fulfill({ status: 400, json: { ok: false, message: '请分成两条发。' } }));
    await write(page, '太长的话');
    await page.getByText('请分成两条发。').waitFor();
    await page.unroute('**/chat/messages');
    await page.getByRole('button', { name: '改一改再发' }).click();
    expect(await page.getByLabel('写给工作室').inputValue()).toBe('太长的话');
    await until(page, []);
  });

  test('links and telephone numbers can be touched, markup stays text', async () => {
    const said = '<img src=x onerror=alert(1)> 看 https://example.cn/a?b=1，打0000-5550101或12345；赔了120元，编号BM26-0110';
    const { url } = await front({ script: () => [say(said)] });
    const page = await visit(url);
    await write(page, '一');
    await until(page, ['我：一', `她：${said}`]);
    const links = await page.locator('.entry:not(#welcome) a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(['https://example.cn/a?b=1', 'tel:00005550101', 'tel:12345']);
    expect(await page.locator('.log img').count()).toBe(0);
  });

  test('a deep link starts its studio once; 「开始」 starts without', async () => {
    const { url, arrivals } = await front({ page: { studios: [BEIMEN, DAZE], demo: false } });
    const page = await visit(`${url}/?studio=DZ`);
    await until(page, ['我：开始', '她：记下了：/start DZ']);
    await page.reload();
    await until(page, ['我：开始', '她：记下了：/start DZ']);
    expect(arrivals).toHaveLength(1);
    const other = await visit(url);
    await other.getByRole('button', { name: '开始' }).click();
    await until(other, ['我：开始', '她：记下了：/start']);
  });

  test.each([
    ['a phone', 390, 844],
    ['a small phone', 320, 568],
    ['200 % zoom', 640, 400],
    ['a desk', 1280, 800],
  ])('%s: no sideways scroll, large type, the end of the talk in view', async (_name, width, height) => {
    const link = `https://example.cn/${'a'.repeat(60)}`;
    const { url } = await front({ script: () => [say(`${'长'.repeat(40)} ${link}`), say('最后一句', ...CHOICES)] });
    const page = await visit(url, width, height);
    await page.getByRole('button', { name: '大字' }).click();
    await write(page, '一'.repeat(200));
    await page.getByText('最后一句').waitFor();
    expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    const type = await page.locator('body').evaluate((body) => body.ownerDocument.defaultView?.getComputedStyle(body).fontSize ?? '');
    expect(Number.parseFloat(type)).toBeGreaterThanOrEqual(18);
    const last = await page.getByRole('button', { name: '不反映了' }).boundingBox();
    const bar = await page.locator('#composer').boundingBox();
    expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    expect(last?.y).toBeGreaterThan(0);
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite');
  });

  test('who reads further up is not pulled down, but told', async () => {
    const { url, channel, arrivals } = await front();
    const page = await visit(url);
    for (const [index, words] of ['一', '二', '三', '四', '五'].entries()) {
      await write(page, words);
      await expect.poll(() => page.locator('.entry.desk').count(), PATIENCE).toBe(index + 2);
    }
    await page.locator('html').evaluate((html) => html.ownerDocument.defaultView?.scrollTo(0, 0));
    const address = arrivals[0]?.address ?? { account: 'web:main' as const, chat: '' };
    await channel.send({ id: 'n1', address, dispatch: say('新的') });
    await page.getByRole('button', { name: '下面有新的回话' }).click();
    await expect.poll(() => page.getByText('新的', { exact: true }).boundingBox().then((box) => (box?.y ?? Infinity) < 844), PATIENCE).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: '下面有新的回话' }).isVisible(), PATIENCE).toBe(false);
  });
});
