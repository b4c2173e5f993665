// 表态: whoever is told that his matter is late says whether he can wait; nothing said stays 未表态 (RULES D6).

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { decide } from '../../matters/lifecycle.ts';
import { isInHand, type Matter, type MatterNumber } from '../../matters/matter.ts';
import { stances, type Stance } from '../../matters/stance.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, choice, confidantsInWords, lookerName, nameOf, owingIn, staleButton, statusOf } from '../words.ts';

/** 【可以再等】【我不满意】【很不满意】. */
export function stanceChoices(number: MatterNumber): Choice[] {
  return stances.map((stance) => choice(`stance-${stance}`, 'my', stance, number));
}

export function isStance(name: string): name is Stance {
  return stances.some((one) => one === name);
}

/** He may change his mind as long as it is late; pressed again on one day it is the same answer. A button of an earlier day speaks of the day that stands. */
export function takeStance(stance: Stance, file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter, history } = file;
  const { number, promise } = matter;
  const today = civilDate(context.now);
  const isWaiting = isInHand(matter.status) || matter.status === 'merged';
  if (!isWaiting) return [answer(say('stance-over', { number, status: statusOf(matter, context) }), { matter: number })];
  if (promise === null) return staleButton(event);
  if (promise.on >= today) return [answer(say('stance-moved', { number, date: dateForPeople(promise.on) }), { matter: number })];
  const holding = matter.status === 'merged' && context.leading ? context.leading : file;
  const holder = owingIn(holding, context);
  const heard = answer(say(`stance-heard-${stance}`, { number, holder, told: toldInWords(holding.matter, context) }), { matter: number });
  const last = history.findLast((line) => line.event.type === 'stance-taken');
  if (last?.event.type === 'stance-taken' && last.event.stance === stance && last.event.on === promise.on && civilDate(last.at) === today) return [heard];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'take-stance', stance, on: promise.on }, by, context.now);
  if (!decision.ok) return staleButton(event);
  const values = { number, stance: say(`stance-${stance}`), date: dateForPeople(promise.on), what: say(`deadline-${promise.what}`), holder };
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    heard,
    // Who can wait asks nothing of anybody; what he said stands with the matter.
    ...(stance === 'content' ? [] : tellStaff(holding.matter, say(holding === file ? 'staff-stance' : 'staff-stance-merged', { ...values, leading: holding.matter.number }))),
  ];
}

/** Who hears of it, by name and office. */
function toldInWords(matter: Matter, context: Context): string {
  if (matter.confined) return confidantsInWords(context, matter.studio, matter.confined);
  const officer = say('holder-officer', { name: lookerName(context, matter) });
  return matter.representative === null ? officer : say('stance-told', { representative: nameOf(context, matter.representative), officer });
}
