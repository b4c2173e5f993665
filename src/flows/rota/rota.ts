// 排班: who receives when. Officers read and change it, representatives read their own, say when they cannot come, and come for others.

import { z } from 'zod';
import { civilDate } from '../../calendar/civil.ts';
import { readDay } from '../../calendar/read-date.ts';
import type { Roster } from '../../matters/roster.ts';
import { isForeign, isStaff, studiosFor } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { AtHand, Choice, Context, Effect, Event, Flow, Need, Say } from '../flow.ts';
import { answer, officerName, staleButton } from '../words.ts';
import { checkDay, checkReception, giveAway, leftDue } from './cannot.ts';
import { askAnew, changeAnyway, changeByHand, planAnew } from './change.ts';
import { nextDuties, ownDuties, whoIsShort, yearPlan } from './lists.ts';
import { nobodyAtAll, ownStudios, rotaNeed, rotaOf, type WithRota } from './studio-rota.ts';
import { endCalendar, ownCalendar } from './own-calendar.ts';
import { plannedDue } from './planned.ts';
import { readRota, type RotaCommand } from './read.ts';
import { answered, askDue, settledDue, swapDue } from './swap.ts';
import { changedDue } from './told.ts';

/** Studios offered by button. */
const studiosShown = 12;

const ofOneself: ReadonlySet<RotaCommand['command']> = new Set<RotaCommand['command']>(['cannot', 'mine', 'calendar']);

/** Whether a text is of the rota, from somebody who works here. Of oneself one speaks in private. */
export function isForRota({ body, actor, chat }: Event): boolean {
  if (body.kind !== 'message' || body.edited || !isStaff(actor.grants)) return false;
  const command = readRota(body.text)?.command;
  if (command === undefined || (actor.inSight.length === 0 && actor.studios.length === 0)) return false;
  return chat.kind === 'private' || !ofOneself.has(command);
}

export const rota: Flow<null> = {
  name: 'rota',
  state: z.null(),
  needs(_, event, atHand) {
    const { body } = event;
    if (body.kind === 'due') return [rotaNeed(body.args[0] ?? '', atHand, { lock: true })];
    if (!isStaff(event.actor.grants)) return [];
    if (body.kind === 'press') return needsOfPress(body.choice, body.args, event, atHand);
    const command = body.kind === 'message' ? readRota(body.text) : null;
    return command ? needsOf(command, event, atHand) : [];
  },
  turn(_, event, context) {
    const { body, actor } = event;
    if (body.kind === 'due') return { effects: dues[body.what]?.(body.args, context) ?? [] };
    if (!isStaff(actor.grants)) return { effects: staleButton(event) };
    if (body.kind === 'press') return { effects: pressed(body.choice, body.args, event, context) ?? staleButton(event) };
    const command = body.kind === 'message' ? readRota(body.text) : null;
    return { effects: command ? typed(command, event, context) : [] };
  },
};

/** What falls due; the first argument is the studio. */
const dues: Readonly<Record<string, (args: readonly string[], context: Context) => Effect[]>> = {
  'rota:swap': swapDue,
  'rota:ask': askDue,
  'rota:settled': settledDue,
  'rota:changed': changedDue,
  'rota:planned': plannedDue,
  'rota:left': leftDue,
};

function needsOf(command: RotaCommand, event: Event, atHand: AtHand): Need[] {
  switch (command.command) {
    case 'calendar':
      return [{ need: 'calendar-link' }];
    case 'mine':
      return ownStudios(event).map((studio) => rotaNeed(studio, atHand));
    case 'cannot':
      return ownStudios(event).map((studio) => rotaNeed(studio, atHand, { lock: true }));
    default: {
      const studio = studioMeant(command.studio, event);
      return studio === null ? [] : [rotaNeed(studio, atHand, command.command === 'change' ? { lock: true } : {})];
    }
  }
}

const ofStudio: ReadonlySet<string> = new Set(['next', 'year', 'short']);
const arranging: ReadonlySet<string> = new Set(['anyway', 'do-anew']);
const ofOwn: ReadonlySet<string> = new Set(['cannot', 'give']);

function needsOfPress(name: string, [first = '']: readonly string[], event: Event, atHand: AtHand): Need[] {
  if (name.startsWith('calendar')) return [{ need: 'calendar-link' }];
  if (ofOwn.has(name)) return ownStudios(event).map((studio) => rotaNeed(studio, atHand, { lock: true }));
  if (name === 'can' || name === 'not') return [rotaNeed(first, atHand, { lock: true })];
  return ofStudio.has(name) || arranging.has(name) ? [rotaNeed(codeIn(first), atHand, { lock: true })] : [];
}

