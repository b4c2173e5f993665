// 接待日: an officer looks at his reception days and who took numbers, and sets subject, place, numbers, another day, or calls one off; the same of visits (走访).

import { z } from 'zod';
import { civilDate, dateForPeople, dayAsTyped, farDateForPeople, instantOf, type CivilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { isLive, isNotOver, movingUp, publicAhead, visitsAhead } from '../../matters/booking.ts';
import { placesTaken, type Reception, type ReceptionFile } from '../../matters/reception.ts';
import type { Roster } from '../../matters/roster.ts';
import { representedBy, studiosFor } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, Need, Say, Turn } from '../flow.ts';
import { pendingMs } from '../staff/pending.ts';
import { answer, choice, officerName, showing, staleButton } from '../words.ts';
import { mostChars, readArranging, readsArranging, type Arranging, type Change } from './arrange-read.ts';
import { broughtTo, comersInWords } from './briefing.ts';
import { keepChanged } from './by-night.ts';
import { tellSubject } from './changed.ts';
import { dayInWords, markedDay, ofKind, placeInWords, receiversInWords } from './day-words.ts';
import { plannedUntil } from './keep.ts';
import { moveUp } from './move-up.ts';
import { changePeople } from './visit-people.ts';

/** Days on the list. */
const daysShown = 8;

const hours = z.object({ from: z.string(), to: z.string() });
const change = z.discriminatedUnion('change', [
  z.object({ change: z.literal('place'), words: z.string() }),
  z.object({ change: z.literal('move'), date: z.string(), hours: hours.nullable() }),
  z.object({ change: z.literal('cancel'), reason: z.string() }),
]);
/** What many will hear of, until it is confirmed. */
const state = z.object({ id: z.string(), reception: z.string(), change, until: z.number() });
type Pending = z.infer<typeof state>;

/** Whoever has a studio here, as an officer or because he receives there, means it as a command; the others ask when the next one is. */
export function isForArranging({ body, actor }: Event): boolean {
  return body.kind === 'message' && !body.edited && actor.studios.length > 0 && readsArranging(body.text);
}

export const arrange: Flow<Pending> = {
  name: 'arrange',
  state,
  needs(pending, event, { now, roster }): Need[] {
    if (event.body.kind === 'press') return pending ? [{ need: 'reception', id: pending.reception }] : [];
    const asked = askedIn(event, now);
    const studio = asked && studioAsked(asked, event, roster);
    if (!asked || !studio) return [];
    const today = civilDate(now);
    const ahead: Need = { need: 'receptions', studios: [studio], from: today, to: plannedUntil(today) };
    if (asked.date === null) return [ahead];
    return [{ need: 'receptions-on', studio, date: asked.date }, ...(isMove(asked.change) ? [ahead] : [])];
  },
  turn(pending, event, context) {
    if (event.body.kind === 'press') return confirmed(pending, event.body.choice, event.body.args[0] ?? '', event, context);
    const asked = askedIn(event, context.now);
    if (!asked) return { effects: [] };
    const studio = studioAsked(asked, event, context.roster);
    if (!studio) return { effects: [whose(event)] };
    if (asked.day === null) return { effects: [listed(studio, context)] };
    if (asked.date === null) return { effects: [answer(say('day-no-such', { day: asked.day }))] };
    return onDay(asked, asked.date, studio, event, context);
  },
};

function askedIn({ body }: Event, now: Instant): Arranging | null {
  return body.kind === 'message' ? readArranging(body.text, civilDate(now)) : null;
}

function isMove(wanted: Arranging['change']): boolean {
  return wanted !== null && typeof wanted === 'object' && wanted.change === 'move';
}

/** Of the group its studio; in private the one that he names, or the only one that he has. */
function studioAsked({ studio }: Arranging, { chat, actor }: Event, { studios }: Roster): string | null {
  const own = studiosFor(chat, actor.studios);
  if (studio !== null) return own.includes(studio) && studios.has(studio) ? studio : null;
  const [only, second] = own;
  return only !== undefined && second === undefined ? only : null;
}

function whose({ actor }: Event): Say {
  return answer(say('day-whose', { code: actor.studios[0] ?? '' }));
}

function listed(studio: string, context: Context): Say {
  const receptions = context.receptions ?? [];
  const days = publicAhead(receptions, context.now).slice(0, daysShown);
  const visits = visitsAhead(receptions, context.now).slice(0, daysShown);
  const name = context.roster.studios.get(studio)?.name ?? studio;
  const first = days[0] ?? visits[0];
  if (!first) return answer(say('days-none', { name }));
  const lines = days.map((day) => markedDay(`${say('days-line', { day: dayInWords(day), who: receiversInWords(day, context) })}${day.subject === null ? '' : say('days-subject', { subject: day.subject })}`, day));
  const visiting = visits.map((one) => say('visit-days-line', { day: dayInWords(one), place: placeInWords(one, context), who: receiversInWords(one, context) }));
  return answer([say('days-head', { name }), ...lines, ...visiting, say('days-foot', { date: dayAsTyped(first.date) })].join('\n'));
}

