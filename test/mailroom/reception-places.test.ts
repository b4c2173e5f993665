// The last place of a reception is given once, whoever presses at the same moment; a press that comes again changes nothing.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookings, receptions } from '../../src/store/schema/receptions.ts';
import { stores } from '../support/databases.ts';
import { openHouse, type House } from '../support/house.ts';
import { write } from './desk.ts';

describe.each(stores)('places ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse({ store: await open(), at: '2026年12月3日 09:00' });
    await house.morning();
    await house.settle();
    await house.db.update(receptions).set({ capacity: 3 });
  });
  afterEach(() => house.close());

  /** The button with this label in the last message of somebody's chat. */
  function button(user: string, label: string): { messageId: string; press: string } {
    const message = house.paper.chat(user).findLast(({ buttons }) => buttons.some((one) => one.label === label));
    const press = message?.buttons.find((one) => one.label === label)?.press;
    if (!message || press === undefined) throw new Error(`${user} sees no ${label}`);
    return { messageId: message.id, press };
  }

  const people = Array.from({ length: 8 }, (_, index) => String(101 + index));

  /** Everybody has chosen the day, and is asked whom he wants to see. */
  async function allAskedWhom(): Promise<void> {
    for (const user of people) for (const text of ['/start BM', '/book']) await write(house, user, text);
    await house.settle();
    for (const user of people) await house.paper.presses({ user, chat: user, ...button(user, '12月10日（周四）') });
    await house.settle();
  }

  async function taken(): Promise<string[]> {
    const rows = await house.db.select().from(bookings).orderBy(bookings.turn);
    return rows.map(({ turn, status }) => `${turn} ${status}`);
  }

  test('eight press at once: three have a place, five wait, and each number is given once', async () => {
    await allAskedWhom();
    const pressed = people.map((user) => ({ user, chat: user, ...button(user, '都可以') }));
    const other = house.anotherWorker();
    for (const one of pressed) await house.paper.presses(one);
    await Promise.all([house.settle(), other.handler.handleSome()]);
    await house.settle();
    const first = await taken();
    expect(first).toEqual(['1 booked', '2 booked', '3 booked', '4 waiting', '5 waiting', '6 waiting', '7 waiting', '8 waiting']);
    for (const one of pressed) await house.paper.presses(one);
    await house.settle();
    expect(await taken()).toEqual(first);
  });

  test('two give their places back at once: the two who waited longest have them', async () => {
    await allAskedWhom();
    for (const user of people) await house.paper.presses({ user, chat: user, ...button(user, '都可以') });
    await house.settle();
    for (const user of people.slice(0, 2)) await house.paper.presses({ user, chat: user, ...button(user, '取消预约') });
    await house.settle();
    expect(await taken()).toEqual(['1 cancelled', '2 cancelled', '3 booked', '4 booked', '5 booked', '6 waiting', '7 waiting', '8 waiting']);
  });
});
