// A draft: parts come, are replaced, fill it up; what a correction and the answer to 「在什么地方」 are taken for.

import { expect, test } from 'vitest';
import { numberNamed } from '../../src/flows/resident/add-to-matter.ts';
import { correctionIn, hasPart, holdsSecret, newDraft, placeCorrected, placeSaid, textOf, withMessage } from '../../src/flows/resident/draft.ts';
import { matchStudios } from '../../src/flows/resident/studio.ts';
import { aMessage, anEvent, aRoster } from './cast.ts';

const empty = newDraft(anEvent(aMessage('')), 0);

function drafted(...texts: string[]) {
  return texts.reduce((draft, text, index) => withMessage(draft, `m${index}`, aMessage(text), index) ?? draft, empty);
}

test('an edited message takes the place of its part, any change is a new revision', () => {
  const draft = drafted('路登坏了', '三天了');
  const edited = withMessage(draft, 'm0', { ...aMessage('路灯坏了'), edited: true }, 9);
  expect(edited && textOf(edited)).toBe('路灯坏了\n三天了');
  expect(edited?.revision).toBe(draft.revision + 1);
  expect(edited?.parts[0]?.edited).toBe(false);
});

test('a message without an id is a part of its own and never replaced', () => {
  const one = withMessage(empty, null, aMessage('路灯坏了'), 1) ?? empty;
  const two = withMessage(one, null, aMessage('三天了'), 2) ?? one;
  expect(textOf(two)).toBe('路灯坏了\n三天了');
  expect(hasPart(two, null)).toBe(false);
});

test('a draft is full after 60 messages, or 20,000 characters', () => {
  const long = drafted('灯'.repeat(19_000));
  expect(withMessage(long, 'x', aMessage('灯'.repeat(2000)), 1)).toBeNull();
  const many = drafted(...Array.from({ length: 60 }, (_, index) => `第${index}条`));
  expect(withMessage(many, 'x', aMessage('再来一条'), 1)).toBeNull();
  expect(withMessage(many, 'm3', aMessage('改一条'), 1)).not.toBeNull();
});

test('a secret may lie in two parts, one of them a place', () => {
  expect(holdsSecret(drafted('我有一份材料要发给你', '路灯坏了'))).toBe(false);
  expect(holdsSecret(drafted('我有一份材料要发给你', '标题是国家秘密'))).toBe(true);
  expect(holdsSecret({ ...drafted('我有一份材料要发给你'), place: '标题是国家秘密' })).toBe(true);
});

test.each([
  ['不对，是3号楼', '3号楼'],
  ['不对是3号楼。', '3号楼'],
  ['写错了，应该是北门小区', '北门小区'],
  ['路灯坏了', null],
  ['不对', null],
])('a correction: %s', (text, instead) => {
  expect(correctionIn(text)).toBe(instead);
});

test.each([
  ['3号楼', '北门小区5号楼', '北门小区3号楼'],
  ['3号楼', '北门小区', '北门小区3号楼'],
  ['46号门口', null, '46号门口'],
  ['圭峰路46号', '圭峰路44号', '圭峰路46号'],
  ['楼上的人太吵了', '北门小区', null],
  ['后面那条巷', '北门小区', '后面那条巷'],
])('a corrected place: %s after %s', (text, before, place) => {
  expect(placeCorrected(text, before)).toBe(place);
});

test('a few words are the place, a story has one in it', () => {
  expect(placeSaid(' 东门菜场南边的桥头 ')).toBe('东门菜场南边的桥头');
  expect(placeSaid('就在圭峰路44号门口那里，昨天晚上开始的，我妈走过去的时候差一点就摔了一跤，幸亏有人扶')).toBe('圭峰路44号门口');
  expect(placeSaid('')).toBeNull();
});

test.each([
  ['BM26-0001 又坏了', 'BM26-0001'],
  ['bm26-0001，又坏了', 'BM26-0001'],
  ['#BM26-0001又坏了', 'BM26-0001'],
  ['BM26-0001', null],
  ['路灯BM26-0001', null],
  ['又坏了', null],
])('the number that a text begins with: %s', (text, number) => {
  expect(numberNamed(anEvent(aMessage(text)))).toBe(number);
});

test.each([
  ['bm', ['BM']],
  ['北门', ['BM']],
  ['我是大泽镇的', ['DZ']],
  ['社区', ['BM']],
  ['火星', []],
])('the studio that a text names: %s', (text, codes) => {
  expect(matchStudios(aRoster(), text).map((studio) => studio.code)).toEqual(codes);
});
