// Several workers on one PostgreSQL: nothing lost, nothing twice, every chat in order, numbers without gaps.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPostgres, type OpenStore } from '../../src/store/open.ts';
import { stores } from '../support/databases.ts';
import type { House, Worker } from '../support/house.ts';
import { arrived, count, openDesk, query, staffChat, write } from './desk.ts';

let house: House;
let others: OpenStore[];

beforeEach(async () => {
  const postgres = stores.find(({ kind }) => kind === 'postgresql');
  if (!postgres) throw new Error('no PostgreSQL');
  house = await openDesk(await postgres.open());
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
