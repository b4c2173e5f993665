// A choice that no flow knows does nothing: it is answered politely, counted, and never taken for another one.

import { expect, test } from 'vitest';
import type { MatterFile } from '../../src/flows/flow.ts';
import { route } from '../../src/flows/route.ts';
import { begin } from '../../src/matters/begin.ts';
import { apply, type MatterEvent } from '../../src/matters/lifecycle.ts';
import { aContext, anEvent, resident } from './cast.ts';

const number = 'BM26-0001';

function repliedMatter(): MatterFile {
  const promise = { what: 'triage' as const, on: '2026-11-25', provisional: false };
  const raised: Extract<MatterEvent, { type: 'raised' }> = {
    type: 'raised', studio: 'BM', resident, conversation: 'paper:1/1', draft: '1', category: '市政设施', place: null, masked: '路灯坏了',
    attachmentCount: 0, urgent: false, suspicion: null, owner: null, promise, text: '1.0',
  };
  const by = { person: null, role: 'officer' } as const;
  const events: MatterEvent[] = [{ type: 'accepted', representative: null, promise }, { type: 'replied', text: '2.0', round: 1 }];
  const matter = events.reduce((present, event) => apply(present, event, by, 1), begin(number, raised, 0));
  return { matter, texts: [], history: [], rating: null, referral: null };
}

test.each(['raise', 'rate', 'my', 'menu', 'no-such-flow'])('in %s', (flow) => {
  for (const choice of ['no-such-choice', 'constructor', '']) {
    const event = anEvent({ kind: 'press', flow, choice, args: [number, '1'], typed: false });
    const context = aContext({ matter: repliedMatter() });
    const { effects, state } = route(event, null).turn(null, event, context);
    expect(effects.map(({ effect }) => effect)).toEqual(['say', 'refuse']);
    expect(effects[1]).toEqual({ effect: 'refuse', reason: 'stale-press' });
    expect(effects[0]).toMatchObject({ text: expect.stringContaining('这个按钮已经用不上了') });
    expect(state ?? null).toBeNull();
  }
});
