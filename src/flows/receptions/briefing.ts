// In the morning of a reception each representative reads who comes with which matter, masked, and what he has in hand himself.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { isAhead, wantedThere, withPlace } from '../../matters/booking.ts';
import { mask } from '../../matters/masking.ts';
import type { Matter, PersonId } from '../../matters/matter.ts';
import type { Booking, ReceptionFile } from '../../matters/reception.ts';
import { mayBeBrought } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Say } from '../flow.ts';
import { brief, choice, departmentName, nameOf, showing } from '../words.ts';
import { ofKind, placeInWords, timeInWords } from './day-words.ts';
import { toDuty, toStaff, unreachedNames } from './to-whom.ts';

/** What is told as it begins is handled a moment later. */
const graceMs = 60_000;

/** Of his own matters are shown. */
const heldShown = 5;

/** Longest that what somebody brings is quoted; of a visit it says where he lives. */
const broughtChars = 30;
const visitedChars = 80;

export function briefing(date: string, file: ReceptionFile, context: Context): Effect[] {
  const { reception } = file;
  if (reception.date !== date || reception.kind === 'appointment' || date !== civilDate(context.now) || !isAhead(reception, context.now - graceMs)) return [];
  const comers = withPlace(file);
  const choices = comers.length > 0 ? [choice(ofKind('record-came', reception), 'attendance', 'next', reception.id)] : [];
  const head = [
    say(ofKind('briefing', reception), { time: timeInWords(reception), place: placeInWords(reception, context) }),
    ...(reception.subject === null ? [] : [say('briefing-subject', { subject: reception.subject })]),
    ...invitedInWords(file, context),
    ...comersInWords(file, context, reception.kind === 'visit'),
  ];
  const unbound = unreachedNames(file, context);
  const forStaff = reception.representatives.length === 0 ? say(ofKind('briefing-nobody-receives', reception)) : unbound === '' ? null : say('briefing-for-them', { names: unbound });
  return [
    ...toDuty(file, (person) => [...head, ...heldInWords(person, context)].join('\n'), choices).map((told): Effect => ({ ...told, ...showing(shownTo(told.to.to === 'person' ? told.to.person : null, file, context)) })),
    ...(forStaff === null ? [] : [{ ...toStaff(reception.studio, [forStaff, ...head].join('\n'), choices), ...officersOfVisit(reception), ...showing(broughtTo(file, context)) }]),
  ];
}

/** Where people live is not for the group: it goes to the officers in private. */
function officersOfVisit({ kind, studio }: ReceptionFile['reception']): Partial<Pick<Say, 'to'>> {
  return kind === 'visit' ? { to: { to: 'officers', studio } } : {};
}

/** What may be shown of what is brought to it. */
export function broughtTo({ reception }: ReceptionFile, { briefing: known }: Context): Matter[] {
  return (known?.brought ?? []).filter((matter) => mayBeBrought(matter, reception));
}

function shownTo(person: PersonId | null, file: ReceptionFile, context: Context): Matter[] {
  return [...broughtTo(file, context), ...heldBy(person, context).slice(0, heldShown)];
}

/**
 * Who comes, in the order of the numbers, as the desk of staff and those who receive may read it.
 * @param inFull for whoever goes to where they live: as they have said it
 */
export function comersInWords(file: ReceptionFile, context: Context, inFull = false): string[] {
  const comers = withPlace(file);
  const waiting = file.bookings.filter(({ status }) => status === 'waiting').length;
  if (comers.length === 0) return [say(ofKind('briefing-nobody', file.reception))];
  return [
    say(ofKind('briefing-count', file.reception), { count: comers.length }),
    ...comers.map((booking) => say('briefing-line', { turn: booking.turn, what: comesWith(booking, file, context, inFull) })),
    ...(waiting > 0 ? [say('briefing-waiting', { count: waiting })] : []),
  ];
}

/** What he brings, masked unless it is in full, and whom he wants to see. */
export function comesWith(booking: Booking, file: ReceptionFile, context: Context, inFull = false): string {
  const { matter: number, about } = booking;
  const wanted = wantedThere(booking, file.reception);
  const matter = broughtTo(file, context).find((one) => one.number === number);
  const words = about === null ? [] : [inFull ? brief(about, visitedChars) : brief(mask(about), broughtChars)];
  const brought = matter ? [say('briefing-matter', { number: matter.number, text: brief(matter.text, broughtChars), status: say(`staff-status-${matter.status}`) })] : [];
  const said = [...words, ...brought].join('　') || say(ofKind('briefing-silent', file.reception));
  return wanted === null ? said : `${said}${say('briefing-for', { who: say('holder-representative', { name: nameOf(context, wanted) }) })}`;
}

function invitedInWords({ invited }: ReceptionFile, context: Context): string[] {
  const coming = invited.filter(({ comes }) => comes !== false);
  const names = coming.map(({ department, comes }) => say(comes === true ? 'briefing-comes' : 'briefing-unanswered', { department: departmentName(context, department) }));
  return names.length === 0 ? [] : [say('briefing-invited', { names: names.join('、') })];
}

/** A confined matter is nobody's in a briefing. */
function heldBy(person: PersonId | null, { briefing: known }: Context): Matter[] {
  return (known?.held ?? []).filter((matter) => matter.representative === person && matter.confined === null);
}

/** What he owes an answer, the earliest promise first. */
function heldInWords(person: PersonId, context: Context): string[] {
  const held = heldBy(person, context);
  if (held.length === 0) return [];
  const more = held.length - heldShown;
  return [say('briefing-held', { count: held.length }), ...held.slice(0, heldShown).map(heldLine), ...(more > 0 ? [say('briefing-more', { count: more })] : [])];
}

function heldLine({ number, text, promise }: Matter): string {
  const values = { number, text: brief(text) };
  return promise === null ? say('briefing-held-undated', values) : say('briefing-held-line', { ...values, date: dateForPeople(promise.on) });
}
