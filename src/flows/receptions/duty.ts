// Those who receive on a day: each is told in his own chat; of who has none the staff hear whom to call.

import { placesTaken, type ReceptionFile } from '../../matters/reception.ts';
import type { Context, Effect, Choice, Say } from '../flow.ts';
import { say } from '../../texts/say.ts';
import { isReached } from '../reached.ts';
import { nameOf } from '../words.ts';
import { dayInWords, placeInWords } from './day-words.ts';

export function toStaff(studio: string, text: string, choices: readonly Choice[] = []): Say {
  return { effect: 'say', to: { to: 'staff', studio }, class: 'notice', purpose: 'notice', text, ...(choices.length > 0 ? { choices: [choices] } : {}) };
}

/** @param words what he hears; the same for all, or for each his own */
export function toDuty({ reception }: ReceptionFile, words: (person: string) => string, choices: readonly Choice[] = []): Effect[] {
  return reception.representatives.map((person): Effect => ({ effect: 'say', to: { to: 'person', person }, class: 'notice', purpose: 'notice', text: words(person), ...(choices.length > 0 ? { choices: [choices] } : {}) }));
}

/** 「请打电话提醒陈国栋代表：…」; nothing where all are bound. */
export function callThem(file: ReceptionFile, context: Context): Effect[] {
  const names = unboundNames(file, context);
  return names === '' ? [] : [toStaff(file.reception.studio, say('briefing-call', { names, day: dayInWords(file.reception), place: placeInWords(file.reception, context), count: placesTaken(file.bookings) }))];
}

/** Those of them whom no message reaches; empty where all are reached. */
export function unboundNames({ reception }: ReceptionFile, context: Context): string {
  const unbound = reception.representatives.filter((person) => !isReached(person, context));
  return unbound.map((person) => say('holder-representative', { name: nameOf(context, person) })).join('、');
}
