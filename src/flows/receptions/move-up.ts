// A place has become free: whoever waits longest has it, and hears of it.

import { movingUp } from '../../matters/booking.ts';
import type { Booking, Reception, ReceptionFile } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Say } from '../flow.ts';
import { choice } from '../words.ts';
import { dayInWords, markedDay, placeInWords, receiveInWords, receiversInWords } from './day-words.ts';

export function moveUp(file: ReceptionFile, context: Context): Effect[] {
  const { reception } = file;
  return movingUp(file).flatMap((booking): Effect[] => [
    { effect: 'keep-booking', booking },
    toBooked(booking, markedDay(say('moved-up', { ...valuesOf(reception, context), turn: booking.turn }), reception), [cancelChoice(reception)]),
  ]);
}

/** A notice to somebody about his number. */
export function toBooked({ conversation, matter }: Booking, text: string, choices: readonly Choice[] = []): Say {
  return { effect: 'say', to: { to: 'chat', key: conversation }, class: 'notice', purpose: 'notice', text, ...(choices.length > 0 ? { choices: [choices] } : {}), ...(matter === null ? {} : { matter }) };
}

export function cancelChoice({ id }: Reception): Choice {
  return choice('cancel-booking', 'book', 'cancel', id);
}

export function valuesOf(reception: Reception, context: Context): Record<'day' | 'place' | 'who' | 'receive', string> {
  return { day: dayInWords(reception), place: placeInWords(reception, context), who: receiversInWords(reception, context), receive: receiveInWords(reception, context) };
}
