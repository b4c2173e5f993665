// What nobody typed: a deadline has passed, a message was not delivered, a person stopped the chat, our account left a group.

import { z } from 'zod';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow } from '../flow.ts';
import { welcomeBack } from '../resident/back.ts';
import { pushLate } from '../resident/late.ts';
import { undelivered } from './undelivered.ts';

export const notices: Flow<null> = {
  name: 'notices',
  state: z.null(),
  needs(_, { body, chat }) {
    const number = body.kind === 'due' ? body.args[0] : body.kind === 'undelivered' ? body.matter : null;
    if (body.kind === 'reachable' && body.reachable && chat.kind === 'private') return [{ need: 'my-matters', limit: 10 }];
    return number == null ? [] : [{ need: 'matter', number }];
  },
  turn(_, event, context) {
    switch (event.body.kind) {
      case 'due':
        return { effects: context.matter ? pushLate(context.matter, event.body.args[1] ?? '', context) : [] };
      case 'undelivered':
        return { effects: undelivered(event.body, event, context) };
      case 'reachable':
        return { effects: [{ effect: 'reachable', reachable: event.body.reachable }, ...(event.body.reachable ? welcomeBack(context) : [])] };
      case 'membership':
        return { effects: event.body.present ? [] : thrownOut(event, context) };
      default:
        return { effects: [] };
    }
  },
};

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
