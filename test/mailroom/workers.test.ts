// Several workers on one PostgreSQL: nothing lost, nothing twice, every chat in order, numbers without gaps.

import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPostgres, type OpenStore } from '../../src/store/open.ts';
import type { OpenFlow } from '../../src/flows/route.ts';
import { lockCounters, lockFiles } from '../../src/store/matters.ts';
import { testSeal } from '../support/rosters.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { openHouse, type House, type Worker } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { bindGroup, bindMember } from '../support/transcript-cast.ts';
import { arrived, count, openDesk, query, said, staffChat, write } from './desk.ts';
import { tinyFlow } from './tiny-flows.ts';

let house: House;
let others: OpenStore[];

/** A fresh PostgreSQL. */
function openStore(): Promise<FreshStore> {
  const postgres = stores.find(({ kind }) => kind === 'postgresql');
  if (!postgres) throw new Error('no PostgreSQL');
  return postgres.open();
}

beforeEach(async () => {
  house = await openDesk(await openStore());
  others = [];
});
afterEach(async () => {
  await Promise.all(others.map((store) => store.close()));
  await house.close();
});

/** A process of its own: with its own connections and its own copy of the roster. */
async function anotherProcess(): Promise<Worker> {
  if (house.store.url === null) throw new Error('no address');
  const store = await openPostgres(house.store.url, { connections: 4 });
  others.push(store);
  return house.anotherWorker(store.db);
}

/** Works until all letters are handled and all deliveries have left, whoever does it. */
async function workUntilAllIsDone({ handler, outbox }: Worker, isWritten: () => boolean): Promise<number> {
  let handled = 0;
  for (;;) {
    handled += await handler.handleSome();
    await outbox.sendSome();
    if (!isWritten()) continue;
    await outbox.idle();
    const waiting = (await count(house.db, `letters where status = 'waiting'`)) + (await count(house.db, `deliveries where status = 'waiting'`));
    if (waiting === 0) return handled;
  }
}

test('two processes, forty chats, hundreds of letters that come while they work', async () => {
  const chats = Array.from({ length: 40 }, (_, index) => String(1000 + index));
  const perChat = 12;
  let isWritten = false;
  const processes = [await anotherProcess(), await anotherProcess()];
  const working = processes.map((worker) => workUntilAllIsDone(worker, () => isWritten));
  // One person writes one after the other; different ones write at once, and the platform repeats some.
  await Promise.all(
    chats.map(async (chat) => {
      for (let letter = 1; letter <= perChat; letter += 1) {
        const arrival = await write(house, chat, `word${letter}`);
        if (letter % 5 === 0) await house.paper.repeats([arrival]);
      }
    }),
  );
  isWritten = true;
  const handled = await Promise.all(working);
  const expected = Array.from({ length: perChat }, (_, index) => `${index + 1} word${index + 1}`);
  for (const chat of chats) expect([chat, arrived(house.paper, chat)]).toEqual([chat, expected]);
  expect(handled.reduce((sum, one) => sum + one, 0)).toBe(chats.length * perChat);
  expect(await count(house.db, `lanes where pending <> 0 or claim is not null`)).toBe(0);
});

test('numbers are given once each and without a gap, and every card reaches the group', async () => {
  const people = Array.from({ length: 60 }, (_, index) => String(2000 + index));
  const processes = [await anotherProcess(), await anotherProcess(), await anotherProcess()];
  await Promise.all(people.map((user) => write(house, user, 'raise it')));
  const working = processes.map(async ({ handler }) => {
    let waiting = 1;
    while (waiting > 0) {
      await handler.handleSome();
      waiting = await count(house.db, `letters where status = 'waiting'`);
    }
  });
  await Promise.all(working);
  const numbers = Array.from({ length: people.length }, (_, index) => `BM26-${String(index + 1).padStart(4, '0')}`);
  expect((await query<{ number: string }>(house.db, 'select number from matters order by 1')).map(({ number }) => number)).toEqual(numbers);
  expect(await count(house.db, `deliveries where purpose = 'card' and lane like '%${staffChat}'`)).toBe(people.length);
  await house.settle({ patienceMs: 600_000 });
  const receipts = people.flatMap((user) => arrived(house.paper, user));
  expect(receipts.sort()).toEqual(numbers.map((number) => `receipt ${number}`));
});

