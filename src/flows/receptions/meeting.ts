// 约见: outside the reception days a representative names a time for one matter, and its resident agrees or not (RULES R6).

import { addDays, civilDate, dayAsTyped, instantOf, type CivilDate } from '../../calendar/civil.ts';
import { dayPattern, readDay } from '../../calendar/read-date.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { callerFor, openStatuses, runningOf, type Matter, type PersonId } from '../../matters/matter.ts';
import type { Booking, Reception } from '../../matters/reception.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Say } from '../flow.ts';
import { lineTo, staffOf, tellRepresentative } from '../staff/card.ts';
import { said, type Doing } from '../staff/doing.ts';
import { choice, cut, notice, speaker } from '../words.ts';
import { dayInWords, placeInWords } from './day-words.ts';

/** Further ahead nobody keeps a time free. */
const longestDays = 180;

/** 「3:30」 is a slip: the afternoon is meant. */
const earliest = '06:00';

const placeChars = 60;

/** How long a meeting takes where nobody says. */
const usualHours = 1;

/** Behind it comes the place. */
const typed = new RegExp(`^(${dayPattern})[\\s:：,，]*([01]?\\d|2[0-2])[:：点]([0-5]\\d)?(?:分)?[\\s:：,，、在]*(.*)$`, 's');

/** `#1 约见 12月11日 15:00 北门小学门口` */
export function propose(doing: Doing): Effect[] {
  const { file, by, rest, context } = doing;
  const { matter } = file;
  const { now, roster } = context;
  if (matter.confined) return [said('meet-confined', doing)];
  if (matter.conversation === '' || callerFor(matter.conversation) !== null) return [said('meet-by-phone', doing)];
  const read = typed.exec(rest.normalize('NFKC'));
  const example = exampleFor(matter, context);
  if (!read) return [said('meet-example', doing, { example })];
  const [, onDay = '', hour = '', minute = '00', place = ''] = read;
  const date = readDay(onDay, civilDate(now));
  if (date === null) return [said('meet-no-such-day', doing, { day: onDay, example })];
  const from = `${hour.padStart(2, '0')}:${minute}`;
  const reception = meetingFor(matter, by.person, { date, from, place: cut(place.replaceAll(/\s+/g, ' ').trim(), placeChars) || null });
  const day = dayInWords(reception);
  if (instantOf(date, from) <= now || date > addDays(civilDate(now), longestDays)) return [said('meet-wrong-day', doing, { day })];
  if (from < earliest) return [said('meet-at-night', doing, { day, example })];
  const values = { day, place: placeInWords(reception, { roster }), who: speaker(context, by) };
  return [
    { effect: 'keep-reception', reception },
    { effect: 'keep-booking', booking: proposedTo(matter, reception, now) },
    { effect: 'no-longer-due', id: wantedId(matter) },
    { ...toHim(matter, say('meet-proposed', { ...values, number: matter.number })), choices: [['yes', 'other', 'no'].map((name) => choice(`meet-${name}`, 'meet', name, reception.id))] },
    said('meet-sent', doing, values),
  ];
}

/** Kept by its day and hour: named anew, it is the same one. */
function meetingFor({ number, studio, representative }: Matter, by: PersonId | null, { date, from, place }: { date: CivilDate; from: string; place: string | null }): Reception {
  const receives = by ?? representative;
  return {
    id: `${number}-${date.replaceAll('-', '')}-${from.replace(':', '')}`,
    studio,
    kind: 'appointment',
    planned: date,
    date,
    from,
    to: `${String(Number(from.slice(0, 2)) + usualHours).padStart(2, '0')}${from.slice(2)}`,
    place,
    reason: null,
    provisional: false,
    subject: null,
    representatives: receives === null ? [] : [receives],
    rotaByHand: true,
    collective: false,
    capacity: 1,
    byHand: true,
    announcedAt: null,
    remindedOf: null,
    cancelledAt: null,
    knownAs: null,
  };
}

/** The number of the matter that a meeting is about: its id begins with it. */
export function matterOfMeeting(id: string): string {
  return id.replace(/-\d{8}-\d{4}$/, '');
}

function proposedTo({ number, resident, conversation }: Matter, { id, representatives }: Reception, now: number): Booking {
  return { reception: id, person: resident, conversation, turn: 1, status: 'proposed', representative: representatives[0] ?? null, matter: number, about: null, bookedAt: now };
}

export function toHim({ number, conversation }: Matter, text: string): Say {
  return notice({ to: 'chat', key: conversation }, text, { matter: number });
}

/** Whoever has the matter, and the staff. */
export function toProposer(matter: Matter, text: string): Effect[] {
  return [...tellRepresentative(matter, text), lineTo(staffOf(matter), matter, text)];
}

/** `#1 约见 12月11日 15:00`, on the next working day but one. */
export function exampleFor({ number }: Matter, { calendar, now }: Context): string {
  const { on } = workdaysAfter(calendar, civilDate(now), 2);
  return say('example-meet', { running: runningOf(number), date: dayAsTyped(on) });
}

/** Its resident cannot come: it is off, and who would have come hears it. */
export function calledOff(reception: Reception, mine: Booking, context: Context): Effect[] {
  const text = say('meet-called-off', { number: mine.matter ?? '', day: dayInWords(reception) });
  const told = (to: Say['to']): Say => ({ effect: 'say', to, class: 'notice', purpose: 'line', text, ...(mine.matter === null ? {} : { matter: mine.matter }) });
  return [
    { effect: 'keep-reception', reception: { ...reception, cancelledAt: context.now } },
    ...reception.representatives.map((person) => told({ to: 'person', person })),
    told({ to: 'staff', studio: reception.studio }),
  ];
}

/** A resident wants to speak face to face: whoever has his matter names a time, and is reminded of it once. */
export function wanted(matter: Matter, context: Context): Effect[] {
  const { on } = workdaysAfter(context.calendar, civilDate(context.now), settingsOf(context.roster, matter.studio).acknowledgeWorkdays + 1);
  return [...tellWanted('meet-wanted', matter, context), { effect: 'due', id: wantedId(matter), at: instantOf(on, morning), what: 'reception-day:wanted', args: [matter.number] }];
}

function wantedId({ number }: Matter): string {
  return `meet-wanted:${number}`;
}

/** Nobody has named a time yet. */
export function wantedAgain({ matter: file, ...context }: Context): Effect[] {
  return file && openStatuses.includes(file.matter.status) ? tellWanted('meet-wanted-again', file.matter, { ...context, matter: file }) : [];
}

function tellWanted(id: 'meet-wanted' | 'meet-wanted-again', matter: Matter, context: Context): Effect[] {
  return toProposer(matter, say(id, { number: matter.number, example: exampleFor(matter, context) }));
}
