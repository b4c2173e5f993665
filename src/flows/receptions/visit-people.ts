// 走访 12月5日 换人 梁秀英: others make a planned visit than was said; those who go, who no longer go, and who was told of it hear it.

import { dayAsTyped } from '../../calendar/civil.ts';
import { visitsAhead } from '../../matters/booking.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event } from '../flow.ts';
import { holdersOn, namesOn } from '../rota/studio-rota.ts';
import { answer, brief, nameOf, notice, officerName } from '../words.ts';
import { dayInWords, placeInWords, valuesOf } from './day-words.ts';
import { bookChoice, toStaff, toSubscribers } from './to-whom.ts';
import { subjectInWords } from './visit-told.ts';

const gap = /[\s,，、和]+/;

/** @param names as they were typed */
export function changePeople(visit: Reception, names: string, { chat, actor }: Event, context: Context): Effect[] {
  // Whoever makes it himself puts nobody else there.
  if (!actor.inSight.includes(visit.studio)) return [answer(say('visit-own-only', { officer: officerName(context, visit.studio) }))];
  const all = holdersOn(visit.date, visit.studio, context);
  const typed = names.split(gap).map((name) => name.replace(/(?:代表|同志)?去?$/, '')).filter((name) => name !== '');
  const collective = typed.some((name) => /^全体(?:党?代表)?$/.test(name));
  const unknown = typed.find((name) => !collective && all.filter((person) => nameOf(context, person) === name).length !== 1);
  if (unknown !== undefined) return [answer(say('change-unknown', { name: brief(unknown), names: all.map((person) => nameOf(context, person)).join('、') }))];
  const people = collective ? all : all.filter((person) => typed.includes(nameOf(context, person)));
  if (people.length === 0) return [answer(say('visit-day-example'))];
  const after: Reception = { ...visit, representatives: people, collective };
  const values = { ...valuesOf(after, context), before: namesOn(visit, context), after: namesOn(after, context), subject: subjectInWords(after) };
  const added = people.filter((person) => !visit.representatives.includes(person));
  const removed = visit.representatives.filter((person) => !people.includes(person));
  if (added.length + removed.length === 0) return [answer(say('visit-day-same', { day: values.day }))];
  return [
    { effect: 'keep-reception', reception: after },
    answer(say('visit-people-set', values)),
    ...added.map((person) => notice({ to: 'person', person }, say('visit-duty-planned', values))),
    ...removed.map((person) => notice({ to: 'person', person }, say('visit-duty-off', values))),
    ...(chat.kind === 'group' ? [] : [toStaff(visit.studio, say('visit-people-set', values))]),
    ...(visit.announcedAt === null ? [] : toSubscribers(after, `people:${visit.id}:${context.now}`, say('visit-people-notice', values), [bookChoice(after)])),
  ];
}

/** Whoever is no representative any more makes no visit: the staff looks for others. Each that has changed, as it is now. */
export function withoutFormer(receptions: readonly Reception[], context: Context): { after: Reception; gone: PersonId[] }[] {
  return visitsAhead(receptions, context.now).flatMap((visit) => {
    const still = holdersOn(visit.date, visit.studio, context);
    const gone = visit.representatives.filter((person) => !still.includes(person));
    return gone.length === 0 ? [] : [{ after: { ...visit, representatives: visit.representatives.filter((person) => still.includes(person)) }, gone }];
  });
}

export function tellFormer({ after, gone }: { after: Reception; gone: readonly PersonId[] }, context: Context): Effect[] {
  const values = { day: dayInWords(after), place: placeInWords(after, context), names: gone.map((person) => nameOf(context, person)).join('、'), date: dayAsTyped(after.date) };
  return [{ effect: 'keep-reception', reception: after }, toStaff(after.studio, say('visit-former', values))];
}
