// A declined matter is contested once: another person looks at it within a working day (DESIGN §3).

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { apply, decide } from '../../matters/lifecycle.ts';
import { turnedTo } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { decisionsIn, postCard } from '../staff/card.ts';
import { watchPromise } from '../staff/promise.ts';
import { sortingChoices } from '../staff/escalate.ts';
import { answer, nameOf } from '../words.ts';
import { anotherInWords, anotherPerson, tellAbove } from './another-person.ts';

export function contest(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const studio = context.roster.studios.get(turnedTo(matter) ?? '');
  if (!studio) return [];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const promise = { what: 'review' as const, ...workdaysAfter(context.calendar, civilDate(context.now), 1) };
  const another = anotherPerson(matter, matter.declinedBy, context);
  const who = anotherInWords(another);
  const decision = decide(matter, { kind: 'contest', promise }, by, context.now);
  if (!decision.ok) {
    // Pressed again while the other person looks: the same answer.
    if (matter.contested && matter.status === 'raised' && matter.promise)
      return [answer(say('contested', { number, who, date: dateForPeople(matter.promise.on) }), { matter: number })];
    return [answer(say('contested-already', { number, address: studio.address, phone: studio.phone }), { matter: number })];
  }
  const contested = decision.events.reduce((present, one) => apply(present, one, by, context.now), matter);
  const officer = nameOf(context, matter.declinedBy);
  const decisions = decisionsIn(file.history).length + 1;
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    answer(say('contested', { number, who, date: dateForPeople(promise.on) }), { matter: number }),
    postCard(contested, context, { lead: say('card-contested', { officer }) }, decisions),
    ...tellAbove(another, contested, say('staff-contested', { number, officer, studio: studio.name, date: dateForPeople(promise.on) }), sortingChoices(contested, decisions)),
    ...watchPromise(contested),
  ];
}
