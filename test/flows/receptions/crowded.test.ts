// A studio whose rules want more receptions than there are working days: its staff hear it once, and the morning is still quick.

import { expect, test } from 'vitest';
import { receptionsBetween } from '../../../src/store/receptions.ts';
import { said } from '../../mailroom/desk.ts';
import { openHouse } from '../../support/house.ts';
import { createPaper } from '../../support/paper.ts';
import { exampleRoster } from '../../support/rosters.ts';
import { bindGroup } from '../../support/transcript-cast.ts';

const group = '-500';
const everyDay = Array.from({ length: 31 }, (_, day) => day + 1).join(', ');

test('what finds no day is told with the plan, and not again each morning; no two fall on one day', async () => {
  const roster = await exampleRoster(['monthDays: [10, 20]', `monthDays: [${everyDay}]`]);
  const house = await openHouse({ sendsAtOnce: true, mornings: true, papers: [createPaper({ groups: [group] })], roster, at: '2026年11月24日 09:00' });
  await bindGroup(house, 'BM', group);
  await house.morning();
  const told = (): string[] => said(house.paper, group).filter((text) => text.includes('没有日子可排'));
  expect(told()).toEqual([expect.stringMatching(/^有\d+次接待没有日子可排，比如11月2\d日（周.）、.*：一天只接待一次，工作日不够。\n请把名册里的接待时间改少一些。$/)]);
  const kept = await receptionsBetween(house.db, ['BM'], '2026-11-24', '2027-12-31');
  expect(new Set(kept.map(({ date }) => date)).size).toBe(kept.length);
  expect(kept.every(({ date }) => ![0, 6].includes(new Date(date).getUTCDay()))).toBe(true);
  await house.turn('2026年11月27日 09:00');
  expect(told()).toHaveLength(1);
  await house.close();
});
