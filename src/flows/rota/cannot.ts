// 「10号我来不了」, and days on which a representative is away: what he has on them is given to others, after he has said that it is meant so.

import { addDays, civilDate, dateForPeople, dayAsTyped, momentForPeople, type CivilDate } from '../../calendar/civil.ts';
import { comingReceptions, comingVisits, type StudioRota } from '../../matters/duty.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { AtHand, Context, Effect, Event, Need, Say } from '../flow.ts';
import { quietIn } from '../quiet.ts';
import { dayInWords } from '../receptions/day-words.ts';
import { answer, choice, nameOf } from '../words.ts';
import { ownStudios, rotaNeed, rotaOf } from './studio-rota.ts';
import { beginSwap, swapUnderWay } from './swap.ts';
import { toStaff } from '../receptions/to-whom.ts';

/** His duties in a span of days, each with its rota. */
function dutiesBetween(person: PersonId, from: CivilDate, until: CivilDate, event: Pick<Event, 'actor'>, context: Context): { reception: Reception; rota: StudioRota }[] {
  const today = civilDate(context.now);
  return ownStudios(event).flatMap((code) => {
    const rota = rotaOf(code, context)?.rota;
    const own = comingReceptions(rota?.receptions ?? [], today).filter(({ date, representatives }) => from <= date && date <= until && representatives.includes(person));
    return rota ? own.map((reception) => ({ reception, rota })) : [];
  });
}

/** Says back which reception was understood. */
export function checkDay(date: CivilDate, person: PersonId, event: Event, context: Context): Say {
  const duties = dutiesBetween(person, date, date, event, context);
  const [first] = duties;
  if (!first) return answer(visitOn(date, person, event, context) ?? say('cannot-none', { date: dateForPeople(date) }));
  return check(person, duties.map(({ reception }) => reception), first.rota);
}

/** A visit is moved or called off by whoever makes it; null: there is none. */
function visitOn(date: CivilDate, person: PersonId, event: Event, context: Context): string | null {
  const visits = ownStudios(event).flatMap((code) => comingVisits(rotaOf(code, context)?.rota.receptions ?? [], civilDate(context.now)));
  const own = visits.find((one) => one.date === date && one.representatives.includes(person));
  return own ? say('cannot-visit', { when: dayInWords(own), date: dayAsTyped(date), later: dayAsTyped(addDays(date, 1)) }) : null;
}

/** The button under one's own duties. */
export function checkReception(id: string, person: PersonId, event: Event, context: Context): Say {
  const duty = dutiesBetween(person, '0001-01-01', '9999-12-31', event, context).find(({ reception }) => reception.id === id);
  return duty ? check(person, [duty.reception], duty.rota) : answer(say('cannot-past'));
}

function check(person: PersonId, receptions: readonly Reception[], rota: StudioRota): Say {
  const asking = receptions.find((one) => swapUnderWay(person, one, rota));
  if (asking) return answer(say('cannot-already', { when: dayInWords(asking) }));
  const choices = [[choice('right', 'rota', 'give', ...receptions.slice(0, 2).map(({ id }) => id)), choice('not-right', 'rota', 'keep')]];
  const words = receptions.every(({ collective }) => collective) ? 'cannot-check-collective' : 'cannot-check';
  return answer(say(words, { when: receptions.map(dayInWords).join('、') }), { choices });
}

/** He has said so: somebody else is asked. */
export function giveAway(ids: readonly string[], person: PersonId, event: Event, context: Context): Effect[] {
  const duties = dutiesBetween(person, '0001-01-01', '9999-12-31', event, context).filter(({ reception }) => ids.includes(reception.id));
  return duties.length === 0 ? [answer(say('cannot-past'))] : handOver(duties, person, event, context);
}

