// The way out: every failure a channel can have, order per chat and class, leases that run out.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importRoster } from '../../src/admin/import-roster.ts';
import type { SendFailure } from '../../src/bots/channel.ts';
import { createLog } from '../../src/log.ts';
import { createOutbox } from '../../src/mailroom/outbox.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { stores } from '../support/databases.ts';
import { workUntilStill, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { restfulRoster } from '../support/rosters.ts';
import { arrived, count, openDesk, query, said, staffChat, write } from './desk.ts';

const later = (retryAfterMs?: number): SendFailure => ({ ok: false, why: 'later', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

describe.each(stores)('outbox ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openDesk(await open());
  });
  afterEach(() => house.close());

  /** Handles all letters and sends nothing. */
  async function handleOnly(): Promise<void> {
    await workUntilStill({ handler: house.handler, outbox: { sendSome: () => Promise.resolve(0), idle: () => Promise.resolve() } });
  }

  async function left(): Promise<{ waiting: number; pending: number; bodies: number }> {
    const [row] = await query<{ waiting: number; bodies: number }>(
      house.db,
      `select count(*) filter (where status = 'waiting')::int as waiting, count(body)::int as bodies from deliveries`,
    );
    const [lanes] = await query<{ pending: number }>(house.db, 'select coalesce(sum(pending), 0)::int as pending from lanes');
    return { waiting: row?.waiting ?? -1, bodies: row?.bodies ?? -1, pending: lanes?.pending ?? -1 };
  }
  const nothing = { waiting: 0, pending: 0, bodies: 0 };

  describe('a failure that passes', () => {
    test('with retry_after: the chat rests for that long, others do not', async () => {
      house.paper.fail('1', later(30_000));
      for (const text of ['one', 'two']) await write(house, '1', text);
      await write(house, '2', 'other');
      await house.settle();
      await house.elapse(29_000);
      await house.settle();
      expect(said(house.paper, '1')).toEqual([]);
      expect(said(house.paper, '2')).toEqual(['1 other']);
      await house.elapse(1_100);
      await house.settle();
      expect(said(house.paper, '1')).toEqual(['1 one', '2 two']);
      expect(await left()).toEqual(nothing);
    });

    test('without it: later and later, up to a minute', async () => {
      house.paper.fail('1', ...Array.from({ length: 12 }, () => later()));
      await write(house, '1', 'one');
      await house.settle({ patienceMs: 60_000 });
      expect(said(house.paper, '1')).toEqual([]);
      await house.settle({ patienceMs: 600_000 });
      expect(said(house.paper, '1')).toEqual(['1 one']);
      expect(await query(house.db, 'select attempts from deliveries')).toEqual([{ attempts: 13 }]);
    });

    test('ambiguous: once more rather than never, in order', async () => {
      house.paper.fail('1', { ok: false, why: 'ambiguous', shown: true }, { ok: false, why: 'ambiguous' });
      for (const text of ['one', 'two']) await write(house, '1', text);
      await house.settle({ patienceMs: 60_000 });
      expect(arrived(house.paper, '1')).toEqual(['1 one', '1 one', '2 two']);
      expect(await left()).toEqual(nothing);
    });

    test('a channel that throws, although it must not: tried again, and its words are not in the log', async () => {
      house.paper.fail('1', 'throws', 'throws');
      await write(house, '1', '张三丰的电话13800000000');
      await house.settle({ patienceMs: 60_000 });
      expect(arrived(house.paper, '1')).toEqual(['1 张三丰的电话13800000000']);
      expect(house.logLines.join('\n')).toContain('a delivery could not be sent');
      expect(house.logLines.join('\n')).not.toMatch(/张三丰|13800000000/);
    });

    describe('a class never waits for a later one', () => {
      /** A notice that failed so often that its chat rests for half a minute and more. */
      async function restForNotice(): Promise<void> {
        house.paper.fail('1', ...Array.from({ length: 7 }, () => later()));
        await write(house, '1', 'notice bell');
        await house.settle({ patienceMs: 33_000 });
        expect(arrived(house.paper, '1')).toEqual([]);
      }

      test.each([['hello', '1 hello'], ['alert fire', 'fire']])('%s leaves at once while a notice waits for its next try', async (text, shown) => {
        await restForNotice();
        await write(house, '1', text);
        await house.settle();
        expect(arrived(house.paper, '1')[0]).toBe(shown);
      });

      test('what is as urgent or less waits with it, in order', async () => {
        await restForNotice();
        await write(house, '1', 'notice again');
        await house.settle();
        expect(arrived(house.paper, '1')).toEqual([]);
        await house.settle({ patienceMs: 60_000 });
        expect(arrived(house.paper, '1')).toEqual(['bell', 'again']);
        expect(await left()).toEqual(nothing);
      });

      test('an answer that waits for its next try lets an alert pass, and no notice', async () => {
        house.paper.fail('1', ...Array.from({ length: 4 }, () => later()));
        await write(house, '1', 'one');
        await house.settle({ patienceMs: 4_000 });
        await write(house, '1', 'notice bell');
        await house.settle();
        expect(arrived(house.paper, '1')).toEqual([]);
        await write(house, '1', 'alert fire');
        await house.settle({ patienceMs: 60_000 });
        expect(arrived(house.paper, '1')).toEqual(['fire', '1 one', 'bell']);
      });

      test('what came while the notice was under way does not wait for its next try either', async () => {
        await restForNotice();
        house.paper.fail('1', { ...later(), hangs: true });
        await house.elapse(33_000);
        const hanging = house.paper.hanging('1');
        await house.outbox.sendSome();
        await hanging;
        await write(house, '1', 'alert fire');
        await handleOnly();
        house.paper.letGo();
        await house.settle();
        expect(arrived(house.paper, '1')[0]).toBe('fire');
      });

      test('nothing passes where the platform itself named the time: it would be refused as well', async () => {
        house.paper.fail('1', later(30_000));
        await write(house, '1', 'notice bell');
        await house.settle();
        for (const text of ['hello', 'alert fire']) await write(house, '1', text);
        await house.elapse(28_000);
        await house.settle();
        expect(arrived(house.paper, '1')).toEqual([]);
        await house.settle({ patienceMs: 3_000 });
        expect(arrived(house.paper, '1')).toEqual(['fire', '1 hello', 'bell']);
      });

      test('a notice that waits for the pace of its account lets an answer pass', async () => {
        await query(house.db, `insert into pacing (key, next_at) values ('paper:1', now() + interval '1 hour')`);
        await write(house, '1', 'notice bell');
        await house.settle();
        await write(house, '1', 'hello');
        await house.settle();
        expect(arrived(house.paper, '1')).toEqual(['1 hello']);
      });
    });

    test('an account without a channel keeps its messages until it has one', async () => {
      const letter = (text: string) => ({
        eventId: text, address: { account: 'paper:2' as const, chat: '9' }, chatKind: 'private' as const, user: { id: '9' },
        body: { kind: 'message' as const, text, attachments: [], edited: false },
      });
      await house.paper.repeats([letter('one'), letter('two')]);
      await house.settle({ patienceMs: 60_000 });
      expect(await left()).toMatchObject({ waiting: 2, pending: 2 });
      const second = createPaper({ account: 'paper:2' });
      await workUntilStill((await openDesk(house.store, { papers: [second], roster: null })));
      expect(arrived(second, '9')).toEqual(['1 one', '2 two']);
    });
  });

  describe('a final refusal', () => {
    test.each(['blocked', 'invalid'] as const)('%s: a person is told once, the rest goes on', async (why) => {
      house.paper.fail('1', { ok: false, why, code: '403' });
      for (const text of ['one', 'two']) await write(house, '1', text);
      await house.settle();
      expect(arrived(house.paper, '1')).toEqual(['2 two']);
      expect(arrived(house.paper, staffChat)).toEqual([`undelivered answer ${why}`]);
      expect(await query(house.db, `select failure from deliveries where status = 'refused'`)).toEqual([{ failure: `${why} 403` }]);
      expect(await left()).toEqual(nothing);
    });

    test('of a change to a message: nobody missed anything, so nobody is told', async () => {
      await write(house, '1', 'raise the lamp');
      await house.settle();
      const card = house.paper.chat(staffChat).at(-1);
      house.paper.fail(staffChat, { ok: false, why: 'invalid', code: '400' });
      await house.paper.presses({ user: '7', chat: staffChat, messageId: card?.id ?? '', press: card?.buttons[0]?.press ?? '' });
      await house.settle();
      expect(said(house.paper, staffChat)).toEqual(['BM26-0001 the lamp', 'taken BM26-0001']);
      expect(await count(house.db, `letters where event_id like 'undelivered%'`)).toBe(0);
      expect(await left()).toEqual(nothing);
    });

    test('of a matter: the letter says of which', async () => {
      house.paper.fail('1', { ok: false, why: 'blocked' });
      await write(house, '1', 'raise it');
      await house.handler.handleSome();
      await house.outbox.sendSome();
      await house.outbox.idle();
      const [letter] = await query<{ body: Uint8Array }>(house.db, `select body from letters where event_id like 'undelivered:%'`);
      expect(letter && house.seal.open('letter', letter.body)).toMatchObject({
        body: { kind: 'undelivered', matter: 'BM26-0001', purpose: 'receipt', why: 'blocked' },
      });
    });
  });

  test('a window: its class is held, in order; the other classes go on', async () => {
    house.paper.fail('1', { ok: false, why: 'window', retryAfterMs: 100_000 });
    for (const text of ['one', 'two', 'notice bell']) await write(house, '1', text);
    await handleOnly();
    await house.settle();
    expect(arrived(house.paper, '1')).toEqual(['bell']);
    for (const text of ['alert fire', 'three']) await write(house, '1', text);
    await house.settle();
    expect(arrived(house.paper, '1')).toEqual(['bell', 'fire']);
    await house.settle({ patienceMs: 101_000 });
    expect(arrived(house.paper, '1')).toEqual(['bell', 'fire', '1 one', '2 two', '3 three']);
    expect(await left()).toEqual(nothing);
  });

  test('what could not leave for hours waits for the morning; an alert and an answer of just now do not', async () => {
    await house.turn('11月24日 20:00');
    house.paper.failAlways('1', later());
    await write(house, '1', 'one');
    await write(house, '1', 'notice n1');
    await house.settle();
    await house.jump('2026年11月25日 03:00');
    house.paper.failAlways('1', null);
    await write(house, '1', 'alert a1');
    await house.settle({ patienceMs: 600_000 });
    expect(arrived(house.paper, '1')).toEqual(['a1']);
    await write(house, '2', 'two');
    await house.settle();
    expect(arrived(house.paper, '2')).toEqual(['1 two']);
    await house.turn('11月25日 08:01');
    expect(arrived(house.paper, '1')).toEqual(['a1', '1 one', 'n1']);
    expect(await left()).toEqual(nothing);
  });

  test('it goes by the quiet hours of the chat: those of its studio, or of the studio of whoever works there', async () => {
    await importRoster(house, await restfulRoster(), house.clock.now());
    const { roster } = await loadRoster(house.db, house.seal);
    const member = [...roster.staff.values()].find(({ name }) => name === '何伟强')?.person ?? '';
    for (const user of ['1', '2', '3']) await write(house, user, 'hello');
    await house.settle();
    await query(house.db, `update conversations set studio = case key when 'paper:1/1' then 'DZ' when 'paper:1/2' then 'BM' end, person = case key when 'paper:1/3' then '${member}'::uuid else person end`);
    await house.turn('11月24日 19:00');
    for (const user of ['1', '2', '3']) {
      house.paper.failAlways(user, later());
      await write(house, user, 'notice bell');
    }
    await house.settle();
    await house.jump('2026年11月24日 21:30');
    for (const user of ['1', '2', '3']) house.paper.failAlways(user, null);
    await house.settle({ patienceMs: 600_000 });
    const bells = (): number[] => ['1', '2', '3'].map((user) => arrived(house.paper, user).filter((text) => text === 'bell').length);
    expect(bells()).toEqual([0, 1, 0]);
    await house.turn('11月25日 08:59');
    expect(bells()).toEqual([0, 1, 0]);
    await house.turn('11月25日 09:01');
    expect(bells()).toEqual([1, 1, 1]);
  });

  test('of what leaves at once nobody looks up whose hours those are', async () => {
    await house.turn('11月24日 23:00');
    const channels = new Map([[house.paper.account, house.paper]]);
    const known = () => Promise.reject(new Error('asked for'));
    const outbox = createOutbox({ ...house, channels, log: createLog('silent'), again: () => undefined, staffGroups: () => new Set(), known, studioOf: () => null });
    await write(house, '1', 'notice bell');
    await handleOnly();
    await outbox.sendSome();
    await outbox.idle();
    expect(arrived(house.paper, '1')).toEqual(['bell']);
  });

  describe('order', () => {
    test('an alert overtakes notices that wait; each class keeps its order', async () => {
      for (const text of ['notice n1', 'notice n2', 'one', 'alert a1', 'two', 'notice n3', 'alert a2']) await write(house, '1', text);
      await handleOnly();
      await house.settle();
      expect(arrived(house.paper, '1')).toEqual(['a1', 'a2', '1 one', '2 two', 'n1', 'n2', 'n3']);
    });

    test('one message under way per chat, whatever comes; other chats go on', async () => {
      house.paper.fail('1', 'hangs');
      for (const text of ['one', 'two']) await write(house, '1', text);
      await handleOnly();
      const hanging = house.paper.hanging('1');
      expect(await house.outbox.sendSome()).toBe(1);
      await hanging;
      await write(house, '1', 'alert fire');
      await write(house, '2', 'other');
      await handleOnly();
      expect(await house.anotherWorker().outbox.sendSome()).toBe(1);
      expect(await house.outbox.sendSome()).toBe(0);
      house.paper.letGo();
      await house.settle();
      expect(arrived(house.paper, '1')).toEqual(['1 one', 'fire', '2 two']);
      expect(said(house.paper, '2')).toEqual(['1 other']);
    });

    test('a long text leaves as several messages, in order, the buttons on the last', async () => {
      const text = Array.from({ length: 1200 }, (_, line) => `line ${line}`).join('\n');
      await write(house, '1', text);
      await house.settle();
      expect(arrived(house.paper, '1').join('\n').replaceAll('\n', '')).toBe(`1 ${text}`.replaceAll('\n', ''));
      expect(house.paper.chat('1').filter((message) => message.from === null).map((message) => message.buttons.length)).toEqual([0, 0, 2]);
    });
  });

  describe('a worker that is gone', () => {
    test('its lease runs out, another sends, and it can no longer finish', async () => {
      house.paper.fail('1', 'hangs', 'hangs');
      for (const text of ['one', 'two']) await write(house, '1', text);
      await handleOnly();
      const other = house.anotherWorker();
      await house.outbox.sendSome();
      await house.paper.hanging('1');
      await house.elapse(14_000);
      expect(await other.outbox.sendSome()).toBe(0);
      await house.elapse(1_100);
      expect(await other.outbox.sendSome()).toBe(1);
      // Both have the first message in hand. The late one comes back: nothing of the new lease is touched.
      house.paper.letGo();
      await house.outbox.idle();
      await other.outbox.idle();
      await house.settle();
      expect(arrived(house.paper, '1')).toEqual(['1 one', '1 one', '2 two']);
      expect(await left()).toEqual(nothing);
      expect(await count(house.db, 'lanes where pending < 0 or claim is not null')).toBe(0);
    });
  });
});
