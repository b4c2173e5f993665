// 代班: 「我12号到15号不在，黄立代」 names a stand-in for some days, echoed with its dates before it holds; 「我回来了」 ends it.

import { z } from 'zod';
import { addDays, civilDate, dateForPeople, instantOf, type CivilDate } from '../../calendar/civil.ts';
import { dayPattern, readDay } from '../../calendar/read-date.ts';
import type { PersonId } from '../../matters/matter.ts';
import { grantsOf, holds, type Grant, type Roster } from '../../matters/roster.ts';
import { isConfidant, isStaff } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow, Right, Say, Turn } from '../flow.ts';
import { awayBetween, checkAway, dutiesInWords, endAway, needsOfAway } from '../rota/cannot.ts';
import { ownStudios } from '../rota/studio-rota.ts';
import { answer, choice, nameOf, notice, staleButton } from '../words.ts';

/** Longer than that is another person in the roster. */
const longestDays = 60;

const names = 12;

type Read = { says: 'back' } | { says: 'list' } | { says: 'unclear' } | { says: 'away'; from: string; until: string; name: string };

const away = new RegExp(`^我?(?:从)?(${dayPattern})(?:\\s*(?:到|至|-|—|~|～)\\s*(${dayPattern}))?(?:我)?(?:都)?(?:不在|请假|出差|休假)[，,。；;\\s]*(?:请|由|让)?(.*?)[。.!！]?$`);

/** Meant so, and the days are not understood. */
const unclear = /^我[^，。]{0,12}不在(?:[，,].{0,12}[代替].{0,2})?[。.!！]?$/;

function readAway(text: string): Read | null {
  const typed = text.trim().normalize('NFKC');
  if (/^我?回来了[。.!！]?$/.test(typed)) return { says: 'back' };
  if (/^代班[。.!！?？]?$/.test(typed)) return { says: 'list' };
  const match = away.exec(typed);
  if (!match) return unclear.test(typed) ? { says: 'unclear' } : null;
  const [, from = '', until = from, rest = ''] = match;
  const name = /^(\S{1,20}?)(?:代表)?(?:同志)?(?:来)?(?:代|替)(?:我|班|我班|一下)?$/.exec(rest)?.[1] ?? '';
  return { says: 'away', from, until, name };
}

/** In a private chat of staff; in a group people tell each other such things. */
export function isForAway({ body, actor, chat }: Event): boolean {
  return chat.kind === 'private' && body.kind === 'message' && !body.edited && isStaff(actor.grants) && readAway(body.text) !== null;
}

export const standIn: Flow<null> = {
  name: 'away',
  state: z.null(),
  needs: (_, event, atHand) => needsOfAway(event, atHand),
  turn(_, event, context) {
    const { body, actor } = event;
    const { person } = actor;
    if (person === null || !isStaff(actor.grants)) return { effects: staleButton(event) };
    if (body.kind === 'press') return pressed(body.choice, body.args, person, event, context);
    const read = body.kind === 'message' ? readAway(body.text) : null;
    switch (read?.says) {
      case 'back':
        return { effects: back(person, event, context) };
      case 'list':
        return { effects: [list(event, context)] };
      case 'unclear':
        return { effects: [answer(say('away-example'))] };
      case 'away':
        return { effects: [check(read, event, context)] };
      case undefined:
        return { effects: [] };
    }
  },
};

/** Says back what was understood. */
function check({ from: first, until: last, name }: Extract<Read, { says: 'away' }>, event: Event, context: Context): Say {
  const today = civilDate(context.now);
  const from = readDay(first, today);
  const until = from === null || last === first ? from : readDay(last, last.endsWith('天') ? today : from);
  const standsIn = name !== '' || ownStudios(event).length === 0;
  if (from === null || until === null) return answer(say('day-no-such', { day: from === null ? first : last }));
  if (name === '' && standsIn) return answer(say('away-example'));
  const wrong = wrongDays(from, until, today);
  if (wrong) return wrong;
  if (!standsIn) return checkAway(daysInWords(from, until), from, until, event, context);
  const able = ableFor(event, context);
  const fits = fitting(name, able, context.roster);
  if (able.length === 0) return answer(say('away-nobody'));
  const [only] = fits;
  if (only === undefined) return answer(say('away-unknown', { name, names: able.slice(0, names).map((one) => nameOf(context, one)).join('、') }));
  const packed = [from, until].map((one) => one.replaceAll('-', ''));
  if (fits.length > 1) {
    const choices = fits.slice(0, names).map((one): Choice[] => [{ label: labelOf(one, context), flow: 'away', choice: 'who', args: [one, ...packed] }]);
    return answer(say('away-who', { name }), { choices });
  }
  return echo(only, from, until, event, context);
}

