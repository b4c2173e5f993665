// A place has become free: whoever waits longest has it at once, and hears of it, by night in the morning.

import { isAhead, movingUp } from '../../matters/booking.ts';
import type { Booking, Reception, ReceptionFile } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { toldAt } from './by-night.ts';
import { markedDay, ofKind, valuesOf } from './day-words.ts';
import { cancelChoice, toBooked } from './to-whom.ts';

export function moveUp(file: ReceptionFile, context: Context): Effect[] {
  const { reception } = file;
  const at = toldAt([reception], context);
  return movingUp(file).flatMap((booking): Effect[] => [
    { effect: 'keep-booking', booking },
    at === null
      ? movedUp(booking, reception, context)
      : { effect: 'due', id: `moved-up:${reception.id}:${booking.person}`, at, what: 'reception-day:moved-up', args: [reception.id, booking.person] },
  ]);
}

/** In the morning. Whoever gave the place back meanwhile hears nothing, nor does anybody where it was called off. */
export function movedUpDue({ reception, bookings }: ReceptionFile, person: string, context: Context): Effect[] {
  const booking = bookings.find((one) => one.person === person && one.status === 'booked');
  return booking && isAhead(reception, context.now) ? [movedUp(booking, reception, context)] : [];
}

function movedUp(booking: Booking, reception: Reception, context: Context): Effect {
  return toBooked(booking, markedDay(say(ofKind('moved-up', reception), { ...valuesOf(reception, context), turn: booking.turn }), reception), [cancelChoice(reception)]);
}
