// A choice that no flow knows does nothing: it is answered politely, counted, and never taken for another one.

import { expect, test } from 'vitest';
import { route } from '../../src/flows/route.ts';
import { aContext, anEvent, repliedMatter } from './cast.ts';

const number = 'BM26-0001';

test.each(['raise', 'rate', 'my', 'menu', 'no-such-flow'])('in %s', (flow) => {
  for (const choice of ['no-such-choice', 'constructor', '']) {
    const event = anEvent({ kind: 'press', flow, choice, args: [number, '1'], typed: false });
    const context = aContext({ matter: repliedMatter(number) });
    const { effects, state } = route(event, null).turn(null, event, context);
    expect(effects.map(({ effect }) => effect)).toEqual(['say', 'refuse']);
    expect(effects[1]).toEqual({ effect: 'refuse', reason: 'stale-press' });
    expect(effects[0]).toMatchObject({ text: expect.stringContaining('这个按钮已经用不上了') });
    expect(state ?? null).toBeNull();
  }
});
