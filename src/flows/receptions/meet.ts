// What a resident says to a meeting (约见): yes, another time, no; and that he wants one himself.

import { z } from 'zod';
import { isAhead } from '../../matters/booking.ts';
import { mask } from '../../matters/masking.ts';
import { openStatuses, type Matter } from '../../matters/matter.ts';
import type { Booking, ReceptionFile } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, Need, Turn } from '../flow.ts';
import { answer, brief, choice, holderOf, numberUnknown, staleButton } from '../words.ts';
import { dayInWords, valuesOf } from './day-words.ts';
import { exampleFor, matterOfMeeting, toProposer, wanted } from './meeting.ts';
import { watchDay, watchEnd } from './reminders.ts';
import { cancelChoice } from './to-whom.ts';

/** He was asked when it suits him. */
const state = z.object({ reception: z.string() });
type Asked = z.infer<typeof state>;

/** Of what he says when it suits him. */
const whenChars = 60;

export const meet: Flow<Asked> = {
  name: 'meet',
  state,
  needs(asked, { body }): Need[] {
    const [named = ''] = body.kind === 'press' ? body.args : [];
    if (body.kind === 'press' && body.choice === 'ask') return [{ need: 'matter', number: named }];
    const id = body.kind === 'press' ? named : (asked?.reception ?? '');
    return id === '' ? [] : [{ need: 'reception', id }, { need: 'matter', number: matterOfMeeting(id) }];
  },
  turn(asked, event, context) {
    const { body, actor } = event;
    const matter = context.matter?.matter;
    if (body.kind === 'press' && body.choice === 'ask') return { effects: askFor(body.args[0] ?? '', event, context) };
    const { reception: file } = context;
    const mine = file?.bookings.find((one) => one.person === actor.person);
    if (!file || !mine || !matter || matter.resident !== actor.person) return { state: null, effects: staleButton(event) };
    if (body.kind === 'message') return asked ? said(body.text, mine, file, matter, context) : { effects: [] };
    return body.kind === 'press' ? pressed(body.choice, mine, file, matter, context) : { effects: [] };
  },
};

function askFor(number: string, event: Event, context: Context): Effect[] {
  const matter = context.matter?.matter;
  if (!matter || matter.resident !== event.actor.person) return numberUnknown(number, event);
  if (!openStatuses.includes(matter.status) || matter.confined) return staleButton(event);
  return [...wanted(matter, context), answer(say('meet-asked', { number, who: holderOf(context, matter) }), { matter: number })];
}

/** An answer to a time that has passed, or that was given already, changes nothing. */
function pressed(name: string, mine: Booking, file: ReceptionFile, matter: Matter, context: Context): Turn<Asked> {
  const { reception } = file;
  const { number } = matter;
  const values = { ...valuesOf(reception, context), number };
  if (!isAhead(reception, context.now)) return { state: null, effects: [answer(say('meet-old'))] };
  if (name === 'yes' && mine.status === 'booked') return { effects: [answer(say('meet-agreed', values), { choices: [[cancelChoice(reception)]] })] };
  if (mine.status !== 'proposed') return { state: null, effects: [answer(say('meet-old'))] };
  switch (name) {
    case 'yes':
      return {
        state: null,
        effects: [
          { effect: 'keep-booking', booking: { ...mine, status: 'booked' } },
          watchEnd(reception),
          ...watchDay(reception, context),
          answer(say('meet-agreed', values), { choices: [[cancelChoice(reception)]] }),
          ...toProposer(matter, say('meet-yes', values)),
        ],
      };
    case 'other':
      return { state: { reception: reception.id }, effects: [answer(say('meet-when'), { choices: [[choice('meet-no', 'meet', 'no', reception.id)]] })] };
    case 'no':
      return { state: null, effects: [...off(mine, file, context), answer(say('meet-declined', { number })), ...toProposer(matter, say('meet-no', { number }))] };
    default:
      return { effects: [] };
  }
}

/** When it suits him: passed on to whoever named the time, who names another one. */
function said(text: string, mine: Booking, file: ReceptionFile, matter: Matter, context: Context): Turn<Asked> {
  const words = text.trim();
  if (words === '') return { effects: [answer(say('meet-when'))] };
  if (mine.status !== 'proposed') return { state: null, effects: [answer(say('meet-old'))] };
  const values = { number: matter.number, day: dayInWords(file.reception), text: brief(mask(words), whenChars), example: exampleFor(matter, context) };
  return {
    state: null,
    effects: [...off(mine, file, context), answer(say('meet-passed-on', { who: holderOf(context, matter) })), ...toProposer(matter, say('meet-other', values))],
  };
}

function off(mine: Booking, { reception }: ReceptionFile, { now }: Context): Effect[] {
  return [
    { effect: 'keep-booking', booking: { ...mine, status: 'cancelled' } },
    { effect: 'keep-reception', reception: { ...reception, cancelledAt: now } },
  ];
}
