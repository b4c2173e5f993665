// Who hears that others receive than was planned: those who come or need not, those who come with them, the staff, residents who wanted one of them.

import { civilDate } from '../../calendar/civil.ts';
import type { StudioRota } from '../../matters/duty.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Booking, Reception } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Say } from '../flow.ts';
import { quietIn } from '../quiet.ts';
import { dayInWords, placeInWords, receiversInWords } from '../receptions/day-words.ts';
import { nameOf, notice } from '../words.ts';
import { cannotChoice } from './lists.ts';
import { namesOf, namesOn, rotaOf } from './studio-rota.ts';
import { cancelChoice, toBooked, toStaff, toSubscribers } from '../receptions/to-whom.ts';

/**
 * Nobody is disturbed: in quiet hours it is told at their end, as it is then.
 * @param knowing people who have had their answer, and `staff` where it stands in their group
 */
export function tellChanged(before: Reception, after: Reception, rota: StudioRota, knowing: readonly PersonId[], context: Context): Effect[] {
  const morning = quietIn(after.studio, context);
  if (morning === null) return changed(before.representatives, after, rota, knowing, context);
  const args = [after.studio, after.id, before.representatives.join(), knowing.join()];
  return [{ effect: 'due', id: `rota:changed:${after.id}:${context.now}`, at: morning, what: 'rota:changed', args }];
}

/** At their end. What was changed back since is not worth a word. */
export function changedDue([code = '', id = '', before = '', knowing = '']: readonly string[], context: Context): Effect[] {
  const rota = rotaOf(code, context)?.rota;
  const reception = rota?.receptions.find((one) => one.id === id);
  if (!rota || !reception || reception.cancelledAt !== null || reception.date < civilDate(context.now)) return [];
  return changed(listed(before), reception, rota, listed(knowing), context);
}

function listed(joined: string): string[] {
  return joined === '' ? [] : joined.split(',');
}

function changed(was: readonly PersonId[], after: Reception, rota: StudioRota, knowing: readonly PersonId[], context: Context): Effect[] {
  const now = after.representatives;
  const values = { when: dayInWords(after), before: namesOf(was, context), after: namesOn(after, context), names: receiversInWords(after, context) };
  const others = (people: readonly PersonId[]): PersonId[] => people.filter((person) => !knowing.includes(person));
  const added = now.filter((person) => !was.includes(person));
  const removed = was.filter((person) => !now.includes(person));
  if (added.length + removed.length === 0) return [];
  const concerned = after.representatives.length === 0 ? [] : rota.wishes.filter((one) => one.reception === after.id && one.representative !== null && removed.includes(one.representative));
  return [
    ...others(added).map((person) => notice({ to: 'person', person }, say('duty-changed-on', { when: values.when, place: placeInWords(after, context) }), { choices: [[cannotChoice(after)]] })),
    ...others(removed).map((person) => notice({ to: 'person', person }, say('duty-changed-off', values))),
    ...others(now.filter((person) => was.includes(person))).map((person) => notice({ to: 'person', person }, say('duty-changed-with', values))),
    ...(knowing.includes('staff') ? [] : [toStaff(after.studio, say('duty-changed-staff', values))]),
    ...(after.announcedAt === null ? [] : toSubscribers(after, `on-duty:${after.id}:${context.now}`, say('duty-changed-notice', values), [], concerned)),
    ...concerned.map((booking) => toldToResident(booking, after, context)),
  ];
}

/** Whoever took a number to see one of those who do not come is received by the others; his number stays. */
function toldToResident(booking: Booking, after: Reception, context: Context): Say {
  const text = say('duty-changed-resident', { when: dayInWords(after), absent: nameOf(context, booking.representative), names: receiversInWords(after, context) });
  return toBooked(booking, text, [cancelChoice(after)]);
}
