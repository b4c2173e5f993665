// 部分不办: one part of a matter is left out, with a ground, a reason and the right door; the rest goes on. It can be contested once.

import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { choice, nameOf, writtenText } from '../words.ts';
import { readGround } from './decline.ts';
import { attempt, decided, said, toResident, type Doing } from './doing.ts';

export function declinePart(doing: Doing): Effect[] {
  const { file, by, event, context } = doing;
  const { number } = file.matter;
  const read = readGround(doing, 'decline-part');
  if ('effect' in read) return [read];
  const { ground, reason } = read;
  if (ground === 'state_secret') return [said('part-is-secret', doing)];
  const text = writtenText(event, 0, 'reason', reason);
  const tried = attempt({ kind: 'decline-part', ground, text: text.id }, 'decline-part', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const { address = '', phone = '' } = context.roster.studios.get(matter.studio) ?? {};
  const isFinal = matter.declinedPart?.contested === true;
  const told = [
    say('part-declined', { number, officer: nameOf(context, by.person), reason }),
    say(`door-${ground}`),
    isFinal ? say('declined-in-person', { address, phone }) : say('part-goes-on'),
  ].join('\n');
  const contest = isFinal ? [] : [[choice('contest', 'my', 'contest-part', number)]];
  return [
    ...decided(tried, say('done-part-declined', { number, ground: say(`ground-${ground}`) }), doing),
    { effect: 'count-screening', ground, outcome: 'part-declined' },
    toResident(matter, told, 'notice', [...contest, [choice('understood', 'my', 'part-understood', number)]]),
  ];
}
