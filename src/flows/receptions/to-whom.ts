// To whom something of a reception is told: the staff, those who receive, whoever took a number, the departments that come along, subscribers.

import { placesTaken, type Booking, type Reception, type ReceptionFile } from '../../matters/reception.ts';
import type { Context, Effect, Choice, Say } from '../flow.ts';
import { say } from '../../texts/say.ts';
import { isReached } from '../reached.ts';
import { choice, nameOf, notice } from '../words.ts';
import { dayInWords, ofKind, placeInWords } from './day-words.ts';

export function toStaff(studio: string, text: string, choices: readonly Choice[] = []): Say {
  return notice({ to: 'staff', studio }, text, inOneRow(choices));
}

/** @param words what he hears; the same for all, or for each his own */
export function toDuty({ reception }: ReceptionFile, words: (person: string) => string, choices: readonly Choice[] = []): Say[] {
  return reception.representatives.map((person) => notice({ to: 'person', person }, words(person), inOneRow(choices)));
}

/** A notice to somebody about his number. */
export function toBooked({ conversation, matter }: Booking, text: string, choices: readonly Choice[] = []): Say {
  return notice({ to: 'chat', key: conversation }, text, { ...inOneRow(choices), ...(matter === null ? {} : { matter }) });
}

/** Those departments that may come hear of a change. */
export function toInvited({ reception, invited }: ReceptionFile, text: string): Say[] {
  const coming = invited.filter(({ comes }) => comes !== false);
  return coming.map(({ department }) => notice({ to: 'handlers', studio: reception.studio, department }, text));
}

/**
 * Tells everybody who subscribed to the notices of this studio. The same id again tells nobody.
 * @param told numbers whose holders hear it for their number: once is enough
 */
export function toSubscribers({ studio }: Reception, id: string, text: string, choices: readonly Choice[] = [], told: readonly Booking[] = []): Effect[] {
  return [{ effect: 'broadcast', id, studio, kind: 'reception', text, by: { person: null, role: 'desk' }, ...inOneRow(choices), told: told.map(({ person }) => person) }];
}

/** The button under what is told to who took a number. */
export function cancelChoice({ id }: Reception): Choice {
  return choice('cancel-booking', 'book', 'cancel', id);
}

/** The button under what is told to who may take one. */
export function bookChoice({ id, kind }: Reception): Choice {
  return choice(kind === 'visit' ? 'visit-book' : 'book', 'book', 'day', id);
}

function inOneRow(choices: readonly Choice[]): Pick<Say, 'choices'> {
  return choices.length > 0 ? { choices: [choices] } : {};
}

/** 「请打电话提醒陈国栋代表：…」; nothing where all are reached. */
export function callThem(file: ReceptionFile, context: Context): Effect[] {
  const names = unreachedNames(file, context);
  return names === '' ? [] : [toStaff(file.reception.studio, say(ofKind('briefing-call', file.reception), { names, day: dayInWords(file.reception), place: placeInWords(file.reception, context), count: placesTaken(file.bookings) }))];
}

/** Those of them whom no message reaches; empty where all are reached. */
export function unreachedNames({ reception }: ReceptionFile, context: Context): string {
  const unreached = reception.representatives.filter((person) => !isReached(person, context));
  return unreached.map((person) => say('holder-representative', { name: nameOf(context, person) })).join('、');
}
