// A rating that somebody noted on the phone names, in the history, who noted it.

import { expect, test } from 'vitest';
import type { Rating } from '../../src/flows/flow.ts';
import { ratedByCall } from '../../src/flows/staff/calls.ts';
import { withoutChat } from '../../src/matters/matter.ts';
import { aContext, repliedMatter } from './cast.ts';

const by = { person: 'yang', role: 'officer' } as const;
const asked: Rating = { round: 1, solved: false, contacted: true, satisfaction: null };

test.each([
  ['call-solved', null, { type: 'closed', why: 'rated' }],
  ['call-unsolved', null, { type: 'rated-by-call', round: 1 }],
  ['call-satisfied', asked, { type: 'rated-by-call', round: 1 }],
  ['call-satisfied', { ...asked, satisfaction: 'mostly' as const }, null],
  ['call-unasked', null, null],
])('%s after %j', (name, rating, event) => {
  const replied = repliedMatter('BM26-0001');
  const file = { ...replied, rating, matter: { ...replied.matter, conversation: withoutChat('BM') } };
  const recorded = ratedByCall(name, '1', file, by, aContext()).filter(({ effect }) => effect === 'record');
  expect(recorded).toEqual(event === null ? [] : [{ effect: 'record', matter: 'BM26-0001', events: [event], by, texts: [] }]);
});
