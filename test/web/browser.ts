// The browser for tests: headless Chromium with an empty profile, or null where there is none.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
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

/** A browser of its own: cookies and storage begin empty. */
export async function openBrowser(width: number, height: number): Promise<Phone> {
  const profile = await mkdtemp(join(tmpdir(), 'huiyin-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    viewport: { width, height },
    locale: 'zh-CN',
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
