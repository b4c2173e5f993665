// The web chat's log in the store: the same promises as the one in memory, and ids that never show out of order.

import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatLog, NewEntry } from '../../src/bots/web/chat-log.ts';
import { createChatLog } from '../../src/store/chat-log.ts';
import { rowsOf } from '../../src/store/db.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { memoryChatLog } from '../support/memory-chat-log.ts';
import { testSeal } from '../support/rosters.ts';

const at = Date.parse('2026-12-04T15:20:00+08:00');

function wrote(clientId: string, text = clientId): NewEntry {
  return { clientId, at, from: 'resident', text, buttons: [], files: [] };
}

function offered(clientId: string, label: string, press: string): NewEntry {
  return { clientId, at, from: 'desk', text: '请选择', buttons: [{ label, press }], files: [{ kind: 'photo', name: '路灯.jpg' }] };
}

/** Does the same to any log, and tells all that could be seen of it; ids are told by their rank. */
async function story(log: ChatLog): Promise<unknown> {
  const seen: unknown[] = [];
  const first = (await log.append('a', offered('delivery:1', '提交', 'p1')))?.id ?? 0;
  seen.push(await log.append('a', wrote('delivery:1')), await log.shownButton('a', 'p1').then((button) => [button?.label, button?.entryId === first]));
  seen.push(await log.rewrite('a', first, { clientId: 'delivery:2', at: at + 1, text: '已提交', buttons: [{ label: '撤回', press: 'p2' }] }));
  seen.push(await log.rewrite('a', first, { clientId: 'delivery:2', at: at + 1, text: '已提交', buttons: [] }));
  seen.push(await log.rewrite('b', first, { clientId: 'delivery:3', at, text: '别人的', buttons: [] }));
  seen.push((await log.shownButton('a', 'p2'))?.entryId === first, await log.shownButton('b', 'p1'), await log.shownButton('a', 'none'));
  await log.append('b', wrote('page-1', '别处'));
  const second = (await log.append('a', wrote('page-1', '口令是123')))?.id ?? 0;
  seen.push(await log.erase('a', second, { clientId: 'delivery:4', at }), await log.erase('a', second, { clientId: 'delivery:4', at }));
  seen.push(await log.erase('a', first, { clientId: 'delivery:5', at }), await log.erase('a', second + 1000, { clientId: 'delivery:6', at }));
  const entries = await log.since('a', 0, 100);
  const ranks = new Map(entries.map((entry, index) => [entry.id, index]));
  seen.push(entries.map(({ id, replaces, ...entry }) => ({ ...entry, id: ranks.get(id), ...(replaces === undefined ? {} : { replaces: ranks.get(replaces) }) })));
  seen.push((await log.since('a', first, 2)).map((entry) => ranks.get(entry.id)), await log.since('a', entries.at(-1)?.id ?? 0, 100));
  seen.push((await log.entryId('a', 'page-1')) === second, await log.entryId('a', 'page-2'));
  return seen;
}

describe.each(stores)('the chat log ($kind)', ({ kind, open }) => {
  let store: FreshStore;
  let log: ChatLog;
  beforeEach(async () => {
    store = await open();
    log = createChatLog(store.db, testSeal());
  });
  afterEach(() => store.close());

  test('does what the one in memory does', async () => {
    expect(await story(log)).toStrictEqual(await story(memoryChatLog()));
  });

  test('holds nothing in the clear, and an erased text not even sealed', async () => {
    const { id } = (await log.append('a', offered('page-1', '提交', 'press-of-the-page'))) ?? { id: 0 };
    const before = await log.since('a', 0, 10);
    const stored = async () => rowsOf<{ bytes: string }>(await store.db.execute(sql`select encode(entry, 'escape') as bytes from chat_log order by id`));
    const [sealed] = await stored();
    expect(sealed?.bytes).not.toContain('press-of-the-page');
    await log.erase('a', id, { clientId: 'delivery:1', at });
    expect((await stored())[0]?.bytes.length).toBeLessThan((sealed?.bytes.length ?? 0) - 40);
    expect(before[0]).toMatchObject({ text: '请选择' });
    expect((await log.since('a', 0, 10))[0]).toMatchObject({ text: '', buttons: [], files: [] });
  });

  test('whoever follows by id misses nothing, however many write at once, and each page writes once', async () => {
    const other = createChatLog(store.db, testSeal());
    let done = false;
    const following = (async () => {
      const ids: number[] = [];
      for (let last = false; ; last = done) {
        for (const entry of await log.since('a', ids.at(-1) ?? 0, 1000)) ids.push(entry.id);
        if (last) return ids;
      }
    })();
    const appended = await Promise.all(
      Array.from({ length: 120 }, (_, index) => (index % 2 === 0 ? log : other).append('a', wrote(`page-${index % 60}`))),
    );
    done = true;
    expect(appended.filter((one) => one !== null)).toHaveLength(60);
    const ids = await following;
    expect(ids).toStrictEqual(appended.flatMap((one) => one?.id ?? []).sort((a, b) => a - b));
  });

  // The embedded store has one connection, on which this cannot happen.
  test.skipIf(kind === 'embedded')('an entry does not overtake another of its session that is being written', async () => {
    const written = Promise.withResolvers<undefined>();
    const commit = Promise.withResolvers<undefined>();
    const slow = store.db.transaction(async (tx) => {
      await createChatLog(tx, testSeal()).append('a', wrote('slow'));
      written.resolve(undefined);
      await commit.promise;
    });
    await written.promise;
    const quick = log.append('a', wrote('quick'));
    const here = sql`(select oid from pg_database where datname = current_database())`;
    const waiting = sql`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted and database = ${here}`;
    await expect.poll(async () => rowsOf<{ count: number }>(await store.db.execute(waiting))[0]?.count).toBe(1);
    await log.append('b', wrote('elsewhere'));
    expect(await log.since('a', 0, 10)).toStrictEqual([]);
    commit.resolve(undefined);
    await Promise.all([slow, quick]);
    expect((await log.since('a', 0, 10)).map((entry) => entry.clientId)).toStrictEqual(['slow', 'quick']);
  });

  test('whoever watches is called for each append of this process, until he stops', async () => {
    let calls = 0;
    const unwatch = log.watch('a', () => (calls += 1));
    const { id } = (await log.append('a', wrote('page-1'))) ?? { id: 0 };
    await log.append('a', wrote('page-1'));
    await log.append('b', wrote('page-1'));
    await log.rewrite('a', id, { clientId: 'delivery:1', at, text: '改', buttons: [] });
    await log.erase('a', id, { clientId: 'delivery:2', at });
    expect(calls).toBe(3);
    unwatch();
    await log.append('a', wrote('page-2'));
    expect(calls).toBe(3);
  });

  test('an entry that no key opens is told to the caller', async () => {
    const keyless = createChatLog(store.db, testSeal(2));
    await log.append('a', wrote('page-1'));
    await expect(keyless.since('a', 0, 10)).rejects.toMatchObject({ code: 'SEAL' });
  });
});
