// A place has become free: whoever waits longest has it, and hears of it.

import { movingUp } from '../../matters/booking.ts';
import type { ReceptionFile } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { markedDay, ofKind, valuesOf } from './day-words.ts';
import { cancelChoice, toBooked } from './to-whom.ts';

export function moveUp(file: ReceptionFile, context: Context): Effect[] {
  const { reception } = file;
  return movingUp(file).flatMap((booking): Effect[] => [
    { effect: 'keep-booking', booking },
    toBooked(booking, markedDay(say(ofKind('moved-up', reception), { ...valuesOf(reception, context), turn: booking.turn }), reception), [cancelChoice(reception)]),
  ]);
}

