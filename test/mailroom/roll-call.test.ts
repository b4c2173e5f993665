// Who of a group is bound: asked of the channel after the commit, told once; whatever the channel does, the group is bound.

import { afterEach, expect, test } from 'vitest';
import { callRolls } from '../../src/mailroom/roll-call.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper, type Paper } from '../support/paper.ts';
import { bindMember } from '../support/transcript-cast.ts';
import { count, said } from './desk.ts';

const group = '-500';
let house: House;
afterEach(() => house.close());

async function bound(paper: Paper): Promise<string[]> {
  house = await openHouse({ papers: [paper], sendsAtOnce: true });
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, '2');
  await paper.writes({ user: '2', chat: group, text: '绑定本群' });
  await house.settle();
  await house.settle();
  return said(paper, group);
}

const withMembers = (members: NonNullable<Paper['members']>): Paper => ({ ...createPaper({ groups: [group] }), members });

test('the group is told how many are not bound', async () => {
  const lines = await bound(withMembers(() => Promise.resolve(['2', '3', '4'])));
  expect(lines.at(-1)).toContain('群里有3人，2人还没绑定');
});

test('all are', async () => {
  expect((await bound(withMembers(() => Promise.resolve(['2'])))).at(-1)).toBe('群里有1人，都绑定了。');
});

test.each([
  ['does not tell', () => Promise.resolve(null)],
  ['knows nobody', () => Promise.resolve([])],
  ['throws', () => Promise.reject(new TypeError('a platform that breaks its promise'))],
])('a channel that %s', async (_, members) => {
  const lines = await bound(withMembers(members));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('本群现在是');
  expect(await count(house.db, `letters where status <> 'done'`)).toBe(0);
});

test('a channel without that ability is not asked, and asking twice tells once', async () => {
  expect(await bound(createPaper({ groups: [group] }))).toHaveLength(1);
  const paper = withMembers(() => Promise.resolve(['2', '3']));
  const deps = { db: house.db, inbox: house.inbox, channels: new Map([[paper.account as string, paper]]), stored: () => undefined, log: { warn: () => undefined } as never };
  for (let round = 0; round < 2; round += 1) await callRolls(deps, { groupsBound: [{ key: `paper:1/${group}`, letter: 1 }] });
  await house.settle();
  expect(said(house.paper, group)).toHaveLength(2);
});
