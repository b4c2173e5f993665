// An account that paces all it says: little leaves at once, much stays under the limit, nobody is starved, and nothing leaves while it is away.

import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Pace } from '../../src/bots/channel.ts';
import { turnsOf } from '../../src/mailroom/pace.ts';
import { settle, type LeasedDelivery } from '../../src/store/deliveries.ts';
import { enqueue } from '../../src/store/enqueue.ts';
import { leaseInTurn } from '../../src/store/pacing.ts';
import { freeClaimsOfTheDead } from '../../src/store/process-mark.ts';
import { delivery } from '../store/lane-run.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { workUntilStill, type House } from '../support/house.ts';
import { createPaper, type Paper } from '../support/paper.ts';
import { arrived, openDesk, query, staffChat, write } from './desk.ts';

const pace: Pace = { chatEveryMs: 1000, otherChatEveryMs: 3000, perMinute: 40 };
const minuteMs = 60_000;

function slowPaper(more: Partial<Pace> = {}): Paper {
  const own = { ...pace, ...more };
  return createPaper({ account: 'slow:1', groups: [staffChat], can: { pace: own, perSecond: own.perMinute / 60 / 2 } });
}

describe.each(stores)('an account with a pace ($kind)', ({ open }) => {
  let store: FreshStore;
  let paper: Paper;
  let house: House;
  beforeEach(async () => {
    store = await open();
    paper = slowPaper();
    house = await openDesk(store, { papers: [paper] });
  });
  afterEach(() => house.close());

  /** Writes deliveries as a turn would. */
  async function say(...items: readonly (readonly [chat: string, text: string, urgency?: number])[]): Promise<void> {
    const sealed = (text: string) => house.seal.close('delivery', { kind: 'text', text, buttons: [] });
    const list = items.map(([chat, text, urgency = 1]) => delivery(`slow:1/${chat}`, 'slow:1', { class: urgency, body: sealed(text) }));
    await store.db.transaction((tx) => enqueue(tx, list));
  }
  const texts = () => paper.deeds.map(({ chat, dispatch }) => `${chat} ${'text' in dispatch ? dispatch.text : ''}`);
  const counts = async () => (await query<{ attempts: number }>(store.db, 'select distinct attempts from deliveries order by 1')).map(({ attempts }) => attempts);

  test('idle: three messages to one chat, and messages to several others, leave at once', async () => {
    await say(['a', '1'], ['a', '2'], ['a', '3'], ['a', '4'], ['b', '1'], ['c', '1']);
    await house.settle();
    expect(texts().toSorted()).toStrictEqual(['a 1', 'a 2', 'a 3', 'b 1', 'c 1']);
    await house.settle({ patienceMs: 1500 });
    expect(texts().at(-1)).toBe('a 4');
    expect(await counts()).toStrictEqual([1]);
  });

  test('idle: what one press causes leaves at once, the notices as well', async () => {
    await say(['resident', 'receipt'], [staffChat, 'card', 2]);
    await house.settle();
    expect(texts().toSorted()).toStrictEqual([`${staffChat} card`, 'resident receipt']);
    await house.elapse(minuteMs);
    await say(['resident', 'accepted', 2], [staffChat, 'done']);
    await house.settle();
    expect(texts().slice(2).toSorted()).toStrictEqual([`${staffChat} done`, 'resident accepted']);
  });

  test('what a person writes is answered at once, through the whole house', async () => {
    for (const text of ['one', 'two']) await write(house, '1', text);
    await write(house, '2', 'other');
    await house.settle();
    expect([arrived(paper, '1'), arrived(paper, '2')]).toStrictEqual([['1 one', '2 two'], ['1 other']]);
  });

  test('200 notices wait: an answer leaves at once, to whomever, and so do several; an alert needs no place', async () => {
    await say(...Array.from({ length: 200 }, (_, chat) => [`n${chat}`, 'notice', chat % 2 === 0 ? 2 : 3] as const));
    await house.settle({ patienceMs: 2 * minuteMs });
    const before = paper.deeds.length;
    expect(before).toBeGreaterThan(20);
    await say(['a', 'answer'], ['b', 'answer'], ['n150', 'answer']);
    await house.settle();
    expect(texts().slice(before)).toStrictEqual(expect.arrayContaining(['a answer', 'b answer', 'n150 answer']));
    await query(store.db, `update pacing set next_at = now() + interval '1 hour', other_chat_at = now() + interval '1 hour'`);
    await say(['c', 'answer'], ['d', 'alert', 0]);
    await house.settle();
    expect(texts().slice(before)).toContain('d alert');
    expect(texts()).not.toContain('c answer');
  });

  test('all of them leave in the end, the answers first, and the staff group is not kept waiting by a broadcast', async () => {
    await say(...Array.from({ length: 30 }, (_, chat) => [`n${chat}`, 'notice', 2] as const));
    await house.settle({ patienceMs: 30_000 });
    await say([staffChat, 'card', 2]);
    await house.settle({ patienceMs: 1000 });
    expect(texts()).toContain(`${staffChat} card`);
    await house.settle({ patienceMs: 3 * minuteMs });
    expect(paper.deeds).toHaveLength(31);
  });

  test('nobody is starved: a chat with much to say lets the others in', async () => {
    await say(...Array.from({ length: 40 }, (_, one) => ['talker', String(one)] as const));
    await house.settle({ patienceMs: 5000 });
    await say(...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((chat) => [chat, 'answer'] as const));
    await house.settle({ patienceMs: 30_000 });
    const others = texts().filter((text) => !text.startsWith('talker'));
    expect(others).toHaveLength(8);
    await house.settle({ patienceMs: 2 * minuteMs });
    expect(arrived(paper, 'talker')).toStrictEqual(Array.from({ length: 40 }, (_, one) => String(one)));
  });

  test('a group that has just become the staff group has its card at once, whatever was said there before', async () => {
    const turns = turnsOf(paper);
    if (!turns) throw new Error('an account with a pace has turns');
    const lane = 'slow:1/new';
    const next = async (text: string, urgency: number, groups: readonly string[]): Promise<boolean> => {
      await say(['new', text, urgency]);
      const head = await leaseInTurn(store.db, randomUUID(), 'slow:1', turns, groups);
      if (head) await settle(store.db, [{ id: head.id, lane, claim: head.claim, result: 'sent', messageId: null }]);
      return head !== null;
    };
    expect(await next('bound', 1, [])).toBe(true);
    expect(await next('two of you are not', 1, [lane])).toBe(true);
    expect(await next('card', 2, [lane])).toBe(true);
  });

  test('a backlog of cards in its staff group becomes one list', async () => {
    const cards = Array.from({ length: 30 }, (_, index) => delivery(`slow:1/${staffChat}`, 'slow:1', {
      class: 2, purpose: 'card', matter: `BM26-00${10 + index}`, body: house.seal.close('delivery', { kind: 'text', text: 'card', buttons: [] }),
    }));
    await store.db.transaction((tx) => enqueue(tx, cards));
    await house.settle({ patienceMs: minuteMs });
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('一下子来了');
  });

  describe('while it cannot send', () => {
    test('nothing is leased, with the commit or later, no try counts, and then everything leaves with the next look', async () => {
      const fast = createPaper();
      const both = await openDesk(store, { papers: [paper, fast], sendsAtOnce: true, roster: null });
      for (const one of [paper, fast]) one.isReady(false);
      await say(['a', 'answer'], ['b', 'alert', 0]);
      await fast.writes({ user: '1', chat: '1', text: 'hello' });
      await both.settle({ patienceMs: minuteMs });
      expect([paper.deeds, fast.deeds]).toStrictEqual([[], []]);
      expect(await counts()).toStrictEqual([0]);
      expect(await query(store.db, 'select 1 from lanes where claim is not null')).toHaveLength(0);
      for (const one of [paper, fast]) one.isReady(true);
      await both.outbox.sendSome();
      await both.outbox.idle();
      expect(texts()).toStrictEqual(['b alert', 'a answer']);
      expect(arrived(fast, '1')).toStrictEqual(['1 hello']);
    });

    test('a process whose channel has no session leaves the lanes to the one that has', async () => {
      const idle = slowPaper();
      idle.isReady(false);
      const other = await openDesk(store, { papers: [idle], roster: null });
      await say(['a', 'answer']);
      await workUntilStill(other);
      expect(idle.deeds).toStrictEqual([]);
      await house.settle();
      expect(texts()).toStrictEqual(['a answer']);
    });
  });

  test('two processes on one pace take no place twice', async () => {
    await say(...Array.from({ length: 60 }, (_, chat) => [`c${chat}`, 'answer'] as const));
    const other = house.anotherWorker();
    await Promise.all([house.outbox.sendSome(), other.outbox.sendSome()]);
    await Promise.all([house.outbox.idle(), other.outbox.idle()]);
    expect(paper.deeds).toHaveLength(6);
  });

  test('a process that died with places in hand: the next one goes on, in order', async () => {
    await say(['a', '1'], ['a', '2'], ['b', '1']);
    const turns = turnsOf(paper);
    if (!turns) throw new Error('it has a pace');
    const dead = [await leaseInTurn(store.db, randomUUID(), 'slow:1', turns, []), await leaseInTurn(store.db, randomUUID(), 'slow:1', turns, [])];
    expect(dead.map((one) => one?.lane)).toStrictEqual(['slow:1/a', 'slow:1/b']);
    await house.settle();
    expect(texts()).toStrictEqual([]);
    if (store.kind === 'postgresql') await freeClaimsOfTheDead(store.db);
    else await house.elapse(15_100);
    await house.settle({ patienceMs: 5000 });
    expect(texts().toSorted()).toStrictEqual(['a 1', 'a 2', 'b 1']);
  });

  describe('a message that may have arrived', () => {
    test('rests as long as the channel asked, and what is behind it; an alert passes, and does not bring it forward', async () => {
      paper.fail('a', { ok: false, why: 'ambiguous', retryAfterMs: 15_000 });
      await say(['a', '1'], ['a', '2'], ['a', 'notice', 2], ['b', 'other']);
      await house.settle({ patienceMs: 5000 });
      expect(texts()).toStrictEqual(['b other']);
      await say(['a', 'alert', 0]);
      await house.settle({ patienceMs: 5000 });
      expect(arrived(paper, 'a')).toStrictEqual(expect.not.arrayContaining(['1']));
      expect(arrived(paper, 'a')[0]).toBe('alert');
      await house.settle({ patienceMs: minuteMs });
      expect(arrived(paper, 'a').filter((text) => /\d/.test(text))).toStrictEqual(['1', '2']);
      expect(await counts()).toStrictEqual([1, 2]);
    });

    test('one that never shows is told to somebody as what it is', async () => {
      paper.fail('1', { ok: false, why: 'ambiguous', retryAfterMs: 15_000 }, { ok: false, why: 'invalid', code: 'no-echo' });
      await write(house, '1', 'one');
      await house.settle({ patienceMs: minuteMs });
      expect(arrived(paper, staffChat)).toStrictEqual(['undelivered answer no-echo']);
    });
  });

  /** One delivery that left. Real time passes a little besides what is elapsed: an instant is known as lying between two. */
  interface Left {
    lane: string;
    urgency: number;
    before: number;
    after: number;
  }

  test('whatever comes whenever: never more than the limits in any time, and all of it in the end', { timeout: 120_000 }, async () => {
    const item = fc.record({ chat: fc.nat(4), urgency: fc.constantFrom(0, 1, 1, 1, 2, 3) });
    const step = fc.record({ afterMs: fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 90_000 })), items: fc.array(item, { maxLength: 12 }) });
    const paces = fc.record({ chatEveryMs: fc.integer({ min: 100, max: 3000 }), otherChatEveryMs: fc.integer({ min: 100, max: 6000 }), perMinute: fc.integer({ min: 1, max: 60 }) });
    const property = fc.asyncProperty(paces, fc.array(step, { minLength: 3, maxLength: 8 }), async (own, steps) => {
      const turns = turnsOf(slowPaper(own));
      if (!turns) return false;
      const account = `run:${randomUUID()}`;
      const group = `${account}/0`;
      const left: Left[] = [];
      let elapsedMs = 0;
      const leaveAll = async (): Promise<void> => {
        for (;;) {
          const before = elapsedMs + performance.now();
          const head: LeasedDelivery | null = await leaseInTurn(store.db, randomUUID(), account, turns, [group]);
          if (!head) return;
          left.push({ lane: head.lane, urgency: head.class, before, after: elapsedMs + performance.now() });
          await settle(store.db, [{ id: head.id, lane: head.lane, claim: head.claim, result: 'sent', messageId: null }]);
        }
      };
      const pass = async (ms: number): Promise<void> => {
        await house.elapse(ms);
        elapsedMs += ms;
        await leaveAll();
      };
      let written = 0;
      for (const { afterMs, items } of steps) {
        await pass(afterMs);
        await store.db.transaction((tx) => enqueue(tx, items.map(({ chat, urgency }) => delivery(`${account}/${chat}`, account, { class: urgency }))));
        written += items.length;
        await leaveAll();
      }
      for (let round = 0; left.length < written; round += 1) {
        if (round > 300) throw new Error('something never leaves');
        await pass(20_000);
      }
      const paced = left.filter(({ urgency }) => urgency > 0);
      const changes = paced.filter(({ lane }, index) => lane !== paced[index - 1]?.lane);
      const ofChat = (chat: number) => paced.filter(({ lane }) => lane === `${account}/${chat}`);
      expect(within(paced, own.perMinute, minuteMs)).toBe(true);
      expect(within(changes, turns.otherChat.burst, own.otherChatEveryMs)).toBe(true);
      for (const chat of [1, 2, 3, 4]) expect(within(ofChat(chat), turns.chat.burst, own.chatEveryMs)).toBe(true);
      expect(within(ofChat(0), 18, minuteMs)).toBe(true);
      return true;
    });
    expect((await fc.check(property, { numRuns: store.kind === 'embedded' ? 4 : 10 })).failed).toBe(false);
  });

  /** Of so many and one in a row, the last is not sooner after the first than this. */
  function within(list: readonly Left[], most: number, ms: number): boolean {
    return list.every(({ before }, index) => (list[index + most]?.after ?? Number.POSITIVE_INFINITY) - before >= ms);
  }
});
