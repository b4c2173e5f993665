// The evening before: who comes and who receives are reminded. At the end of the day: of whom nobody noted whether he came.

import { addDays, civilDate, dayAsTyped, instantOf } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { beforeQuiet, quietUntil } from '../../calendar/quiet-hours.ts';
import { isAhead } from '../../matters/booking.ts';
import { placesTaken, type Booking, type Reception, type ReceptionFile } from '../../matters/reception.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { nobodyAtAll } from '../rota/studio-rota.ts';
import { choice } from '../words.ts';
import { dayInWords, ofKind, placeInWords, valuesOf } from './day-words.ts';
import { callThem, cancelChoice, toBooked, toDuty, toStaff } from './to-whom.ts';

const eveAt = '18:00';
const briefingAt = '08:00';

/**
 * What falls due around a reception, as soon as its day is today or tomorrow; every morning asks again for those of then. The same
 * again gives the same letter, so twice changes nothing.
 */
export function watchDay(reception: Reception, context: Context): Effect[] {
  const { date } = reception;
  if (!isAhead(reception, context.now) || date > addDays(civilDate(context.now), 1)) return [];
  const { quietHours } = settingsOf(context.roster, reception.studio);
  // Where the evening is quiet the morning may come too late.
  const evening = reception.remindedOf === date ? [] : [dueOf('eve', reception, beforeQuiet(instantOf(addDays(date, -1), eveAt), quietHours))];
  return [...evening, dueOf('brief', reception, briefingFrom(instantOf(date, briefingAt), reception, context)), watchEnd(reception)];
}

/** From then on, but not in the quiet hours of its studio; though never after it begins: whoever receives is there by then. */
function briefingFrom(at: Instant, { studio, date, from }: Reception, { roster }: Context): Instant {
  return Math.min(quietUntil(at, settingsOf(roster, studio).quietHours) ?? at, instantOf(date, from));
}

/** Put off where it is quiet by now: the hours are others than when it was written, or it is late. Null: it may be told. */
export function briefingLater(date: string, { reception }: ReceptionFile, context: Context): Effect | null {
  const at = briefingFrom(context.now, reception, context);
  return reception.date === date && at > context.now ? dueOf('brief', reception, at) : null;
}

/** With each number that is taken: whether he came is asked also where the program stood still on the day. */
export function watchEnd(reception: Reception): Effect {
  return dueOf('ended', reception, instantOf(reception.date, reception.to));
}

function dueOf(what: 'eve' | 'brief' | 'ended', { id, date }: Reception, at: Instant): Effect {
  return { effect: 'due', id: `${what}:${id}:${date}`, at, what: `reception-day:${what}`, args: [id, date] };
}

/** Of a day that was moved meanwhile nothing is said; what stood still till the morning says 今天. */
export function eve(date: string, file: ReceptionFile, context: Context): Effect[] {
  const { reception } = file;
  if (reception.date !== date || reception.remindedOf === date || !isAhead(reception, context.now)) return [];
  const when = say(date === civilDate(context.now) ? 'eve-today' : 'eve-tomorrow');
  const count = placesTaken(file.bookings);
  const isMeeting = reception.kind === 'appointment';
  // A proposal that was not answered is no meeting yet.
  if (isMeeting && count === 0) return [];
  const number = file.bookings.find(({ matter }) => matter !== null)?.matter ?? '';
  return [
    { effect: 'keep-reception', reception: { ...reception, remindedOf: date } },
    ...file.bookings.flatMap((booking) => remind(booking, when, reception, context)),
    ...toDuty(file, () => say(isMeeting ? 'duty-meet' : ofKind('duty-eve', reception), { when, day: dayInWords(reception), place: placeInWords(reception, context), count, number })),
    ...callThem(file, context),
    ...(reception.kind !== 'reception' || reception.representatives.length > 0 ? [] : [nobodyComes(when, file, context)]),
  ];
}

/** There is a day left to find somebody. */
function nobodyComes(when: string, { reception, bookings }: ReceptionFile, context: Context): Effect {
  const studio = context.roster.studios.get(reception.studio);
  const how = (studio && nobodyAtAll(studio, context)) ?? say('eve-nobody-how', { date: dayAsTyped(reception.date) });
  return toStaff(reception.studio, say('eve-nobody', { when, day: dayInWords(reception), count: placesTaken(bookings), how }));
}

function remind(booking: Booking, when: string, reception: Reception, context: Context): Effect[] {
  const values = { ...valuesOf(reception, context), when, turn: booking.turn };
  if (booking.status === 'waiting') return [toBooked(booking, say(ofKind('eve-waiting', reception), { day: values.day }), [choice('book', 'book', 'start')])];
  if (booking.status !== 'booked') return [];
  return [toBooked(booking, say(reception.kind === 'appointment' ? 'meet-eve' : ofKind('eve', reception), values), [cancelChoice(reception)])];
}

export function ended(date: string, file: ReceptionFile): Effect[] {
  const { reception, bookings } = file;
  const open = bookings.filter(({ status }) => status === 'booked').length;
  if (reception.date !== date || reception.cancelledAt !== null) return [];
  // Also where nobody asked for it, each household that was seen is written down.
  if (open === 0) return reception.kind === 'visit' ? toDuty(file, () => say('visit-ended-plain', { day: dayInWords(reception) })) : [];
  const text = say(ofKind('ended', reception), { day: dayInWords(reception), count: open });
  const choices = [choice(ofKind('record-came', reception), 'attendance', 'next', reception.id)];
  return reception.kind === 'appointment' ? toDuty(file, () => text, choices) : [...toDuty(file, () => text, choices), toStaff(reception.studio, text, choices)];
}
