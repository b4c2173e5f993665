// 邀请 城管办 参加 12月10日 #1: a department comes to a reception with its matters; its handlers say whether they come.

import { z } from 'zod';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { dayPattern, readDay } from '../../calendar/read-date.ts';
import { isAhead } from '../../matters/booking.ts';
import { numberIn, type Matter, type MatterNumber } from '../../matters/matter.ts';
import type { ReceptionFile } from '../../matters/reception.ts';
import { departmentsOf, handlersOf, type Department } from '../../matters/roster.ts';
import { mayBeBrought, mayBeReferred, studiosFor } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, Need } from '../flow.ts';
import { scopeOf } from '../resident/raising.ts';
import { answer, brief, choice, departmentName, nameOf, notice, officerName, showing, staleButton } from '../words.ts';
import { dayInWords, placeInWords } from './day-words.ts';
import { toStaff } from './to-whom.ts';

/** Longest that a matter is quoted to a department. */
const quotedChars = 60;

/** More than one department can answer on the spot. */
const mostMatters = 10;

const typed = new RegExp(`^邀请[\\s:：]*(\\S{1,20}?)[\\s，,]*(?:来|一起)?参加[\\s，,]*(${dayPattern})(?:的?接待日?)?[\\s，,:：]*(.*)$`, 's');
const numbered = /#?\s*([A-Za-z]{2,6}\d{2})\s*-\s*(\d{1,9})|#\s*(\d{1,9})/g;

export function readsAskAlong(text: string): boolean {
  return /^邀请.{1,24}参加/.test(text.trim());
}

/** Only who works here means it as a command. */
export function isForAskAlong({ body, actor }: Event): boolean {
  return body.kind === 'message' && !body.edited && actor.grants.length > 0 && readsAskAlong(body.text);
}

interface Asked {
  department: string;
  /** As it was typed. */
  day: string;
  /** Null: there is no such day. */
  date: string | null;
  studio: string;
  numbers: MatterNumber[];
}

function askedIn({ body, chat, actor, at }: Event, now: Instant): Asked | null {
  const match = body.kind === 'message' ? typed.exec(body.text.trim().normalize('NFKC')) : null;
  const own = studiosFor(chat, actor.inSight);
  if (!match) return null;
  const [, department = '', day = '', rest = ''] = match;
  const named = [...rest.matchAll(numbered)];
  // Whoever has several studios names the matter in full; of a bare number it is his only one.
  const series = named.find(([, scope]) => scope !== undefined)?.[1]?.toUpperCase();
  const studio = own.length === 1 ? (own[0] ?? '') : (own.find((code) => series !== undefined && series.replace(/\d{2}$/, '') === code) ?? '');
  const numbers = named.slice(0, mostMatters).map(([, scope, full, running]) => numberIn(scope?.toUpperCase() ?? scopeOf(studio, at), Number(full ?? running)));
  return { department, day, date: readDay(day, civilDate(now)), studio, numbers };
}

export const askAlong: Flow<null> = {
  name: 'along',
  state: z.null(),
  needs(_, event, { now }): Need[] {
    const { body } = event;
    if (body.kind === 'press') return [{ need: 'reception', id: body.args[0] ?? '' }];
    const asked = askedIn(event, now);
    if (!asked || asked.date === null || asked.studio === '') return [];
    return [{ need: 'receptions-on', studio: asked.studio, date: asked.date }, { need: 'named-matters', numbers: asked.numbers }];
  },
  turn(_, event, context) {
    const { body, actor } = event;
    if (body.kind === 'press') return { effects: answered(body.choice, body.args[1] ?? '', event, context) };
    if (actor.inSight.length === 0) return { effects: refused(event, context) };
    const asked = askedIn(event, context.now);
    if (!asked || asked.studio === '') return { effects: [answer(say('asked-along-example'))] };
    return { effects: asked.date === null ? [answer(say('day-no-such', { day: asked.day }))] : invite(asked, event, context) };
  },
};

