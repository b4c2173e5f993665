// 部分不办: one part of a matter is left out, with a ground, a reason and the right door; the rest goes on. It can be contested once.

import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { tellPartDeclined } from '../resident/tell-rarely.ts';
import { writtenText } from '../words.ts';
import { readGround } from './decline.ts';
import { attempt, decided, leavesLater, said, type Doing } from './doing.ts';

export function declinePart(doing: Doing): Effect[] {
  const { file, event, context } = doing;
  const { number } = file.matter;
  const read = readGround(doing, 'decline-part');
  if ('effect' in read) return [read];
  const { ground, reason } = read;
  if (ground === 'state_secret') return [said('part-is-secret', doing)];
  const text = writtenText(event, 0, 'reason', reason);
  const tried = attempt({ kind: 'decline-part', ground, text: text.id }, 'decline-part', doing, [text]);
  if ('effect' in tried) return [tried];
  const told = tellPartDeclined(tried.file, context);
  const moment = leavesLater(told);
  const names = { number, ground: say(`ground-${ground}`) };
  const done = moment === null ? say('done-part-declined', names) : say('done-part-declined-later', { ...names, moment });
  return [...decided(tried, done, doing), { effect: 'count-screening', ground, outcome: 'part-declined' }, ...told];
}
