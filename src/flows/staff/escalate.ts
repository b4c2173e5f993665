// What lies too long goes one step up (DESIGN §4): unsorted matters to a colleague and then to the district, an alert that nobody takes to the next on the list.

import { z } from 'zod';
import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { openStatuses, type Matter, type MatterNumber, type PersonId } from '../../matters/matter.ts';
import { districtOfficersOf, officersOf, type StaffMember } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Choice, Context, Effect, Flow, MatterFile, Say } from '../flow.ts';
import { nameOf } from '../words.ts';
import { alertChoices, alertOf } from './alert.ts';
import { cardChoices, decisionsIn, lineTo, staffOf } from './card.ts';

/** So long an alert waits for 【我来】 before the next on the list is called. */
const alertMs = 5 * 60_000;

/** The date for sorting has passed: whoever stands in or the other officers are asked in private; the district on the next working day. */
export function unsorted(file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  const { roster, now } = context;
  if (matter.status !== 'raised' || matter.promise === null) return [];
  const { number, owner, studio } = matter;
  // Without a group each of them has just heard of it.
  const others = roster.studios.get(studio)?.staffGroup == null ? [] : officersOf(roster, studio, now).filter(({ person }) => person !== owner);
  const text = say('unsorted-colleague', { number, date: dateForPeople(matter.promise.on), officer: nameOf(context, owner) });
  return [
    ...others.filter(isBound).map(({ person }) => decidable({ to: 'person', person }, file, text)),
    {
      effect: 'due',
      id: `unsorted:${number}:${matter.promise.on}`,
      at: instantOf(workdaysAfter(context.calendar, civilDate(now), 1).on, morning),
      what: 'notices:unsorted',
      args: [number, matter.promise.on],
    },
  ];
}

/** Still nobody has sorted it. */
export function unsortedNextDay([, on]: readonly string[], file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  const district = context.roster.studios.get(matter.studio)?.district;
  if (matter.status !== 'raised' || matter.promise === null || matter.promise.on !== on || district === undefined) return [];
  const reached = districtOfficersOf(context.roster, district, context.now).filter(isBound);
  if (reached.length === 0) return [];
  const names = reached.map(({ name }) => name).join('、');
  const values = { number: matter.number, date: dateForPeople(matter.promise.on), studio: context.roster.studios.get(matter.studio)?.name ?? '' };
  return [
    decidable({ to: 'district', district }, file, say('unsorted-district', values)),
    lineTo(staffOf(matter), matter, say('unsorted-told', { number: matter.number, names })),
  ];
}

/** A line with the buttons of the card: it can be sorted where it is read. */
function decidable(to: Audience, { matter, history }: MatterFile, text: string): Say {
  return lineTo(to, matter, text, {}, sortingChoices(matter, decisionsIn(history).length));
}

/** The buttons of the card that sort it. */
export function sortingChoices(matter: Matter, decisions: number): Choice[][] {
  const choices = cardChoices(matter, decisions).map((row) => row.filter((one) => one.choice !== 'more'));
  return choices.filter((row) => row.length > 0);
}

/** Written with the alert: day and night, for danger does not wait for the morning. */
export function watchAlert(number: MatterNumber, context: Context, step = 1): Effect {
  return { effect: 'due', id: `alert:${number}:${step}`, at: context.now + alertMs, what: 'alert:next', args: [number, String(step)] };
}

/** 【我来】 has not been pressed for five minutes. */
export const alert: Flow<null> = {
  name: 'alert',
  state: z.null(),
  needs: (_, { body }) => (body.kind === 'due' && body.args[0] !== undefined ? [{ need: 'matter', number: body.args[0] }] : []),
  turn(_, { body }, context) {
    const file = context.matter;
    if (body.kind !== 'due' || !file || isTaken(file)) return { effects: [] };
    return { effects: callNext(Number(body.args[1]), file.matter, context) };
  },
};

/** Somebody of the staff has done something about it. */
function isTaken({ matter, history }: MatterFile): boolean {
  return !openStatuses.includes(matter.status) || history.some(({ by }) => by.role !== 'resident' && by.role !== 'desk');
}

function callNext(step: number, matter: Matter, context: Context): Effect[] {
  const list = calledInTurn(matter, context);
  const next = list[step - 1];
  if (!next) return [toStaff(matter, say('alert-nobody-left', { number: matter.number }))];
  const text = `${alertOf(matter)}\n${say('alert-your-turn')}`;
  return [
    { effect: 'say', to: { to: 'person', person: next }, class: 'alert', purpose: 'alert', matter: matter.number, text, choices: alertChoices(matter.number) },
    toStaff(matter, say('alert-called', { number: matter.number, who: nameOf(context, next) })),
    watchAlert(matter.number, context, step + 1),
  ];
}

function toStaff(matter: Matter, text: string): Say {
  return { ...lineTo(staffOf(matter), matter, text), class: 'alert' };
}

/** The officers one by one, where so far only their group was told; then the district. */
function calledInTurn({ studio: code }: Matter, { roster, now }: Context): PersonId[] {
  const studio = roster.studios.get(code);
  const officers = officersOf(roster, code, now).filter(isBound);
  const own = studio?.staffGroup == null ? [] : officers;
  const district = studio ? districtOfficersOf(roster, studio.district, now).filter(isBound) : [];
  // Where nobody of the studio has a chat the district was alerted at once.
  const above = studio?.staffGroup == null && officers.length === 0 ? [] : district;
  return [...new Set([...own, ...above].map(({ person }) => person))];
}

function isBound({ chats }: StaffMember): boolean {
  return chats.length > 0;
}