function onDay(asked: Arranging, date: CivilDate, studio: string, event: Event, context: Context): Turn<Pending> {
  const there = meantBy(asked, context.receptionsOn ?? []);
  const alive = there.filter(({ reception }) => reception.cancelledAt === null);
  const fits = alive.length > 0 && !(asked.change !== null && typeof asked.change === 'object' && asked.change.change === 'restore') ? alive : there;
  const [file, second] = fits;
  if (!file) return { effects: [answer(say(asked.ofVisits ? 'visit-day-unknown' : 'day-unknown', { date: dateForPeople(date) }))] };
  if (second) {
    const isSameTime = fits.every(({ reception }) => reception.from === file.reception.from);
    const values = { date: dayAsTyped(file.reception.date), time: second.reception.from, place: placeInWords(second.reception, context) };
    const example = say(isSameTime ? 'visit-day-example-place' : ofKind('day-example-hour', second.reception), values);
    return { effects: [answer(say(ofKind('day-which', file.reception), { date: dateForPeople(date), count: fits.length, example }))] };
  }
  if (asked.change === null) return { effects: [shown(file, context)] };
  if (!mayArrange(file.reception, event)) return { effects: [answer(say(ofKind('day-officer', file.reception), { officer: officerName(context, studio) })), { effect: 'refuse', reason: 'not-allowed' }] };
  if (asked.change === 'unclear') return { effects: [answer(say(ofKind('day-example', file.reception)))] };
  if (asked.change === 'too-long') return { effects: [answer(say('day-words-long', { limit: mostChars }))] };
  if (asked.change === 'wrong-hours') return { effects: [answer(say('day-wrong-hours'))] };
  if (asked.change.change === 'no-such-day') return { effects: [answer(say('day-no-such', { day: asked.change.day }))] };
  return changed(asked.change, file, event, context);
}

/** 接待日 means a reception wherever there is one on that day, else a visit. */
function meantBy({ ofVisits, from, place }: Arranging, files: readonly ReceptionFile[]): ReceptionFile[] {
  const fitting = files.filter(({ reception }) => (from === null || reception.from === from) && (place === null || reception.place === place));
  const receptions = fitting.filter(({ reception }) => reception.kind === 'reception');
  return ofVisits || receptions.length === 0 ? fitting.filter(({ reception }) => reception.kind === 'visit') : receptions;
}

/** An officer; of a visit whoever makes it as well. */
function mayArrange({ studio, kind, representatives }: Reception, { actor }: Event): boolean {
  return actor.inSight.includes(studio) || (kind === 'visit' && representedBy(actor).some((person) => representatives.includes(person)));
}

/** One day with those who took a number. */
function shown(file: ReceptionFile, context: Context): Say {
  const { reception, bookings } = file;
  const subject = reception.subject ?? say('day-without-subject');
  const lines = [
    say('day-head', { day: dayInWords(reception), place: placeInWords(reception, context), who: receiversInWords(reception, context), subject }),
    say('day-count', { capacity: reception.capacity, count: placesTaken(bookings), more: bookings.filter(({ status }) => status === 'waiting').length }),
    ...(placesTaken(bookings) > 0 ? comersInWords(file, context).slice(1) : []),
  ];
  const choices = placesTaken(bookings) > 0 && civilDate(context.now) >= reception.date ? [[choice(ofKind('record-came', reception), 'attendance', 'next', reception.id)]] : [];
  return answer(lines.join('\n'), { choices, ...showing(broughtTo(file, context)) });
}

function changed(wanted: Change, file: ReceptionFile, event: Event, context: Context): Turn<Pending> {
  const { reception } = file;
  const day = dayInWords(reception);
  const example = say(ofKind('day-example-restore', reception), { date: dayAsTyped(reception.date) });
  if (wanted.change === 'restore') return { effects: reception.cancelledAt === null ? [answer(say(ofKind('day-not-cancelled', reception), { day }))] : restored(file, event, context) };
  if (reception.cancelledAt !== null) return { effects: [answer(say(ofKind('day-is-cancelled', reception), { day, example }))] };
  if (!isNotOver(reception, context.now)) return { effects: [answer(say(ofKind('day-past', reception), { day }))] };
  switch (wanted.change) {
    case 'subject': {
      const after = { ...reception, subject: wanted.words };
      const told = reception.subject === wanted.words ? [] : tellSubject(after, context);
      return { effects: [{ effect: 'keep-reception', reception: after }, answer(say('day-subject-set', { day, subject: wanted.words })), ...told] };
    }
    case 'capacity': {
      const after = { ...file, reception: { ...reception, capacity: wanted.capacity } };
      return {
        effects: [
          { effect: 'keep-reception', reception: after.reception },
          ...moveUp(after, context),
          answer(say('day-capacity-set', { day, capacity: wanted.capacity, count: movingUp(after).length })),
        ],
      };
    }
    case 'people':
      return { effects: reception.kind === 'visit' ? changePeople(reception, wanted.words, event, context) : [answer(say('day-example'))] };
    default:
      return askedBack(wanted, file, event, context);
  }
}

