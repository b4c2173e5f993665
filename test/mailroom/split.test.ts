// A text in the length that a platform takes: nothing is lost by splitting, and what is cut short says so and keeps its ends.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastPart, splitAbove, splitText } from '../../src/mailroom/split.ts';

const texts = fc.array(fc.oneof(fc.constantFrom('\n', '\n'.repeat(30), '。', '，', '路灯坏了', '😀'), fc.string({ unit: 'grapheme' })), { maxLength: 80 }).map((parts) => parts.join(''));
const limits = fc.integer({ min: 12, max: 60 });

describe('splitting', () => {
  test('any text: no message too long, no character torn, nothing lost but line ends', () => {
    const property = fc.property(texts, limits, (text, maxChars) => {
      const parts = splitText(text, maxChars);
      expect(parts.every((part) => part.length <= maxChars && part.isWellFormed() && (part.trim() !== '' || text.trim() === ''))).toBe(true);
      const bare = (one: string): string => one.replaceAll(/\s/g, '');
      expect(bare(parts.join(''))).toBe(bare(text));
    });
    expect(() => fc.assert(property)).not.toThrow();
  });

  const kept = ['BM26-0001', 'https://huiyin.example/r/Ab3_x-9', '12月9日（周三）', '12月10日', '0512-6588123', '👨‍👩‍👧', '👍🏽'];
  const talk = fc.array(fc.oneof(fc.constantFrom('\n', '。', '，', '路灯坏了', '再来看看'), fc.constantFrom(...kept)), { minLength: 5, maxLength: 60 }).map((parts) => parts.join('看'));

  test('any text with numbers, dates, links and emoji: none of them is torn', () => {
    const property = fc.property(talk, fc.integer({ min: 40, max: 90 }), (text, maxChars) => {
      const parts = splitText(text, maxChars);
      const found = (one: string) => kept.map((whole) => one.split(whole).length - 1);
      const sum = parts.map(found).reduce((all, one) => all.map((count, index) => count + (one[index] ?? 0)));
      expect(sum).toStrictEqual(found(text));
    });
    expect(() => fc.assert(property)).not.toThrow();
  });

  test('in the second half a line end comes before the end of a sentence, and that before a comma', () => {
    const line = (length: number, end: string) => `${'灯'.repeat(length - end.length)}${end}`;
    expect(splitText(`${line(320, '')}\n${line(200, '。')}${line(300, '')}`, 599).map(({ length }) => length)).toStrictEqual([320, 500]);
    expect(splitText(`${line(100, '')}\n${line(250, '。')}${line(200, '，')}${line(300, '')}`, 599).map(({ length }) => length)).toStrictEqual([351, 500]);
    expect(splitText(`${line(100, '。')}${line(300, '，')}${line(500, '')}`, 599).map(({ length }) => length)).toStrictEqual([400, 500]);
    expect(splitText(`${line(400, '。」')}${line(500, '')}`, 599).map(({ length }) => length)).toStrictEqual([400, 500]);
    expect(splitText(line(700, ''), 599).map(({ length }) => length)).toStrictEqual([599, 101]);
  });

  test('a link as long as a message is cut all the same', () => {
    const link = `https://huiyin.example/${'a'.repeat(700)}`;
    expect(splitText(link, 599).join('')).toBe(link);
    expect(splitText(`看${link}`, 599)[0]).toBe('看');
  });
});

describe('a question with numbered choices', () => {
  const choices = ['1 提交', '2 还要改', '3 不反映了'];

  test('stays with them in the last message, and what fits before it as well', () => {
    const text = `我记的是这样\n${'路灯坏了三天。\n'.repeat(90)}对吗？`;
    const parts = splitAbove(text, choices, 599);
    expect(parts).toHaveLength(2);
    expect(parts[1]).toMatch(/^路灯坏了三天。\n[^]*路灯坏了三天。\n对吗？\n1 提交\n2 还要改\n3 不反映了$/);
    const oneLine = splitAbove(`${'路灯坏了三天。'.repeat(100)}对吗？`, choices, 599);
    expect(oneLine.at(-1)?.endsWith('对吗？\n1 提交\n2 还要改\n3 不反映了')).toBe(true);
  });

  test('any question and any choices that fit into one message: together, in order, nothing lost', () => {
    const lists = fc.integer({ min: 1, max: 6 }).map((count) => Array.from({ length: count }, (_, index) => `${index + 1} 选这个`));
    const property = fc.property(texts, lists, fc.integer({ min: 60, max: 120 }), (text, lines, maxChars) => {
      const parts = splitAbove(text, lines, maxChars);
      expect(parts.every((part) => part.length <= maxChars && part.isWellFormed())).toBe(true);
      expect(parts.at(-1)?.endsWith(lines.join('\n'))).toBe(true);
      const bare = (one: string): string => one.replaceAll(/\s/g, '');
      expect(bare(parts.join(''))).toBe(bare([text, ...lines].join('')));
    });
    expect(() => fc.assert(property)).not.toThrow();
  });

  test('without choices it is a text like any other; choices that alone are too many are split like one', () => {
    expect(splitAbove('路灯坏了', [], 599)).toStrictEqual(['路灯坏了']);
    const many = Array.from({ length: 60 }, (_, index) => `${index + 1} 青山街道第${index + 1}工作室`);
    const parts = splitAbove('哪个工作室？', many, 599);
    expect(parts.flatMap((part) => part.split('\n'))).toStrictEqual(['哪个工作室？', ...many]);
  });
});

describe('what is rewritten', () => {
  test('any text: one message, no character torn', () => {
    const property = fc.property(texts, limits, (text, maxChars) => {
      const last = lastPart(text, maxChars);
      expect(last.length <= maxChars && last.isWellFormed()).toBe(true);
    });
    expect(() => fc.assert(property)).not.toThrow();
  });

  test('what fits stays as it is', () => {
    expect(lastPart('一二三四五', 5)).toBe('一二三四五');
  });

  test('of a long card the last message gets what was decided, and nothing of the letter is said twice or lost', () => {
    const card = `BM26-0001 市政设施\n${'路灯坏了三天。'.repeat(32)}`;
    const sent = splitText(card, 100);
    const last = lastPart(`${card}\n—— 转办城管办（杨小敏）`, 100);
    expect(last).toBe(`${sent.at(-1)}\n—— 转办城管办（杨小敏）`);
  });

  test('where both do not fit, the end of the letter is cut at a sentence and the decision stays', () => {
    const card = `BM26-0001 市政设施\n${'路灯坏了三天。'.repeat(12)}`;
    expect(card.length).toBeLessThanOrEqual(100);
    expect(lastPart(`${card}\n—— 转办城管办（杨小敏）`, 100)).toMatch(/^BM26-0001 市政设施\n路灯坏了三天。.*路灯坏了三天。…\n—— 转办城管办（杨小敏）$/s);
  });
});
