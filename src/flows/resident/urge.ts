// 催一下: whoever holds a matter is reminded that its resident waits; it counts once a day (DESIGN §3).

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { decide } from '../../matters/lifecycle.ts';
import { isInHand, runningOf, type Matter } from '../../matters/matter.ts';
import { standing } from '../../matters/standing.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile, Say } from '../flow.ts';
import { boundHandlers } from '../handler/give-out.ts';
import { lineTo, staffOf, tellRepresentative, tellStaff } from '../staff/card.ts';
import { answer, departmentName, lookerName, owingIn } from '../words.ts';
import { replyChoices } from './reply-choices.ts';

/** Matters offered at once. */
const offered = 5;

export function urge(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter, history } = file;
  const { number } = matter;
  if (matter.status === 'replied')
    return [answer(say('urge-replied', { number }), { matter: number, choices: replyChoices(number, matter.round) })];
  if (!isInHand(matter.status)) return [answer(say('urge-over', { number, status: say(`status-${matter.status}`) }), { matter: number })];
  const today = civilDate(context.now);
  const urges = history.filter((line) => line.event.type === 'urged');
  const holder = owingIn(file, context);
  const said = (lead: 'urged' | 'urged-through' | 'urged-today') => answer([say(lead, { number, holder, officer: lookerName(context, matter) }), ...latest(matter, today)].join('\n'), { matter: number });
  if (urges.some((line) => civilDate(line.at) === today)) return [said('urged-today')];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'urge' }, by, context.now);
  if (!decision.ok) return [];
  const values = { number, running: runningOf(number), count: urges.length + 1, holder, date: dateForPeople(matter.promise?.on ?? today), latest: latestForStaff(matter, today) };
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    said(isReachedHere(file, context) ? 'urged' : 'urged-through'),
    ...told(file, values, context),
  ];
}

/** Whether whoever holds it is told by the desk itself; a department of whom nobody is bound is called by a person. */
function isReachedHere(file: MatterFile, context: Context): boolean {
  const { matter } = file;
  if (matter.status !== 'referred' || standing(file, 'reply-submitted') !== null) return true;
  return matter.confined === null && boundHandlers(matter, context).length > 0;
}

/** Whoever holds it hears of it. An answer that was handed in waits for the studio alone. */
function told(file: MatterFile, values: Record<string, string | number>, context: Context): Effect[] {
  const { matter } = file;
  if (standing(file, 'reply-submitted') === null) return tellStaff(matter, say(isReachedHere(file, context) ? 'staff-urged' : 'staff-urged-call', values));
  const text = say('staff-urged-unreleased', { ...values, department: departmentName(context, matter.department ?? '') });
  return [lineTo(staffOf(matter), matter, text), ...tellRepresentative(matter, text)];
}

/** What is owed by when, or was; empty where nothing is promised. */
function latestForStaff({ promise }: Matter, today: string): string {
  return promise === null ? '' : say(promise.on < today ? 'staff-urged-late' : 'staff-urged-latest', { date: dateForPeople(promise.on), what: say(`deadline-${promise.what}`) });
}

/** Until when, or since when it is late. */
function latest({ promise }: Matter, today: string): string[] {
  if (!promise) return [];
  const values = { date: dateForPeople(promise.on), what: say(`late-${promise.what}`) };
  return [say(promise.on < today ? 'urged-late' : 'urged-latest', values)];
}

/** 「催一下」 without a number, where it could mean several or none. */
export function urgeWhich({ matters }: Context): Say {
  const waiting = matters.filter((matter) => isInHand(matter.status)).slice(0, offered);
  if (waiting.length === 0) return answer(say('urge-none'));
  return answer(say('urge-which'), {
    choices: waiting.map(({ number }): Choice[] => [{ label: say('choice-urge-one', { number }), flow: 'my', choice: 'urge', args: [number] }]),
  });
}
