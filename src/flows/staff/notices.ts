// What nobody typed: a deadline has passed, a message was not delivered, a person stopped the chat, our account left a group.

import { z } from 'zod';
import { instantOf } from '../../calendar/civil.ts';
import type { Grant, Roster } from '../../matters/roster.ts';
import { supervisedStudios } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, MatterFile, Need } from '../flow.ts';
import { extensionUndecided } from '../handler/extension.ts';
import { deadlineNear } from '../handler/near.ts';
import { submissionUntouched } from '../handler/submission.ts';
import { acknowledgementDue } from '../representative/due.ts';
import { opinionDue } from '../representative/opinion.ts';
import { welcomeBack } from '../resident/back.ts';
import { pushLate } from '../resident/late.ts';
import { documentDue } from '../documents/answer.ts';
import { levelDue, watchLevels } from '../slips/offer.ts';
import { weekBefore, weeklyLine } from '../supervisor/lists.ts';
import { screeningsFrom } from '../supervisor/screenings.ts';
import { askFreely } from '../confined/withdrawal.ts';
import { partReviewDue } from '../resident/contest-part.ts';
import { callAgain } from './calls.ts';
import { calendarPublished } from './dated.ts';
import { unsorted, unsortedNextDay } from './escalate.ts';
import { askDoor } from './hand-over.ts';
import { undelivered } from './undelivered.ts';

/** What is to be known besides the matter itself. */
const alongWith: Readonly<Record<string, Need[]>> = {
  'notices:deadline': [{ need: 'same-matter' }],
  'notices:level': [{ need: 'same-matter' }, { need: 'slips' }],
};

export const notices: Flow<null> = {
  name: 'notices',
  state: z.null(),
  needs(_, { body, chat, actor }, { roster }) {
    if (body.kind === 'due' && body.what === 'notices:weekly') return weekNeeds(body.args[0] ?? '', actor.grants, roster);
    const document: Need[] = body.kind === 'due' && body.what === 'notices:document' ? [{ need: 'document', number: body.args[1] ?? '' }] : [];
    const number = body.kind === 'due' ? body.args[0] : body.kind === 'undelivered' ? body.matter : null;
    if (body.kind === 'reachable' && body.reachable && chat.kind === 'private') return [{ need: 'my-matters', limit: 10 }];
    const together: Need[] = body.kind === 'due' ? (alongWith[body.what] ?? []) : [];
    return number == null ? [] : [{ need: 'matter', number }, ...together, ...document];
  },
  turn(_, event, context) {
    switch (event.body.kind) {
      case 'due':
        return { effects: dues[event.body.what]?.(event.body.args, context, event) ?? [] };
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

type Due = (args: readonly string[], context: Context, event: Event) => Effect[];

/** What falls due, by name; the first argument is the number of its matter, but for the week's line. */
const dues: Readonly<Record<string, Due>> = {
  'notices:deadline': ofMatter(([, on = ''], file, context) => deadline(on, file, context)),
  'notices:referral-near': ([, until = ''], context) => deadlineNear(until, context),
  'notices:submission': ([, id = '', round = ''], context) => submissionUntouched(id, round, context),
  'notices:extension': ([, id = ''], context) => extensionUndecided(id, context),
  'notices:acknowledge': ofMatter(acknowledgementDue),
  'notices:unsorted': ofMatter(unsortedNextDay),
  'notices:withdrawal': ofMatter((_, file, context) => unasked(file, context)),
  'notices:opinion': ofMatter(opinionDue),
  'notices:part': ofMatter(([, second = ''], _, context) => partReviewDue(second, context)),
  'notices:door': ofMatter((_, __, context) => askDoor(context)),
  'notices:call': ofMatter((_, __, context) => callAgain(context)),
  'notices:document': ([, , round = '0'], context) => documentDue(Number(round), context.matter, context),
  'notices:level': ofMatter(([, on = '', shown = ''], file, context) => levelDue(on, shown, file, context)),
  'notices:calendar': ofMatter(([, year = ''], file, context) => calendarPublished(Number(year), file, context)),
  'notices:weekly': ([monday = ''], context, event) => weeklyLine(monday, event, context),
};

/** What has fallen due speaks of a matter as it is now. */
function ofMatter(due: (args: readonly string[], file: MatterFile, context: Context) => Effect[]): Due {
  return (args, context) => (context.matter ? due(args, context.matter, context) : []);
}

/** The week before this Monday. */
function weekNeeds(monday: string, grants: readonly Grant[], roster: Roster): Need[] {
  const studios = supervisedStudios(roster, grants);
  return studios.length === 0 ? [] : [{ need: 'week-counts', studios, since: instantOf(weekBefore(monday), '00:00'), today: monday }, screeningsFrom(weekBefore(monday), monday, studios)];
}

/** Of a promise that was not kept the resident hears; what lies unsorted goes on to others. */
function deadline(on: string, file: MatterFile, context: Context): Effect[] {
  const late = pushLate(file, on, context);
  return late.length === 0 ? [] : [...late, ...unsorted(file, context), ...watchLevels(file.matter, context)];
}

/** A withdrawal of a confined matter that nobody has asked about: the desk asks. */
function unasked({ matter }: MatterFile, context: Context): Effect[] {
  return matter.confined?.withdrawal === 'wished' ? askFreely(matter, { person: null, role: 'desk' }, context) : [];
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
