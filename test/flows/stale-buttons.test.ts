// A choice that no flow knows does nothing: it is answered politely, counted, and never taken for another one.

import { expect, test } from 'vitest';
import { route } from '../../src/flows/route.ts';
import type { Grant } from '../../src/matters/roster.ts';
import { aContext, anEvent, repliedMatter } from './cast.ts';

const number = 'BM26-0001';

test.each(['raise', 'rate', 'my', 'menu', 'no-such-flow'])('in %s', (flow) => {
  for (const choice of ['no-such-choice', 'constructor', '']) {
    const event = anEvent({ kind: 'press', flow, choice, args: [number, '1'], typed: false });
    const context = aContext({ matter: repliedMatter(number) });
    const { effects, state } = route(event, null).turn(null, event, context);
    expect(effects.map(({ effect }) => effect)).toEqual(['say', 'refuse']);
    expect(effects[1]).toEqual({ effect: 'refuse', reason: 'stale-press' });
    expect(effects[0]).toMatchObject({ text: expect.stringContaining('这个选项已经用不上了') });
    expect(state ?? null).toBeNull();
  }
});

test('who works here is not sent to what residents have', () => {
  const event = anEvent({ kind: 'press', flow: 'my', choice: 'no-such-choice', args: [number, '1'], typed: false });
  const grant = { person: 'p', role: 'liaison', studio: 'BM', district: null, department: null, standsInFor: null, from: null, until: null } as unknown as Grant;
  const { effects } = route(event, null).turn(null, { ...event, actor: { ...event.actor, grants: [grant] } }, aContext({ matter: repliedMatter(number) }));
  expect(effects[0]).toMatchObject({ text: expect.stringContaining('发「待办」看手上的事') });
});
