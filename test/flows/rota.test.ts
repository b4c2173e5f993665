// What is read as talk of the rota, and what is not; what of a swap is past is over without a word.

import { expect, test } from 'vitest';
import { readRota } from '../../src/flows/rota/read.ts';
import { answered, askDue, settledDue, swapDue } from '../../src/flows/rota/swap.ts';
import { changedDue } from '../../src/flows/rota/told.ts';
import type { Swap } from '../../src/matters/duty.ts';
import type { Reception } from '../../src/matters/reception.ts';
import { aContext } from './cast.ts';

test.each([
  ['排班', { command: 'next', studio: null }],
  ['排班 BM', { command: 'next', studio: 'BM' }],
  ['排班整年', { command: 'year', studio: null }],
  ['排班 DZ 整年', { command: 'year', studio: 'DZ' }],
  ['排班 重排', { command: 'anew', studio: null }],
  ['谁还没排够？', { command: 'short', studio: null }],
  ['排班 BM 谁还没排够', { command: 'short', studio: 'BM' }],
  ['我的排班', { command: 'mine' }],
  ['我的日历。', { command: 'calendar' }],
  ['排班 12月10日 陈国栋 黄立', { command: 'change', studio: null, day: '12月10日', names: ['陈国栋', '黄立'] }],
  ['排班 12月10日：陈国栋、黄立代表', { command: 'change', studio: null, day: '12月10日', names: ['陈国栋', '黄立代表'] }],
  ['排班 BM 10号 陈国栋', { command: 'change', studio: 'BM', day: '10号', names: ['陈国栋'] }],
  ['排班 12月10日', { command: 'change', studio: null, day: '12月10日', names: [] }],
  ['10号我来不了', { command: 'cannot', day: '10号' }],
  ['我十号来不了', { command: 'cannot', day: '十号' }],
  ['12月10日的接待我来不了了。', { command: 'cannot', day: '12月10日' }],
  ['明天我去不了', { command: 'cannot', day: '明天' }],
  ['10号去不了', { command: 'cannot', day: '10号' }],
  ['我下周四来不了', { command: 'cannot', day: '下周四' }],
  ['21日有事去不了', { command: 'cannot', day: '21日' }],
  ['21号我要出差，来不了', { command: 'cannot', day: '21号' }],
  ['我的接待', { command: 'mine' }],
  ['下次我哪天接待', { command: 'mine' }],
  ['我什么时候接待？', { command: 'mine' }],
  ['下次轮到我是几号', { command: 'mine' }],
])('%s', (text, command) => {
  expect(readRota(text)).toEqual(command);
});

test.each(['排班表在哪里看', '我的排班怎么这么多', '排班的事你们商量', '救护车10号来不了', '路灯师傅10号来不了', '10号楼停水', '我什么时候能拿到钱', '我的日历坏了'])('%s: none', (text) => {
  expect(readRota(text)).toBeNull();
});

test('down for a month: of a reception that is past nobody is asked any more, and nothing is said', () => {
  const swap: Swap = { id: '1-0', studio: 'BM', reception: 'BM-20261210-0900', absent: 'a', asked: [{ person: 'b', returns: null, date: '2026-12-10', refused: false }], state: 'asking', since: 0 };
  const reception: Reception = {
    id: swap.reception, studio: 'BM', kind: 'reception', planned: '2026-12-10', date: '2026-12-10', from: '09:00', to: '11:30', place: null, reason: null, provisional: false,
    subject: null, representatives: ['a', 'c'], rotaByHand: false, collective: false, capacity: 20, byHand: false, announcedAt: null, remindedOf: null, cancelledAt: null, knownAs: null,
  };
  const rotas = new Map([['BM', { receptions: [reception], away: [], swaps: [swap], wishes: [] }]]);
  const context = aContext({ rotas, now: Date.parse('2027-01-05T09:00:00+08:00') });
  expect(swapDue(['BM', '1-0', '1'], context)).toEqual([{ effect: 'keep-swap', swap: { ...swap, state: 'over' } }]);
  expect([askDue(['BM', '1-0', 'b'], context), settledDue(['BM', '1-0'], context), changedDue(['BM', reception.id, 'a,b', ''], context)]).toEqual([[], [], []]);
  expect(answered(true, ['BM', '1-0'], 'b', context)).toMatchObject([{ effect: 'say', text: '这次接待已经过了。' }]);
  // A later question, and another's button.
  expect(swapDue(['BM', '1-0', '0'], context)).toEqual([]);
  expect(answered(true, ['BM', '1-0'], 'd', context)).toBeNull();
});

test('a day that has moved since he was asked: he is asked again before his yes counts', () => {
  const asked = { person: 'b', returns: null, date: '2026-12-10', refused: false };
  const swap: Swap = { id: '1-0', studio: 'BM', reception: 'BM-20261210-0900', absent: 'a', asked: [asked], state: 'asking', since: 0 };
  const reception: Reception = {
    id: swap.reception, studio: 'BM', kind: 'reception', planned: '2026-12-10', date: '2026-12-11', from: '09:00', to: '11:30', place: null, reason: null, provisional: false,
    subject: null, representatives: ['a', 'c'], rotaByHand: false, collective: false, capacity: 20, byHand: true, announcedAt: null, remindedOf: null, cancelledAt: null, knownAs: null,
  };
  const rotas = new Map([['BM', { receptions: [reception], away: [], swaps: [swap], wishes: [] }]]);
  const effects = answered(true, ['BM', '1-0'], 'b', aContext({ rotas })) ?? [];
  expect(effects[0]).toEqual({ effect: 'keep-swap', swap: { ...swap, asked: [{ ...asked, date: '2026-12-11' }] } });
  expect(effects.slice(1)).toMatchObject([{ text: '谢谢！不过12月10日（周四）那次接待改了日子，再问您一次：' }, { text: expect.stringContaining('12月11日（周五）9:00-11:30') as string }]);
  expect(effects.some(({ effect }) => effect === 'keep-reception')).toBe(false);
});
