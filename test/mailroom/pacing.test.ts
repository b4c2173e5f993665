// The pace of a staff group, kept in the store for all processes: never too many in a minute, alerts pass, a backlog becomes a list.

import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paceOfMinute } from '../../src/mailroom/pace.ts';
import { takePlace, takePlaces } from '../../src/store/pacing.ts';
import { stores } from '../support/databases.ts';
import { workUntilStill, type House } from '../support/house.ts';
import { arrived, count, openDesk, query, said, staffChat, write } from './desk.ts';
import { failingDb } from './failing-db.ts';

const minuteMs = 60_000;

describe.each(stores)('pacing ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openDesk(await open());
  });
  afterEach(() => house.close());

  async function handleOnly(): Promise<void> {
    await workUntilStill({ handler: house.handler, outbox: { sendSome: () => Promise.resolve(0), idle: () => Promise.resolve() } });
  }

  test('never more than the limit in any minute, whenever and by whomever places are taken', async () => {
    let key = 0;
    const step = fc.record({ afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 90_000 })), tries: fc.integer({ min: 1, max: 10 }) });
    const property = fc.asyncProperty(fc.oneof(fc.constant(18), fc.integer({ min: 1, max: 30 })), fc.array(step, { minLength: 5, maxLength: 25 }), async (groupPerMinute, steps) => {
        const places = paceOfMinute(groupPerMinute);
        key += 1;
        let elapsedMs = 0;
        const taken: { before: number; after: number }[] = [];
        for (const { afterMs, tries } of steps) {
          await house.elapse(afterMs);
          elapsedMs += afterMs;
          const asked = Array.from({ length: tries }, async () => {
            // Real time passes a little besides: an instant is known as lying between two.
            const before = elapsedMs + performance.now();
            const waitMs = await takePlace(house.db, `group${key}`, places);
            return { waitMs, before, after: elapsedMs + performance.now() };
          });
          for (const place of await Promise.all(asked)) if (place.waitMs === 0) taken.push(place);
        }
        taken.sort((a, b) => a.before - b.before);
        for (const [index, { before }] of taken.entries()) {
          const overLimit = taken[index + groupPerMinute];
          if (overLimit && overLimit.after - before < minuteMs) return false;
        }
        return taken.length > 0;
      });
    expect((await fc.check(property, { numRuns: 25 })).failed).toBe(false);
  });

  test('several places at once: as many as there are, and no more', async () => {
    const places = { everyMs: 5000, burst: 4 };
    expect(await takePlaces(house.db, 'many', places, 3)).toBe(3);
    expect(await takePlaces(house.db, 'many', places, 3)).toBe(1);
    expect(await takePlaces(house.db, 'many', places, 3)).toBe(0);
    await house.elapse(10_000);
    expect(await takePlaces(house.db, 'many', places, 9)).toBe(2);
    await house.elapse(60_000);
    expect(await takePlaces(house.db, 'many', places, 9)).toBe(4);
    expect(await takePlaces(house.db, 'many', places, 0)).toBe(0);
  });

  test('who has to wait is told for how long, and then there is a place', async () => {
    for (let taken = 0; taken < 6; taken += 1) expect(await takePlace(house.db, 'g', { everyMs: 5000, burst: 6 })).toBe(0);
    await query(house.db, `update pacing set next_at = now() + interval '50 seconds'`);
    const waitMs = await takePlace(house.db, 'g', { everyMs: 5000, burst: 6 });
    expect(waitMs).toBeGreaterThan(0);
    expect(waitMs).toBeLessThanOrEqual(50_000);
    await house.elapse(waitMs);
    expect(await takePlace(house.db, 'g', { everyMs: 5000, burst: 6 })).toBe(0);
    expect(await takePlace(house.db, 'other', { everyMs: 5000, burst: 6 })).toBe(0);
  });

  test('what waits for its pace does not count as tried, and an alert passes', async () => {
    await write(house, '1', 'staff 0');
    await house.settle();
    // No place for an hour, however slow this machine is.
    await query(house.db, `update pacing set next_at = now() + interval '1 hour'`);
    for (const sent of [1, 2, 3]) await write(house, '1', `staff ${sent}`);
    await write(house, '1', 'staff-alert fire');
    await house.settle();
    expect(arrived(house.paper, staffChat)).toEqual(['0', 'fire']);
    await house.settle({ patienceMs: 61 * minuteMs });
    expect(arrived(house.paper, staffChat)).toEqual(['0', 'fire', '1', '2', '3']);
    expect(await query(house.db, 'select distinct attempts from deliveries')).toEqual([{ attempts: 1 }]);
  });

  test('a private chat has no such pace', async () => {
    for (let sent = 0; sent < 15; sent += 1) await write(house, '1', 'again');
    await house.settle();
    expect(said(house.paper, '1')).toHaveLength(15);
  });

  describe('a backlog of cards', () => {
    async function raiseCards(first: number, cards: number): Promise<void> {
      for (let card = 0; card < cards; card += 1) await write(house, String(first + card), 'raise it');
      await handleOnly();
    }

    test('becomes one list with their numbers, and what else waits still comes', async () => {
      await write(house, '1', 'staff before');
      await raiseCards(100, 30);
      await write(house, '1', 'staff after');
      await house.settle({ patienceMs: 600_000 });
      const messages = arrived(house.paper, staffChat);
      expect(messages).toHaveLength(3);
      const [before, after, list] = messages;
      expect([before, after]).toEqual(['before', 'after']);
      expect(list).toMatch(/30.*BM26-0001、BM26-0002.*BM26-0020/s);
      expect(list).not.toContain('BM26-0021');
      expect(await query(house.db, `select status, count(*)::int as count from deliveries where purpose = 'card' group by 1`)).toEqual([{ status: 'folded', count: 30 }]);
      expect(await count(house.db, 'lanes where pending <> 0')).toBe(0);
    });

    test('takes their photos along, and a photo is no card to be counted', async () => {
      const photo = { kind: 'photo' as const, ref: 'photo-1' };
      for (let card = 0; card < 5; card += 1) await house.paper.writes({ user: `${card}`, chat: `${card}`, text: 'raise it', attachments: [photo, photo] });
      await handleOnly();
      await house.settle({ patienceMs: 600_000 });
      expect(house.paper.chat(staffChat).map(({ text }) => text).filter((text) => text !== '')).toEqual([1, 2, 3, 4, 5].map((card) => `BM26-000${card} it`));
      expect(house.paper.chat(staffChat).filter(({ attachments }) => attachments.length > 0)).toHaveLength(10);
      await house.elapse(10 * minuteMs);
      for (let card = 10; card < 20; card += 1) await house.paper.writes({ user: `${card}`, chat: `${card}`, text: 'raise it', attachments: [photo, photo] });
      await handleOnly();
      await house.settle({ patienceMs: 600_000 });
      expect(house.paper.chat(staffChat)).toHaveLength(16);
      expect(said(house.paper, staffChat).at(-1)).toContain('一下子来了10件');
      expect(await count(house.db, 'lanes where pending <> 0')).toBe(0);
    });

    test('some cards remain cards', async () => {
      await raiseCards(100, 8);
      await house.settle({ patienceMs: 600_000 });
      expect(arrived(house.paper, staffChat)).toEqual(Array.from({ length: 8 }, (_, card) => `BM26-000${card + 1} it`));
    });

    test('an error between any two steps makes neither two lists nor none', async () => {
      let first = 100;
      for (let step = 1, reached = true; reached; step += 1) {
        const before = arrived(house.paper, staffChat).length;
        await raiseCards(first, 9);
        first += 9;
        await house.elapse(minuteMs);
        const failing = failingDb(house.db, step, 'stumbles');
        const { outbox } = house.anotherWorker(failing.db);
        await outbox.sendSome().catch(() => 0);
        await outbox.idle();
        reached = failing.hasFailed();
        await house.elapse(minuteMs);
        await house.settle({ patienceMs: 600_000 });
        expect(arrived(house.paper, staffChat)).toHaveLength(before + 1);
      }
      expect(await count(house.db, 'lanes where pending <> 0')).toBe(0);
      expect(await count(house.db, `deliveries where status = 'waiting'`)).toBe(0);
    });
  });
});
