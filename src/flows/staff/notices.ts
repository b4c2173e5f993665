// What nobody typed: a deadline has passed, a message was not delivered, a person stopped the chat, our account left a group.

import { z } from 'zod';
import { dateForPeople } from '../../calendar/civil.ts';
import { isInHand } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow } from '../flow.ts';
import { extensionUndecided } from '../handler/extension.ts';
import { deadlineNear } from '../handler/near.ts';
import { submissionUntouched } from '../handler/submission.ts';
import { standing } from '../../matters/standing.ts';
import { departmentName, holderOf } from '../words.ts';
import { lineTo, tellRepresentative, tellStaff } from './card.ts';
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
        return { effects: dues[event.body.what]?.(event.body.args, context) ?? [] };
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

/** What falls due, by name; the first argument is the number of its matter. */
const dues: Readonly<Record<string, (args: readonly string[], context: Context) => Effect[]>> = {
  'notices:deadline': ([, on = ''], context) => deadline(on, context),
  'notices:referral-near': ([, until = ''], context) => deadlineNear(until, context),
  'notices:submission': ([, id = '', round = ''], context) => submissionUntouched(id, round, context),
  'notices:extension': ([, id = ''], context) => extensionUndecided(id, context),
};

/** Only the promise that still stands is spoken of: one that was kept or moved is not. */
function deadline(on: string, context: Context): Effect[] {
  const file = context.matter;
  const matter = file?.matter;
  if (!file || !matter?.promise || matter.promise.on !== on || !isInHand(matter.status)) return [];
  // The department has done its part: it is not late.
  if (standing(file, 'reply-submitted')) {
    const values = { number: matter.number, date: dateForPeople(on), department: departmentName(context, matter.department ?? '') };
    return [lineTo({ to: 'staff', studio: matter.studio }, matter, say('deadline-unreleased', values)), ...tellRepresentative(matter, say('deadline-unreleased', values))];
  }
  const what = say(`deadline-${matter.promise.what}`);
  const text = say('staff-deadline', { number: matter.number, date: dateForPeople(on), what, holder: holderOf(context, matter) });
  return tellStaff(matter, text);
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
