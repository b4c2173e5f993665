// What falls due becomes a letter once: at its instant, after an outage, in two processes, and whatever the clock does.

import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importRoster } from '../../src/admin/import-roster.ts';
import type { Instant } from '../../src/calendar/clock.ts';
import { createTick, type Tick } from '../../src/jobs/tick.ts';
import { createInbox } from '../../src/mailroom/inbox.ts';
import { letterSchema } from '../../src/mailroom/letter.ts';
import { nextDue } from '../../src/store/dues.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { conversations, dues, letters } from '../../src/store/schema/mail.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { restfulRoster, testSeal } from '../support/rosters.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const dayMs = 86_400_000;
const start = Date.parse('2026-12-04T09:00:00+08:00');

describe.each(stores)('the tick ($kind)', ({ open }) => {
  let store: FreshStore;
  let now: Instant;
  let nudges: number;
  let ticks: Tick[];
  beforeEach(async () => {
    store = await open();
    now = start;
    nudges = 0;
    ticks = [];
  });
  afterEach(async () => {
    await Promise.all(ticks.map((tick) => tick.stop()));
    await store.close();
  });

  /** One process. */
  function process(clock = { now: () => now }): Tick {
    const inbox = createInbox({ db: store.db, seal: testSeal(), clock, stored: () => undefined, abilities: () => null, mayConcernUs: () => true, staffGroups: () => new Set() });
    const tick = createTick({ db: store.db, inbox, clock, known: () => loadRoster(store.db, testSeal()), studioOf: () => null, stored: () => (nudges += 1), log: silent });
    ticks.push(tick);
    return tick;
  }

  async function plan(...planned: readonly { id: string; at: Instant; what?: string; args?: string[] }[]): Promise<void> {
    await store.db.insert(dues).values(planned.map(({ id, at, what = 'pause', args = [] }) => ({ id, at, what, args, conversation: `web:main/${id}`, user: 'u1' })));
  }

  async function posted(): Promise<string[]> {
    const rows = await store.db.select({ eventId: letters.eventId }).from(letters).orderBy(asc(letters.id));
    return rows.map((row) => row.eventId);
  }

  const left = () => store.db.$count(dues);

  test('takes what is due, with all that its letter needs, and leaves the rest', async () => {
    await plan({ id: 'now', at: start, args: ['7'] }, { id: 'later', at: start + 1 });
    expect(await process().tick()).toBe(1);
    const [letter] = await store.db.select().from(letters);
    expect(letter).toMatchObject({ account: 'desk:house', eventId: 'now:2026-12-04T01:00:00.000Z', conversation: 'web:main/now', receivedAt: start });
    expect(letterSchema.parse(testSeal().open('letter', letter?.body ?? new Uint8Array()))).toMatchObject({ user: 'u1', body: { kind: 'due', what: 'pause', args: ['7'] } });
    expect(await left()).toBe(1);
    expect(nudges).toBe(1);
  });

  test('twice changes nothing, not even when the same is due again', async () => {
    const tick = process();
    await plan({ id: 'once', at: start });
    await Promise.all([tick.tick(), tick.tick()]);
    await plan({ id: 'once', at: start });
    expect(await tick.tick()).toBe(1);
    expect(await posted()).toHaveLength(1);
    expect(await left()).toBe(0);
  });

  test('two processes turn each due once', async () => {
    const planned = Array.from({ length: 300 }, (_, index) => ({ id: `d${index}`, at: start - index }));
    await plan(...planned);
    const turned = await Promise.all([process(), process()].map((tick) => tick.tick()));
    // Each skips what the other has in hand, and the next tick finds it if the other failed.
    expect(turned.reduce((sum, one) => sum + one)).toBe(300);
    const ids = await posted();
    expect(new Set(ids).size).toBe(300);
    expect(ids).toHaveLength(300);
  });

  test('what fell due while the house was down for a month is turned at once, in its order', async () => {
    await plan(...Array.from({ length: 450 }, (_, index) => ({ id: `d${index}`, at: start + (index % 30) * dayMs + index })));
    now = start + 30 * dayMs;
    expect(await process().tick()).toBe(450);
    const ids = await posted();
    const instants = ids.map((id) => id.slice(id.indexOf(':') + 1));
    expect(instants).toStrictEqual(instants.toSorted());
    expect(await process().tick()).toBe(0);
  });

  describe('at night', () => {
    const deadline = (id: string, at: Instant) => ({ id, at, what: 'notices:deadline' });
    const night = Date.parse('2026-12-04T03:00:00+08:00');

    test('a start at 03:00 ends the pauses of conversations of a moment ago, and leaves notices until 08:00, once', async () => {
      now = night;
      const pause = (id: string, at: Instant) => ({ id, at, what: 'raise:pause' });
      await plan(deadline('deadline:BM26-0001', night - 18 * 3_600_000), pause('pause', night - 1000), pause('yesterday', night - 10 * 3_600_000), deadline('deadline:BM26-0002', night + 10_000));
      const running = [process(), process()];
      await Promise.all(running.map((tick) => tick.tick()));
      expect(await posted()).toEqual([`pause:${new Date(night - 1000).toISOString()}`]);
      now = night + 20_000;
      await Promise.all(running.map((tick) => tick.tick()));
      // A second start in the same night.
      await process().tick();
      expect(await posted()).toHaveLength(1);
      now = start - 3_600_000;
      await Promise.all([...running, process()].map((tick) => tick.tick()));
      expect((await posted()).slice(1).toSorted()).toEqual(['deadline:BM26-0001:2026-12-04T00:00:00.000Z', 'deadline:BM26-0002:2026-12-04T00:00:00.000Z', 'yesterday:2026-12-04T00:00:00.000Z']);
      expect(await left()).toBe(0);
    });

    test('nothing is looked at again and again until the morning', async () => {
      now = night;
      await plan(deadline('deadline:BM26-0001', night - 1));
      const tick = process();
      expect(await tick.tick()).toBe(1);
      expect(await tick.tick()).toBe(0);
      expect(await nextDue(store.db)).toBe(start - 3_600_000);
    });

    test('what fell due by day is not held back', async () => {
      await plan(deadline('deadline:BM26-0001', start));
      await process().tick();
      expect(await posted()).toHaveLength(1);
    });
  });

  describe('in the quiet hours of a studio', () => {
    const evening = Date.parse('2026-12-04T21:30:00+08:00');
    const nine = Date.parse('2026-12-05T09:00:00+08:00');

    test('what speaks of it waits for their end, what speaks of none goes by its chat', async () => {
      now = evening;
      await importRoster({ db: store.db, seal: testSeal() }, await restfulRoster(), start);
      await store.db.insert(conversations).values([
        { key: 'web:main/of-dz', kind: 'private' as const, studio: 'DZ' },
        { key: 'web:main/of-bm', kind: 'private' as const, studio: 'BM' },
      ]);
      const named = { 'DZ26-0001': 'push:rating', 'BM26-0001': 'push:rating', 'HX26-0001': 'push:rating', 'DZ-20261207-0900': 'reception-day:ended', DZ: 'rota:ask', 'DZ26-0001-20261207-1500': 'reception-day:ended' };
      await plan(...Object.entries(named).map(([arg, what]) => ({ id: `of ${arg}`, at: evening, what, args: [arg, '1'] })));
      await plan(...['of-dz', 'of-bm', 'of nobody'].map((id) => ({ id, at: evening, what: 'raise:unfinished', args: ['0f0f-draft'] })));
      await plan({ id: 'document', at: evening, what: 'notices:document', args: ['', 'DZ督26-0001'] }, { id: 'brief', at: evening, what: 'reception-day:brief', args: ['DZ-20261207-0900'] });
      await store.db.insert(dues).values({ id: 'look', at: evening, what: 'receptions:look', args: [], conversation: 'house:studio/DZ', user: '' });
      const tick = process();
      await tick.tick();
      expect((await posted()).map((id) => id.replace(/:2026-.*/, '')).sort()).toEqual(['brief', 'of BM26-0001', 'of nobody', 'of-bm']);
      expect(await nextDue(store.db)).toBe(nine);
      now = nine - 1;
      expect(await tick.tick()).toBe(0);
      now = nine;
      // A confined matter bears the number of the district: it waits as long as it is quiet in any studio of it.
      expect(await tick.tick()).toBe(8);
      expect(await left()).toBe(0);
    });

    test('who works there is not disturbed in his own chat either', async () => {
      now = evening;
      await importRoster({ db: store.db, seal: testSeal() }, await restfulRoster(), start);
      const { roster } = await loadRoster(store.db, testSeal());
      const people = ['何伟强', '陈国栋'].map((name) => [...roster.staff.values()].find((one) => one.name === name)?.person ?? null);
      await store.db.insert(conversations).values(people.map((person, index) => ({ key: `web:main/${index}`, kind: 'private' as const, person })));
      await plan(...['0', '1'].map((id) => ({ id, at: evening, what: 'contact-people:remind', args: ['somebody'] })));
      await process().tick();
      expect(await posted()).toEqual([`1:${new Date(evening).toISOString()}`]);
      expect(await nextDue(store.db)).toBe(nine);
    });
  });

  test('a clock that jumps back repeats nothing, and what comes waits for its time', async () => {
    const tick = process();
    await plan({ id: 'first', at: start + dayMs }, { id: 'second', at: start + 2 * dayMs });
    now = start + dayMs;
    await tick.tick();
    now = start;
    expect(await tick.tick()).toBe(0);
    expect(await left()).toBe(1);
    now = start + 2 * dayMs;
    expect(await tick.tick()).toBe(1);
    expect(await posted()).toHaveLength(2);
  });

  test('wakes up by itself at the instant it was told of, and at those that it finds', async () => {
    const began = performance.now();
    const running = process({ now: () => Math.floor(start + performance.now() - began) });
    await running.tick();
    const at = start + Math.ceil(performance.now() - began) + 150;
    await plan({ id: 'told', at }, { id: 'found', at: at + 50 });
    running.expect(at + 10_000);
    running.expect(at);
    await expect.poll(posted, { interval: 5, timeout: 15_000 }).toHaveLength(2);
    const rows = await store.db.select({ receivedAt: letters.receivedAt }).from(letters).orderBy(asc(letters.id));
    const lateMs = rows.map((row, index) => row.receivedAt - at - 50 * index);
    expect(Math.min(...lateMs)).toBeGreaterThanOrEqual(0);
    // At the earlier of the two, however busy the machine is.
    expect(Math.max(...lateMs)).toBeLessThan(9_000);
  });

  test('a stopped one takes nothing more', async () => {
    const tick = process();
    await plan({ id: 'now', at: start });
    tick.expect(start);
    await tick.stop();
    expect(await tick.tick()).toBe(0);
    expect(await left()).toBe(1);
  });
});
