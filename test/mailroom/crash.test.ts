// A crash or an error between any two steps: all of a letter or nothing of it is there, and the repeat gives exactly one result.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stores } from '../support/databases.ts';
import { workUntilStill, type House } from '../support/house.ts';
import { tick } from '../support/tick.ts';
import { arrived, count, openDesk, query, said, staffChat, write } from './desk.ts';
import { dump, failingDb, type FailingDb } from './failing-db.ts';

/** More than any of these takes: a loop that gets there does not end. */
const mostSteps = 200;

/** Runs with a failure at step 1, 2, 3 … until a run gets through without meeting it. */
async function atEachStep(run: (step: number) => Promise<FailingDb>): Promise<number> {
  for (let step = 1; step < mostSteps; step += 1) if (!(await run(step)).hasFailed()) return step - 1;
  throw new Error('it takes too many steps');
}

describe.each(stores)('a failure between any two steps ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openDesk(await open());
  });
  afterEach(() => house.close());

  test.each(['raise the lamp', 'draft the lamp', 'hello', 'bare'])('killed while handling %s', async (text) => {
    const steps = await atEachStep(async (step) => {
      const user = String(step);
      await write(house, user, text);
      const before = await dump(house.db);
      const failing = failingDb(house.db, step, 'dies');
      const handled = await house.anotherWorker(failing.db).handler.handleSome().catch(() => null);
      expect(handled === null).toBe(failing.hasFailed());
      // Nothing is left behind, or all of it is there.
      expect(failing.hadRolledBack() ? await dump(house.db) : before).toEqual(before);
      await house.settle({ patienceMs: 600_000 });
      const answer = text.startsWith('raise') ? `receipt BM26-${String(step).padStart(4, '0')}` : { draft: 'noted', hello: '1 hello', bare: null }[text.split(' ')[0] ?? ''];
      expect(arrived(house.paper, user)).toEqual(answer === null ? [] : [answer]);
      return failing;
    });
    expect(steps).toBeGreaterThan(5);
    const runs = steps + 1;
    expect(await count(house.db, `letters where status = 'done'`)).toBe(runs);
    if (!text.startsWith('raise')) return;
    for (const table of ['matters', 'matter_events', 'matter_texts', 'dues', 'screenings']) expect([table, await count(house.db, table)]).toEqual([table, runs]);
    expect(await query(house.db, 'select scope, last from counters')).toEqual([{ scope: 'BM26', last: runs }]);
    expect(await count(house.db, `deliveries where purpose = 'card'`)).toBe(runs);
    expect(await count(house.db, 'people where roster_key is null')).toBe(runs);
  });

  test('a statement that fails once delays a letter and doubles nothing', async () => {
    const steps = await atEachStep(async (step) => {
      await write(house, String(step), 'raise the lamp');
      await write(house, `${step}00`, 'hello');
      const failing = failingDb(house.db, step, 'stumbles');
      await house.anotherWorker(failing.db).handler.handleSome().catch(() => null);
      await house.settle({ patienceMs: 600_000 });
      expect(said(house.paper, String(step))).toEqual([`receipt BM26-${String(step).padStart(4, '0')}`]);
      expect(said(house.paper, `${step}00`)).toEqual(['1 hello']);
      return failing;
    });
    expect(steps).toBeGreaterThan(5);
    expect(await count(house.db, `letters where status <> 'done'`)).toBe(0);
    expect(await count(house.db, `lanes where pending <> 0`)).toBe(0);
    expect(house.logLines.join('\n')).not.toContain('路灯');
  });

  test('two transactions that meet: the letter is repeated as it was, and that counts as no failure', async () => {
    const steps = await atEachStep(async (step) => {
      await write(house, String(step), 'raise the lamp');
      await write(house, `${step}00`, 'hello');
      const failing = failingDb(house.db, step, 'collides');
      const worker = house.anotherWorker(failing.db);
      // Where the search for chats fails, the loop of the house tries again.
      const round = () => worker.handler.handleSome().catch(() => 1);
      await round();
      while ((await round()) > 0);
      await house.settle();
      expect(said(house.paper, String(step))).toEqual([`receipt BM26-${String(step).padStart(4, '0')}`]);
      expect(said(house.paper, `${step}00`)).toEqual(['1 hello']);
      return failing;
    });
    expect(steps).toBeGreaterThan(5);
    expect(await count(house.db, `letters where status <> 'done' or attempts > 0`)).toBe(0);
    expect(house.logLines.join('\n')).not.toMatch(/"level":(40|50)/);
  });

  test('a chat that moves: all of it or nothing', async () => {
    await atEachStep(async (step) => {
      const [from, to] = [staffChat, '-501'];
      await write(house, String(step), 'staff news');
      await workUntilStill({ handler: house.handler, outbox: { sendSome: () => Promise.resolve(0), idle: () => Promise.resolve() } });
      await house.paper.happens({ user: '', chat: from }, { kind: 'moved', toChat: to });
      const before = await dump(house.db);
      const failing = failingDb(house.db, step, 'dies');
      await house.anotherWorker(failing.db).handler.handleSome().catch(() => null);
      expect(failing.hadRolledBack() ? await dump(house.db) : before).toEqual(before);
      await house.settle({ patienceMs: 600_000 });
      expect(arrived(house.paper, to)).toHaveLength(step);
      expect(await query(house.db, `select staff_group from studios where code = 'BM'`)).toEqual([{ staff_group: `paper:1/${to}` }]);
      await house.paper.happens({ user: '', chat: to }, { kind: 'moved', toChat: from });
      await house.settle({ patienceMs: 600_000 });
      return failing;
    });
    expect(await count(house.db, `letters where status <> 'done'`)).toBe(0);
  });

  test('what fell due becomes a letter once, or is due still', async () => {
    await atEachStep(async (step) => {
      await write(house, String(step), 'draft it');
      await house.settle();
      const before = await dump(house.db);
      const failing = failingDb(house.db, step, 'dies');
      const clock = { now: () => house.clock.now() + 6000 };
      await tick({ db: failing.db, clock, inbox: house.inbox }).catch(() => null);
      expect(failing.hadRolledBack() ? await dump(house.db) : before).toEqual(before);
      await tick({ db: house.db, clock, inbox: house.inbox });
      await house.settle();
      expect(said(house.paper, String(step))).toEqual(['noted', '1 due quiet']);
      return failing;
    });
  });

  test('sending: a statement that fails repeats a message at most, loses none and miscounts nothing', async () => {
    const cards = 12;
    await atEachStep(async (step) => {
      for (let card = 0; card < cards; card += 1) await write(house, `${step}${card}00`, `staff ${step}-${card}`);
      await workUntilStill({ handler: house.handler, outbox: { sendSome: () => Promise.resolve(0), idle: () => Promise.resolve() } });
      const failing = failingDb(house.db, step, 'stumbles');
      const { outbox } = house.anotherWorker(failing.db);
      await outbox.sendSome().catch(() => 0);
      await outbox.idle();
      await house.elapse(20_000);
      await house.settle({ patienceMs: 600_000 });
      const mine = arrived(house.paper, staffChat).filter((text) => text.startsWith(`${step}-`));
      expect([...new Set(mine)]).toEqual(Array.from({ length: cards }, (_, card) => `${step}-${card}`));
      expect(mine.length - cards).toBeLessThanOrEqual(1);
      return failing;
    });
    expect(await count(house.db, `deliveries where status = 'waiting' or body is not null`)).toBe(0);
    expect(await count(house.db, `lanes where pending <> 0`)).toBe(0);
  });
});
