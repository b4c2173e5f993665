// Each morning the studios look at their days: the receptions of the year are kept, once, whatever stops or is turned back.

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { importHolidays } from '../../src/admin/import-holidays.ts';
import { lookInTheMorning } from '../../src/jobs/mornings.ts';
import { receptionsBetween } from '../../src/store/receptions.ts';
import { dues } from '../../src/store/schema/mail.ts';
import { upkeep } from '../../src/store/schema/upkeep.ts';
import { openHouse, workUntilStill } from '../support/house.ts';
import { notice2027 } from '../support/notice-2027.ts';
import { restfulRoster } from '../support/rosters.ts';

const wholeYear = ['2026-11-24', '2027-12-31'] as const;

test('the receptions until the end of the plan are kept, and stay when nothing changes', async () => {
  await using house = await openedHouse();
  await house.morning();
  const first = await receptionsBetween(house.db, ['BM'], ...wholeYear);
  expect(first.slice(0, 3).map(({ id, date }) => [id, date])).toEqual([
    ['BM-20261210-0900', '2026-12-10'],
    ['BM-20261220-0900', '2026-12-21'],
    ['BM-20270110-0900', '2027-01-11'],
  ]);
  expect(first.at(-1)?.planned).toBe('2027-12-20');
  await house.turn('2026年11月26日 12:00');
  expect(await receptionsBetween(house.db, ['BM'], ...wholeYear)).toEqual(first);
});

test('at night, twice on a day and with the clock turned back a little nobody is asked', async () => {
  await using house = await openedHouse();
  const asked = (at: string) => lookInTheMorning({ db: house.db, inbox: house.inbox, clock: { now: () => Date.parse(at) }, stored: () => undefined });
  await house.morning();
  expect(await asked('2026-11-25T07:59:00+08:00')).toBe(0);
  expect(await asked('2026-11-25T08:00:00+08:00')).toBe(2);
  expect(await asked('2026-11-25T09:00:00+08:00')).toBe(0);
});

test('a house that begins at night has its days at once; where somebody could be woken they wait', async () => {
  await using house = await openedHouse('2026年12月3日 23:00');
  await house.morning();
  expect((await receptionsBetween(house.db, ['BM'], ...wholeYear)).length).toBeGreaterThan(20);
  await house.db.delete(upkeep);
  expect(await lookInTheMorning({ db: house.db, inbox: house.inbox, clock: house.clock, stored: () => undefined })).toBe(0);
});

test('a studio whose quiet hours last longer looks at their end', async () => {
  const house = await openHouse({ mornings: true, roster: await restfulRoster() });
  try {
    await house.morning();
    const half = { now: () => Date.parse('2026-11-25T08:30:00+08:00') };
    expect(await lookInTheMorning({ db: house.db, inbox: house.inbox, clock: half, stored: () => undefined })).toBe(1);
    const looks = await house.db.select().from(dues).where(eq(dues.what, 'receptions:look'));
    expect(looks.map(({ at, conversation }) => [at, conversation])).toEqual([[Date.parse('2026-11-25T09:00:00+08:00'), 'house:studio/DZ']]);
  } finally {
    await house.close();
  }
});

test('two processes at once: each studio is asked once, and each reception is kept once', async () => {
  await using house = await openedHouse();
  const other = house.anotherWorker();
  const look = (inbox: typeof house.inbox) => lookInTheMorning({ db: house.db, inbox, clock: house.clock, stored: () => undefined });
  const asked = await Promise.all([house.inbox, other.inbox, house.inbox, other.inbox].map(look));
  expect(asked.reduce((sum, count) => sum + count)).toBe(2);
  await Promise.all([house.settle(), workUntilStill(other)]);
  const kept = await receptionsBetween(house.db, ['BM'], ...wholeYear);
  expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
  expect(kept.every(({ representatives }) => representatives.length === 2)).toBe(true);
});

test('a new year\'s holidays move what was kept for it, and confirm the rest', async () => {
  await using house = await openedHouse();
  await house.morning();
  const before = await receptionsBetween(house.db, ['BM'], ...wholeYear);
  expect(before.filter(({ provisional }) => provisional).length).toBe(24);
  await importHolidays(house.db, notice2027, house.clock.now());
  await house.turn('+1分钟');
  await house.morning();
  const after = await receptionsBetween(house.db, ['BM'], ...wholeYear);
  expect(after.filter(({ provisional }) => provisional)).toEqual([]);
  const byId = new Map(before.map((one) => [one.id, one.date]));
  // 10 February lies in the Spring Festival of the notice; the make-up day of 13 February is a working day.
  expect(after.filter(({ id, date }) => byId.get(id) !== date).map(({ id, date, reason }) => [id, date, reason])).toEqual([
    ['BM-20270210-0900', '2027-02-13', { why: 'holiday', name: '春节' }],
  ]);
});

async function openedHouse(at?: string) {
  const house = await openHouse({ mornings: true, ...(at === undefined ? {} : { at }) });
  return { ...house, [Symbol.asyncDispose]: () => house.close() };
}
