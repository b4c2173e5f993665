// The holidays of a year are published (放假安排): a provisional promise for a day in it is confirmed, or moves with notice (DESIGN §5).

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { By } from '../../matters/lifecycle.ts';
import { datedAnew } from '../../matters/promise.ts';
import { isLive } from '../../matters/referral.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { remind } from '../handler/give-out.ts';
import { tellDated } from '../resident/tell-rarely.ts';
import { departmentName } from '../words.ts';
import { decidedCard, lineTo, staffOf, tellStaff } from './card.ts';
import { besides } from './merged.ts';
import { deadlineOf, watchPromise } from './promise.ts';

/**
 * What is only confirmed is told to nobody: the day is the one that everybody knows. In 我的事项 the note is gone that it might move.
 * What is merged has a letter of its own, and nobody but its resident to tell: the staff hear of the leading one.
 */
export function calendarPublished(year: number, file: MatterFile, context: Context): Effect[] {
  const { promise: before } = file.matter;
  const promise = before && datedAnew(before, year, context.calendar, civilDate(context.now));
  const by: By = { person: null, role: 'desk' };
  const done = promise && besides(file, { kind: 'date', promise }, by, context);
  if (!done) return [];
  if (promise.on === before.on) return [done.effect];
  const { matter } = done.file;
  if (matter.status === 'merged') return [done.effect, ...tellDated(done.file, context)];
  const values = { number: matter.number, year: String(year), from: dateForPeople(before.on), date: dateForPeople(promise.on), what: say(`deadline-${promise.what}`) };
  return [
    done.effect,
    ...tellStaff(matter, say('staff-dated', values)),
    ...byLink(file, context),
    ...tellDated(done.file, context),
    // The card of what nobody has sorted names the day.
    ...(matter.status === 'raised' ? [decidedCard(done.file, context)] : []),
    { effect: 'no-longer-due', id: deadlineOf(matter.number, before.on) },
    ...watchPromise(matter),
    ...(matter.status === 'referred' ? remind(matter, { until: promise.on }, context) : []),
  ];
}

/** Whoever works by the link is told nothing: he sees it there. */
function byLink({ matter, referral }: MatterFile, context: Context): Effect[] {
  if (!isLive(referral) || referral.linkHash === null) return [];
  const text = say('tell-by-link', { number: matter.number, department: departmentName(context, referral.department) });
  return [lineTo(staffOf(matter), matter, text)];
}
