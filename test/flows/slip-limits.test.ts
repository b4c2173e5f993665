// Which limit a slip gives where nobody types one: each by its own setting of the studio.

import { expect, test } from 'vitest';
import type { SupervisionDocument } from '../../src/matters/document.ts';
import { newDocument } from '../../src/matters/document.ts';
import { apply, type MatterEvent } from '../../src/matters/lifecycle.ts';
import { defaultSettings, type Grant, type Roster } from '../../src/matters/roster.ts';
import type { HistoryLine, MatterFile } from '../../src/flows/flow.ts';
import { slip } from '../../src/flows/slips/slip.ts';
import { aContext, anEvent, aRoster, repliedMatter } from './cast.ts';

const at = Date.parse('2026-11-02T09:00:00+08:00');
const chen = 'chen';

/** With a department since 2 November, promised for the 4th, its resident strongly dissatisfied. */
function lateMatter(): MatterFile {
  const { matter } = repliedMatter('BM26-0001', at);
  const promise = { what: 'reply' as const, on: '2026-11-04', provisional: false };
  const events: MatterEvent[] = [
    { type: 'reopened', text: null, promise },
    { type: 'assigned', representative: chen, promise },
    { type: 'referred', department: 'CG', promise },
    { type: 'stance-taken', stance: 'strong', on: '2026-11-04' },
  ];
  const by = { person: chen, role: 'officer' } as const;
  return {
    matter: events.reduce((present, event) => apply(present, event, by, at), matter),
    texts: [],
    history: events.map((event): HistoryLine => ({ at, event, by })),
    rating: null,
    referral: null,
  };
}

const settings = { ...defaultSettings, slipWorkdays: 2, explanationWorkdays: 4, referralWorkdays: 6 };

function limitOf(form: 'urging' | 'yellow' | 'red' | 'accountability', slips: readonly SupervisionDocument[]): string | undefined {
  const roster: Roster = aRoster();
  const studio = roster.studios.get('BM');
  if (!studio) throw new Error('there is such a studio');
  const grant: Grant = { person: chen, role: 'representative', studio: 'BM', district: 'HX', department: null, area: null, fullTime: true, from: 0, until: null };
  const own: Roster = { ...roster, studios: new Map([['BM', { ...studio, settings }]]), staff: new Map([[chen, { person: chen, name: '陈国栋', chats: ['paper:1/1'] }]]), grants: [grant] };
  const event = anEvent({ kind: 'press', flow: 'slip', choice: form, args: ['BM26-0001'], typed: false });
  const turn = slip.turn(null, { ...event, actor: { ...event.actor, person: chen, grants: [grant], studios: ['BM'] } }, aContext({ roster: own, matter: lateMatter(), slips }));
  return turn.state && 'on' in turn.state.waiting ? turn.state.waiting.on : undefined;
}

function issued(form: 'yellow' | 'red', dueOn: string): SupervisionDocument {
  const of = { studio: 'BM', matter: 'BM26-0001', by: chen, representative: chen, toPerson: null, toDepartment: 'CG' };
  return newDocument({ ...of, number: 'BM督26-0001', form, text: '', issuedAt: at, dueOn });
}

/** It is Tuesday, 24 November. */
test.each([
  ['urging', [], '2026-11-26'],
  ['yellow', [], '2026-11-26'],
  ['red', [issued('yellow', '2026-11-12')], '2026-11-30'],
  ['accountability', [issued('yellow', '2026-11-12'), issued('red', '2026-11-18')], '2026-12-02'],
] as const)('%s', (form, slips, on) => {
  expect(limitOf(form, slips)).toBe(on);
});
