// 再办一次: the same desk, a new date, up to so many days after closing (RULES L9).

import { dateForPeople } from '../../calendar/civil.ts';
import { apply, decide } from '../../matters/lifecycle.ts';
import { turnedTo } from '../../matters/matter.ts';
import { replyPromise } from '../../matters/promise.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { decisionsIn, postCard, tellRepresentative } from '../staff/card.ts';
import { watchPromise } from '../staff/promise.ts';
import { answer, holderOf } from '../words.ts';

export function again(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const studio = context.roster.studios.get(turnedTo(matter) ?? '');
  const { reopenDays, referralWorkdays } = settingsOf(context.roster, turnedTo(matter));
  const by = { person: event.actor.person, role: 'resident' } as const;
  const promise = replyPromise({ workdays: referralWorkdays }, context.calendar, context.now);
  const decision = decide(matter, { kind: 'reopen', text: null, promise, reopenDays }, by, context.now);
  if (!decision.ok || !studio) {
    const isLate = !decision.ok && decision.refusal.why === 'too-late';
    if (isLate) return [answer(say('reopen-too-late', { number, days: String(reopenDays) }))];
    const isUnderWay = (matter.status === 'accepted' || matter.status === 'referred') && matter.promise !== null;
    // Pressed again: the same answer.
    if (isUnderWay && matter.promise) return [answer(say('reopened', { number, holder: holderOf(context, matter), date: dateForPeople(matter.promise.on) }), { matter: number })];
    return [answer(say('rated-over', { number, status: say(`status-${matter.status}`) }), { matter: number })];
  }
  const reopened = decision.events.reduce((present, one) => apply(present, one, by, context.now), matter);
  const reason = file.texts.findLast((text) => text.kind === 'rating' && text.at >= (matter.repliedAt ?? 0))?.masked ?? '';
  const lead = say('card-reopened', { round: String(matter.round), reason });
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    answer(say('reopened', { number, holder: holderOf(context, reopened), date: dateForPeople(promise.on) }), { matter: number }),
    postCard(reopened, context, { lead }, decisionsIn(file.history).length + 1),
    ...tellRepresentative(reopened, lead),
    ...watchPromise(reopened),
  ];
}
