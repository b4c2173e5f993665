// What outlives the process of an account: ids in their order, once each; when it was last at work; a login that only the key opens.

import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccountRecord, loginOf } from '../../src/store/channel-accounts.ts';
import { rowsOf } from '../../src/store/db.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { testSeal } from '../support/rosters.ts';

const now = Date.parse('2026-12-01T09:00:00+08:00');
const clock = { now: () => now };
const seal = testSeal();

describe.each(stores)('the record of an account ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());
  const recordOf = (account: string) => createAccountRecord(store.db, seal, clock, account);

  test('ids come back in the order in which they came, each once, until they are taken', async () => {
    const record = recordOf('wechat:main');
    await record.note([]);
    await record.note(['c', 'a']);
    await record.note(['a', 'b', 'c']);
    await recordOf('wechat:other').note(['a']);
    expect(await record.noted()).toStrictEqual(['c', 'a', 'b']);
    await record.taken([]);
    await record.taken(['a', 'never noted']);
    expect(await record.noted()).toStrictEqual(['c', 'b']);
    expect(await recordOf('wechat:other').noted()).toStrictEqual(['a']);
  });

  test('the same id twice in one go, and thousands of them, stay in order', async () => {
    const record = recordOf('wechat:main');
    const ids = Array.from({ length: 3000 }, (_, index) => `m${(index * 7919) % 3000}`);
    await record.note([...ids, ...ids]);
    expect(await record.noted()).toStrictEqual(ids);
    await record.taken(ids.slice(1));
    expect(await record.noted()).toStrictEqual(ids.slice(0, 1));
  });

  test('when it was last at work', async () => {
    const record = recordOf('wechat:main');
    expect(await record.lastSeen()).toBeNull();
    await record.seen(now);
    await record.seen(now + 10_000);
    expect(await record.lastSeen()).toBe(now + 10_000);
    expect(await recordOf('wechat:other').lastSeen()).toBeNull();
  });

  describe('how the login stands', () => {
    const asked = (at = now) => loginOf(store.db, seal, 'wechat:main', at);
    const scan = { state: 'scan', qr: 'http://weixin.qq.com/x/secret', at: now } as const;

    test('any process reads it; the store itself does not know what the code says', async () => {
      expect(await asked()).toBeNull();
      await recordOf('wechat:main').showLogin(scan);
      expect(await asked()).toStrictEqual(scan);
      const stored = rowsOf<{ text: string }>(await store.db.execute(sql`select encode(login, 'escape') as text from channel_logins`));
      expect(stored.map(({ text }) => text).join()).not.toContain('weixin');
      await expect(loginOf(store.db, testSeal(2), 'wechat:main', now)).rejects.toMatchObject({ code: 'SEAL' });
    });

    test('a code that no newer one followed, and an account that is no longer seen, are not taken for good', async () => {
      const record = recordOf('wechat:main');
      await record.showLogin(scan);
      expect(await asked(now + 299_000)).toStrictEqual(scan);
      expect(await asked(now + 301_000)).toStrictEqual({ state: 'starting', qr: null, at: now });
      await record.showLogin({ state: 'up', qr: null, at: now });
      await record.seen(now + 600_000);
      expect(await asked(now + 660_000)).toStrictEqual({ state: 'up', qr: null, at: now });
      expect(await asked(now + 721_000)).toStrictEqual({ state: 'down', qr: null, at: now + 600_000 });
      await record.showLogin({ state: 'down', qr: null, at: now });
      expect(await asked(now + 9_000_000)).toStrictEqual({ state: 'down', qr: null, at: now });
    });
  });
});
