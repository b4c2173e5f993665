// What the officer noted of a voice or a photo, read back: 【对】, or 【不对】 and the words that are right.

import { decide } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, choice } from '../words.ts';

/** @param letter with which it was noted: a later one has buttons of its own */
export function recordReadBack(right: boolean, letter: string, file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter, history } = file;
  const { number } = matter;
  const noted = history.findLast((line) => line.event.type === 'recorded');
  if (noted?.event.type !== 'recorded' || noted.event.text !== `${letter}.0`) return [answer(say('record-old', { number }), { matter: number })];
  const said = right
    ? answer(say('record-right', { number }), { matter: number })
    : answer(say('record-wrong', { number }), { matter: number, choices: [[choice('supplement', 'raise', 'supplement', number)]] });
  const before = history.findLast((line) => line.event.type === 'record-confirmed' && line.at > noted.at);
  if (before?.event.type === 'record-confirmed' && before.event.right === right) return [said];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'confirm-record', right }, by, context.now);
  if (!decision.ok) return [answer(say('not-open-any-more', { number }))];
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    said,
    ...tellStaff(matter, say(right ? 'staff-record-right' : 'staff-record-wrong', { number })),
  ];
}
