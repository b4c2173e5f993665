// Whether a group's message names us: with and without the platform's ids, in every way in which people type it.

import { assert, boolean, option, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMention } from '../../../src/bots/wechat/in/mention.ts';
import { plain } from '../../../src/bots/wechat/in/plain.ts';

const names = ['和平路回音', '回音'];

function read(text: string, isNamed: boolean | null = null) {
  return readMention(plain(text), { names, isNamed });
}

describe('a mention', () => {
  test.each([
    ['@回音\u2005帮忙', '帮忙'],
    ['@回音 帮忙', '帮忙'],
    ['@回音，帮忙', '帮忙'],
    ['@回音,帮忙', '帮忙'],
    ['@回音：帮忙', '帮忙'],
    ['@回音帮忙', '帮忙'],
    ['＠回音 帮忙', '帮忙'],
    ['帮忙@回音', '帮忙'],
    ['请 @回音\u2005 看一下', '请 看一下'],
    ['@和平路回音\u2005待办', '待办'],
    ['#12 收到\n@回音\u2005待办', '#12 收到\n待办'],
    ['@回音', ''],
    ['@小杨\u2005@回音\u2005一起看', '@小杨 一起看'],
  ])('%s is one without ids', (text, rest) => {
    expect(read(text)).toEqual({ mentioned: true, text: rest });
    expect(read(text, true)).toEqual({ mentioned: true, text: rest });
  });

  test.each(['帮忙', '回音 帮忙', '@小杨 帮忙', '@所有人 下午开会', '@all 下午开会', '发到 a@b.cn'])('%s is none', (text) => {
    expect(read(text)).toEqual({ mentioned: false, text });
  });

  test('the ids decide where the name is not to be found', () => {
    expect(read('@老名字\u2005帮忙', true)).toEqual({ mentioned: true, text: '帮忙' });
    expect(read('帮忙看看', true)).toEqual({ mentioned: true, text: '帮忙看看' });
    expect(read('@所有人\u2005下午开会', true)).toMatchObject({ mentioned: false });
  });

  test('somebody else with a longer name is not we, where ids say who is named', () => {
    expect(read('@回音壁\u2005帮忙', false)).toEqual({ mentioned: false, text: '@回音壁 帮忙' });
    expect(read('@小杨\u2005问问 @回音 吧', false)).toMatchObject({ mentioned: true });
  });

  test('a name may hold anything', () => {
    const odd = '回(音)*[1]$.-\\';
    expect(readMention(`@${odd} 帮忙`, { names: ['', odd], isNamed: null })).toEqual({ mentioned: true, text: '帮忙' });
  });

  test('whatever is written, it is read', () => {
    assert(property(string({ unit: 'binary' }), string(), option(boolean()), (text, name, isNamed) => {
      const { mentioned, text: rest } = readMention(text, { names: [name], isNamed });
      expect(mentioned || rest === text).toBe(true);
    }));
    const started = performance.now();
    read(' '.repeat(100_000));
    read('@'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('plain words', () => {
  test('keep what was written and lose only what nobody sees', () => {
    expect(plain('a\u200Bb\uFEFF c\u2005d\r\ne')).toBe('ab c d\ne');
    expect(plain('谢谢👍🏽 👨‍👩‍👧 一、\n  二\t完')).toBe('谢谢👍🏽 👨‍👩‍👧 一、\n  二\t完');
    expect(plain('\u0000 \uD800')).toBe('\uFFFD \uFFFD');
  });
});
