// What a text is besides what it tells: told for somebody else, or a question of policy.

import { expect, test } from 'vitest';
import { behalfIn } from '../../src/matters/screening/behalf.ts';
import { kindOf } from '../../src/matters/screening/inquiry.ts';

test.each([
  ['替我妈反映一下', 'family'],
  ['幫我媽問一下', 'family'],
  ['帮隔壁阿姨说一声', 'neighbour'],
  ['代邻居投诉噪音', 'neighbour'],
  ['帮朋友问问', 'other'],
  ['我妈让我来反映', null],
  ['能不能帮我反映一下', null],
  ['请替我们反映', null],
] as const)('%s is told for %s', (text, whose) => {
  expect(behalfIn(text)?.whose ?? null).toBe(whose);
});

test.each([
  ['高龄补贴怎么申请？', 'inquiry'],
  ['办居住证需要什么材料', 'inquiry'],
  ['想问一下医保在哪里交', 'inquiry'],
  ['独生子女有没有补贴', 'inquiry'],
  ['路灯坏了怎么办理维修', 'request'],
  ['补贴拖了半年不给，怎么申请都没人管', 'request'],
  ['下水道堵了', 'request'],
] as const)('%s is a matter of kind %s', (text, kind) => {
  expect(kindOf(text)).toBe(kind);
});