function wrongDays(from: CivilDate, until: CivilDate, today: CivilDate): Say | null {
  if (from < today) return answer(say('away-past', { date: dateForPeople(from) }));
  if (until < from) return answer(say('away-wrong-order'));
  return until > addDays(from, longestDays) ? answer(say('away-too-long', { days: longestDays })) : null;
}

function echo(person: PersonId, from: CivilDate, until: CivilDate, event: Event, context: Context): Say {
  const packed = [from, until].map((one) => one.replaceAll('-', ''));
  const choices = [[choice('right', 'away', 'yes', person, ...packed), choice('not-right', 'away', 'no')]];
  const understood = say(exceptConfined(person, event, context) ? 'away-check-confined' : 'away-check', { name: nameOf(context, person), days: daysInWords(from, until) });
  const duties = dutiesInWords(from, until, event, context);
  return answer(duties === null ? understood : `${understood}\n${say('away-check-duties', { duties })}`, { choices });
}

/** Confined matters stay with him: a right that is lent does not open them. */
function exceptConfined(person: PersonId, event: Event, { roster, now }: Context): boolean {
  const districts = lendable(event).flatMap(({ role, district }) => (role === 'district' && district !== null ? [district] : []));
  return districts.some((district) => !isConfidant(roster, person, district, now));
}

/** 「12月12日（周六）到12月14日（周一）」; of one day the day alone. */
function daysInWords(from: CivilDate, until: CivilDate): string {
  return from === until ? dateForPeople(from) : say('away-days', { from: dateForPeople(from), until: dateForPeople(until) });
}

function pressed(name: string, args: readonly string[], absent: PersonId, event: Event, context: Context): Turn<null> {
  const [person = '', first = '', last = ''] = args;
  const [from, until] = [unpacked(first), unpacked(last)];
  if (name === 'no') return { effects: [answer(say('away-not'))] };
  if (name === 'days') return { effects: daysAgreed(absent, person, first, event, context) };
  if (!ableFor(event, context).includes(person)) return { effects: staleButton(event) };
  const wrong = until < civilDate(context.now) ? answer(say('away-past', { date: dateForPeople(until) })) : null;
  if (wrong) return { effects: [wrong] };
  return { effects: name === 'who' ? [echo(person, from, until, event, context)] : agreed(person, absent, from, until, event, context) };
}

