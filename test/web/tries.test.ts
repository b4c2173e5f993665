// Whose wrong links are counted: one address for each who asks, also behind a proxy that stands on another machine of the same network.

import { expect, test } from 'vitest';
import { addressBehind, createTries } from '../../src/web/referral/tries.ts';

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.3.0.7', '172.20.1.1', '192.168.0.2', '::ffff:10.3.0.7', 'fd12:3456::1'])('a proxy at %s says for whom it asks', (direct) => {
  expect(addressBehind(direct, '203.0.113.9')).toBe('203.0.113.9');
  expect(addressBehind(direct, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
  expect(addressBehind(direct, undefined)).toBe(direct);
  expect(addressBehind(direct, ' ')).toBe(direct);
});

test.each(['203.0.113.7', '172.32.0.1', '11.0.0.1', '2001:db8::1', ''])('from %s nobody is believed', (direct) => {
  expect(addressBehind(direct, '198.51.100.1')).toBe(direct);
});

test('after twenty wrong ones within ten minutes an address rests; later it is looked up again', () => {
  let now = 0;
  const tries = createTries(() => now);
  for (let times = 0; times < 20; times += 1) tries.wrong('203.0.113.9');
  expect([tries.isTired('203.0.113.9'), tries.isTired('203.0.113.10')]).toEqual([true, false]);
  now = 600_000;
  expect(tries.isTired('203.0.113.9')).toBe(false);
});
