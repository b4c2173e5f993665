// What nobody typed: a deadline has passed, a message was not delivered, a person stopped the chat, our account left a group.

import { z } from 'zod';
import { dateForPeople } from '../../calendar/civil.ts';
import { isInHand } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow } from '../flow.ts';
import { holderOf } from '../words.ts';
import { askFreely } from '../confined/withdrawal.ts';
import { tellStaff } from './card.ts';
import { undelivered } from './undelivered.ts';

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
        return { effects: event.body.what === 'notices:withdrawal' ? unasked(context) : deadline(event.body.args[1] ?? '', context) };
      case 'undelivered':
        return { effects: undelivered(event.body, event, context) };
      case 'reachable':
        return { effects: [{ effect: 'reachable', reachable: event.body.reachable }] };
      case 'membership':
        return { effects: event.body.present ? [] : thrownOut(event, context) };
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

/** A withdrawal of a confined matter that nobody has asked about: the desk asks. */
function unasked(context: Context): Effect[] {
  const matter = context.matter?.matter;
  return matter?.confined?.withdrawal === 'wished' ? askFreely(matter, { person: null, role: 'desk' }, context) : [];
}

/** We are no longer in a group. If it was a staff group, the officers hear in private how to mend it. */
function thrownOut({ chat }: Event, context: Context): Effect[] {
  const studios = [...context.roster.studios.values()].filter((studio) => studio.staffGroup === chat.key);
  return studios.map((studio) => ({
    effect: 'say',
    to: { to: 'officers', studio: studio.code },
    class: 'answer',
    purpose: 'report',
    text: say('group-lost', { studio: studio.name }),
  }));
}
