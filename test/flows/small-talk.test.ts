// Small words are told from words that say something: each line here is one that somebody writes.

import { describe, expect, test } from 'vitest';
import { isConsent, isDone, isGreeting, isNo, isThanks, isYes } from '../../src/flows/resident/small-talk.ts';

describe('a greeting', () => {
  test.each(['你好', '您好！', '在吗？', '有人吗', '你好，在吗', '领导好', '同志您好', '喂', '早上好。', 'Hello'])('%s', (text) => {
    expect(isGreeting(text)).toBe(true);
  });

  test.each(['你好，路灯坏了', '在吗路灯坏了', '', '。', '我家没人', '早上没水'])('not %s', (text) => {
    expect(isGreeting(text)).toBe(false);
  });
});

describe('thanks', () => {
  test.each(['谢谢', '好的，谢谢！', '嗯嗯', '知道了', '谢谢你们', '👍', '好的好的', 'OK', '辛苦了'])('%s', (text) => {
    expect(isThanks(text)).toBe(true);
  });

  test.each(['谢谢，可是灯还没亮', '好的，明天10点', '不行', '行不通', ''])('not %s', (text) => {
    expect(isThanks(text)).toBe(false);
  });
});

describe('yes and no to a summary', () => {
  test.each(['对', '对的', '没错。', '好的', '可以', '就这样吧', '交吧', '同意'])('%s', (text) => {
    expect(isYes(text)).toBe(true);
  });

  test.each(['不对', '对面那家', '可以修吗', '好几天了', ''])('not %s', (text) => {
    expect(isYes(text)).toBe(false);
  });

  test('only 同意 is consent', () => {
    expect(['同意', '同意，提交', '对', '好的'].map(isConsent)).toEqual([true, true, false, false]);
    expect(isConsent('不同意')).toBe(false);
  });

  test.each(['不对', '错了', '写错了。'])('no: %s', (text) => {
    expect(isNo(text)).toBe(true);
  });

  test('不对，是3号楼 is a correction, not a no', () => {
    expect(isNo('不对，是3号楼')).toBe(false);
  });
});

test('the end of a text, in other words', () => {
  expect(['说完了', '没了', '就这些', '没有了。'].map(isDone)).toEqual([true, true, true, true]);
  expect(['没有了水', '完了，水漏了'].map(isDone)).toEqual([false, false]);
});
