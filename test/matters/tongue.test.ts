// In which script or language somebody writes.

import { expect, test } from 'vitest';
import { tongueOf } from '../../src/matters/tongue.ts';

test.each([
  ['圭峰路的路燈壞了三天', 'hans', 'hant'],
  ['圭峰路的路灯坏了三天', 'hant', 'hans'],
  ['在哪里反映？', 'hans', 'hans'],
  ['The street lamp is broken', 'hans', 'en'],
  // The same in both: nothing changes.
  ['三天', 'hant', 'hant'],
  ['三天', 'en', 'hans'],
  ['ok', 'hant', 'hant'],
  ['ok ok ok ok', 'hans', 'hans'],
  ['/start bind_ABCD2345', 'hans', 'hans'],
  ['/help me with this please now', 'hans', 'hans'],
  ['BM26-0001', 'hant', 'hant'],
  ['', 'en', 'en'],
] as const)('%s after %s is %s', (text, before, after) => {
  expect(tongueOf(text, before)).toBe(after);
});
