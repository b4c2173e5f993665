// What staff type: numbers in every form, command words with and without them, and sentences that only look like commands.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStaffCommand } from '../../src/flows/staff/command.ts';
import { isTrivial } from '../../src/flows/staff/trivial.ts';

const one = { running: 1 };
const full = { number: 'BM26-0001' };

test.each([
  ['#1 答复 明天修', one, 'reply', '明天修'],
  ['＃１　答复　明天修', one, 'reply', '明天修'],
  ['#0001 答复：明天修', one, 'reply', '明天修'],
  ['# 1，答复，明天修', one, 'reply', '明天修'],
  ['#1答复明天修', one, 'reply', '明天修'],
  ['BM26-0001 答复 明天修', full, 'reply', '明天修'],
  ['bm26—0001 答复 明天修', full, 'reply', '明天修'],
  ['#BM26-0001 答复 明天修', full, 'reply', '明天修'],
  ['ＢＭ２６－０００１　答复　明天修', full, 'reply', '明天修'],
  ['BM26 0001 答复 明天修', full, 'reply', '明天修'],
  ['BM26 - 1 答复 明天修', full, 'reply', '明天修'],
  ['BM26-12345 查看', { number: 'BM26-12345' }, 'view', ''],
  ['#1 问 大概从哪天开始的？', one, 'ask', '大概从哪天开始的？'],
  ['#1 问：从哪天？', one, 'ask', '从哪天？'],
  ['#1 问居民 从哪天？', one, 'ask', '从哪天？'],
  ['#1 分派陈国栋', one, 'assign', '陈国栋'],
  ['#1 转办城管办 5日', one, 'refer', '城管办 5日'],
  ['#1 不予登记 司法 法院已立案', one, 'decline', '司法 法院已立案'],
  ['#1 备注 第一行\n第二行', one, 'note', '第一行\n第二行'],
  ['#1 答复', one, 'reply', ''],
  ['#1', one, 'view', ''],
  ['BM26-0001', full, 'view', ''],
  ['#1 明天修', one, null, '明天修'],
  ['#1 问题不大，明天修', one, null, '问题不大，明天修'],
  ['#12号楼的事', { running: 12 }, null, '号楼的事'],
])('%s', (text, target, act, rest) => {
  expect(readStaffCommand(text)).toEqual({ command: 'act', target, act, rest });
});

test.each([
  ['待办', { command: 'todo', studio: null }],
  ['待办。', { command: 'todo', studio: null }],
  ['/todo', { command: 'todo', studio: null }],
  ['查找 路灯', { command: 'search', words: '路灯', studio: null }],
  ['查找', { command: 'search', words: '', studio: null }],
  ['答复 明天修', { command: 'word', act: 'reply', rest: '明天修' }],
  ['备注：已电话联系', { command: 'word', act: 'note', rest: '已电话联系' }],
  ['查看', { command: 'word', act: 'view', rest: '' }],
])('%s, without a number', (text, command) => {
  expect(readStaffCommand(text)).toEqual(command);
});

test.each(['答复得太慢了', '问题不大', '分派得不错', '待办的事不少', '大家好', '26-0001', '#', '#一', 'A1', '1 答复', ''])('%s is talk', (text) => {
  expect(readStaffCommand(text)).toBeNull();
});

test('whatever is written is read without an error', () => {
  expect(() => fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readStaffCommand(`#1 ${text}`)))).not.toThrow();
});

describe('courtesy between colleagues', () => {
  test.each(['收到', '收到。', '好', '好的！', '👍', '👌🏻', 'OK', '嗯嗯', '知道了', '谢谢', '已阅', '🙏🙏', '……'])('%s is no answer', (text) => {
    expect(isTrivial(text)).toBe(true);
  });

  test.each(['好，明天修', '收到，师傅下午去', '可以修，12月3日前', '3', '修好了', '不行'])('%s is one', (text) => {
    expect(isTrivial(text)).toBe(false);
  });
});
