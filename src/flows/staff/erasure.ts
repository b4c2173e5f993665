// What an officer decides when a resident asks to be taken out of a matter (删除我, 改成匿名): number and history stay, texts can go.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { apply, decide, type By, type Erasure } from '../../matters/lifecycle.ts';
import { openStatuses } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { lookerName, nameOf, speaker } from '../words.ts';
import { callId } from './calls.ts';
import { decidedCard, lineHere, lineTo, tellStaff } from './card.ts';
import { toResident } from './doing.ts';
import { erasureAsked } from './erasure-item.ts';
import { withMatter } from './with-matter.ts';

export function onErasure(name: string, [number = '']: readonly string[], event: Event, context: Context): readonly Effect[] {
  return withMatter(event, context, number, (file, by) => ({ effects: name === 'erase' ? erase(file, by, context) : keep(file, by, context) })).effects;
}

function erase(file: MatterFile, by: By, context: Context): Effect[] {
  const { matter } = file;
  const { number, resident } = matter;
  const how = erasureAsked(file);
  // What is still owed could not be told to him any more.
  if (how === 'person' && (openStatuses.includes(matter.status) || matter.status === 'merged')) return [lineHere(say('erasure-in-hand', { number }), number, { quoting: true })];
  const decision = how === null ? null : decide(matter, { kind: 'erase', how }, by, context.now);
  if (how === null || !decision?.ok) return [notNow(file, how, context)];
  const after = decision.events.reduce((present, one) => apply(present, one, by, context.now), matter);
  const told = say(`data-erased-${how}`, { number, who: speaker(context, by), date: dateForPeople(civilDate(context.now)) });
  return [
    toResident(matter, told, 'notice'),
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    { effect: 'erase-matter', matter: number, how },
    ...(how === 'person' ? [{ effect: 'forget-person' as const, person: resident, except: number }] : []),
    { effect: 'no-longer-due', id: `erasure:${number}` },
    ...(how === 'person' ? [{ effect: 'no-longer-due' as const, id: callId(matter) }] : []),
    lineHere(say('done-erased', { number, who: nameOf(context, by.person) }), number),
    ...(how === 'person' ? [decidedCard({ ...file, matter: { ...after, text: say('text-erased') }, texts: [] }, context)] : []),
  ];
}

function keep(file: MatterFile, by: By, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const how = erasureAsked(file);
  const decision = how === null ? null : decide(matter, { kind: 'refuse-erasure' }, by, context.now);
  if (!decision?.ok) return [notNow(file, how, context)];
  return [
    toResident(matter, say('data-kept', { number, who: speaker(context, by), date: dateForPeople(civilDate(context.now)) }), 'notice'),
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    { effect: 'no-longer-due', id: `erasure:${number}` },
    lineHere(say('done-kept', { number, who: nameOf(context, by.person) }), number),
  ];
}

/** It was decided already, or somebody presses who may not. */
function notNow({ matter, history }: MatterFile, how: Erasure | null, context: Context): Effect {
  const { number } = matter;
  const last = history.findLast(({ event }) => event.type === 'erased' || event.type === 'erasure-refused');
  return lineHere(how === null && last ? say('erasure-decided', { number, who: nameOf(context, last.by.person) }) : say('erasure-officer', { number }), number, { quoting: true });
}

/** Fifteen working days have passed: the district hears of it as well, and the resident who is late. */
export function erasureLate(context: Context): Effect[] {
  const { matter: file, roster } = context;
  if (!file || erasureAsked(file) === null) return [];
  const { matter } = file;
  const text = say('staff-erasure-late', { number: matter.number });
  const district = roster.studios.get(matter.studio)?.district;
  const values = { number: matter.number, date: dateForPeople(matter.erasureUntil ?? civilDate(context.now)), officer: lookerName(context, matter) };
  return [...tellStaff(matter, text), ...(district === undefined ? [] : [lineTo({ to: 'district', district }, matter, text)]), toResident(matter, say('late-erasure', values), 'notice')];
}
