// Whatever a model writes is an answer in our own terms or none; what was hidden from it is put back, and nothing else.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hide } from '../../src/assist/hide.ts';
import { answerIn } from '../../src/assist/tasks.ts';
import { errandAnswer, errandTasks } from '../../src/flows/errand-contract.ts';
import { findPersonalData } from '../../src/matters/masking.ts';

const asItIs = (line: string) => line;

test('any content gives an answer that fits the contract, or none', () => {
  const contents = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.json().map((json) => `\`\`\`json\n${json}\n\`\`\``),
    fc.record({ exclusion: fc.constantFrom('none', 'judicial', 'x', null), category: fc.constantFrom('教育', 'x') }).map((one) => JSON.stringify(one)),
    fc.record({ lines: fc.array(fc.string(), { maxLength: 5 }) }).map((one) => JSON.stringify(one)),
  );
  fc.assert(fc.property(fc.constantFrom(...errandTasks), contents, (what, content) => {
    const answer = answerIn(what, content, '12月10日前修好', asItIs);
    expect(answer === null || (errandAnswer.safeParse(answer).success && answer.what === what)).toBe(true);
  }));
});

test('content of any length is read in time', () => {
  const began = performance.now();
  for (const content of ['<think>'.repeat(30_000), '```'.repeat(80_000), '['.repeat(200_000), `{"lines": ["${'1 '.repeat(100_000)}"]}`]) expect(answerIn('plain-reply', content, '', asItIs)).toBeNull();
  expect(performance.now() - began).toBeLessThan(500);
});

test('what was hidden comes back as it was, and what leaves has nothing of it', () => {
  const pieces = ['电话13800000012', '我叫逄佴郗', '住翠湖花园3栋2单元501', '路灯不亮', '车牌鲁G00001', '，', '。', '联系人王桂兰', '13900000034', '12月10日', '〔姓名〕'];
  fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (list) => {
    const text = list.join('');
    const hidden = hide(text);
    expect(findPersonalData(hidden?.text ?? '')).toStrictEqual([]);
    expect(hidden?.text ?? '').not.toMatch(/1[39]\d{9}/);
    expect(hidden?.reveal(hidden.text) ?? text).toBe(text);
  }));
});
