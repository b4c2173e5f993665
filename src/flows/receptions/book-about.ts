// What somebody comes about, for those who receive: one of his matters, or some words, masked; nobody is complained of there.

import { mask } from '../../matters/masking.ts';
import { openStatuses, type MatterNumber, type PersonId } from '../../matters/matter.ts';
import { liveBookingOf } from '../../matters/booking.ts';
import type { Reception, ReceptionFile } from '../../matters/reception.ts';
import { conductIn } from '../../matters/screening/conduct.ts';
import { mayBeBrought } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Event, Message, Turn } from '../flow.ts';
import { answer, brief, choice, cut, numberUnknown, staleButton } from '../words.ts';
import { ofKind } from './day-words.ts';

/** Of his matters are offered. */
const mattersOffered = 3;

/** Longer words are a matter of their own. */
const aboutChars = 200;

export interface AskedAbout {
  reception: string;
}

/** His open matters that those who receive may see. */
export function aboutChoices(reception: Reception, { matters }: Context): Choice[][] {
  const own = matters.filter((matter) => openStatuses.includes(matter.status) && mayBeBrought(matter, reception)).slice(0, mattersOffered);
  return own.map(({ number }): Choice[] => [{ label: number, flow: 'book', choice: 'm', args: [reception.id, number] }]);
}

export function aboutMatter(number: MatterNumber, file: ReceptionFile, person: PersonId, event: Event, { matters }: Context): Turn<AskedAbout> {
  const { reception } = file;
  const mine = liveBookingOf(file, person);
  if (!mine) return { state: null, effects: staleButton(event) };
  const matter = matters.find((one) => one.number === number && mayBeBrought(one, reception));
  if (!matter) return { state: null, effects: numberUnknown(number, event) };
  // Whoever is to be visited says where he lives as well.
  const isVisit = reception.kind === 'visit';
  const booking = { ...mine, matter: number, about: isVisit ? mine.about : null };
  if (!isVisit || mine.about !== null) return { state: null, effects: [{ effect: 'keep-booking', booking }, answer(say(ofKind('book-noted-matter', reception), { number }))] };
  const choices = [[choice('skip', 'book', 'skip', reception.id)]];
  return { state: { reception: reception.id }, effects: [{ effect: 'keep-booking', booking }, answer(say('visit-book-noted-where', { number }), { choices })] };
}

/** Free words: those who receive may be whom they are about, so what seems to be about somebody's conduct is not kept here. */
export function aboutSaid({ text }: Message, file: ReceptionFile, person: PersonId, event: Event, { roster }: Context): Turn<AskedAbout> {
  const mine = liveBookingOf(file, person);
  if (!mine) return { state: null, effects: staleButton(event) };
  const { id, studio, kind } = file.reception;
  const said = text.trim();
  if (said === '') return { effects: [answer(say('book-words'), { choices: [[choice('skip', 'book', 'skip', id)]] })] };
  if (conductIn(said, roster, roster.studios.get(studio)?.district ?? null).suspected) return { state: null, effects: [answer(say('book-conduct'))] };
  const isVisit = kind === 'visit';
  // Of a reception nobody is ever shown it unmasked, so it is not kept otherwise; a visit needs to find the door.
  const about = isVisit ? cut(said, aboutChars) : mask(cut(said, aboutChars));
  const noted = say(ofKind('book-noted', file.reception), { text: brief(about) });
  return { state: null, effects: [{ effect: 'keep-booking', booking: { ...mine, matter: isVisit ? mine.matter : null, about } }, answer(noted)] };
}
