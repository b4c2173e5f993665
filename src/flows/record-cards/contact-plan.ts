// 约个时间: a representative sets a day on which he wants to see one of his contacts; he alone is reminded, the evening before and in the morning.

import { addDays, civilDate, dateForPeople, farDateForPeople, instantOf } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { dayPattern, readDay } from '../../calendar/read-date.ts';
import { readHours } from '../../calendar/read-hours.ts';
import type { ContactPerson } from '../../matters/contact-person.ts';
import { say } from '../../texts/say.ts';
import { answer } from '../words.ts';
import type { Context, Effect, Turn } from '../flow.ts';

/** Which contact the day that was asked for is about. */
export interface AskedDay {
  asked: 'day';
  contact: string;
}

const usualTime = '09:00';
const eveAt = '18:00';
const morningAt = '08:00';
const hourMs = 3_600_000;
/** Further ahead nobody keeps a time free. */
const longestDays = 183;

const dayFirst = new RegExp(`^(?:就|约)?(${dayPattern})[\\s:：,，、的]*(.*)$`, 's');

export function askDay({ id, name }: ContactPerson): Turn<AskedDay> {
  return { state: { asked: 'day', contact: id }, effects: [answer(say('contact-plan-ask', { name }))] };
}

/** What is not understood is asked for again. */
export function dayTyped(text: string, contact: ContactPerson, context: Context): Turn<AskedDay> {
  const { now } = context;
  const [, day, rest = ''] = dayFirst.exec(text.trim().normalize('NFKC')) ?? [];
  const date = day === undefined ? null : readDay(day, civilDate(now));
  if (date === null) return { effects: [answer(say('contact-plan-no-day'))] };
  const at = instantOf(date, readHours(rest)?.from ?? usualTime);
  if (at <= now) return { effects: [answer(say('contact-plan-past', { when: momentInWords(at) }))] };
  if (date > addDays(civilDate(now), longestDays)) return { effects: [answer(say('contact-plan-too-far', { date: farDateForPeople(date, civilDate(now)) }))] };
  const reminders = watchPlan(contact, at, now);
  return {
    state: null,
    effects: [
      { effect: 'keep-contact-person', contact: { ...contact, plannedFor: at } },
      ...reminders,
      answer(say(reminders.length > 0 ? 'contact-planned-remind' : 'contact-planned', { when: momentInWords(at), name: contact.name })),
    ],
  };
}

/** In the morning of the day; of an early or near hour an hour before. Of a time that was changed meanwhile nothing is said. */
function watchPlan({ id }: ContactPerson, at: Instant, now: Instant): Effect[] {
  const date = civilDate(at);
  const due = (instant: Instant): Effect[] =>
    instant > now ? [{ effect: 'due', id: `contact-plan:${id}:${at}:${instant}`, at: instant, what: 'contact-people:planned', args: [id, String(at)] }] : [];
  const morning = instantOf(date, morningAt);
  return [...due(instantOf(addDays(date, -1), eveAt)), ...due(morning > now && morning < at ? morning : at - hourMs)];
}

/** The words of the reminder; null where it is no longer planned so. */
export function plannedReminder(contact: ContactPerson, at: string | undefined, { now }: Context): string | null {
  const { plannedFor, name, phone, note } = contact;
  if (plannedFor === null || String(plannedFor) !== at || plannedFor <= now) return null;
  const date = civilDate(plannedFor);
  const today = civilDate(now);
  const day = date === today ? say('contact-plan-today') : date === addDays(today, 1) ? say('contact-plan-tomorrow') : dateForPeople(date);
  return [say('contact-plan-due', { day, time: timeOf(plannedFor), name }), phone ?? say('contact-person-no-phone'), ...(note === null ? [] : [note])].join('\n');
}

/** 「12月5日（周六）15:00」 */
export function momentInWords(at: Instant): string {
  return say('contact-plan-when', { date: dateForPeople(civilDate(at)), time: timeOf(at) });
}

function timeOf(at: Instant): string {
  const minutes = Math.floor((at - instantOf(civilDate(at), '00:00')) / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
