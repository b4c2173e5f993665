// Slips in the store: of a matter that turned out to be a secret their words go, and that they were answered stays; a level is shown once.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { bindGroup, bindMember } from '../support/transcript-cast.ts';
import { documentsAbout } from '../../src/store/documents.ts';
import { count, said, staffChat } from './desk.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse({ papers: [createPaper({ groups: [staffChat] })], sendsAtOnce: true });
  for (const [name, role, code, user] of [['陈国栋', 'representative', 'BM', 'chen'], ['杨小敏', 'officer', 'BM', 'yang'], ['吴刚', 'handler', 'CG', 'wu']] as const) await bindMember(house, { name, role, code }, user);
  await bindGroup(house, 'BM', staffChat);
  for (const text of ['/start BM', '圭峰路44号门口垃圾堆了一个星期', '说完了', '同意并提交']) await writes('resident', text);
  await writes('yang', '#1 转办 城管办 1日', staffChat);
});
afterEach(() => house.close());

async function writes(user: string, text: string, chat = user): Promise<void> {
  house.tickOn();
  await house.paper.writes({ user, chat, text });
  await house.settle({ patienceMs: 600_000 });
}

test('#1 涉密 takes the words of its slips out of the store', async () => {
  await house.turn('11月26日 09:00');
  await writes('chen', '#1 催办 今天去看一次');
  await writes('chen', '发送');
  await writes('wu', 'BM督26-0001 回复 明天去');
  const about = () => documentsAbout(house.db, house.seal, 'BM26-0001');
  expect((await about()).map(({ text, answer }) => [text.includes('今天去看一次'), answer])).toEqual([[true, '明天去']]);
  await writes('yang', '#1 涉密', staffChat);
  expect((await about()).map(({ text, answer, signer }) => [text, answer, signer])).toEqual([['', '', null]]);
  expect(house.bugs).toEqual([]);
});

test('two officers press 发送 at the same moment, in two processes: one slip, and the other one is told that it runs', async () => {
  await bindMember(house, { name: '傅敏', role: 'officer', code: 'HX' }, 'fu');
  await house.paper.happens({ user: 'chen', chat: 'chen' }, { kind: 'reachable', reachable: false });
  await house.turn('11月26日 09:00');
  const officers = ['yang', 'fu'];
  for (const user of officers) await writes(user, 'BM26-0001 催办 今天去看一次');
  const presses = officers.map((user) => {
    const message = house.paper.chat(user).findLast(({ buttons }) => buttons.some(({ label }) => label === '发送'));
    return { user, chat: user, messageId: message?.id ?? '', press: message?.buttons.find(({ label }) => label === '发送')?.press ?? '' };
  });
  const other = house.anotherWorker();
  for (const press of [...presses, ...presses]) await house.paper.presses(press);
  await Promise.all([house.handler.handleSome(), other.handler.handleSome()]);
  await house.settle({ patienceMs: 600_000 });
  expect((await documentsAbout(house.db, house.seal, 'BM26-0001')).map(({ number, form }) => [number, form])).toEqual([['BM督26-0001', 'urging']]);
  expect(said(house.paper, 'wu').filter((text) => text.includes('BM督26-0001'))).toHaveLength(1);
  const told = officers.flatMap((user) => said(house.paper, user));
  expect(told.filter((text) => text.includes('前一张单子还没有到期'))).toHaveLength(1);
  expect(house.bugs).toEqual([]);
});

test('a level is shown once in a month of looking, by one due row a day; with the answer the looking ends', async () => {
  const offers = () => said(house.paper, 'chen').filter((text) => text.includes('要发哪一种')).length;
  await house.turn('12月26日 12:00');
  expect(offers()).toBe(1);
  expect(await count(house.db, "dues where id like 'level:%'")).toBe(1);
  await writes('yang', '#1 答复 已经清走了，以后每天早上收。');
  await writes('yang', '发送');
  await house.turn('12月30日 12:00');
  expect(await count(house.db, "dues where id like 'level:%'")).toBe(0);
  expect(offers()).toBe(1);
});
