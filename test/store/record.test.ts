// What a batch of turns decided, written in one go and read back as it was.

import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../../src/flows/flow.ts';
import { apply, decide, type By, type Command } from '../../src/matters/lifecycle.ts';
import type { Matter, Promised } from '../../src/matters/matter.ts';
import { importRoster } from '../../src/admin/import-roster.ts';
import { makeInvitation, useInvitation } from '../../src/store/invitations.ts';
import { loadRoster, rosterVersionOf } from '../../src/store/roster.ts';
import { rowsOf } from '../../src/store/db.ts';
import { claimConversations, headLetters, storeLetters } from '../../src/store/letters.ts';
import { lockFiles } from '../../src/store/matters.ts';
import { introduce, noChanges, record, type Changes } from '../../src/store/record.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { exampleRoster, testSeal } from '../support/rosters.ts';
import { addMatter, at, conversation, raisedEvent, resident } from './cast-of-rows.ts';

const seal = testSeal();
const officer: By = { person: '22222222-2222-4222-8222-222222222222', role: 'officer' };
const promise: Promised = { what: 'reply', on: '2027-01-05', provisional: true };

describe.each(stores)('recording ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const write = (changes: Changes) => store.db.transaction((tx) => record(tx, seal, changes, at));
  const rows = async (statement: string): Promise<unknown[]> => rowsOf(await store.db.execute(sql.raw(statement)));

  test('nothing at all', async () => {
    await write(noChanges());
    expect(await rows('select 1 from conversations')).toEqual([]);
  });

  test('a row is what its events make of it, after any command', async () => {
    const changes = noChanges();
    let matter: Matter = addMatter(changes, 'BM26-0001', raisedEvent({ suspicion: 'judicial', urgent: true }));
    await write(changes);
    const representative = randomUUID();
    const life: readonly [Command, By][] = [
      [{ kind: 'decline', ground: 'judicial', text: null }, officer],
      [{ kind: 'contest', promise }, resident],
      [{ kind: 'refer', department: 'CG', promise, representative }, officer],
      [{ kind: 'ask', text: 'q1' }, officer],
      [{ kind: 'reply', text: 't1', representative: null, promise }, officer],
      [{ kind: 'close', why: 'rated' }, resident],
      [{ kind: 'reopen', text: null, promise, reopenDays: 10 }, resident],
      [{ kind: 'merge', promise: null, into: 'BM26-0002' }, officer],
    ];
    for (const [index, [command, by]] of life.entries()) {
      const decision = decide(matter, command, by, at + index);
      if (!decision.ok) throw new Error(decision.refusal.why);
      const next = noChanges();
      for (const event of decision.events) {
        matter = apply(matter, event, by, at + index);
        next.events.push({ matter: matter.number, at: at + index, by, event, letter: index });
      }
      next.matters.set(matter.number, matter);
      await write(next);
      expect((await lockFiles(store.db, seal, [matter.number])).get(matter.number)?.matter).toEqual(matter);
    }
    const file = (await lockFiles(store.db, seal, [matter.number])).get(matter.number);
    expect(file?.history.map(({ event }) => event.type)).toEqual([
      'raised', 'declined', 'contested', 'accepted', 'referred', 'asked', 'replied', 'closed', 'reopened', 'merged',
    ]);
  });

  test('history is only added to, and holds nobody\'s words', async () => {
    const changes = noChanges();
    addMatter(changes, 'BM26-0001', raisedEvent({ masked: '青鸾七号', place: '青鸾路' }));
    await write(changes);
    expect(await rows(`select event::text from matter_events where event::text like '%青鸾%'`)).toEqual([]);
    await expect(rows('delete from matter_events')).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(rows(`update matter_events set matter = 'x'`)).rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await rows('select matter from matter_events')).toEqual([{ matter: 'BM26-0001' }]);
  });

  test('one draft makes one matter, whoever tries', async () => {
    const event = raisedEvent();
    const [first, second] = [noChanges(), noChanges()];
    addMatter(first, 'BM26-0001', event);
    addMatter(second, 'BM26-0002', event);
    await write(first);
    await expect(write(second)).rejects.toMatchObject({ cause: { code: '23505' } });
    expect(await rows('select number from matters')).toEqual([{ number: 'BM26-0001' }]);
    expect(await rows('select matter from matter_events')).toHaveLength(1);
  });

  test('texts, attachments and ratings come back opened; the last rating of a round counts', async () => {
    const changes = noChanges();
    const matter = addMatter(changes, 'BM26-0001', raisedEvent());
    const photo = { kind: 'photo' as const, ref: 'paper:1|p1', name: '路灯.jpg', sizeBytes: 12 };
    changes.texts.push(
      { id: '1.1', kind: 'original', original: '我是张三，路灯坏了', masked: '我是居民，路灯坏了', attachments: [photo], matter: matter.number, at, by: resident },
      { id: '1.2', kind: 'note', original: '查过', masked: '查过', attachments: [], matter: matter.number, at: at + 1, by: officer },
    );
    changes.ratings.push({ matter: matter.number, rating: { round: 1, solved: true, contacted: null, satisfaction: null }, at });
    await write(changes);
    const later = noChanges();
    later.ratings.push({ matter: matter.number, rating: { round: 1, solved: true, contacted: null, satisfaction: 'mostly' }, at });
    await write(later);
    const file = (await lockFiles(store.db, seal, [matter.number])).get(matter.number);
    expect(file?.texts).toMatchObject([
      { id: '1.1', kind: 'original', at, by: resident, masked: '我是居民，路灯坏了', attachments: [photo] },
      { id: '1.2', kind: 'note', attachments: [] },
    ]);
    expect(file?.rating).toEqual({ round: 1, solved: true, contacted: null, satisfaction: 'mostly', at });
    expect(await rows(`select 1 from matter_texts where convert_from(original, 'SQL_ASCII') like '%张三%'`).catch(() => [])).toEqual([]);
  });

  test('a conversation, its dialogue and its draft', async () => {
    await storeLetters(store.db, [{ account: 'paper:1', eventId: '1', conversation: 'paper:1/1', chatKind: 'private', body: new Uint8Array(1), receivedAt: at }]);
    const draft: Draft = {
      id: 'd1', parts: [{ messageId: 'm1', text: '路灯', attachments: [], pin: { latitude: 1.5, longitude: 2 }, edited: false }], revision: 3, startedAt: at, touchedAt: at + 1,
      place: null, placeAsked: true, forked: { ground: 'judicial', by: 'insisting' },
    };
    const changes = noChanges();
    const person = randomUUID();
    changes.people.push({ id: person, account: 'paper:1', user: '1', conversation: 'paper:1/1' });
    changes.conversations.set('paper:1/1', conversation('paper:1/1', { person, studio: 'BM', consented: true, state: { 1: { flow: 'x' } }, recent: 4, recentSince: at }));
    changes.drafts.set('paper:1/1', draft);
    await write(changes);
    const [claimed] = await claimConversations(store.db, ['paper:1/1']);
    const [head] = await headLetters(store.db, ['paper:1/1']);
    expect(claimed).toMatchObject({ person, studio: 'BM', consented: true, recent: 4, recentSince: at });
    expect(head).toMatchObject({ draft: { id: 'd1', revision: 3, startedAt: at, touchedAt: at + 1 } });
    expect(claimed?.state && seal.open('state', claimed.state)).toEqual({ 1: { flow: 'x' } });
    expect(head?.draft && seal.open('draft', head.draft.body)).toEqual({ parts: draft.parts, place: null, placeAsked: true, forked: { ground: 'judicial', by: 'insisting' } });
    const gone = noChanges();
    gone.drafts.set('paper:1/1', null);
    gone.conversations.set('paper:1/1', conversation('paper:1/1', { person }));
    await write(gone);
    expect(await claimConversations(store.db, ['paper:1/1'])).toMatchObject([{ state: null }]);
    expect(await headLetters(store.db, ['paper:1/1'])).toMatchObject([{ draft: null }]);
  });

  test('what is due can be moved and taken back', async () => {
    const due = { at, what: 'quiet', args: ['1'], conversation: 'paper:1/1', user: '1' };
    const changes = noChanges();
    for (const id of ['b', 'a', 'c']) changes.dues.set(id, due);
    await write(changes);
    const later = noChanges();
    later.dues.set('a', { ...due, at: at + 1000, args: [] });
    later.dues.set('b', null);
    later.dues.set('unknown', null);
    await write(later);
    expect(await rows(`select id, extract(epoch from at)::int as at, args from dues order by id`)).toEqual([
      { id: 'a', at: at / 1000 + 1, args: [] },
      { id: 'c', at: at / 1000, args: ['1'] },
    ]);
  });

  test('somebody new is introduced ahead of the rest, and once', async () => {
    const changes = noChanges();
    changes.people.push({ id: randomUUID(), account: 'paper:1', user: '1', conversation: 'paper:1/1' });
    await store.db.transaction(async (tx) => {
      await introduce(tx, changes, at);
      expect(rowsOf(await tx.execute(sql`select user_id from accounts`))).toEqual([{ user_id: '1' }]);
      await record(tx, seal, changes, at);
    });
    expect(await rows('select 1 as one from accounts')).toHaveLength(1);
  });

  test('staff who stopped the bot are no longer reached, in every process; residents do not stir the roster', async () => {
    await importRoster({ db: store.db, seal }, await exampleRoster(), at);
    const { roster } = await loadRoster(store.db, seal);
    const person = [...roster.staff.values()].find(({ name }) => name === '杨小敏')?.person ?? '';
    await store.db.transaction(async (tx) => {
      await makeInvitation(tx, seal, { code: 'ABCDEFGH', person }, at);
      await useInvitation(tx, seal, { code: 'ABCDEFGH', person, account: 'paper:1', user: '1', conversation: 'paper:1/1' }, at);
    });
    const people = noChanges();
    people.people.push({ id: randomUUID(), account: 'paper:1', user: '2', conversation: 'paper:1/2' });
    await write(people);
    const before = await rosterVersionOf(store.db);
    const reach = (key: string, reachable: boolean) => write({ ...noChanges(), reachable: [{ conversation: key, reachable }] });
    await reach('paper:1/2', false);
    expect(await rosterVersionOf(store.db)).toBe(before);
    await reach('paper:1/1', false);
    expect(await rosterVersionOf(store.db)).toBe(before + 1);
    expect((await loadRoster(store.db, seal)).roster.staff.get(person)?.chats).toEqual([]);
    await reach('paper:1/1', false);
    await reach('paper:1/1', true);
    expect(await rosterVersionOf(store.db)).toBe(before + 2);
    expect((await loadRoster(store.db, seal)).roster.staff.get(person)?.chats).toEqual(['paper:1/1']);
  });
});
