// 不予登记: a person's decision, with a ground, a reason in plain words, the right door, and a way to contest it once (RULES X6).

import { runningOf, type Ground, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { choice, nameOf, newText } from '../words.ts';
import { attempt, decided, said, toResident, type Doing } from './doing.ts';

/** What officers call the grounds; the longer words come first. */
const groundWords: readonly (readonly [RegExp, Ground])[] = [
  [/^(?:法院在办的案子|司法程序|司法|法院|诉讼)/, 'judicial'],
  [/^(?:个人照顾|个人问题|个人)/, 'personal_favour'],
  [/^(?:不合法规政策|不合政策|法规政策|政策|法规)/, 'unlawful_or_policy'],
  [/^(?:纪检或信访在办|纪检信访|纪检|信访|纪委)/, 'discipline_or_petition_in_progress'],
  [/^(?:涉密|秘密)/, 'state_secret'],
];

export function decline(doing: Doing): Effect[] {
  const { file, event, rest } = doing;
  const { number } = file.matter;
  const example = say('example-decline', { running: runningOf(number) });
  const found = groundWords.find(([pattern]) => pattern.test(rest));
  if (!found) return [said('unknown-ground', doing, { example })];
  const [pattern, ground] = found;
  const reason = rest.replace(pattern, '').replace(/^[\s:：,，。]+/, '');
  if (reason === '') return [said('reason-missing', doing, { example })];
  const text = newText(event.id, 0, 'reason', reason);
  const tried = attempt({ kind: 'decline', ground, text: text.id }, 'decline', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const contest = matter.contested ? [] : [[choice('contest', 'my', 'contest', number)]];
  return [
    ...decided(tried, say('done-declined', { number, ground: say(`ground-${ground}`) }), doing),
    toResident(matter, told(matter, reason, ground, doing), 'notice', [...contest, [choice('understood', 'my', 'understood', number)]]),
  ];
}

/** The reason by a person, the door by its ground, and what the resident can do: contest it, once, or come. */
function told({ number, studio, contested, confined }: Matter, reason: string, ground: Ground, { by, context }: Doing): string {
  const door = ground === 'state_secret' ? [] : [say(`door-${ground}`)];
  const { address = '', phone = '' } = context.roster.studios.get(studio) ?? {};
  const last = confined ? say(contested ? 'confined-declined-again' : 'declined-contest') : contested ? say('declined-in-person', { address, phone }) : say('declined-contest');
  return [say('declined', { number, officer: nameOf(context, by.person) }), say('declined-because', { reason }), ...door, last].join('\n');
}
