// How a document of supervision is answered: by whom, once, shown to whoever issued it; and what happens when the day is over without an answer.

import { civilDate, dateForPeople, instantOf, type CivilDate } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { isWorkday, workdaysAfter } from '../../calendar/working-days.ts';
import { isSlip, packedDocument, signedIn, type SupervisionDocument } from '../../matters/document.ts';
import { isInHand, type PersonId } from '../../matters/matter.ts';
import { handlersOf, standInsFor } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Context, Effect, Event, MatterFile } from '../flow.ts';
import { isReached } from '../reached.ts';
import { answer, nameOf, notice } from '../words.ts';
import { committeeOf, deliver } from './deliver.ts';
import { addressee, answererOf } from './in-words.ts';

/** A written explanation that does not come is called to mind so many times, each so many working days after the last; the others once. */
const reminders = 3;
const reminderWorkdays = 3;

/** The one it is for, who stands in for him, a handler of the department, the officers of the studio; of a proposal the committee alone. */
export function mayAnswer({ form, toPerson, toDepartment, studio }: SupervisionDocument, { actor }: Event, context: Context): boolean {
  const { person } = actor;
  if (person === null) return false;
  if (form === 'accountability') return committeeOf(studio, context).includes(person);
  if (actor.inSight.includes(studio)) return true;
  const forPerson: PersonId[] = toPerson === null ? [] : [toPerson, ...standInsFor(context.roster, toPerson, context.now)];
  const handlers = toDepartment === null ? [] : handlersOf(context.roster, toDepartment, studio, context.now).map((handler) => handler.person);
  return [...forPerson, ...handlers].includes(person);
}

/** What was written in answer, and how it came. */
export interface Answer {
  text: string;
  /** Null: by the private link of the referral. */
  person: PersonId | null;
  onPaper: boolean;
}

/** What is missing in an answer, in words; null where nothing is. A red slip wants the head of the unit by name. */
export function wantedIn({ form, number, answer: given }: SupervisionDocument, text: string): string | null {
  if (given !== null) return null;
  if (text === '') return say(form === 'red' ? 'explanation-example' : 'document-answer-example', { document: number });
  return form === 'red' && signedIn(text) === null ? say('explanation-example', { document: number }) : null;
}

/** The answer is kept with it and shown to whoever issued it, once. */
export function answerDocument(document: SupervisionDocument, { text, person, onPaper }: Answer, context: Context): Effect[] {
  const { number, form } = document;
  if (document.answer !== null) return [answer(say('document-answered-already', { document: number, who: document.answeredBy === null ? answererOf(document, context) : nameOf(context, document.answeredBy) }))];
  const signed = form === 'red' ? signedIn(text) : null;
  const answered: SupervisionDocument = { ...document, answer: signed?.words ?? text, signer: signed?.signer ?? null, answeredBy: person, answeredAt: context.now, onPaper };
  const values = { document: number, form: say(`form-${form}`), addressee: addressee(document, context), text: answered.answer ?? '', who: answererOf(answered, context) };
  return [
    { effect: 'keep-document', document: answered, isNew: false },
    { effect: 'no-longer-due', id: dueOf(document) },
    answer(say(isSlip(form) ? 'slip-answered' : 'document-answered', { document: number })),
    ...toIssuer(document, signed ? say('explanation-received', { ...values, signer: signed.signer }) : say('document-answer', values), context),
  ];
}

/** To whoever sent it, and to the representative in whose name it went out. */
function toIssuer(document: SupervisionDocument, text: string, context: Context): Effect[] {
  const { by, representative, form, matter, studio } = document;
  const people = [...new Set([by, ...(representative === null ? [] : [representative])])].filter((person) => isReached(person, context));
  const ofSlip = people.length > 0 ? people.map((person): Audience => ({ to: 'person', person })) : [{ to: 'staff', studio } as const];
  const to: readonly Audience[] = isSlip(form) ? ofSlip : [{ to: 'person', person: by, alone: true }];
  return to.map((audience) => notice(audience, text, matter === null ? {} : { matter }));
}

/** The due row of its last day; the reminders follow under the same name. */
export function watchDocument(document: SupervisionDocument, context: Context, round = 0): Effect {
  const { calendar, now } = context;
  return watchOn(document, round === 0 ? workdaysAfter(calendar, document.dueOn, 1).on : workdaysAfter(calendar, civilDate(now), reminderWorkdays).on, round);
}

function watchOn(document: SupervisionDocument, on: CivilDate, round: number): Effect {
  return { effect: 'due', id: dueOf(document), at: instantOf(on, morning), what: 'notices:document', args: [document.matter ?? '', document.number, String(round)] };
}

function dueOf({ number }: SupervisionDocument): string {
  return `document:${packedDocument(number)}`;
}

/** The day is over without an answer: whoever issued it hears it, and the one who owes it once more; of what is confined by now neither. */
export function documentDue(round: number, file: MatterFile | null, context: Context): Effect[] {
  const { document } = context;
  if (!document || document.answer !== null || file?.matter.confined) return [];
  if (!outlives(document) && file && !isInHand(file.matter.status)) return [];
  // The day on it stays as it was written; of a day that is off by what was published since nobody is reminded.
  const today = civilDate(context.now);
  if (!isWorkday(context.calendar, today)) return [watchOn(document, workdaysAfter(context.calendar, today, 1).on, round)];
  const text = say('document-late', { document: document.number, addressee: addressee(document, context), date: dateForPeople(document.dueOn) });
  const again = document.form === 'red' && round + 1 < reminders ? [watchDocument(document, context, round + 1)] : [];
  return [...(round === 0 ? toIssuer(document, text, context) : []), ...deliver(document, file, context, 'document-again'), ...again];
}

/** What a unit has to explain, and what the committee was asked, is owed also when the matter itself is done. */
function outlives({ form, matter }: SupervisionDocument): boolean {
  return form === 'red' || form === 'accountability' || matter === null;
}
