// What we cannot take is answered once, politely, in words that fit what it was.

import { expect, test } from 'vitest';
import { route } from '../../src/flows/route.ts';
import { aContext, anEvent } from './cast.ts';

test.each([
  ['sticker', '请用文字、照片或语音说'],
  ['red-envelope', '红包和转账我们不收'],
  ['transfer', '红包和转账我们不收'],
  ['location', '请打字说在哪里'],
])('%s', (what, words) => {
  const event = anEvent({ kind: 'unknown', what });
  const { effects } = route(event, null).turn(null, event, aContext({}));
  expect(effects).toEqual([expect.objectContaining({ effect: 'say', text: expect.stringContaining(words) })]);
});
