// Learning twice from the same gives the same, and what was learned is read back as it was written.

import { describe, expect, test } from 'vitest';
import { headLabels } from '../../src/matters/screening/heads.ts';
import { judgeBy, readKnown } from '../../src/matters/screening/judge.ts';
import { see } from '../../training/lessons.ts';
import type { Example } from '../../training/read-corpus.ts';
import { study } from '../../training/study.ts';

const plain: Example = {
  id: 'small.txt:1',
  text: '',
  exclusion: 'none',
  exclusionAlt: [],
  action: 'accept',
  category: '市政设施',
  categoryAlt: [],
  intent: 'report',
  urgent: false,
  implicit: false,
  hard: false,
  mixed: false,
  place: null,
  personal: [],
  duplicates: null,
  nearMissOf: null,
};

const corpus: Example[] = ['东街', '西街', '南街', '北街'].flatMap((street) => [
  { ...plain, text: `${street}的路灯坏了` },
  { ...plain, text: `${street}的垃圾没人收`, category: '环境卫生' as const },
  { ...plain, text: `${street}的案子开庭，跟法官说一声`, category: '其他' as const, exclusion: 'judicial' as const, action: 'decline_with_guidance' as const },
]);

const known = study(corpus.map(see), 1);

test('learning twice gives the same bytes', () => {
  expect(JSON.stringify(study(corpus.map(see), 1))).toBe(JSON.stringify(known));
});

test('what a single text shows is left out', () => {
  expect(known.vocabulary.singles).toContain('灯');
  expect(known.vocabulary.singles).toContain('东');
  expect(study([...corpus, { ...plain, text: '鼹鼠' }].map(see), 1).vocabulary.singles).not.toContain('鼹');
});

describe('what was learned', () => {
  test('judges what is like it', () => {
    const { example, normalised, features } = see({ ...plain, text: '中街的路灯坏了' });
    expect(example.category).toBe(judgeBy(readKnown(known), normalised, features).category);
  });

  test('is refused when it was learned for other questions or another vocabulary', () => {
    const { subject } = known.heads;
    expect(() => readKnown({ ...known, heads: { ...known.heads, subject: { ...subject, labels: headLabels.aim } } })).toThrow('other labels');
    expect(() => readKnown({ ...known, vocabulary: { ...known.vocabulary, signs: [] } })).toThrow('another size');
  });
});
