// 不予登记: a person's decision, with a ground, a reason in plain words, the right door, and a way to contest it once (RULES X6).

import { runningOf, type Ground } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Effect, Say } from '../flow.ts';
import { tellDeclined } from '../resident/tell.ts';
import { writtenText } from '../words.ts';
import { attempt, decided, leavesLater, said, type Doing } from './doing.ts';
import { givenBack } from './merged.ts';

/** What officers call the grounds; the longer words come first. */
const groundWords: readonly (readonly [RegExp, Ground])[] = [
  [/^(?:法院在办的案子|司法程序|司法|法院|诉讼)/, 'judicial'],
  [/^(?:个人照顾|个人问题|个人)/, 'personal_favour'],
  [/^(?:不合法规政策|不合政策|法规政策|政策|法规)/, 'unlawful_or_policy'],
  [/^(?:纪检或信访在办|纪检信访|纪检|信访|纪委)/, 'discipline_or_petition_in_progress'],
  [/^(?:涉密|秘密)/, 'state_secret'],
];

export function decline(doing: Doing): Effect[] {
  const { file, event, context } = doing;
  const { number } = file.matter;
  const read = readGround(doing, 'decline');
  if ('effect' in read) return [read];
  const { ground, reason } = read;
  const text = writtenText(event, 0, 'reason', reason);
  const tried = attempt({ kind: 'decline', ground, text: text.id }, 'decline', doing, [text]);
  if ('effect' in tried) return [tried];
  const told = tellDeclined(tried.file, context);
  const moment = leavesLater(told);
  const names = { number, ground: say(`ground-${ground}`) };
  const done = moment === null ? say('done-declined', names) : say('done-declined-later', { ...names, moment });
  return [...decided(tried, done, doing), ...givenBack(tried.file.matter, context), ...told];
}

/** `司法 法院已立案`: the ground and the reason, or what is missing. */
export function readGround(doing: Doing, verb: 'decline' | 'decline-part'): { ground: Ground; reason: string } | Say {
  const example = say(`example-${verb}`, { running: runningOf(doing.file.matter.number) });
  const found = groundWords.find(([pattern]) => pattern.test(doing.rest));
  if (!found) return said('unknown-ground', doing, { example });
  const [pattern, ground] = found;
  const reason = doing.rest.replace(pattern, '').replace(/^[\s:：,，。]+/, '');
  return reason === '' ? said('reason-missing', doing, { example }) : { ground, reason };
}