function unpacked(packed: string): CivilDate {
  return packed.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** Nobody stands in for him: he is only not put on duty. */
function daysAgreed(absent: PersonId, first: string, last: string, event: Event, context: Context): Effect[] {
  const [from, until] = [unpacked(first), unpacked(last)];
  const wrong = until < civilDate(context.now) ? answer(say('away-past', { date: dateForPeople(until) })) : null;
  if (wrong || ownStudios(event).length === 0) return [wrong ?? answer(say('away-not'))];
  return [answer(say('away-noted', { days: daysInWords(from, until) })), ...awayBetween(absent, from, until, event, context, null)];
}

/** It holds: his rights, for these days, for the other one as well. */
function agreed(person: PersonId, absent: PersonId, from: CivilDate, until: CivilDate, event: Event, context: Context): Effect[] {
  const rights = lendable(event).filter((right) => isAble(person, right, context));
  const values = { name: nameOf(context, absent), standIn: nameOf(context, person), days: daysInWords(from, until) };
  return [
    { effect: 'stand-in', absent, standIn: person, rights, from: instantOf(from, '00:00'), until: instantOf(addDays(until, 1), '00:00') },
    answer(say('away-set', { ...values, name: values.standIn })),
    notice({ to: 'person', person }, say(exceptConfined(person, event, context) ? 'away-told-confined' : 'away-told', values)),
    ...awayBetween(absent, from, until, event, context, person),
    ...groupsOf(rights, context).map((studio) => notice({ to: 'staff', studio }, say('away-told-staff', values))),
  ];
}

function groupsOf(rights: readonly Right[], { roster }: Context): string[] {
  const studios = rights.flatMap(({ studio }) => (studio !== null && roster.studios.get(studio)?.staffGroup != null ? [studio] : []));
  return [...new Set(studios)];
}

/** His own rights at the desk; what he holds for somebody else he cannot hand on. */
function lendable({ actor }: Event): Right[] {
  const own = actor.grants.filter(({ role, standsInFor }) => standsInFor === undefined && ['liaison', 'representative', 'district'].includes(role));
  return own.map(({ role, studio, district, department }) => ({ role, studio, district, department }));
}

/** An officer is stood in for by an officer of the district, a representative by one of his studio or its officer. */
function isAble(person: PersonId, right: Right, { roster, now }: Context): boolean {
  const district = right.district ?? roster.studios.get(right.studio ?? '')?.district;
  return grantsOf(roster, person, now).some(({ role, studio, district: own, standsInFor }) => {
    if (standsInFor !== undefined) return false;
    if (right.role === 'representative') return (role === 'representative' || role === 'liaison') && studio === right.studio;
    return (role === 'liaison' && roster.studios.get(studio ?? '')?.district === district) || (role === 'district' && own === district);
  });
}

function ableFor(event: Event, context: Context): PersonId[] {
  const rights = lendable(event);
  const people = [...context.roster.staff.keys()].filter((person) => person !== event.actor.person);
  return people.filter((person) => rights.some((right) => isAble(person, right, context)));
}

function fitting(name: string, able: readonly PersonId[], roster: Roster): PersonId[] {
  const named = (person: PersonId): string => (roster.staff.get(person)?.name ?? '').replaceAll(/\s/g, '');
  const exact = able.filter((person) => named(person) === name);
  return exact.length > 0 ? exact : able.filter((person) => named(person).includes(name.replace(/代表$/, '')));
}

function labelOf(person: PersonId, context: Context): string {
  const grant = grantsOf(context.roster, person, context.now)[0];
  const unit = grant?.unit ?? grant?.area ?? (grant ? say(`role-${grant.role}`) : '');
  return say('person-and-unit', { name: nameOf(context, person), unit });
}

/** Those who stand in for these studios' people now or will. */
function standIns({ roster, now }: Context, wanted: (grant: Grant) => boolean): Grant[] {
  const all = roster.grants.filter((grant) => grant.standsInFor !== undefined && (grant.until === null || grant.until > now) && wanted(grant));
  return all.filter((grant, index) => all.findIndex((one) => one.person === grant.person && one.standsInFor === grant.standsInFor) === index);
}

function back(absent: PersonId, event: Event, context: Context): Effect[] {
  const running = standIns(context, (grant) => grant.standsInFor === absent);
  const ended = endAway(absent, event, context);
  if (running.length === 0) return [...ended, answer(say(ended.length > 0 ? 'away-back' : 'back-none'))];
  const thanked = running.filter((grant) => holds(grant, context.now)).map(({ person }) => notice({ to: 'person', person }, say('back-told', { name: nameOf(context, absent) })));
  return [...ended, { effect: 'end-stand-in', absent }, answer(say('back', { name: running.map(({ person }) => nameOf(context, person)).join('、') })), ...thanked];
}

function list(event: Event, context: Context): Say {
  const { studios } = event.actor;
  const lines = standIns(context, ({ studio, standsInFor }) => (studio !== null && studios.includes(studio)) || standsInFor === event.actor.person).map(
    ({ person, standsInFor, from, until }) =>
      say('stand-in-line', {
        standIn: nameOf(context, person),
        name: nameOf(context, standsInFor ?? null),
        days: daysInWords(civilDate(from), civilDate(until === null ? from : until - 1)),
      }),
  );
  return answer(lines.length > 0 ? lines.join('\n') : say('stand-ins-none'));
}
