// A reception is moved, confirmed, called off or takes place after all: everybody who took a number hears it with old and new, and who receives.

import { isLive } from '../../matters/booking.ts';
import type { Reception, ReceptionFile } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { choice } from '../words.ts';
import { dayInWords, ofKind, placeInWords, turnInWords } from './day-words.ts';
import { watchDay, watchEnd } from './reminders.ts';
import { bookChoice, cancelChoice, toBooked, toDuty, toInvited, toStaff, toSubscribers } from './to-whom.ts';

/** When and where it was, as far as people are told. */
export type Before = Pick<Reception, 'date' | 'from' | 'to' | 'place' | 'studio'>;

export function tellMoved(before: Before, file: ReceptionFile, context: Context): Effect[] {
  const { reception } = file;
  const place = placeInWords(reception, context);
  const where = placeInWords(before, context);
  const values = { before: dayInWords(before), where, day: dayInWords(reception), place };
  // Where the place is another one it is said with the day in one breath.
  const shortly = where === place ? values : { ...values, before: say('day-at', { day: values.before, place: where }) };
  const live = file.bookings.filter(isLive);
  return [
    ...live.map((booking): Effect => toBooked(booking, say(ofKind('day-moved', reception), { ...values, turn: turnInWords(booking, file) }), [cancelChoice(reception)])),
    ...toDuty(file, () => say(ofKind('duty-moved', reception), shortly)),
    ...toInvited(file, say('asked-along-moved', shortly)),
    toStaff(reception.studio, say(ofKind('staff-moved', reception), { ...values, count: live.length })),
    ...(reception.announcedAt === null ? [] : toSubscribers(reception, `moved:${reception.id}:${context.now}`, say(ofKind('moved-notice', reception), shortly), [bookChoice(reception)], live)),
    ...(live.length > 0 ? [watchEnd(reception)] : []),
    ...watchDay(reception, context),
  ];
}

/** Of a year that is published by now: the day stays, and is no longer 暂定. */
export function tellConfirmed({ reception, bookings }: ReceptionFile, { now }: Context): Effect[] {
  const day = dayInWords(reception);
  const live = bookings.filter(isLive);
  return [
    ...live.map((booking): Effect => toBooked(booking, say('day-confirmed', { day, turn: booking.turn }), [cancelChoice(reception)])),
    ...(reception.announcedAt === null ? [] : toSubscribers(reception, `confirmed:${reception.id}:${now}`, say('confirmed-notice', { day }), [], live)),
  ];
}

/** What was announced without it, or with another one, is completed. */
export function tellSubject(reception: Reception, { now }: Context): Effect[] {
  if (reception.announcedAt === null) return [];
  return toSubscribers(reception, `subject:${reception.id}:${now}`, say(ofKind('subject-notice', reception), { day: dayInWords(reception), subject: reception.subject ?? '' }), [bookChoice(reception)]);
}

export function tellCancelled(file: ReceptionFile, reason: string, context: Context): Effect[] {
  const { reception } = file;
  const day = dayInWords(reception);
  const live = file.bookings.filter(isLive);
  const words = ofKind(reason === '' ? 'day-cancelled' : 'day-cancelled-why', reception);
  return [
    ...live.map((booking): Effect => toBooked(booking, say(words, { day, turn: turnInWords(booking, file), reason }), [choice('book', 'book', 'start')])),
    ...toDuty(file, () => say(ofKind('duty-cancelled', reception), { day })),
    ...toInvited(file, say('asked-along-cancelled', { day })),
    toStaff(reception.studio, say(ofKind('staff-cancelled', reception), { day, count: live.length })),
    ...(reception.announcedAt === null ? [] : toSubscribers(reception, `cancelled:${reception.id}:${context.now}`, say(ofKind('cancelled-notice', reception), { day }), [], live)),
  ];
}

export function tellRestored(file: ReceptionFile, context: Context): Effect[] {
  const { reception } = file;
  const day = dayInWords(reception);
  const live = file.bookings.filter(isLive);
  return [
    ...live.map((booking): Effect => toBooked(booking, say(ofKind('day-restored', reception), { day, turn: turnInWords(booking, file) }), [cancelChoice(reception)])),
    ...toDuty(file, () => say(ofKind('duty-restored', reception), { day })),
    ...toInvited(file, say('asked-along-restored', { day, place: placeInWords(reception, context) })),
    toStaff(reception.studio, say(ofKind('staff-restored', reception), { day, count: live.length })),
    ...(reception.announcedAt === null ? [] : toSubscribers(reception, `restored:${reception.id}:${context.now}`, say(ofKind('restored-notice', reception), { day }), [bookChoice(reception)], live)),
    ...watchDay(reception, context),
  ];
}

