// A text in the length that a platform takes: nothing is lost by splitting, and what is cut short says so and keeps its ends.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastPart, splitText } from '../../src/mailroom/split.ts';

const texts = fc.array(fc.oneof(fc.constantFrom('\n', '。', '，', '路灯坏了', '😀'), fc.string({ unit: 'grapheme' })), { maxLength: 80 }).map((parts) => parts.join(''));
const limits = fc.integer({ min: 12, max: 60 });

describe('splitting', () => {
  test('any text: no message too long, no character torn, nothing lost but line ends', () => {
    const property = fc.property(texts, limits, (text, maxChars) => {
      const parts = splitText(text, maxChars);
      expect(parts.every((part) => part.length <= maxChars && part.isWellFormed())).toBe(true);
      const bare = (one: string): string => one.replaceAll(/\s/g, '');
      expect(bare(parts.join(''))).toBe(bare(text));
    });
    expect(() => fc.assert(property)).not.toThrow();
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
