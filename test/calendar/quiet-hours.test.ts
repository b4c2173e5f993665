// Quiet hours begin at 22:00 and end at 08:00, in Asia/Shanghai whatever the zone of the server.

import { expect, test } from 'vitest';
import { quietUntil } from '../../src/calendar/quiet-hours.ts';

test.each([
  ['2026-12-04T21:59:59.999+08:00', null],
  ['2026-12-04T22:00:00+08:00', '2026-12-05T08:00:00+08:00'],
  ['2026-12-04T23:59:59+08:00', '2026-12-05T08:00:00+08:00'],
  ['2026-12-05T00:00:00+08:00', '2026-12-05T08:00:00+08:00'],
  ['2026-12-05T07:59:59.999+08:00', '2026-12-05T08:00:00+08:00'],
  ['2026-12-05T08:00:00+08:00', null],
  ['2026-12-31T16:30:00Z', '2027-01-01T08:00:00+08:00'],
])('%s', (at, until) => {
  expect(quietUntil(Date.parse(at))).toBe(until === null ? null : Date.parse(until));
});