test('a deadlock repeats the letter and parks nothing', async () => {
  await write(house, '1', 'raise it');
  await house.settle();
  const locking: OpenFlow = { ...tinyFlow, needs: () => [{ need: 'matter', number: 'BM26-0001' }, { need: 'next-number', scope: 'BM26' }] };
  const worker = house.anotherWorker(house.db, () => locking);
  await write(house, '2', 'hello');
  let handling = Promise.resolve(0);
  // Somebody takes the same locks in another order, and waits longer before he looks for a deadlock: the house finds it and gives way.
  await house.db.transaction(async (tx) => {
    await tx.execute(sql`set local deadlock_timeout = '15s'`);
    await lockCounters(tx, ['BM26']);
    handling = worker.handler.handleSome();
    // In this database: other tests wait for locks of theirs.
    const here = `pid in (select pid from pg_stat_activity where datname = current_database())`;
    await expect.poll(() => count(house.db, `pg_locks where not granted and ${here}`), { interval: 5 }).toBe(1);
    await lockFiles(tx, testSeal(), ['BM26-0001']);
  });
  await handling;
  await house.settle();
  expect(said(house.paper, '2')).toEqual(['1 hello']);
  expect(house.logLines.join('')).toContain('40P01');
  expect(await count(house.db, `letters where status <> 'done' or attempts > 0`)).toBe(0);
});

test('staff and residents at the same matters, in two processes: nobody blocks anybody, nothing is lost', async () => {
  await house.close();
  house = await openHouse({ store: await openStore(), papers: [createPaper({ groups: [staffChat] })] });
  await bindGroup(house, 'BM', staffChat);
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, '7');
  await bindMember(house, { name: '陈国栋', code: 'BM', role: 'representative' }, '8');
  const residents = Array.from({ length: 12 }, (_, index) => String(100 + index));
  for (const user of residents) for (const act of ['/start BM', '圭峰路44号门口的路灯坏了三天了', '说完了', '同意并提交']) {
    await write(house, user, act);
    await house.settle();
  }
  const numbers = residents.map((_, index) => `BM26-${String(index + 1).padStart(4, '0')}`);
  for (const number of numbers) await house.paper.writes({ user: '7', chat: staffChat, text: `${number} 分派 陈国栋` });
  await house.settle({ patienceMs: 600_000 });
  // Fewer than the limit of a minute.
  const rounds = 3;
  const inOrder = async (by: { user: string; chat: string }, list: readonly string[], words: string): Promise<void> => {
    for (let round = 1; round <= rounds; round += 1) for (const number of list) await house.paper.writes({ ...by, text: `${number} ${words}${round}` });
  };
  // Everybody goes through the matters in another direction.
  await Promise.all([
    inOrder({ user: '7', chat: staffChat }, numbers, '备注 群里记的'),
    inOrder({ user: '7', chat: '7' }, numbers.toReversed(), '备注 私聊记的'),
    inOrder({ user: '8', chat: '8' }, [...numbers.slice(6), ...numbers.slice(0, 6)], '备注 代表记的'),
    ...residents.map(async (user, index) => {
      for (let round = 1; round <= rounds; round += 1) {
        await write(house, user, numbers[index] ?? '');
        await write(house, user, `再说一句，第${round}句`);
      }
    }),
  ]);
  const processes = [await anotherProcess(), await anotherProcess()];
  const working = processes.map(async ({ handler, outbox }) => {
    for (let waiting = 1; waiting > 0; waiting = await count(house.db, `letters where status = 'waiting'`)) {
      await handler.handleSome();
      await outbox.sendSome();
    }
    await outbox.idle();
  });
  await Promise.all(working);
  await house.settle({ patienceMs: 600_000 });
  expect(house.bugs).toEqual([]);
  expect(await count(house.db, `letters where status <> 'done' or attempts > 0`)).toBe(0);
  expect(await query(house.db, `select matter, count(*)::int as notes from matter_events where event->>'type' = 'noted' group by 1 order by 1`)).toEqual(
    numbers.map((matter) => ({ matter, notes: 3 * rounds })),
  );
  expect(house.logLines.join('')).not.toContain('40P01');
});

test('two processes at one group keep its pace together', async () => {
  const processes = [await anotherProcess(), await anotherProcess()];
  for (let sent = 0; sent < 30; sent += 1) await write(house, '1', `staff ${sent}`);
  while ((await house.handler.handleSome()) > 0);
  for (let round = 0; round < 20; round += 1) for (const { outbox } of processes) await outbox.sendSome();
  await Promise.all(processes.map(({ outbox }) => outbox.idle()));
  expect(arrived(house.paper, staffChat).length).toBeLessThan(30);
  await house.settle({ patienceMs: 600_000 });
  expect(arrived(house.paper, staffChat)).toEqual(Array.from({ length: 30 }, (_, sent) => String(sent)));
});
