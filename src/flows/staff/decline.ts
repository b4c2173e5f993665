// 不予登记: a person's decision, with a ground, a reason in plain words, the right door, and a way to contest it once (RULES X6).

import { runningOf, type Ground } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { answer, choice, nameOf, newText } from '../words.ts';
import { attempt, rewritten, toResident, type Doing } from './doing.ts';
import { decisionsIn } from './card.ts';

/** What officers call the grounds; the longer words come first. */
const groundWords: readonly (readonly [RegExp, Ground])[] = [
  [/^(?:法院在办的案子|司法程序|司法|法院|诉讼)/, 'judicial'],
  [/^(?:个人照顾|个人问题|个人)/, 'personal_favour'],
  [/^(?:不合法规政策|不合政策|法规政策|政策|法规)/, 'unlawful_or_policy'],
  [/^(?:纪检或信访在办|纪检信访|纪检|信访|纪委)/, 'discipline_or_petition_in_progress'],
  [/^(?:涉密|秘密)/, 'state_secret'],
];

export function decline(doing: Doing): Effect[] {
  const { file, event, context, rest, by } = doing;
  const { number } = file.matter;
  const example = say('example-decline', { running: runningOf(file.matter.number) });
  const found = groundWords.find(([pattern]) => pattern.test(rest));
  if (!found) return [answer(say('unknown-ground', { example }), { matter: number, quoting: true })];
  const [pattern, ground] = found;
  const reason = rest.replace(pattern, '').replace(/^[\s:：,，。]+/, '');
  if (reason === '') return [answer(say('text-missing', { verb: say('verb-decline'), example }), { matter: number, quoting: true })];
  const text = newText(event.id, 0, 'reason', reason);
  const tried = attempt({ kind: 'decline', ground, text: text.id }, 'decline', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter, effects } = tried;
  const groundName = say(`ground-${ground}`);
  return [
    ...effects,
    answer(say('done-declined', { number, ground: groundName }), { matter: number }),
    rewritten(matter, say('decided-declined', { ground: groundName }), doing, decisionsIn(file.history).length + 1),
    toResident(matter, told(matter.number, nameOf(context, by.person), reason, ground, matter.contested), 'notice', [
      ...(matter.contested ? [] : [[choice('contest', 'my', 'contest', number)]]),
      [choice('understood', 'my', 'understood', number)],
    ]),
  ];
}

/** The reason by a person, then the door by its ground. */
function told(number: string, officer: string, reason: string, ground: Ground, contested: boolean): string {
  const door = ground === 'state_secret' ? [] : [say(`fork-${ground}`).split('\n').slice(0, -1).join('\n')];
  const lines = [say('declined', { number, officer }), say('declined-because', { reason }), ...door];
  return [...lines, ...(contested ? [] : [say('declined-contest')])].join('\n');
}
