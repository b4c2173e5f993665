// The browser for tests: headless Chromium, started once for a file; whoever visits has a profile of his own.

import { existsSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Without a browser these tests may be left out at a desk, but not where they have to prove something. */
export const noBrowser = !existsSync(CHROMIUM) && process.env['CI'] === undefined;

export interface Phone {
  context: BrowserContext;
  close(): Promise<void>;
}

let browser: Promise<Browser> | null = null;

/** Cookies and storage of its own, which begin empty. */
export async function openPhone(width: number, height: number): Promise<Phone> {
  browser ??= chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
  const context = await (await browser).newContext({ viewport: { width, height }, locale: 'zh-CN' });
  return { context, close: () => context.close() };
}

/** After the last of its phones. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}
