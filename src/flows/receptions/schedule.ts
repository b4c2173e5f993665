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

/** Visits below them. */
const visitsShown = 3;

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
  const { chat, body } = event;
  const days = publicAhead(context.receptions ?? [], context.now).slice(0, daysShown);
  const visits = visitsInWords(context);
  const asksForVisits = body.kind === 'message' && readReceptions(body.text) === 'visits';
  const missing = asksForVisits && visits.length === 0 ? [say('schedule-visits-none', { name: studio.name })] : [];
  const [first] = days;
  if (!first) return visits.length > 0 ? answer(visits.join('\n'), { choices: [[choice('book', 'book', 'start')]] }) : answer(noneOf(studio));
  const place = placeInWords(first, context);
  const isOnePlace = days.every((day) => placeInWords(day, context) === place);
  const head = isOnePlace ? say('schedule-head', { name: studio.name, place }) : say('schedule-head-places', { name: studio.name });
  // Whoever asks may want to be told next time.
  const tellMe = chat.kind === 'private' && chat.subscribed === undefined ? [choice('tell-days', 'menu', 'subscribe-reception')] : [];
  const lines = days.map((day) => `${lineOf(day, context)}${isOnePlace ? '' : say('schedule-at', { place: placeInWords(day, context) })}`);
  const parts = asksForVisits ? [...missing, ...visits, head, ...lines] : [head, ...lines, ...visits];
  return answer([...parts, say('schedule-foot')].join('\n'), { choices: [[choice('book', 'book', 'start'), ...tellMe]] });
}

/** Where representatives come to people's homes; empty where nothing is planned. */
function visitsInWords(context: Context): string[] {
  const visits = visitsAhead(context.receptions ?? [], context.now).slice(0, visitsShown);
  return visits.length === 0 ? [] : [say('schedule-visits'), ...visits.map((one) => visitLine(one, context)), say('visit-schedule-foot')];
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
