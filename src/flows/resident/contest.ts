// A declined matter is contested once: another person looks at it within a working day (DESIGN §3).

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { apply, decide } from '../../matters/lifecycle.ts';
import { turnedTo } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { decisionsIn, postCard } from '../staff/card.ts';
import { watchPromise } from '../staff/promise.ts';
import { answer, nameOf } from '../words.ts';

export function contest(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const studio = context.roster.studios.get(turnedTo(matter) ?? '');
  if (!studio) return [];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const promise = { what: 'review' as const, ...workdaysAfter(context.calendar, civilDate(context.now), 1) };
  const decision = decide(matter, { kind: 'contest', promise }, by, context.now);
  if (!decision.ok) {
    // Pressed again while the other person looks: the same answer.
    if (matter.contested && matter.status === 'raised' && matter.promise)
      return [answer(say('contested', { number, date: dateForPeople(matter.promise.on) }), { matter: number })];
    return [answer(say('contested-already', { number, address: studio.address, phone: studio.phone }), { matter: number })];
  }
  const contested = decision.events.reduce((present, one) => apply(present, one, by, context.now), matter);
  const lead = say('card-contested', { officer: nameOf(context, matter.declinedBy) });
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    answer(say('contested', { number, date: dateForPeople(promise.on) }), { matter: number }),
    postCard(contested, context, { lead }, decisionsIn(file.history).length + 1),
    ...watchPromise(contested),
  ];
}
