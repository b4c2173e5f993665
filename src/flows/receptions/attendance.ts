// 来了, 没来: on the day whoever receives, or the officer, notes of one number after the other whether its resident came.

import { z } from 'zod';
import { instantOf } from '../../calendar/civil.ts';
import { wantedThere, withBooking } from '../../matters/booking.ts';
import { mask } from '../../matters/masking.ts';
import type { Booking, ReceptionFile } from '../../matters/reception.ts';
import { cardIdOf } from '../../matters/record-card.ts';
import { representedBy } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, Say } from '../flow.ts';
import { openCardQuietly } from '../record-cards/open-card.ts';
import { answer, choice, showing, staleButton } from '../words.ts';
import { broughtTo, comesWith } from './briefing.ts';
import { dayInWords, ofKind } from './day-words.ts';
import { toBooked } from './to-whom.ts';

/** A little before it opens people are already there. */
const beforeMs = 60 * 60_000;

export const attendance: Flow<null> = {
  name: 'attendance',
  state: z.null(),
  needs(_, { body }) {
    const id = body.kind === 'press' ? (body.args[0] ?? '') : '';
    return [{ need: 'reception', id }, { need: 'briefing', id }];
  },
  turn(_, event, context) {
    const { body } = event;
    const { reception: file } = context;
    if (body.kind !== 'press' || !file) return { effects: staleButton(event) };
    if (!mayNote(file, event)) return { effects: [answer(say('came-representative')), { effect: 'refuse', reason: 'not-allowed' }] };
    return { effects: noted(body.choice, Number(body.args[1] ?? 0), file, event, context) };
  },
};

function mayNote({ reception }: ReceptionFile, { actor }: Event): boolean {
  return actor.inSight.includes(reception.studio) || representedBy(actor).some((person) => reception.representatives.includes(person));
}

function noted(name: string, turn: number, file: ReceptionFile, event: Event, context: Context): Effect[] {
  const { reception, bookings } = file;
  if (reception.cancelledAt !== null) return staleButton(event);
  if (context.now < instantOf(reception.date, reception.from) - beforeMs) return [answer(say(ofKind('came-early', reception), { day: dayInWords(reception) }))];
  if (name === 'next') return [nextOf(file, 0, event, context)];
  const booking = bookings.find((one) => one.turn === turn && ['booked', 'came', 'missed'].includes(one.status));
  if (!booking) return staleButton(event);
  if (name === 'later') return [nextOf(file, turn, event, context)];
  const after: Booking = { ...booking, status: name === 'came' ? 'came' : 'missed' };
  const isNew = after.status !== booking.status;
  return [
    ...(isNew ? [{ effect: 'keep-booking', booking: after } as const] : []),
    ...(isNew && after.status === 'came' ? cardOf(after, file, event, context) : []),
    ...(isNew && after.status === 'missed' ? [toBooked(after, say(ofKind('missed-you', reception), { day: dayInWords(reception) }), [choice('book', 'book', 'start')])] : []),
    nextOf(withBooking(file, after), turn, event, context, say(ofKind(after.status === 'came' ? 'came-noted' : 'missed-noted', reception), { turn })),
  ];
}

/** Who came has a record card, of whoever received him (RULES R8); what he said and what came of it is filled in later. */
function cardOf(booking: Booking, file: ReceptionFile, event: Event, context: Context): Effect[] {
  const { reception } = file;
  const { representatives, studio, kind, date } = reception;
  const own = representedBy(event.actor).find((person) => representatives.includes(person));
  const representative = wantedThere(booking, reception) ?? own ?? representatives[0];
  if (representative === undefined) return [];
  const matter = broughtTo(file, context).find((one) => one.number === booking.matter);
  const opinion = matter?.text ?? (booking.about === null ? null : mask(booking.about));
  return openCardQuietly(
    {
      id: cardIdOf(booking),
      studio,
      representative,
      form: kind === 'reception' ? 'studio' : kind,
      on: date,
      outcome: matter === undefined ? 'answered' : 'matter',
      matter: matter?.number ?? null,
      fields: opinion === null ? {} : { opinion },
      openedBy: event.actor.person,
    },
    context,
  );
}

/** The next number of which nobody has said it; those that were passed over come last. */
function nextOf(file: ReceptionFile, after: number, { chat }: Event, context: Context, lead = ''): Say {
  const { reception, bookings } = file;
  const day = dayInWords(reception);
  const open = bookings.filter(({ status }) => status === 'booked');
  const next = open.find(({ turn }) => turn > after) ?? open[0];
  const withLead = (text: string): string => (lead === '' ? text : `${lead}\n${text}`);
  if (!next) return answer(withLead(allNoted(file, day)));
  // Whoever went there has read where it was; the group has not.
  const isInFull = reception.kind === 'visit' && chat.kind === 'private';
  const args = [reception.id, String(next.turn)];
  const choices = [choice(ofKind('came', reception), 'attendance', 'came', ...args), choice(ofKind('missed', reception), 'attendance', 'missed', ...args), choice('record-later', 'attendance', 'later', ...args)];
  return answer(withLead(say(ofKind('came-next', reception), { what: say('briefing-line', { turn: next.turn, what: comesWith(next, file, context, isInFull) }) })), { choices: [choices], ...showing(broughtTo(file, context).filter(({ number }) => number === next.matter)) });
}

function allNoted({ reception, bookings }: ReceptionFile, day: string): string {
  const count = bookings.filter(({ status }) => status === 'came').length;
  const more = bookings.filter(({ status }) => status === 'missed').length;
  if (count + more === 0) return say(ofKind('came-none', reception), { day });
  return [say(ofKind('came-all', reception), { day, count, more }), ...(count > 0 ? [say(ofKind('came-cards', reception))] : [])].join('\n');
}
