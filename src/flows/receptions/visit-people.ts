// 走访 12月5日 换人 梁秀英: others make a planned visit than was said; those who go, who no longer go, and who was told of it hear it.

import { dayAsTyped } from '../../calendar/civil.ts';
import { isAhead, visitsAhead } from '../../matters/booking.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception, ReceptionFile } from '../../matters/reception.ts';
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
  if (people.length === visit.representatives.length && people.every((person) => visit.representatives.includes(person))) return [answer(say('visit-day-same', { day: dayInWords(visit) }))];
  const args = [visit.id, chat.kind === 'group' ? 'staff' : '', visit.collective ? 'all' : '', ...visit.representatives];
  return [
    { effect: 'keep-reception', reception: after },
    answer(say('visit-people-set', changeInWords(visit, after, context))),
    // By night it waits for the morning, and tells what has come of it by then.
    { effect: 'due', id: `people:${visit.id}:${context.now}`, at: context.now, what: 'reception-day:people', args },
  ];
}

function changeInWords(before: Pick<Reception, 'representatives' | 'collective'>, after: Reception, context: Context): Record<string, string> {
  return { ...valuesOf(after, context), before: namesOn(before, context), after: namesOn(after, context), subject: subjectInWords(after) };
}

/** @param args who knows it, and who was to go before */
export function peopleChanged({ reception: visit }: ReceptionFile, [knowing, all, ...before]: readonly string[], context: Context): Effect[] {
  const people = visit.representatives;
  const added = people.filter((person) => !before.includes(person));
  const removed = before.filter((person) => !people.includes(person));
  if (!isAhead(visit, context.now) || added.length + removed.length === 0) return [];
  const values = changeInWords({ representatives: before, collective: all === 'all' }, visit, context);
  return [
    ...added.map((person) => notice({ to: 'person', person }, say('visit-duty-planned', values))),
    ...removed.map((person) => notice({ to: 'person', person }, say('visit-duty-off', values))),
    ...(knowing === 'staff' ? [] : [toStaff(visit.studio, say('visit-people-set', values))]),
    ...(visit.announcedAt === null ? [] : toSubscribers(visit, `people:${visit.id}:${context.now}`, say('visit-people-notice', values), [bookChoice(visit)])),
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
