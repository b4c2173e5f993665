// What the program cannot start with is told in words, with its exit status, and nothing is made before it is known.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshPostgres } from './support/databases.ts';
import { openSite, run, type Site } from './support/serving.ts';

describe('what it cannot start with is told in words', { timeout: 60_000 }, () => {
  const key = randomBytes(32).toString('base64');
  let site: Site;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  test.each(['/dev/null', '/dev/null/data', '/proc/data'])('a place where nothing can be kept is named, and it ends with status 2: %s', async (place) => {
    const refused = await run({ DATA_DIR: place });
    expect(refused.status).toBe(2);
    expect(refused.err).toContain(`DATA_DIR=${place} 不能用来存数据`);
  });

  test('settings', async () => {
    const refused = await run({ PORT: 'http', TELEGRAM_MODE: 'webhook', DATA_DIR: join(site.directory, 'data') });
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toMatch(/PORT=http 不对/);
    expect(refused.err).toMatch(/TELEGRAM_BOT_TOKEN/);
  });

  test('a PostgreSQL without a key', async () => {
    expect(await run({ DATABASE_URL: 'postgres://u@127.0.0.1:1/x' })).toMatchObject({ status: 2, out: '', err: expect.stringContaining('DATA_KEY') });
  });

  test('a PostgreSQL that does not answer, from a command too', async () => {
    const settings = { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x', DATA_KEY: key };
    for (const argv of [[], ['migrate']]) {
      const refused = await run(settings, ...argv);
      expect(refused).toMatchObject({ status: 1, out: '', err: expect.stringContaining('连不上 PostgreSQL（ECONNREFUSED）') });
      expect(refused.err).not.toContain('secret');
    }
  });

  test('a database that was never made', async () => {
    const { url, drop } = await freshPostgres();
    await drop();
    expect(await run({ DATABASE_URL: url, DATA_KEY: key })).toMatchObject({ status: 2, out: '', err: expect.stringContaining('createdb') });
  });

  test('a roster that is wrong or missing, before a store is made', async () => {
    const refused = await run({ DATA_DIR: join(site.directory, 'data'), ROSTER: join(site.directory, 'roster.yaml') });
    expect(refused).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/^名册有误：\n.*roster.yaml/) });
    expect(existsSync(join(site.directory, 'data/store'))).toBe(false);
  });
});
