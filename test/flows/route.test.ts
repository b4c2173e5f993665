// Which flow answers, and what becomes of a dialogue whose stored state nobody can read any more.

import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { conversations } from '../../src/store/schema/mail.ts';
import { said, write } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

test('a stored step that nobody can read any more is forgotten, what was written is not', async () => {
  await write(house, '1', '圭峰路44号门口的路灯坏了');
  await house.settle();
  const state = house.seal.close('state', { '1': { flow: 'raise', data: { step: 'of another release' }, at: 0 } });
  await house.db.update(conversations).set({ studio: 'BM', state }).where(eq(conversations.key, 'paper:1/1'));
  await write(house, '1', '说完了');
  await house.settle();
  expect(said(house.paper, '1').at(-1)).toContain('什么事：圭峰路44号门口的路灯坏了');
  expect(house.bugs).toEqual([]);
});