/** What many will hear of is said back first. */
function askedBack(wanted: Pending['change'], file: ReceptionFile, event: Event, context: Context): Turn<Pending> {
  const { reception, bookings } = file;
  const after = changedBy(wanted, reception);
  if (wanted.change !== 'cancel' && dayInWords(after) === dayInWords(reception) && after.place === reception.place) return { effects: [answer(say(ofKind('day-same', reception), { day: dayInWords(reception) }))] };
  if (instantOf(after.date, after.from) <= context.now) return { effects: [answer(say('day-to-past', { day: dayInWords(after) }))] };
  const today = civilDate(context.now);
  const last = plannedUntil(today);
  if (after.date > last) return { effects: [answer(say('day-too-far', { date: farDateForPeople(after.date, today), last: farDateForPeople(last, today) }))] };
  const count = bookings.filter(isLive).length;
  const text =
    wanted.change === 'cancel'
      ? say(ofKind('day-sure-cancelled', reception), { day: dayInWords(reception), reason: wanted.reason === '' ? say('day-sure-no-reason') : say('day-sure-reason', { reason: wanted.reason }), count })
      : wanted.change === 'place'
        ? say(ofKind('day-sure-placed', reception), { day: dayInWords(after), place: placeInWords(after, context), count })
        : [...besides(after, context), say(ofKind('day-sure-moved', reception), { before: dayInWords(reception), day: dayInWords(after), place: placeInWords(after, context), count })].join('\n');
  return {
    state: { id: event.id, reception: reception.id, change: wanted, until: context.now + pendingMs },
    effects: [answer(text, { choices: [[choice('change-day', 'arrange', 'yes', event.id), choice('keep-day', 'arrange', 'no', event.id)]] })],
  };
}

/** Two on one day are said before they are made. */
function besides({ id, date, kind }: Reception, { receptions = [] }: Context): string[] {
  if (kind === 'visit') return [];
  const others = receptions.filter((one) => one.kind === 'reception' && one.id !== id && one.date === date && one.cancelledAt === null);
  return others.map((other) => say('day-sure-besides', { day: dayInWords(other) }));
}

function changedBy(wanted: Pending['change'], reception: Reception): Reception {
  if (wanted.change === 'place') return { ...reception, place: wanted.words, byHand: true };
  if (wanted.change === 'cancel') return reception;
  return { ...reception, date: wanted.date, ...wanted.hours, reason: null, byHand: true };
}

/** Only its author's 【确定】 counts, once. */
function confirmed(pending: Pending | null, name: string, id: string, event: Event, context: Context): Turn<Pending> {
  const { reception: file, now } = context;
  if (!pending || pending.id !== id || !file || !mayArrange(file.reception, event)) return { effects: staleButton(event) };
  if (name !== 'yes') return { state: null, effects: [answer(say('day-kept'))] };
  if (now >= pending.until) return { state: null, effects: [answer(say('day-gone-stale'))] };
  const { reception } = file;
  if (reception.cancelledAt !== null || !isNotOver(reception, now)) return { state: null, effects: [answer(say(ofKind('day-past', reception), { day: dayInWords(reception) }))] };
  const isOff = pending.change.change === 'cancel';
  const after = isOff ? { ...reception, cancelledAt: now, byHand: true } : changedBy(pending.change, reception);
  const { reason } = { reason: '', ...pending.change };
  return { state: null, effects: keepChanged(reception, { ...file, reception: after }, reason, done(isOff ? 'cancelled' : 'moved', after, event), context) };
}

/** In the group the line to the staff says it, and whoever receives hears it as such. */
function done(what: 'moved' | 'cancelled' | 'restored', reception: Reception, { chat, actor }: Event): Effect[] {
  return chat.kind === 'private' && !reception.representatives.some((person) => person === actor.person) ? [answer(say(what === 'moved' ? 'day-moved-done' : ofKind(`day-${what}-done`, reception), { day: dayInWords(reception) }))] : [];
}

function restored(file: ReceptionFile, event: Event, context: Context): Effect[] {
  const { reception } = file;
  if (instantOf(reception.date, reception.from) <= context.now) return [answer(say(ofKind('day-past', reception), { day: dayInWords(reception) }))];
  const after = { ...reception, cancelledAt: null, byHand: true };
  return keepChanged(reception, { ...file, reception: after }, '', done('restored', after, event), context);
}