function refused({ actor }: Event, context: Context): Effect[] {
  const studio = actor.grants.find((grant) => grant.studio !== null)?.studio ?? '';
  return [answer(say('asked-along-officer', { officer: officerName(context, studio) })), { effect: 'refuse', reason: 'not-allowed' }];
}

function invite({ department: name, date, studio: code, numbers }: Asked, event: Event, context: Context): Effect[] {
  const { roster, now } = context;
  const studio = roster.studios.get(code);
  const all = studio ? departmentsOf(roster, studio) : [];
  const department = all.find((one) => one.name === name) ?? all.find((one) => one.name.includes(name));
  if (!studio || !department) return [answer(say('asked-along-unknown', { name, names: all.map((one) => one.name).join('、') }))];
  const file = (context.receptionsOn ?? []).find(({ reception }) => reception.kind === 'reception' && isAhead(reception, now));
  if (!file) return [answer(say('day-unknown', { date: dateForPeople(date ?? civilDate(now)) }))];
  const matters = numbers.flatMap((number) => context.namedMatters?.find((one) => one.number === number && isFor(one, file, department, context)) ?? []);
  const missing = numbers.find((number) => matters.every((one) => one.number !== number));
  if (missing !== undefined) return [answer(say('asked-along-matter', { number: missing }))];
  const { reception } = file;
  const letter = letterOf(file, department, matters, context);
  const isBound = handlersOf(roster, department.code, code, now).some(({ chats }) => chats.length > 0);
  const choices = [[choice('comes', 'along', 'yes', reception.id, department.code), choice('comes-not', 'along', 'no', reception.id, department.code)]];
  return [
    { effect: 'keep-invitation', invitation: { reception: reception.id, department: department.code, matters: numbers, comes: null, invitedAt: now } },
    ...(isBound
      ? [notice({ to: 'handlers', studio: code, department: department.code }, letter, { choices, ...showing(matters) })]
      : [answer(say('asked-along-forward', { department: department.name })), answer(letter, showing(matters))]),
    ...(isBound ? [answer(say(matters.length > 0 ? 'asked-along-sent' : 'asked-along-sent-alone', { department: department.name, day: dayInWords(reception), count: matters.length }), { quoting: event.chat.kind === 'group' })] : []),
  ];
}

/** What a department hears of: never a matter that is about it, nor one that is not this studio's. */
function isFor(matter: Matter, { reception }: ReceptionFile, department: Department, { roster, now }: Context): boolean {
  return mayBeBrought(matter, reception) && mayBeReferred(roster, matter, department.code, now);
}

/** Masked, like a referral. */
function letterOf({ reception }: ReceptionFile, department: Department, matters: readonly Matter[], context: Context): string {
  const name = context.roster.studios.get(reception.studio)?.name ?? '';
  const lines = matters.map((matter) => say('asked-along-line', { number: matter.number, text: brief(matter.text, quotedChars) }));
  return [
    say('asked-along', { name, department: department.name, day: dayInWords(reception), place: placeInWords(reception, context) }),
    ...(lines.length > 0 ? [say('asked-along-matters'), ...lines] : []),
  ].join('\n');
}

function answered(name: string, department: string, event: Event, context: Context): Effect[] {
  const { reception: file, roster, now } = context;
  const invitation = file?.invited.find((one) => one.department === department);
  const isHis = event.actor.grants.some((grant) => grant.role === 'handler' && grant.department === department);
  if (!file || !invitation || !isHis) return staleButton(event);
  const { reception } = file;
  const day = dayInWords(reception);
  if (!isAhead(reception, now)) return [answer(say('asked-along-over', { day }))];
  const comes = name === 'yes';
  const noted = answer(say('asked-along-noted', { studio: roster.studios.get(reception.studio)?.name ?? '' }));
  if (invitation.comes === comes) return [noted];
  const values = { department: departmentName(context, department), day, who: nameOf(context, event.actor.person) };
  return [{ effect: 'keep-invitation', invitation: { ...invitation, comes } }, noted, toStaff(reception.studio, say(comes ? 'asked-along-comes' : 'asked-along-not', values))];
}

