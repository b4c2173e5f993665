// 紧急上报: an officer's decision; the district's officers and the supervisors are alerted at once, not told of whom it came, until one takes it.

import { z } from 'zod';
import { civilDate, instantOf, momentForPeople } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { morning, quietUntil } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { decide } from '../../matters/lifecycle.ts';
import { openStatuses, type Matter, type PersonId } from '../../matters/matter.ts';
import { districtOfficersOf, type StaffMember } from '../../matters/roster.ts';
import { actingRole, confidantsOf, supervisorsOf } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow, HistoryLine, MatterFile } from '../flow.ts';
import { quietHoursOf } from '../quiet.ts';
import { answer, choice, nameOf, speaker, staleButton, writtenText } from '../words.ts';
import { lineHere, lineTo, staffOf } from './card.ts';
import { attempt, tellColleagues, type Doing } from './doing.ts';

const minuteMs = 60_000;

/** How long it waits for somebody: half an hour, two hours; from then on until the next working day. */
const waitsMs: readonly number[] = [30 * minuteMs, 120 * minuteMs];

/** Reminders in all: who has not come by then is not brought by another one. */
const reminders = 6;

/** What was due so long ago fell due while the house stood still: it does not wake anybody. */
const staleMs = 60 * minuteMs;

/** `#1 紧急上报 几十人围住了工地`. */
export function reportUrgent(doing: Doing): Effect[] {
  const { by, event, context, rest } = doing;
  const text = writtenText(event, 0, 'urgent', rest);
  const tried = attempt({ kind: 'report-urgent', text: text.id }, 'report-urgent', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const { number, category } = matter;
  const reported = reportsIn(tried.file);
  const told = toldOf(matter, by.person, context);
  const studio = context.roster.studios.get(matter.confined?.studio ?? matter.studio)?.name ?? '';
  const alert = say('urgent-report', { number, category, studio: matter.confined ? '' : studio, who: speaker(context, by), text: text.masked, count: reported.length });
  const names = told.map(({ name }) => name).join('、');
  const reportedBy = { number, who: speaker(context, by), names };
  const line = told.length === 0 ? say('done-urgent-nobody', { number }) : say('done-urgent', { number, names, count: reported.length });
  return [
    ...tried.effects,
    ...toEach(told, matter, alert),
    lineHere(line, number),
    ...tellColleagues(matter, say(told.length === 0 ? 'urgent-reported-nobody' : 'urgent-reported-line', reportedBy), doing),
    ...(told.length === 0 ? [] : [remindAt(matter, reported.length, 1, context)]),
  ];
}

/** Whoever is bound of the level above and of the supervisors; of a confined matter the others who see it. */
function toldOf(matter: Matter, besides: PersonId | null, { roster, now }: Context): StaffMember[] {
  const district = roster.studios.get(matter.studio)?.district;
  const above = matter.confined
    ? confidantsOf(roster, matter.studio, matter.confined, now)
    : [...(district === undefined ? [] : districtOfficersOf(roster, district, now)), ...supervisorsOf(roster, matter.studio, now)];
  const bound = above.filter(({ person, chats }) => person !== besides && chats.length > 0);
  return bound.filter((one, index) => bound.findIndex(({ person }) => person === one.person) === index);
}

function toEach(people: readonly StaffMember[], matter: Matter, text: string): Effect[] {
  return people.map(({ person }) => ({ ...lineTo({ to: 'person', person }, matter, text, {}, takeChoices(matter)), class: 'alert' as const }));
}

function takeChoices({ number }: Matter): Choice[][] {
  return [[choice('take-report', 'urgent', 'take', number)]];
}

function reportsIn({ history }: MatterFile): HistoryLine[] {
  return history.filter((line) => line.event.type === 'urgent-reported');
}

/** Who took the last report; undefined where nobody has. */
function takenBy({ history }: MatterFile): HistoryLine | undefined {
  const last = history.findLast((line) => line.event.type === 'urgent-reported' || line.event.type === 'report-taken');
  return last?.event.type === 'report-taken' ? last : undefined;
}

function remindAt({ number }: Matter, count: number, step: number, { now, calendar }: Context, at: Instant | null = null): Effect {
  const waits = waitsMs[step - 1];
  const due = at ?? (waits === undefined ? instantOf(workdaysAfter(calendar, civilDate(now), 1).on, morning) : now + waits);
  return { effect: 'due', id: `urgent:${number}:${count}:${step}`, at: due, what: 'urgent:again', args: [number, String(count), String(step), String(due)] };
}

export const urgentReport: Flow<null> = {
  name: 'urgent',
  state: z.null(),
  needs(_, { body }) {
    const number = body.kind === 'press' || body.kind === 'due' ? body.args[0] : undefined;
    return number === undefined ? [] : [{ need: 'matter', number }];
  },
  turn(_, event, context) {
    const { body } = event;
    const file = context.matter;
    if (body.kind === 'press') return { effects: file && body.choice === 'take' ? take(file, event, context) : staleButton(event) };
    return { effects: file && body.kind === 'due' ? again(body.args, file, context) : [] };
  },
};

/** 【我来接手】: the first one has it, and everybody who was told hears who. */
function take(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const all = toldOf(matter, null, context);
  const member = all.find(({ person }) => person === event.actor.person);
  if (!member) return staleButton(event);
  const taken = takenBy(file);
  if (taken) return [lineHere(say('report-taken-already', { number, who: nameOf(context, taken.by.person) }), number)];
  const isOfDistrict = context.roster.grants.some(({ person, role }) => person === member.person && role === 'district');
  const by = { person: member.person, role: isOfDistrict ? ('district' as const) : ('supervisor' as const) };
  const decision = decide(matter, { kind: 'take-report' }, by, context.now);
  if (!decision.ok) return [answer(say('report-over', { number, status: say(`staff-status-${matter.status}`) }), { matter: number })];
  const line = say('report-taken', { number, who: speaker(context, by) });
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    lineHere(line, number),
    ...all.filter(({ person }) => person !== member.person).map(({ person }) => lineTo({ to: 'person', person }, matter, line)),
    ...(matter.confined ? [] : [{ ...lineTo(staffOf(matter), matter, line), class: 'alert' as const }]),
    { effect: 'no-longer-due', id: `urgent:${number}:${reportsIn(file).length}:1` },
  ];
}

/** Nobody has taken it: those above once more, and whoever reported it hears that he should call. */
function again([, count = '', step = '', due = '']: readonly string[], file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  const reported = reportsIn(file);
  const last = reported.at(-1);
  if (!last || String(reported.length) !== count || takenBy(file) || !openStatuses.includes(matter.status)) return [];
  const day = quietUntil(context.now, quietHoursOf(matter, context));
  if (day !== null && context.now - Number(due) > staleMs) return [remindAt(matter, reported.length, Number(step), context, day)];
  const told = toldOf(matter, last.by.person, context);
  const values = { number: matter.number, category: matter.category, who: speaker(context, last.by), moment: momentForPeople(last.at) };
  // Confined since: whoever reported it may be one of those who no longer hear of it.
  const reporter = actingRole(context.roster, last.by.person, matter, context.now) === null ? null : last.by.person;
  return [
    ...toEach(told, matter, say('urgent-report-again', values)),
    ...(reporter === null ? [] : [{ ...lineTo({ to: 'person', person: reporter }, matter, say('urgent-report-untaken', { ...values, names: told.map(({ name }) => name).join('、') || say('nobody-yet') })), class: 'alert' as const }]),
    ...(Number(step) < reminders ? [remindAt(matter, reported.length, Number(step) + 1, context)] : []),
  ];
}
