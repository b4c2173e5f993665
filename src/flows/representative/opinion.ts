// 征求代表意见: where a studio wants it so, a representative's opinion is awaited for a working day before the officer refers (RULES L3).

import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import type { Term } from '../../calendar/read-date.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import type { MatterEvent } from '../../matters/lifecycle.ts';
import { departmentsOf, settingsOf, type Department } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, HistoryLine, MatterFile } from '../flow.ts';
import { tellStep } from '../resident/steps.ts';
import { decisionsIn, lineHere, lineTo, staffOf } from '../staff/card.ts';
import { attempt, decided, said, type Doing } from '../staff/doing.ts';
import { promisedToo } from '../staff/merged.ts';
import { usualPromise, watchPromise } from '../staff/promise.ts';
import { pushToRepresentative } from '../staff/representative.ts';
import { isReached } from '../reached.ts';
import { choice, departmentName, nameOf, newText } from '../words.ts';
import { referButton, representativeOf } from './propose.ts';

/** What happens instead of the referral; null where it can go on: he has said what he thinks, the day is over, or nobody waits for him. */
export function opinionFirst(department: Department, term: Term, doing: Doing): Effect[] | null {
  const { file, context } = doing;
  const representative = representativeOf(doing);
  if (!settingsOf(context.roster, file.matter.studio).referralNeedsRepresentative) return null;
  if (representative === null || !isReached(representative, context) || hasSpoken(file.history, department.code)) return null;
  const asked = askedOf(file.history, department.code);
  if (asked === undefined) return ask(department, term, representative, doing);
  if (context.now >= asked.until) return null;
  return [said('opinion-awaited', doing, { representative: nameOf(context, representative), moment: dateForPeople(civilDate(asked.until)) })];
}

type OpinionAsked = Extract<MatterEvent, { type: 'opinion-asked' }>;

function askedOf(history: readonly HistoryLine[], code: string): OpinionAsked | undefined {
  const event = history.findLast((line) => line.event.type === 'opinion-asked')?.event;
  return event?.type === 'opinion-asked' && event.department === code ? event : undefined;
}

/** He proposed it himself, or has answered since he was asked. */
function hasSpoken(history: readonly HistoryLine[], code: string): boolean {
  const asked = history.findLastIndex(({ event }) => event.type === 'opinion-asked' && event.department === code);
  const given = history.slice(asked + 1).some(({ event }) => event.type === 'opinion-given');
  return (asked >= 0 && given) || history.some(({ event }) => event.type === 'referral-proposed' && event.department === code);
}

function ask(department: Department, term: Term, representative: string, doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const { number } = file.matter;
  const today = civilDate(context.now);
  const day = workdaysAfter(context.calendar, today, 1).on;
  // The day ends at midnight; the officer hears of it on the working day after it.
  const until = instantOf(workdaysAfter(context.calendar, today, 2).on, morning);
  const promise = usualPromise(file.matter, context);
  const tried = attempt({ kind: 'ask-opinion', department: department.code, term: termCode(term), representative, promise, until }, 'refer', doing);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const values = { number, representative: nameOf(context, representative), department: department.name, date: dateForPeople(day) };
  const isNew = file.matter.representative === null;
  const line = say('opinion-asked', values);
  const choices = [[choice('agree-to-refer', 'desk', 'agree', number), choice('object', 'desk', 'object', number)]];
  return [
    ...(isNew ? decided(tried, line, doing) : [...tried.effects, lineHere(line, number)]),
    ...(isNew ? [...pushToRepresentative(tried.file, context), ...tellStep(tried.file, context), ...promisedToo(matter, by, context), ...watchPromise(matter)] : []),
    { ...lineTo({ to: 'person', person: representative }, matter, say('opinion-wanted', values)), choices },
    { effect: 'due', id: `opinion:${number}:${tried.file.history.length}`, at: until, what: 'notices:opinion', args: [number, department.code] },
  ];
}

/** In the few bytes of a button: `5` working days, or the day. */
function termCode(term: Term): string {
  return 'workdays' in term ? String(term.workdays) : term.on;
}

/** 【同意转】 or 【有意见】 with what he thinks: the officer has the button to refer either way. */
export function giveOpinion(agrees: boolean, doing: Doing): Effect[] {
  const { file, by, event, context, rest } = doing;
  const { number } = file.matter;
  const asked = file.history.findLast((line) => line.event.type === 'opinion-asked')?.event;
  if (asked?.type !== 'opinion-asked') return [said('opinion-not-asked', doing)];
  const texts = agrees ? [] : [newText(event.id, 0, 'note', rest)];
  const tried = attempt({ kind: 'give-opinion', agrees, text: texts[0]?.id ?? null }, 'note', doing, texts);
  if ('effect' in tried) return [tried];
  const department = departmentName(context, asked.department);
  const values = { number, representative: nameOf(context, by.person), department, text: texts[0]?.masked ?? '' };
  const line = lineTo(staffOf(file.matter), file.matter, say(agrees ? 'opinion-agrees' : 'opinion-objects', values));
  return [...tried.effects, lineHere(say('opinion-given', { number }), number), { ...line, choices: goOn(asked, tried.file, context) }];
}

/** The day is over and he has not said anything: the officer may refer. */
export function opinionDue([, code = '']: readonly string[], file: MatterFile, context: Context): Effect[] {
  const { matter, history } = file;
  if (matter.representative === null || matter.status !== 'accepted' || hasSpoken(history, code)) return [];
  const asked = askedOf(history, code);
  if (!asked) return [];
  const values = { number: matter.number, representative: nameOf(context, matter.representative), department: departmentName(context, code) };
  const line = lineTo(staffOf(matter), matter, say('opinion-silent', values));
  return [{ ...line, choices: goOn(asked, file, context) }];
}

/** 【转城管办】【直接答复】 */
function goOn({ department: code, term }: OpinionAsked, file: MatterFile, { roster }: Context): Choice[][] {
  const studio = roster.studios.get(file.matter.studio);
  const department = studio && departmentsOf(roster, studio).find((one) => one.code === code);
  const reply = choice('reply', 'desk', 'reply', file.matter.number, String(decisionsIn(file.history).length));
  return [[...(department ? [referButton(department, file, term)] : []), reply]];
}
