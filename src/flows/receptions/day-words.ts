// A reception in words for people: when, where, who receives, what it is about.

import { dateForPeople } from '../../calendar/civil.ts';
import { waitingBefore } from '../../matters/booking.ts';
import type { Booking, Reception, ReceptionFile } from '../../matters/reception.ts';
import { say } from '../../texts/say.ts';
import type { Context } from '../flow.ts';
import { nameOf } from '../words.ts';

/** 「9:00-11:30」 */
export function timeInWords({ from, to }: Pick<Reception, 'from' | 'to'>): string {
  return [from, to].map((time) => time.replace(/^0(?=\d)/, '')).join('-');
}

/** 「12月10日（周四）9:00-11:30」 */
export function dayInWords(reception: Pick<Reception, 'date' | 'from' | 'to'>): string {
  return `${dateForPeople(reception.date)}${timeInWords(reception)}`;
}

/** Where it is: at the studio, where nothing else is said. */
export function placeInWords({ place, studio }: Pick<Reception, 'place' | 'studio'>, { roster }: Pick<Context, 'roster'>): string {
  const own = roster.studios.get(studio);
  return place ?? (own?.address || own?.name || studio);
}

/** 「陈国栋代表、梁秀英代表」, 「全体党代表（40人）」; that nobody is named yet. */
export function receiversInWords({ representatives, collective }: Pick<Reception, 'representatives' | 'collective'>, context: Context): string {
  if (representatives.length === 0) return say('receivers-unknown');
  if (collective) return say('all-representatives', { count: representatives.length });
  return representatives.map((person) => say('holder-representative', { name: nameOf(context, person) })).join('、');
}

/** The same as a half sentence: 「陈国栋代表接待」. */
export function receiveInWords(reception: Pick<Reception, 'representatives' | 'collective'>, context: Context): string {
  const who = receiversInWords(reception, context);
  return reception.representatives.length === 0 ? who : say('receive', { who });
}

/** 「1号」; of whoever waits 「候补第1位」, for his number is none yet. */
export function turnInWords(booking: Booking, file: ReceptionFile): string {
  return booking.status === 'waiting' ? say('turn-waiting', { count: waitingBefore(file, booking) + 1 }) : say('turn', { turn: booking.turn });
}

/** The id of a sentence about a reception, or of the same about a visit. */
export function ofKind(id: string, { kind }: Pick<Reception, 'kind'>): string {
  return kind === 'visit' ? `visit-${id}` : id;
}

/** Of a year whose holidays are not published. */
export function markedDay(text: string, { provisional }: Pick<Reception, 'provisional'>): string {
  return provisional ? `${text}${say('day-provisional')}` : text;
}

/** What most sentences about one reception are made of. */
export function valuesOf(reception: Reception, context: Context): Record<'day' | 'place' | 'who' | 'receive', string> {
  return { day: dayInWords(reception), place: placeInWords(reception, context), who: receiversInWords(reception, context), receive: receiveInWords(reception, context) };
}
