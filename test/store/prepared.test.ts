// Statements that are kept: the second use, with other values and another connection, says what the first did.

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listOf, listPlace, preparedQuery, preparedStatement } from '../../src/store/prepared.ts';
import { insertRows, isOneOf } from '../../src/store/rows.ts';
import { conversations, drafts } from '../../src/store/schema/mail.ts';
import { stores, type FreshStore } from '../support/databases.ts';

const startedAt = Date.parse('2026-11-02T01:00:00.250Z');

describe.each(stores)('prepared statements ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeAll(async () => {
    store = await open();
    await insertRows(store.db, conversations, ['a', 'b'].map((key) => ({ key, kind: 'private' })));
    await insertRows(store.db, drafts, [{ conversation: 'a', id: '0d9d7a4e-6c3c-4a0e-9e0a-6a2f6d7f2a11', revision: 3, body: Buffer.from('sealed'), startedAt, touchedAt: startedAt }]);
  });
  afterAll(() => store.close());

  const withDraft = preparedQuery((db) =>
    db
      .select({ key: conversations.key, draft: { revision: drafts.revision, startedAt: drafts.startedAt, body: drafts.body } })
      .from(conversations)
      .leftJoin(drafts, eq(drafts.conversation, conversations.key))
      .where(isOneOf(conversations.key, listPlace))
      .orderBy(conversations.key),
  );

  test('what the builder would give: kinds of columns, and null for what a join did not find', async () => {
    const whole = { key: 'a', draft: { revision: 3, startedAt, body: expect.any(Uint8Array) as Uint8Array } };
    expect(await withDraft(store.db, { list: listOf(['a', 'b']) })).toEqual([whole, { key: 'b', draft: null }]);
    expect(await store.db.transaction((tx) => withDraft(tx, { list: listOf(['a']) }))).toEqual([whole]);
    expect(await withDraft(store.db, { list: listOf([]) })).toEqual([]);
  });

  test('what is changed in a transaction that fails is not changed', async () => {
    const rename = preparedStatement<{ key: string }>(
      sql`update conversations set studio = ${sql.placeholder('studio')} where key = any(array(select json_array_elements_text(${listPlace}::text::json))) returning key`,
    );
    const failing = store.db.transaction(async (tx) => {
      expect(await rename(tx, { studio: 'X', list: listOf(['b']) })).toEqual([{ key: 'b' }]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.db.select({ studio: conversations.studio }).from(conversations).where(eq(conversations.key, 'b'))).toEqual([{ studio: null }]);
  });

  test('a value that was forgotten is an error, not a null', async () => {
    await expect(withDraft(store.db, {})).rejects.toThrow(/list/);
  });
});
