// What a platform refuses for good goes one step up each time, to somebody who is reached, and ends where nobody is left.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendFailure } from '../../src/bots/channel.ts';
import { query, said, staffChat, write } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindGroup, bindMember } from '../support/transcript-cast.ts';

const refusal: SendFailure = { ok: false, why: 'invalid', code: '400' };
const staff = { yang: '杨小敏', mei: '王小梅', chen: '陈国栋', fu: '傅敏' } as const;
type Member = keyof typeof staff;

let house: House;
beforeEach(async () => {
  const second = '  - { studio: BM, name: 王小梅, role: liaison }\n  - { district: HX, name: 傅敏, role: district }';
  const roster = await exampleRoster(['  - { district: HX, name: 傅敏, role: district }', second]);
  house = await openHouse({ roster, papers: [createPaper({ groups: [staffChat] })] });
});
afterEach(() => house.close());

async function bind(...members: Member[]): Promise<void> {
  for (const member of members) {
    const code = member === 'fu' ? 'HX' : 'BM';
    await bindMember(house, { name: staff[member], code, role: member === 'chen' ? 'representative' : 'officer' }, member);
  }
}

async function refuses(...chats: string[]): Promise<void> {
  for (const chat of chats) house.paper.failAlways(chat, refusal);
}

async function saysAndWaits(user: string, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await write(house, user, text);
    await house.settle({ patienceMs: 600_000 });
  }
  expect(house.bugs).toEqual([]);
}

const raise = (user: string): Promise<void> => saysAndWaits(user, '/start BM', '圭峰路44号门口的路灯坏了三天', '说完了', '同意并提交');
const danger = (user: string): Promise<void> => saysAndWaits(user, '/start BM', '厨房煤气漏了，我头好晕，快来人');

async function counted(): Promise<number> {
  const [row] = await query<{ count: number }>(house.db, `select count(*)::int as count from refusals where reason = 'undelivered'`);
  return row?.count ?? 0;
}

describe('what nobody knows to have arrived', () => {
  const noEcho: SendFailure = { ok: false, why: 'invalid', code: 'no-echo' };

  test('a resident’s answer, a card: said as what it is, and what to do', async () => {
    await bind('yang');
    await bindGroup(house, 'BM', staffChat);
    house.paper.failAlways(staffChat, noEcho);
    await raise('1');
    expect(said(house.paper, 'yang')).toEqual(['BM26-0001 的卡片，值班群可能没有收到。发「BM26-0001 查看」看这一件。\n发出去没有回音，请看一眼群里有没有。']);
    house.paper.failAlways(staffChat, null);
    house.paper.failAlways('1', noEcho);
    await saysAndWaits('yang', 'BM26-0001 答复 师傅明天上午来修路灯', '发送');
    expect(said(house.paper, staffChat).at(-1)).toBe('BM26-0001 的消息，居民可能没有收到（发出去没有回音）。\n请打电话或当面问一声，再发：BM26-0001 已告知');
  });

  test('a representative: the officers are to phone him', async () => {
    await bind('yang', 'chen');
    await raise('1');
    house.paper.failAlways('chen', noEcho);
    await saysAndWaits('yang', 'BM26-0001 分派 陈国栋');
    expect(said(house.paper, 'yang').join('\n')).toContain('BM26-0001 的消息，陈国栋可能没有收到，请打电话说一声。');
  });
});

describe('of the staff group', () => {
  test('a card: each officer hears of it in private, once', async () => {
    await bind('yang', 'mei', 'fu');
    await bindGroup(house, 'BM', staffChat);
    await refuses(staffChat);
    await raise('1');
    for (const officer of ['yang', 'mei']) expect(said(house.paper, officer)).toEqual([expect.stringContaining('BM26-0001 的卡片没送到值班群')]);
    expect(said(house.paper, 'fu')).toEqual([]);
    expect(await counted()).toBe(1);
  });

  test('no officer is bound: the district hears of it', async () => {
    await bind('fu');
    await bindGroup(house, 'BM', staffChat);
    await refuses(staffChat);
    await raise('1');
    expect(said(house.paper, 'fu')).toEqual([expect.stringContaining('BM26-0001 的卡片没送到值班群')]);
  });

  test('an alert comes again in private, with its button, and ahead of the card', async () => {
    await bind('yang');
    await bindGroup(house, 'BM', staffChat);
    await refuses(staffChat);
    await danger('1');
    const [alert, card] = house.paper.chat('yang');
    expect(alert?.text).toMatch(/^紧急！BM26-0001：可能是燃气或毒气\n/);
    expect(alert?.buttons.map(({ label }) => label)).toEqual(['我来']);
    expect(card?.text).toContain('BM26-0001 的卡片没送到值班群');
  });
});

describe('of an officer, where there is no staff group', () => {
  test('the last one: the district gets the alert', async () => {
    await bind('yang', 'fu');
    await refuses('yang');
    await danger('1');
    expect(said(house.paper, 'fu')).toContainEqual(expect.stringMatching(/^紧急！BM26-0001/));
  });

  test('a colleague has the same: he hears only that the other one is not reached', async () => {
    await bind('yang', 'mei', 'fu');
    await refuses('yang');
    await raise('1');
    expect(said(house.paper, 'mei')).toEqual([expect.stringMatching(/^BM26-0001 市政设施\n/), 'BM26-0001 的消息没送到杨小敏那里，请打电话说一声。']);
    expect(said(house.paper, 'fu')).toEqual([]);
  });
});

test('of a representative: the group hears it', async () => {
  await bind('yang', 'chen');
  await bindGroup(house, 'BM', staffChat);
  await raise('1');
  await refuses('chen');
  await saysAndWaits('yang', 'BM26-0001 分派 陈国栋');
  expect(said(house.paper, staffChat)).toContain('BM26-0001 的消息没送到陈国栋那里，请打电话说一声。');
});

test('of everybody: it ends, and is counted', async () => {
  await bind('yang', 'mei', 'fu');
  await bindGroup(house, 'BM', staffChat);
  await refuses(staffChat, 'yang', 'mei', 'fu');
  await danger('1');
  expect(await query(house.db, `select count(*)::int as waiting from deliveries where status = 'waiting'`)).toEqual([{ waiting: 0 }]);
  expect(await counted()).toBeGreaterThan(3);
  expect(await counted()).toBeLessThan(20);
});

test('nobody is bound at all: the resident has his number, and it is counted', async () => {
  await raise('1');
  expect(said(house.paper, '1').at(-1)).toMatch(/^BM26-0001/);
  expect(await query(house.db, `select reason from refusals`)).toEqual([{ reason: 'nobody-bound' }]);
});
