// A text in the length that a platform takes: nothing is lost by splitting, and what is cut short says so and keeps its ends.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shorten, splitText } from '../../src/mailroom/split.ts';

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

describe('cutting short', () => {
  test('any text: one message, no character torn', () => {
    const property = fc.property(texts, limits, (text, maxChars) => {
      const short = shorten(text, maxChars);
      expect(short.length <= maxChars && short.isWellFormed()).toBe(true);
      expect(short === text || short.includes('…')).toBe(true);
    });
    expect(() => fc.assert(property)).not.toThrow();
  });

  test('what fits stays as it is', () => {
    expect(shorten('一二三四五', 5)).toBe('一二三四五');
  });

  test('a card keeps its number and what was decided; the cut is at the end of a sentence', () => {
    const card = `BM26-0001 市政设施\n${'路灯坏了三天。'.repeat(40)}\n—— 转办城管办（杨小敏）`;
    const short = shorten(card, 100);
    expect(short).toMatch(/^BM26-0001 市政设施\n路灯坏了三天。/);
    expect(short).toMatch(/路灯坏了三天。…\n—— 转办城管办（杨小敏）$/);
  });
});
