// 我的预约, 取消预约: what somebody has; a number is given back, and whoever waits longest moves up.

import { isAhead, isLive, withBooking } from '../../matters/booking.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Booking, Reception, ReceptionFile } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Say } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { dayInWords, ofKind, turnInWords } from './day-words.ts';
import { calledOff } from './meeting.ts';
import { moveUp } from './move-up.ts';

/**
 * What he has; a button gives one of them back.
 * @param asked what he has, or that he cannot come
 */
export function ownBookings(asked: 'mine' | 'cancel', { myBookings = [], now }: Context): Say {
  const live = myBookings.filter(({ booking, reception }) => isLive(booking) && isAhead(reception, now));
  if (live.length === 0) return answer(say('booking-none'), { choices: [[choice('book', 'book', 'start')]] });
  const lines = live.map(({ booking, reception }) => lineOf(booking, reception));
  const choices = live.map(({ reception }): Choice[] => [
    { label: live.length === 1 ? say('choice-cancel-booking') : say('choice-cancel-of', { day: dayInWords(reception) }), flow: 'book', choice: 'cancel', args: [reception.id] },
  ]);
  const head = asked === 'mine' ? 'booking-mine' : live.length === 1 ? 'booking-sure' : 'booking-which';
  return answer([say(head), ...lines].join('\n'), { choices });
}

/** A meeting has no number, and whoever waits has none yet. */
function lineOf({ status, turn }: Booking, reception: Reception): string {
  const day = dayInWords(reception);
  if (reception.kind === 'appointment') return say('booking-line-meeting', { day });
  return status === 'waiting' ? say('booking-line-waiting', { day }) : say(ofKind('booking-line', reception), { day, turn });
}

export function cancelBooking(file: ReceptionFile, person: PersonId, context: Context): Effect[] {
  const { reception } = file;
  const day = dayInWords(reception);
  const mine = file.bookings.find((one) => one.person === person);
  if (!mine || mine.status === 'cancelled') return [answer(say('booking-gone', { day }))];
  if (!isLive(mine)) return [answer(say('booking-came', { day }))];
  const cancelled = { ...mine, status: 'cancelled' as const };
  const told: Effect[] = [
    { effect: 'keep-booking', booking: cancelled },
    answer(say(reception.kind === 'appointment' ? 'meeting-cancelled' : 'booking-cancelled', { day, turn: turnInWords(mine, file) })),
  ];
  if (reception.kind === 'appointment') return [...told, ...calledOff(reception, mine, context)];
  // Once it has begun nobody is called any more.
  return isAhead(reception, context.now) ? [...told, ...moveUp(withBooking(file, cancelled), context)] : told;
}
