// 预约代表: a resident chooses a reception day and perhaps a representative, takes a number, says what he comes about, gives it back.

import { z } from 'zod';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { isAhead, liveBookingOf, publicAhead, taken, visitsAhead, withBooking } from '../../matters/booking.ts';
import { type Booking, type Reception, type ReceptionFile } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Event, Flow, Need, Say, Turn } from '../flow.ts';
import { answer, brief, choice, nameOf, staleButton } from '../words.ts';
import { aboutChoices, aboutMatter, aboutSaid, type AskedAbout } from './book-about.ts';
import { cancelBooking, ownBookings } from './cancel-booking.ts';
import { dayInWords, markedDay, ofKind, placeInWords, receiveInWords, turnInWords, valuesOf } from './day-words.ts';
import { plannedUntil } from './keep.ts';
import { readReceptions } from './read.ts';
import { watchEnd } from './reminders.ts';
import { askWhose, noneOf, remembered, studioMeant } from './schedule.ts';
import { cancelChoice } from './to-whom.ts';

/** Days offered at once. */
const daysOffered = 3;

const visitsOffered = 2;
/** Of a place in a button. */
const labelChars = 8;

/** Matters offered for a meeting on another day. */
const mattersOffered = 5;

/** Of his own matters that are looked at. */
const mattersLimit = 10;

/** He was asked what he comes about. */
const state = z.object({ reception: z.string() });

export const book: Flow<AskedAbout> = {
  name: 'book',
  state,
  needs(asked, event, { roster, now }): Need[] {
    const mine = { need: 'my-bookings', from: civilDate(now) } as const;
    const own = { need: 'my-matters', limit: mattersLimit } as const;
    const id = receptionNamed(asked, event);
    if (id !== null) return [{ need: 'reception', id }, own];
    const asks = asksFor(event);
    if (asks === 'cancel' || asks === 'mine') return [mine];
    if (asks === 'other') return [own];
    const studio = studioMeant(event, roster);
    return studio ? [{ need: 'receptions', studios: [studio.code], from: civilDate(now), to: plannedUntil(civilDate(now)) }, mine] : [];
  },
  turn(asked, event, context) {
    if (event.chat.kind === 'group') return { effects: [] };
    const id = receptionNamed(asked, event);
    if (id !== null) return withReception(asked, event, context);
    const asks = asksFor(event);
    if (asks === 'cancel' || asks === 'mine') return { effects: [ownBookings(asks, context)] };
    if (asks === 'other') return { effects: [otherTime(context)] };
    const studio = studioMeant(event, context.roster);
    return studio ? { effects: [...remembered(studio, event), daysToChoose(studio, wantsHome(event), context)] } : askWhose('book', context);
  },
};

/** Which reception a press, or the words that the desk has asked for, are about. */
function receptionNamed(asked: AskedAbout | null, { body }: Event): string | null {
  if (body.kind === 'press') return ['start', 'of', 'other'].includes(body.choice) ? null : (body.args[0] ?? '');
  return body.kind === 'message' && readReceptions(body.text) === null ? (asked?.reception ?? null) : null;
}

function asksFor({ body }: Event): 'book' | 'mine' | 'cancel' | 'other' {
  if (body.kind === 'press') return body.choice === 'other' ? 'other' : 'book';
  const asked = body.kind === 'message' ? readReceptions(body.text) : null;
  if (asked === 'cancel' || asked === 'not-coming') return 'cancel';
  return asked === 'mine' ? 'mine' : 'book';
}

/** 「约上门」, 「想请代表到我家来」 */
function wantsHome({ body }: Event): boolean {
  return body.kind === 'message' && readReceptions(body.text) === 'home';
}

/** @param isAtHome he wants to be visited: where nothing else is planned he is offered the reception days */
function daysToChoose(studio: Studio, isAtHome: boolean, context: Context): Say {
  const receptions = context.receptions ?? [];
  const visits = visitsAhead(receptions, context.now).slice(0, visitsOffered);
  const onlyVisits = isAtHome && visits.length > 0;
  const days = [...(onlyVisits ? [] : publicAhead(receptions, context.now).slice(0, visits.length > 1 ? daysOffered - 1 : daysOffered)), ...visits];
  if (days.length === 0) return answer(noneOf(studio), { choices: [[choice('other-time', 'book', 'other')]] });
  const mine = new Map((context.myBookings ?? []).flatMap(({ booking, reception }) => (booking.status === 'booked' ? [[reception.id, booking] as const] : [])));
  const lines = days.map((day) => {
    const own = mine.get(day.id);
    const isVisit = day.kind === 'visit';
    if (own) return say(isVisit ? 'book-visit-line-mine' : 'book-line-mine', { day: dayInWords(day), turn: own.turn });
    return isVisit ? say('book-visit-line', { day: dayInWords(day), place: placeInWords(day, context) }) : markedDay(dayInWords(day), day);
  });
  const choices = days.map((day): Choice[] => [{ label: dayLabel(day, days, context), flow: 'book', choice: 'day', args: [day.id] }]);
  return answer([say(onlyVisits ? 'book-visits' : 'book-days', { name: studio.name }), ...lines].join('\n'), { choices: [...choices, [choice('other-time', 'book', 'other')]] });
}

