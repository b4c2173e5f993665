// The corpus is well formed, teaches all that is asked, and is what the committed weights were learned from; the held-out set stays apart.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPersonalData } from '../../src/matters/masking.ts';
import { categories, grounds } from '../../src/matters/matter.ts';
import { intents } from '../../src/matters/screening/heads.ts';
import weights from '../../src/matters/screening/weights.json' with { type: 'json' };
import { corpusHash } from '../../training/corpus-hash.ts';
import { filled, inventedSlots } from '../../training/fill.ts';
import { readCorpus } from '../../training/read-corpus.ts';

const folder = (name: string): string => join(import.meta.dirname, '../../training', name);
const corpus = readCorpus(folder('corpus'), inventedSlots(1));

test('the weights were learned from this corpus: after a change, npm run train', () => {
  expect(weights.corpus).toBe(corpusHash());
});

const timesOf = (list: readonly string[], answer: string): number => list.filter((one) => one === answer).length;

test.each(categories)('thirty messages at least are about %s', (category) => {
  expect(timesOf(corpus.map((one) => one.category), category)).toBeGreaterThan(30);
});

test.each(grounds)('thirty messages at least are excluded for: %s', (exclusion) => {
  expect(timesOf(corpus.map((one) => one.exclusion), exclusion)).toBeGreaterThan(30);
});

test.each(intents)('thirty messages at least mean: %s', (intent) => {
  expect(timesOf(corpus.map((one) => one.intent), intent)).toBeGreaterThan(30);
});

test('no message stands there twice, and none of the held-out ones is learned', () => {
  const known = new Set(corpus.map(({ text }) => text));
  expect(known.size).toBeGreaterThan(corpus.length * 0.995);
  const held = readCorpus(folder('held-out'), inventedSlots(2));
  expect(held.length).toBeGreaterThan(500);
  expect(held.filter(({ text }) => text.length > 6 && known.has(text))).toEqual([]);
});

describe('a line', () => {
  const slots = inventedSlots(3);

  test('keeps where its place and its personal data stand', () => {
    const { text, place, personal } = filled('我是{name}，电话{phone}⏎{place:东街路口}的灯坏了，我住{address:翠湖花园3栋501}', slots);
    expect(place).toBe('东街路口');
    expect(text).toContain('\n东街路口的灯坏了，我住翠湖花园3栋501');
    expect(personal.map(({ type }) => type)).toEqual(['name', 'phone', 'address']);
    for (const { span } of personal) expect(text).toContain(span);
  });

  test.each(['idcard', 'bankcard'] as const)('an invented %s is right in form: the masking knows it', (type) => {
    const spans = Array.from({ length: 20 }, () => slots[type]());
    expect(spans.flatMap((span) => findPersonalData(`号码是${span}，请核对`).map((found) => found.span))).toEqual(spans);
  });
});