/** @param preferred whom he named to stand in for him */
function handOver(duties: readonly { reception: Reception; rota: StudioRota }[], person: PersonId, event: Pick<Event, 'id'>, context: Context, preferred: PersonId | null = null): Effect[] {
  return duties.flatMap(({ reception, rota }, index) => {
    if (reception.collective) return withoutHim(reception, person, context);
    if (swapUnderWay(person, reception, rota)) return [answer(say('cannot-already', { when: dayInWords(reception) }))];
    const { first, effects } = beginSwap(`${event.id}-${index}`, person, reception, rota, context, preferred);
    if (first === null) return [answer(say('cannot-nobody-left')), ...effects];
    const later = quietIn(reception.studio, context);
    const name = nameOf(context, first);
    return [answer(later === null ? say('cannot-begun', { name }) : say('cannot-begun-later', { name, moment: momentForPeople(later) })), ...effects];
  });
}

/** Where all receive together nobody has to come in his place. */
function withoutHim(reception: Reception, person: PersonId, { now }: Context): Effect[] {
  const after: Reception = { ...reception, representatives: reception.representatives.filter((one) => one !== person) };
  return [
    { effect: 'keep-reception', reception: after },
    { effect: 'due', id: `rota:left:${reception.id}:${person}`, at: now, what: 'rota:left', args: [reception.studio, reception.id, person] },
    answer(say('cannot-collective', { when: dayInWords(reception) })),
  ];
}

/** The staff hears of it, by day. */
export function leftDue([code = '', id = '', person = '']: readonly string[], context: Context): Effect[] {
  const reception = rotaOf(code, context)?.rota.receptions.find((one) => one.id === id);
  if (!reception || reception.cancelledAt !== null || reception.date < civilDate(context.now) || reception.representatives.includes(person)) return [];
  return [toStaff(code, say('cannot-collective-staff', { when: dayInWords(reception), absent: nameOf(context, person), count: reception.representatives.length }))];
}

/** 「我12号到15号不在」, without somebody who stands in: said back with what he has on those days. */
export function checkAway(days: string, from: CivilDate, until: CivilDate, event: Event, context: Context): Say {
  const duties = dutiesInWords(from, until, event, context);
  const packed = [from, until].map((one) => one.replaceAll('-', ''));
  const choices = [[choice('right', 'away', 'days', ...packed), choice('not-right', 'away', 'no')]];
  return answer(duties === null ? say('away-check-duty', { days }) : say('away-check-swap', { days, duties }), { choices });
}

/** Null: none. */
export function dutiesInWords(from: CivilDate, until: CivilDate, event: Event, context: Context): string | null {
  const { person } = event.actor;
  const duties = person === null ? [] : dutiesBetween(person, from, until, event, context);
  return duties.length > 0 ? duties.map(({ reception }) => dayInWords(reception)).join('、') : null;
}

/** A representative is not put on duty on those days, and what he has on them is given to others. */
export function awayBetween(person: PersonId, from: CivilDate, until: CivilDate, event: Event, context: Context, preferred: PersonId | null): Effect[] {
  if (ownStudios(event).length === 0) return [];
  const note: Effect = { effect: 'keep-away', away: { person, from, to: until } };
  return [note, ...handOver(dutiesBetween(person, from, until, event, context), person, event, context, preferred)];
}

/** A representative's absences and duties: what the desk has to know when he goes away or comes back. */
export function needsOfAway(event: Event, atHand: AtHand): Need[] {
  return ownStudios(event).map((studio) => rotaNeed(studio, atHand, { lock: true }));
}

/** He is back: what is left of his absences is over. */
export function endAway(person: PersonId, event: Pick<Event, 'actor'>, context: Context): Effect[] {
  const today = civilDate(context.now);
  const own = ownStudios(event).flatMap((code) => rotaOf(code, context)?.rota.away ?? []).filter((one) => one.person === person);
  const once = own.filter((one, index) => own.findIndex(({ from }) => from === one.from) === index);
  return once.map((away) => (away.from < today ? { effect: 'keep-away', away: { ...away, to: addDays(today, -1) } } : { effect: 'drop-away', away }));
}
