// After a standstill several reminders of one reply are due at once: only the last of them asks.

import { expect, test } from 'vitest';
import { route } from '../../src/flows/route.ts';
import { aContext, anEvent, repliedMatter } from './cast.ts';

const number = 'BM26-0001';

function asked(days: string, at: string): number {
  const event = anEvent({ kind: 'due', what: 'push:rating', args: [number, '1', days] });
  const matter = repliedMatter(number, Date.parse('2026-11-24T09:00:00+08:00'));
  return route(event, null).turn(null, event, aContext({ matter, now: Date.parse(at) })).effects.length;
}

test('each on its own day', () => {
  expect([asked('3', '2026-11-27T09:00:00+08:00'), asked('7', '2026-12-01T09:00:00+08:00')]).toEqual([1, 1]);
});

test('both together', () => {
  expect([asked('3', '2026-12-02T09:00:00+08:00'), asked('7', '2026-12-02T09:00:00+08:00')]).toEqual([0, 1]);
});