/** Of `BM-20261210-0900` or `BM`. */
function codeIn(id: string): string {
  return id.replace(/-.*$/, '');
}

/** Studios whose rota he may read in this chat. */
function readable({ actor, chat }: Event): readonly string[] {
  return studiosFor(chat, actor.studios);
}

/** Null: it has to be asked, or is none of his. */
function studioMeant(named: string | null, event: Event): string | null {
  const own = readable(event);
  if (named !== null) return own.includes(named) ? named : null;
  const [only] = own;
  if (own.length === 1 && only !== undefined) return only;
  return event.chat.studio !== null && own.includes(event.chat.studio) ? event.chat.studio : null;
}

function typed(command: RotaCommand, event: Event, context: Context): Effect[] {
  const { person } = event.actor;
  if (isForeign(event.chat) || person === null) return [];
  switch (command.command) {
    case 'calendar':
      return ownStudios(event).length === 0 ? [answer(say('rota-not-yours'))] : ownCalendar(person, event, context);
    case 'mine':
      if (ownStudios(event).length === 0) return [answer(say('rota-not-yours'))];
      return [ownDuties(person, ownRotas(event, context), context)];
    case 'cannot': {
      if (ownStudios(event).length === 0) return [answer(say('rota-no-duty'))];
      const day = readDay(command.day, civilDate(context.now));
      return [day === null ? answer(say('day-no-such', { day: command.day })) : checkDay(day, person, event, context)];
    }
    default: {
      const code = studioMeant(command.studio, event);
      const of = code === null ? null : rotaOf(code, context);
      return of ? ofOne(command, of, event, context) : [askStudio(command.studio, event, context.roster)];
    }
  }
}

function ownRotas(event: Event, context: Context) {
  return ownStudios(event).flatMap((code) => rotaOf(code, context) ?? []);
}

function ofOne(command: Exclude<RotaCommand, { command: 'mine' | 'calendar' | 'cannot' }>, of: WithRota, event: Event, context: Context): Effect[] {
  switch (command.command) {
    case 'next':
      return [nextDuties(of, context)];
    case 'year':
      return [yearPlan(of, context)];
    case 'short':
      return [whoIsShort(of, context)];
    case 'anew':
    case 'change':
      if (!event.actor.inSight.includes(of.studio.code)) return [forOfficers(of.studio.code, context), { effect: 'refuse', reason: 'not-allowed' }];
      return arranged(command, of, event, context);
  }
}

function arranged(command: Extract<RotaCommand, { command: 'change' | 'next' | 'year' | 'short' | 'anew' }>, of: WithRota, event: Event, context: Context): Effect[] {
  const nobody = nobodyAtAll(of.studio, context);
  if (nobody !== null) return [answer(nobody, { quoting: true })];
  return command.command === 'change' ? changeByHand(command, of, event, context) : [askAnew(of, context)];
}

function forOfficers(studio: string, context: Context): Say {
  return answer(say('rota-officer', { officer: officerName(context, studio) }), { quoting: true });
}

function askStudio(named: string | null, event: Event, { studios }: Roster): Say {
  if (named !== null) return answer(say('rota-studio-unknown', { code: named }), { quoting: true });
  const choices = readable(event).slice(0, studiosShown).map((code): Choice[] => [{ label: studios.get(code)?.name ?? code, flow: 'rota', choice: 'next', args: [code] }]);
  return answer(say('rota-which-studio'), { quoting: true, choices });
}

/** Null: it means nothing any more. */
function pressed(name: string, args: readonly string[], event: Event, context: Context): Effect[] | null {
  const [first = '', second = ''] = args;
  const { person } = event.actor;
  if (person === null) return null;
  switch (name) {
    case 'calendar':
    case 'calendar-new':
      return ownCalendar(person, event, context);
    case 'calendar-end':
      return endCalendar(person);
    case 'cannot':
      return [checkReception(first, person, event, context)];
    case 'give':
      return giveAway(args, person, event, context);
    case 'keep':
      return [answer(say('cannot-not'))];
    case 'leave':
      return [answer(say('change-not'))];
    case 'can':
    case 'not':
      return answered(name === 'can', args, person, context);
    default: {
      const of = rotaOf(codeIn(first), context);
      return of && pressedOf(name, second, first, of, event, context);
    }
  }
}

function pressedOf(name: string, places: string, id: string, of: WithRota, event: Event, context: Context): Effect[] | null {
  if (ofStudio.has(name)) return readable(event).includes(of.studio.code) ? ofOne({ command: name as 'next', studio: null }, of, event, context) : null;
  if (!arranging.has(name) || !event.actor.inSight.includes(of.studio.code)) return null;
  return name === 'anyway' ? changeAnyway(id, places, of, event, context) : planAnew(of, context);
}
