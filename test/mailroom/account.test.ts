// What is told of an account, and what came late: counted where nobody can be told, never sent to a resident or to the account itself.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountChat } from '../../src/bots/channel.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper, type Paper } from '../support/paper.ts';
import { bindGroup, bindMember } from '../support/transcript-cast.ts';
import { query, said } from './desk.ts';
import { tinyRoute } from './tiny-flows.ts';

const group = '-500';
const itself = { user: '', chat: accountChat };
const yang = { name: '杨小敏', code: 'BM', role: 'officer' } as const;

let house: House;
let paper: Paper;
beforeEach(async () => {
  paper = createPaper({ groups: [group], can: { buttons: false, quotes: false, mentions: true }, quotesByWords: true });
  house = await openHouse({ papers: [paper], sendsAtOnce: true });
});
afterEach(() => house.close());

const refusals = () => query(house.db, 'select reason, count(*)::int as count from refusals group by 1 order by 1');

test('nobody is bound: it is counted, and nobody hears it', async () => {
  await paper.writes({ user: '1', chat: '1', text: '你好' });
  await house.settle();
  const before = paper.deeds.length;
  await paper.happens(itself, { kind: 'account', state: 'logout' });
  await paper.happens(itself, { kind: 'gap', from: house.clock.now() - 900_000, to: house.clock.now(), unfetched: 0 });
  await house.settle();
  expect(paper.deeds.length).toBe(before);
  expect(await refusals()).toEqual([{ reason: 'account-untold', count: 2 }]);
  expect(house.bugs).toEqual([]);
});

test('what staff wrote ten minutes ago is counted and not carried out; what is a little late is', async () => {
  await bindMember(house, yang, '2');
  await bindGroup(house, 'BM', group);
  await paper.writes({ user: '2', chat: group, text: '待办', lateMs: 11 * 60_000 });
  await paper.writes({ user: '2', chat: group, text: '待办', lateMs: 9 * 60_000 });
  await paper.writes({ user: '2', chat: '2', text: '待办', lateMs: 11 * 60_000 });
  await paper.writes({ user: '2', chat: '2', text: '超期', lateMs: 11 * 60_000 });
  await house.settle();
  expect(said(paper, group)).toEqual(['现在没有待办。']);
  expect(said(paper, '2')).toHaveLength(1);
  expect(await refusals()).toEqual([{ reason: 'late', count: 3 }]);
});

test('what a platform hands over all at once after a gap is no flood', async () => {
  for (let number = 1; number <= 45; number += 1) await paper.writes({ user: '1', chat: '1', text: `圭峰路${number}号门口的路灯坏了`, lateMs: 3_600_000 });
  await house.settle();
  expect(await refusals()).toEqual([]);
});

test('a binding code counts whenever it comes', async () => {
  await paper.writes({ user: '2', chat: '2', text: '绑定 ABCD2345', lateMs: 3_600_000 });
  await house.settle();
  expect(said(paper, '2')[0]).toContain('这个绑定码不对');
});

test('a letter of the account that keeps failing is parked, and no apology goes to where nobody is', async () => {
  await house.close();
  paper = createPaper({ groups: [group] });
  const route: typeof tinyRoute = () => ({ ...tinyRoute(), turn: () => { throw new Error('a bug'); } });
  house = await openHouse({ papers: [paper], route });
  await paper.happens(itself, { kind: 'gap', from: 0, to: 1, unfetched: 0 });
  await house.settle({ patienceMs: 600_000 });
  expect(await query(house.db, 'select status from letters')).toEqual([{ status: 'parked' }]);
  expect(paper.deeds.filter(({ chat }) => chat === accountChat)).toEqual([]);
});
