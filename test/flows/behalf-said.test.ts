// Told for somebody else: how people answer in words whose matter it is, and whether that person agrees.

import { expect, test } from 'vitest';
import { behalfSaid } from '../../src/flows/resident/behalf.ts';
import { newDraft } from '../../src/flows/resident/draft.ts';
import type { Draft, Event } from '../../src/flows/flow.ts';

function draftAsking(asking: 'whose' | 'agrees'): Draft {
  const part = { messageId: '1', text: '替我妈反映，楼下路灯坏了', attachments: [], pin: null, edited: false };
  return { ...newDraft({ id: '1' } as Event, 0), parts: [part], behalf: { whose: asking === 'agrees' ? 'family' : null, agrees: null, asking } };
}

test.each([
  ['她同意', 'agrees-yes'],
  ['她知道的', 'agrees-yes'],
  ['我妈知道，她同意的', 'agrees-yes'],
  ['她本人同意', 'agrees-yes'],
  ['是她让我来说的', 'agrees-yes'],
  ['同意', 'agrees-yes'],
  ['是的', 'agrees-yes'],
  ['還沒跟她說', 'agrees-not-asked'],
  ['还没跟她说', 'agrees-not-asked'],
  ['没问过', 'agrees-not-asked'],
  ['她还不知道', 'agrees-not-asked'],
  ['我还没告诉她', 'agrees-not-asked'],
  ['还没', 'agrees-not-asked'],
  ['不知道', 'agrees-skip'],
  ['跳过', 'agrees-skip'],
  ['她不同意', null],
  ['路灯在翠湖花园门口，一共三盏', null],
  ['还没修', null],
  ['她知道路灯坏了三盏', null],
  ['没说什么时候修', null],
])('does she agree? %s', (text, name) => {
  expect(behalfSaid(text, draftAsking('agrees'))?.name ?? null).toBe(name);
});

test.each([
  ['是我妈的事', 'whose-other'],
  ['我妈的', 'whose-other'],
  ['她的事', 'whose-other'],
  ['我自己的事', 'whose-own'],
  ['就是我的事', 'whose-own'],
  ['不想说', 'whose-skip'],
  ['她同意', 'agrees-yes'],
  ['还没跟她说', 'agrees-not-asked'],
  ['路灯坏了三天了', null],
])('whose is it? %s', (text, name) => {
  expect(behalfSaid(text, draftAsking('whose'))?.name ?? null).toBe(name);
});
