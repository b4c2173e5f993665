// 接待安排: the next reception days of a studio, with place, representatives and subject.

import { z } from 'zod';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { publicAhead, visitsAhead } from '../../matters/booking.ts';
import type { Reception } from '../../matters/reception.ts';
import type { Roster, Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow, Say, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { dayInWords, markedDay, placeInWords, receiversInWords } from './day-words.ts';
import { plannedUntil } from './keep.ts';
import { readReceptions } from './read.ts';
import { visitLine } from './visit-told.ts';

/** Days on the list. */
const daysShown = 3;

/** Studios offered at once. */
const studiosOffered = 3;

export const schedule: Flow<null> = {
  name: 'schedule',
  state: z.null(),
  needs(_, event, { roster, now }) {
    const studio = studioMeant(event, roster);
    return studio ? [{ need: 'receptions', studios: [studio.code], from: civilDate(now), to: plannedUntil(civilDate(now)) }] : [];
  },
  turn(_, event, context) {
    const studio = studioMeant(event, context.roster);
    return studio ? { effects: [...remembered(studio, event), listed(studio, event, context)] } : askWhose('schedule', context);
  },
};

/** The studio of the button, of the chat, or the only one. */
export function studioMeant({ body, chat }: Event, { studios }: Roster): Studio | null {
  const code = body.kind === 'press' && body.choice === 'of' ? (body.args[0] ?? '') : chat.studio;
  if (code !== null) return studios.get(code) ?? null;
  const [first, second] = studios.values();
  return first !== undefined && second === undefined ? first : null;
}

/** Who says where he lives is not asked again. */
export function remembered({ code }: Studio, { chat }: Event): Effect[] {
  return chat.studio === null && chat.kind === 'private' ? [{ effect: 'remember', studio: code }] : [];
}

export function askWhose(flow: 'schedule' | 'book', { roster }: Context): Turn<never> {
  const studios = [...roster.studios.values()];
  if (studios.length > studiosOffered) return { effects: [answer(say('schedule-which-many'))] };
  const choices = studios.map(({ name, code }): Choice[] => [{ label: name.replace(/党代表工作室$/, ''), flow, choice: 'of', args: [code] }]);
  return { effects: [answer(say('schedule-which'), { choices })] };
}

function listed(studio: Studio, event: Event, context: Context): Say {
  const visits = visitsAhead(context.receptions ?? [], context.now);
  const asksForVisits = event.body.kind === 'message' && readReceptions(event.body.text) === 'visits';
  const days = publicAhead(context.receptions ?? [], context.now).slice(0, asksForVisits || visits.length === 0 ? daysShown : daysShown - 1);
  const [first] = days;
  if (visits.length > 0 && (asksForVisits || !first)) return visitsListed(studio, visits, event, context);
  if (!first) return answer(noneOf(studio));
  const place = placeInWords(first, context);
  const isOnePlace = days.every((day) => placeInWords(day, context) === place);
  const [named, unnamed] = asksForVisits ? ['schedule-visits-none', 'schedule-visits-none-places'] : ['schedule-head', 'schedule-head-places'];
  const head = isOnePlace ? say(named, { name: studio.name, place }) : say(unnamed, { name: studio.name });
  const lines = days.map((day) => `${lineOf(day, context)}${isOnePlace ? '' : say('schedule-at', { place: placeInWords(day, context) })}`);
  return answer([head, ...lines, ...besides(visits, context), say('schedule-foot')].join('\n'), { choices: choicesFor(event) });
}

/** Below the reception days: the next visit, and how many more there are. */
function besides([first, ...others]: readonly Reception[], context: Context): string[] {
  if (!first) return [];
  const line = visitLine(first, context);
  return [others.length === 0 ? say('schedule-visit', { line }) : say('schedule-visit-more', { line, count: others.length })];
}

function visitsListed({ name }: Studio, visits: readonly Reception[], event: Event, context: Context): Say {
  const lines = visits.slice(0, daysShown).map((one) => visitLine(one, context));
  return answer([say('schedule-visits', { name }), ...lines, say('visit-schedule-foot')].join('\n'), { choices: choicesFor(event) });
}

/** Whoever asks may want to be told next time. */
function choicesFor({ chat }: Event): Choice[][] {
  const tellMe = chat.kind === 'private' && chat.subscribed === undefined ? [choice('tell-days', 'menu', 'subscribe-reception')] : [];
  return [[choice('book', 'book', 'start'), ...tellMe]];
}

export function noneOf({ name, phone }: Studio): string {
  return phone === '' ? say('schedule-no-phone', { name }) : say('schedule-none', { name, phone });
}

/** 「12月21日（周一）9:00-11:30，陈国栋代表、梁秀英代表，主题：小区停车（原定12月20日（周日），顺延）」 */
function lineOf(day: Reception, context: Context): string {
  const subject = day.subject === null ? '' : say('schedule-subject', { subject: day.subject });
  const moved = day.date === day.planned ? '' : say(day.byHand ? 'schedule-moved-by-hand' : 'schedule-moved', { date: dateForPeople(day.planned) });
  return markedDay(`${say('schedule-line', { day: dayInWords(day), who: receiversInWords(day, context) })}${subject}${moved}`, day);
}
