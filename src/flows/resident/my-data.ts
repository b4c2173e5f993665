// 我的资料, 删除我, 改成匿名: what is kept of a resident in plain words; what need not stay goes at once, a record goes to the officer.

import { z } from 'zod';
import { addDays, civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { isLive } from '../../matters/booking.ts';
import { decide, type Erasure } from '../../matters/lifecycle.ts';
import type { Matter } from '../../matters/matter.ts';
import { simplifiedInPlace } from '../../matters/screening/normalise.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, Need } from '../flow.ts';
import { erasureLate, onErasure } from '../staff/erasure.ts';
import { erasureChoices } from '../staff/erasure-item.ts';
import { lineTo, staffOf } from '../staff/card.ts';
import { answer, choice, officerName, staleButton } from '../words.ts';
import { forgotten } from './draft.ts';

/** Matters that one request reaches; who has more asks again. */
const mattersAtOnce = 50;

/** Numbers that are named in one answer. */
const numbersShown = 6;

/** Working days within which a request for a record is answered (DESIGN §3). */
const answerWorkdays = 15;

type Asked = 'show' | 'delete' | 'anonymous';

const entries: readonly (readonly [RegExp, Asked])[] = [
  [/^(?:我的(?:资料|数据|信息)|你们(?:留|存|记)了我(?:的)?(?:什么|哪些)(?:资料|信息)?)$/, 'show'],
  [/^(?:删除我|(?:请)?删(?:除|掉)我的(?:资料|数据|信息|账号|全部|所有)(?:资料|数据|信息)?|注销(?:我的)?账号)$/, 'delete'],
  [/^(?:(?:请)?(?:把我)?改成?(?:为)?匿名|匿名)$/, 'anonymous'],
];

export function readMyData(text: string): Asked | null {
  const typed = simplifiedInPlace(text.normalize('NFKC').trim()).replace(/[。.!！?？]$/, '');
  return entries.find(([pattern]) => pattern.test(typed))?.[1] ?? null;
}

export const myData: Flow<null> = {
  name: 'data',
  state: z.null(),
  needs(_, { body }, { now }): Need[] {
    if (body.kind === 'due' || (body.kind === 'press' && isForOfficer(body.choice))) return [{ need: 'matter', number: body.args[0] ?? '' }];
    return [{ need: 'my-bookings', from: civilDate(now) }, { need: 'my-matters', limit: mattersAtOnce, ...(body.kind === 'press' && body.choice.endsWith('-yes') ? { lock: true } : {}) }];
  },
  turn(_, event, context) {
    const { body } = event;
    if (body.kind === 'due') return { effects: erasureLate(context) };
    if (body.kind === 'press' && isForOfficer(body.choice)) return { effects: onErasure(body.choice, body.args, event, context) };
    const asked = body.kind === 'message' ? readMyData(body.text) : body.kind === 'press' ? body.choice : null;
    switch (asked) {
      case 'show':
        return { effects: [shown(context)] };
      case 'delete':
      case 'anonymous':
        return { effects: [sure(asked, event, context)] };
      case 'delete-yes':
        return { effects: erase('person', event, context) };
      case 'anonymous-yes':
        return { effects: erase('words', event, context) };
      case 'leave':
        return { effects: [answer(say('data-left'))] };
      default:
        return { effects: staleButton(event) };
    }
  },
};

function isForOfficer(name: string): boolean {
  return name === 'erase' || name === 'keep';
}

function shown({ draft, matters, myBookings = [] }: Context) {
  const booked = myBookings.filter(({ booking }) => isLive(booking));
  const dated = (matter: Matter): string => say('data-matter', { number: matter.number, date: dateForPeople(civilDate(matter.raisedAt)) });
  const list = matters.slice(0, numbersShown).map(dated).join('、');
  const lines = [
    say('data-head'),
    ...(draft ? [say('data-draft', { date: dateForPeople(civilDate(draft.startedAt)) })] : []),
    matters.length === 0 ? say('data-no-matters') : say('data-matters', { count: matters.length, list }),
    ...(booked.length > 0 ? [say('data-bookings', { list: booked.slice(0, numbersShown).map(({ reception }) => dateForPeople(reception.date)).join('、') })] : []),
    say('data-how'),
  ];
  const choices = [[choice('delete-me', 'data', 'delete'), choice('anonymous', 'data', 'anonymous')]];
  return answer(lines.join('\n'), { choices });
}

/** Asked once more: it cannot be taken back. */
function sure(asked: 'delete' | 'anonymous', { actor }: Event, { matters }: Context) {
  // What the roster says of staff is not theirs to delete in chat.
  if (actor.member) return answer(say('data-staff'));
  if (asked === 'anonymous' && matters.length === 0) return answer(say('data-anonymous-already'));
  return answer(say(`data-sure-${asked}`), { choices: [[choice(`${asked}-yes`, 'data', `${asked}-yes`), choice('leave-data', 'data', 'leave')]] });
}

/** Draft, account and chat log go at once where nothing has to stay; of a matter an officer decides, with a date. */
function erase(how: Erasure, event: Event, context: Context): Effect[] {
  const { draft, matters, now } = context;
  const { member, person } = event.actor;
  if (member || person === null) return [answer(say('data-staff'))];
  const dropped: Effect[] = how === 'person' ? [...(draft ? forgotten(draft, event) : []), { effect: 'blank-bookings', person }] : [];
  if (matters.length === 0) return [...dropped, ...nothingKept(how, person)];
  const on = workdaysAfter(context.calendar, civilDate(now), answerWorkdays).on;
  const [first] = matters;
  const names = { officer: officerName(context, first?.studio ?? ''), date: dateForPeople(on) };
  const numbers = matters.slice(0, numbersShown).map(({ number }) => number).join('、');
  return [...dropped, answer(say(`data-asked-${how}`, { ...names, numbers })), ...matters.flatMap((matter) => item(matter, how, on, event, context))];
}

function nothingKept(how: Erasure, person: string): Effect[] {
  return how === 'person' ? [{ effect: 'forget-person', person, except: null }, answer(say('data-deleted'))] : [answer(say('data-anonymous-already'))];
}

/** The officer's item, and the day by which it is answered. */
function item(matter: Matter, how: Erasure, on: string, event: Event, context: Context): Effect[] {
  const { number } = matter;
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'ask-erasure', how, until: on }, by, context.now);
  if (!decision.ok) return [];
  const text = say(`staff-erasure-${how}`, { number, date: dateForPeople(on) });
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    { ...lineTo(staffOf(matter), matter, text), choices: erasureChoices(number, how) },
    { effect: 'due', id: `erasure:${number}`, at: instantOf(addDays(on, 1), morning), what: 'data:erasure', args: [number] },
  ];
}
