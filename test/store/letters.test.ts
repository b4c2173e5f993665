// Letters in the store: kept once, claimed by one worker at a time, put aside after the last try.

import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsOf } from '../../src/store/db.ts';
import { chatsWithLetters, claimConversations, countWaiting, headLetters, letterAttempts, markFailed, markHandled, storeLetters, type NewLetter } from '../../src/store/letters.ts';
import { stores, type FreshStore } from '../support/databases.ts';

const receivedAt = Date.parse('2026-11-24T09:00:00.123+08:00');

function letter(conversation: string, eventId: string, more: Partial<NewLetter> = {}): NewLetter {
  return { account: 'paper:1', eventId, conversation, chatKind: 'private', body: new Uint8Array([7, 0, 255]), receivedAt, ...more };
}

describe.each(stores)('letters in the store ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  async function heads(limit = 10): Promise<string[]> {
    const chats = await chatsWithLetters(store.db, limit);
    return store.db.transaction(async (tx) => {
      const claimed = await claimConversations(tx, chats);
      return (await headLetters(tx, claimed.map(({ key }) => key))).map(({ eventId }) => eventId);
    });
  }

  async function failFirst(): Promise<boolean> {
    return store.db.transaction(async (tx) => {
      const [head] = await headLetters(tx, ['a']);
      if (!head) throw new Error('nothing waits');
      return markFailed(tx, head, 'Error 42');
    });
  }

  async function waitIsOver(): Promise<void> {
    await store.db.execute(sql`update conversations set retry_at = now() where retry_at is not null`);
  }

  test('what was stored comes back as it was', async () => {
    await storeLetters(store.db, [letter('a', '1')]);
    const [head] = await headLetters(store.db, ['a']);
    expect(head && { ...head, body: [...head.body] }).toEqual({
      id: 1, account: 'paper:1', eventId: '1', conversation: 'a', body: [7, 0, 255], receivedAt, attempts: 0,
      more: false, draft: null, choices: null, rosterVersion: 0,
    });
  });

  test('the same event is kept once: in one statement, in two, and at once', async () => {
    await storeLetters(store.db, [letter('a', '1'), letter('a', '1'), letter('b', '2')]);
    await Promise.all([storeLetters(store.db, [letter('a', '1')]), storeLetters(store.db, [letter('a', '1'), letter('a', '3')])]);
    expect(await countWaiting(store.db)).toBe(3);
    await storeLetters(store.db, [letter('a', '1', { account: 'paper:2' })]);
    expect(await countWaiting(store.db)).toBe(4);
  });

  test('many letters of many chats at once do not block each other', async () => {
    const batches = Array.from({ length: 8 }, (_, batch) =>
      Array.from({ length: 50 }, (__, index) => letter(`chat${(index * (batch + 3)) % 20}`, `${batch}-${index}`)),
    );
    await Promise.all(batches.map((batch) => storeLetters(store.db, batch)));
    expect(await countWaiting(store.db)).toBe(400);
  });

  test('one letter of each chat, in the order in which they came', async () => {
    await storeLetters(store.db, [letter('b', '1'), letter('a', '2'), letter('b', '3'), letter('c', '4')]);
    expect(await heads()).toEqual(['1', '2', '4']);
    expect(await heads(2)).toEqual(['1', '2']);
    await markHandled(store.db, [1]);
    expect(await heads()).toEqual(['2', '3', '4']);
    await markHandled(store.db, [2, 3, 4]);
    expect(await heads()).toEqual([]);
    expect(rowsOf(await store.db.execute(sql`select 1 from letters where body is not null`))).toEqual([]);
  });

  test('nothing is found where nothing waits', async () => {
    expect(await heads()).toEqual([]);
    expect(await headLetters(store.db, [])).toEqual([]);
  });

  test('a letter that fails makes its chat wait, longer each time, and only its chat; after the last try it is parked', async () => {
    await storeLetters(store.db, [letter('a', '1'), letter('a', '2'), letter('b', '3')]);
    for (let attempt = 1; attempt < letterAttempts; attempt += 1) {
      expect(await failFirst()).toBe(false);
      expect(await heads()).toEqual(['3']);
      await waitIsOver();
      expect(await heads()).toEqual(['1', '3']);
    }
    expect(await failFirst()).toBe(true);
    // The chat goes on at once with its next letter.
    expect(await heads()).toEqual(['2', '3']);
    expect(rowsOf(await store.db.execute(sql`select status, attempts, failure from letters where event_id = '1'`))).toEqual([
      { status: 'parked', attempts: letterAttempts, failure: 'Error 42' },
    ]);
  });
});

describe('claims (postgresql)', () => {
  test('a chat that one worker has is left alone by another until the end of its transaction', async () => {
    const postgres = stores.find(({ kind }) => kind === 'postgresql');
    if (!postgres) throw new Error('no PostgreSQL');
    const store = await postgres.open();
    try {
      await storeLetters(store.db, [letter('a', '1'), letter('b', '2')]);
      const claim = () => store.db.transaction(async (tx) => (await claimConversations(tx, ['a', 'b'])).map(({ key }) => key).sort());
      await store.db.transaction(async (tx) => {
        expect((await claimConversations(tx, ['a'])).map(({ key }) => key)).toEqual(['a']);
        expect(await claim()).toEqual(['b']);
      });
      expect(await claim()).toEqual(['a', 'b']);
    } finally {
      await store.close();
    }
  });
});
