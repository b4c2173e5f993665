// What falls due around receptions: each morning's announcements, the evening before, the morning of the day, its end, a change of the calendar.

import { z } from 'zod';
import { civilDate } from '../../calendar/civil.ts';
import { isAhead } from '../../matters/booking.ts';
import type { Reception, ReceptionFile } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, Need } from '../flow.ts';
import { announce } from './announce.ts';
import { briefing } from './briefing.ts';
import { changedDue } from './by-night.ts';
import { tellCancelled, tellConfirmed, tellMoved, type Before } from './changed.ts';
import { dayInWords } from './day-words.ts';
import { toDuty } from './to-whom.ts';
import { wantedAgain } from './meeting.ts';
import { morningLook } from './morning-look.ts';
import { movedUpDue, moveUp } from './move-up.ts';
import { briefingLater, ended, eve, watchDay } from './reminders.ts';
import { peopleChanged, tellFormer, withoutFormer } from './visit-people.ts';
import { announceVisits, visitPlanned } from './visit-told.ts';

type Due = (args: readonly string[], file: ReceptionFile, context: Context) => Effect[];

/** By what they are called; the first argument is the reception. */
const dues: Readonly<Record<string, Due>> = {
  'reception-day:eve': ([, date = ''], file, context) => eve(date, file, context),
  'reception-day:brief': ([, date = ''], file, context) => briefed(date, file, context),
  'reception-day:ended': ([, date = ''], file) => ended(date, file),
  'reception-day:moved': ([, ...before], file, context) => tellMoved(unpacked(before, file), file, context),
  'reception-day:confirmed': (_, file, context) => (isAhead(file.reception, context.now) ? tellConfirmed(file, context) : []),
  'reception-day:freed': (_, file, context) => (isAhead(file.reception, context.now) ? freed(file, context) : []),
  'reception-day:changed': ([, reason = ''], file, context) => changedDue(file, reason, context),
  'reception-day:moved-up': ([, person = ''], file, context) => movedUpDue(file, person, context),
  'reception-day:people': ([, ...before], file, context) => peopleChanged(file, before, context),
  'reception-day:planned': ([, ...knowing], file, context) => visitPlanned(file, knowing, context),
  'reception-day:cancelled': (_, file, context) => (file.reception.cancelledAt === null ? [] : tellCancelled(file, '', context)),
};

export const receptionDay: Flow<null> = {
  name: 'reception-day',
  state: z.null(),
  needs(_, { body, chat }, { now }): Need[] {
    if (body.kind !== 'due') return [];
    if (body.what === morningLook) return chat.studio === null ? [] : [{ need: 'receptions-kept', studio: chat.studio, from: civilDate(now) }];
    const [id = ''] = body.args;
    if (body.what === 'reception-day:wanted') return [{ need: 'matter', number: id }];
    return [{ need: 'reception', id }, { need: 'briefing', id }];
  },
  turn(_, event, context) {
    return { effects: effectsOf(event, context) };
  },
};

function effectsOf({ body }: Event, context: Context): Effect[] {
  if (body.kind !== 'due') return [];
  const { studio, receptions = [], reception: file } = context;
  if (body.what === morningLook) return studio ? thisMorning(studio, receptions, context) : [];
  if (body.what === 'reception-day:wanted') return wantedAgain(context);
  return file ? (dues[body.what]?.(body.args, file, context) ?? []) : [];
}

function thisMorning(studio: Studio, receptions: readonly Reception[], context: Context): Effect[] {
  const changed = withoutFormer(receptions, context);
  const kept = receptions.map((one) => changed.find(({ after }) => after.id === one.id)?.after ?? one);
  return [
    ...changed.flatMap((one) => tellFormer(one, context)),
    ...announce(studio, kept, context),
    ...announceVisits(studio, kept.filter(({ representatives }) => representatives.length > 0), context),
    ...kept.flatMap((one) => watchDay(one, context)),
  ];
}

function briefed(date: string, file: ReceptionFile, context: Context): Effect[] {
  const later = briefingLater(date, file, context);
  return later ? [later] : briefing(date, file, context);
}

/** Whoever had a place was forgotten (删除我): the next one has it; with whom somebody alone was to meet he need not come. */
function freed(file: ReceptionFile, context: Context): Effect[] {
  const { reception } = file;
  if (reception.kind !== 'appointment') return moveUp(file, context);
  return [{ effect: 'keep-reception', reception: { ...reception, cancelledAt: context.now } }, ...toDuty(file, () => say('duty-cancelled', { day: dayInWords(reception) }))];
}

function unpacked([date = '', from = '', to = '', place = '']: readonly string[], { reception: { studio } }: ReceptionFile): Before {
  return { date, from, to, place: place === '' ? null : place, studio };
}
