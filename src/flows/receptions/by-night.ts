// What somebody changes by night wakes nobody: in the morning people hear what it has come to, compared with what they know.

import { instantOf, momentForPeople } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { isNotOver } from '../../matters/booking.ts';
import { knownOf, type KnownAs, type Reception, type ReceptionFile } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect } from '../flow.ts';
import { quietIn } from '../quiet.ts';
import { answer } from '../words.ts';
import { tellCancelled, tellMoved, tellRestored } from './changed.ts';
import { dayInWords } from './day-words.ts';

/** What begins so soon after the quiet hours is told at once: somebody may set out. */
const setOutMs = 2 * 3_600_000;

/** When people hear of what has changed; null: now. */
export function toldAt(days: readonly Pick<Reception, 'date' | 'from' | 'studio'>[], context: Context): Instant | null {
  const [first] = days;
  const at = first ? quietIn(first.studio, context) : null;
  return at !== null && days.every(({ date, from }) => instantOf(date, from) >= at + setOutMs) ? at : null;
}

/**
 * Keeps a changed reception, and tells it now or in the morning.
 * @param after as it is from now on
 * @param done what whoever changed it hears where everybody has been told
 */
export function keepChanged(before: Reception, after: ReceptionFile, reason: string, done: readonly Effect[], context: Context): Effect[] {
  const known = before.knownAs ?? knownOf(before);
  const at = toldAt([before, after.reception], context);
  if (at === null) return [keep(after.reception, null), ...toldOf(known, after, reason, context), ...done];
  const { id } = after.reception;
  return [
    keep(after.reception, known),
    { effect: 'due', id: `changed:${id}`, at, what: 'reception-day:changed', args: [id, reason] },
    answer(say(after.reception.cancelledAt === null ? 'day-done-by-night' : 'day-cancelled-by-night', { day: dayInWords(after.reception), moment: momentForPeople(at) })),
  ];
}

/** In the morning. */
export function changedDue(file: ReceptionFile, reason: string, context: Context): Effect[] {
  const { knownAs } = file.reception;
  return knownAs === null ? [] : [keep(file.reception, null), ...toldOf(knownAs, file, reason, context)];
}

function keep(reception: Reception, knownAs: KnownAs | null): Effect {
  return { effect: 'keep-reception', reception: { ...reception, knownAs } };
}

/** Changed and changed back is nothing. */
function toldOf(known: KnownAs, file: ReceptionFile, reason: string, context: Context): Effect[] {
  const { reception } = file;
  const { isCancelled, ...day } = known;
  if (reception.cancelledAt !== null) return isCancelled ? [] : tellCancelled({ ...file, reception: { ...reception, ...day } }, reason, context);
  if (!isNotOver(reception, context.now)) return [];
  if (isCancelled) return tellRestored(file, context);
  const isSame = dayInWords({ ...reception, ...day }) === dayInWords(reception) && day.place === reception.place;
  return isSame ? [] : tellMoved({ ...day, studio: reception.studio }, file, context);
}