/** Of several visits on one day the place tells which. */
function dayLabel(day: Reception, days: readonly Reception[], context: Context): string {
  const date = dateForPeople(day.date);
  if (day.kind !== 'visit') return date;
  const isAlone = !days.some((one) => one.kind === 'visit' && one.id !== day.id && one.date === day.date);
  return isAlone ? say('visit-choice', { date }) : say('visit-choice-at', { date, place: brief(placeInWords(day, context), labelChars) });
}

function withReception(asked: AskedAbout | null, event: Event, context: Context): Turn<AskedAbout> {
  const { body, actor } = event;
  const { reception: file } = context;
  const { person } = actor;
  if (!file || person === null) return { state: null, effects: staleButton(event) };
  if (body.kind === 'message') return aboutSaid(body, file, person, event, context);
  if (body.kind !== 'press') return { effects: [] };
  switch (body.choice) {
    case 'day':
    case 'any':
    case 'w':
      return take(body.choice, body.args[1] ?? null, file, person, event, context);
    case 'm':
      return aboutMatter(body.args[1] ?? '', file, person, event, context);
    case 'skip':
      if (!liveBookingOf(file, person)) return { effects: staleButton(event) };
      // Who lives where may still be said afterwards.
      return { ...(asked?.reception === file.reception.id && file.reception.kind !== 'visit' ? { state: null } : {}), effects: [answer(say(ofKind('book-skipped', file.reception), { place: placeInWords(file.reception, context) }))] };
    case 'cancel':
      return { state: null, effects: cancelBooking(file, person, context) };
    default:
      return { effects: staleButton(event) };
  }
}

/** Asks whom he wants to see, where there is a choice; else the number is his. */
function take(how: 'day' | 'any' | 'w', named: string | null, file: ReceptionFile, person: string, event: Event, context: Context): Turn<AskedAbout> {
  const { reception } = file;
  const mine = liveBookingOf(file, person);
  if (mine) return { effects: [already(mine, file)] };
  if (reception.kind === 'appointment' || !isAhead(reception, context.now)) return { effects: [overSaid(reception)] };
  const { representatives, id, kind, collective } = reception;
  // Those who visit come together, and among all of them nobody is chosen.
  if (how === 'day' && representatives.length > 1 && kind === 'reception' && !collective) {
    const choices = representatives.map((one): Choice[] => [{ label: say('holder-representative', { name: nameOf(context, one) }), flow: 'book', choice: 'w', args: [id, one] }]);
    return { effects: [answer(say('book-whom', { day: dayInWords(reception) }), { choices: [...choices, [choice('anybody', 'book', 'any', id)]] })] };
  }
  const representative = how === 'w' && named !== null && representatives.includes(named) ? named : null;
  const booking = taken(file, { person, conversation: event.chat.key, representative }, context.now);
  const own = aboutChoices(reception, context);
  const asks = say(ofKind(own.length > 0 ? 'book-about-matters' : 'book-about', reception));
  const choices = [...own, [choice('skip', 'book', 'skip', id), cancelChoice(reception)]];
  return { state: { reception: id }, effects: [{ effect: 'keep-booking', booking }, watchEnd(reception), answer(`${takenInWords(booking, file, context)}\n${asks}`, { choices })] };
}

function takenInWords(booking: Booking, file: ReceptionFile, context: Context): string {
  const { reception } = file;
  const values = valuesOf(reception, context);
  if (booking.status === 'waiting') return say(ofKind('book-waiting', reception), { day: values.day, turn: turnInWords(booking, withBooking(file, booking)) });
  const receive = booking.representative === null ? values.receive : receiveInWords({ representatives: [booking.representative], collective: false }, context);
  return markedDay(say(ofKind('book-taken', reception), { ...values, receive, turn: booking.turn }), reception);
}

function already(booking: Booking, file: ReceptionFile): Say {
  const day = dayInWords(file.reception);
  const text = booking.status === 'waiting' ? say('book-already-waiting', { day, turn: turnInWords(booking, file) }) : say('book-already', { day, turn: booking.turn });
  return answer(text, { choices: [[cancelChoice(file.reception)]] });
}

function overSaid(reception: Reception): Say {
  return answer(say(ofKind(reception.cancelledAt === null ? 'book-over' : 'book-cancelled-day', reception), { day: dayInWords(reception) }), { choices: [[choice('book', 'book', 'start')]] });
}

/** Outside the reception days a meeting is about a matter that somebody has in hand. */
function otherTime({ matters }: Context): Say {
  const own = matters.filter(({ confined, representative, status }) => confined === null && representative !== null && ['accepted', 'referred', 'replied'].includes(status));
  if (own.length === 0) return answer(say('book-other-none'));
  const choices = own.slice(0, mattersOffered).map(({ number }): Choice[] => [{ label: number, flow: 'meet', choice: 'ask', args: [number] }]);
  return answer(say('book-other'), { choices });
}
