// What is left of somebody who asked to be forgotten: of a record its number and events, of the person nothing.

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatLog } from '../../src/store/schema/mail.ts';
import { matterEvents, matters, matterTexts } from '../../src/store/schema/matters.ts';
import { bookings } from '../../src/store/schema/receptions.ts';
import { accounts, people } from '../../src/store/schema/roster.ts';
import { openHouse, type House } from '../support/house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function says(...texts: string[]): Promise<void> {
  for (const text of texts) {
    house.tickOn();
    await house.paper.writes({ user: '7', chat: '7', text });
    await house.settle();
  }
}

async function presses(label: string): Promise<void> {
  house.tickOn();
  const message = house.paper.chat('7').findLast((one) => one.buttons.some((button) => button.label === label));
  const button = message?.buttons.find((one) => one.label === label);
  if (!message || !button) throw new Error(`no button ${label}`);
  await house.paper.presses({ user: '7', chat: '7', messageId: message.id, press: button.press });
  await house.settle();
}

const ofUser = () => house.db.select({ person: accounts.person }).from(accounts).where(eq(accounts.user, '7'));

describe('删除我', () => {
  test('where nothing has to stay, account, person and chat log are gone; who writes again is somebody new', async () => {
    await says('/start BM', '我的资料');
    const [before] = await ofUser();
    expect(before).toBeDefined();
    await says('删除我');
    await presses('确定删除');
    expect(await ofUser()).toEqual([]);
    expect(await house.db.select().from(people).where(eq(people.id, before?.person ?? ''))).toEqual([]);
    expect(await house.db.select().from(chatLog)).toEqual([]);
    await says('你好');
    const [after] = await ofUser();
    expect(after?.person).not.toBe(before?.person);
  });

  test('a number that was taken goes as well', async () => {
    await house.morning();
    await house.settle();
    await says('/start BM', '/book');
    await presses('12月10日（周四）');
    await presses('都可以');
    await says('想问低保');
    expect(await house.db.select().from(bookings)).toHaveLength(1);
    await says('删除我');
    await presses('确定删除');
    expect(await house.db.select().from(bookings)).toEqual([]);
  });

  test('a record waits for the officer: until then it is as it was, and the account leads to the answers', async () => {
    await says('北门社区圭峰路44号门口的路灯坏了三天');
    await presses('说完了');
    await presses('同意并提交');
    await says('删除我');
    await presses('确定删除');
    const [matter] = await house.db.select().from(matters);
    const [text] = await house.db.select().from(matterTexts);
    const events = await house.db.select().from(matterEvents);
    expect(await ofUser()).toEqual([{ person: matter?.resident }]);
    expect(text?.original).not.toBeNull();
    expect(events.map(({ event }) => event.type)).toEqual(['raised', 'erasure-asked']);
  });
});
