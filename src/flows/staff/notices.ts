// What nobody typed: a deadline has passed, a message was not delivered, a person stopped or restarted the chat.

import { z } from 'zod';
import { dateForPeople } from '../../calendar/civil.ts';
import { isInHand, runningOf } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Body, Context, Effect, Event, Flow } from '../flow.ts';
import { holderOf, nameOf } from '../words.ts';
import { tellStaff } from './card.ts';

export const notices: Flow<null> = {
  name: 'notices',
  state: z.null(),
  needs(_, { body }) {
    const number = body.kind === 'due' ? body.args[0] : body.kind === 'undelivered' ? body.matter : null;
    return number == null ? [] : [{ need: 'matter', number }];
  },
  turn(_, event, context) {
    switch (event.body.kind) {
      case 'due':
        return { effects: deadline(event.body.args[1] ?? '', context) };
      case 'undelivered':
        return { effects: undelivered(event.body, event, context) };
      case 'reachable':
        return { effects: [{ effect: 'reachable', reachable: event.body.reachable }] };
      default:
        return { effects: [] };
    }
  },
};

/** Only the promise that still stands is spoken of: one that was kept or moved is not. */
function deadline(on: string, context: Context): Effect[] {
  const matter = context.matter?.matter;
  if (!matter?.promise || matter.promise.on !== on || !isInHand(matter.status)) return [];
  const what = say(`deadline-${matter.promise.what}`);
  const text = say('staff-deadline', { number: matter.number, date: dateForPeople(on), what, holder: holderOf(context, matter) });
  return tellStaff(matter, text);
}

/** A resident or a staff member could not be reached: a person is told. A report that fails is not reported again. */
function undelivered(body: Extract<Body, { kind: 'undelivered' }>, event: Event, context: Context): Effect[] {
  const gone: Effect[] = body.why === 'blocked' && event.chat.kind === 'private' ? [{ effect: 'reachable', reachable: false }] : [];
  const matter = context.matter?.matter;
  if (matter && matter.conversation === event.chat.key && body.purpose !== 'answer')
    return [...gone, report(matter.studio, say('staff-undelivered', { number: matter.number, why: say(`undelivered-${body.why}`), running: runningOf(matter.number) }), matter.number)];
  const studio = matter?.studio ?? context.studio?.code;
  if (body.person === null || studio === undefined) return gone;
  return [...gone, report(studio, say('staff-undelivered-person', { name: nameOf(context, body.person) }), null)];
}

function report(studio: string, text: string, matter: string | null): Effect {
  return { effect: 'say', to: { to: 'staff', studio }, class: 'notice', purpose: 'answer', text, ...(matter === null ? {} : { matter }) };
}
