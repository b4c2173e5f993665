// The corpus is well formed, teaches all that is asked, and is what the committed weights were learned from; the held-out set stays apart.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPersonalData } from '../../src/matters/masking.ts';
import { headLabels } from '../../src/matters/screening/heads.ts';
import weights from '../../src/matters/screening/weights.json' with { type: 'json' };
import { corpusHash } from '../../training/corpus-hash.ts';
import { filled, inventedSlots } from '../../training/fill.ts';
import { readCorpus } from '../../training/read-corpus.ts';

const folder = (name: string): string => join(import.meta.dirname, '../../training', name);
const corpus = readCorpus(folder('corpus'), inventedSlots(1));

test('the weights were learned from this corpus: after a change, npm run train', () => {
  expect(weights.corpus).toBe(corpusHash());
});

test('each answer of each question is taught by thirty messages at least', () => {
  for (const category of headLabels.category) expect(corpus.filter((one) => one.category === category).length, category).toBeGreaterThan(30);
  for (const exclusion of headLabels.exclusion) expect(corpus.filter((one) => one.exclusion === exclusion).length, exclusion).toBeGreaterThan(30);
  for (const intent of headLabels.intent) expect(corpus.filter((one) => one.intent === intent).length, intent).toBeGreaterThan(30);
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

  test('invented numbers are right in form: the masking knows each of them', () => {
    for (const type of ['idcard', 'bankcard'] as const) {
      for (let count = 0; count < 20; count += 1) {
        const span = slots[type]();
        expect(findPersonalData(`号码是${span}，请核对`).map((found) => found.span), span).toEqual([span]);
      }
    }
  });
});
