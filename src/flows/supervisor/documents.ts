// 书面提醒 and 要求说明: a numbered document to whoever holds a matter, delivered, answered in writing, the answer shown to the supervisor.

import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { packedDocument, type DocumentForm, type SupervisionDocument } from '../../matters/document.ts';
import { decide, type By } from '../../matters/lifecycle.ts';
import { isInHand, type Matter, type PersonId } from '../../matters/matter.ts';
import { handlersOf, standInsFor } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Choice, Context, Effect, Event, MatterFile } from '../flow.ts';
import { lineHere } from '../staff/card.ts';
import { isReached } from '../staff/representative.ts';
import { answer, choice, departmentName, nameOf } from '../words.ts';

/** Working days for an answer. */
const answerWorkdays = 3;

/** Sent: it has its number, the one it is meant for has it, and the matter's history tells of it. */
export function issue(form: DocumentForm, text: string, file: MatterFile, by: By, context: Context): Effect[] {
  const { matter } = file;
  const { nextNumber: number, now, calendar } = context;
  const command = { kind: 'supervise', document: number ?? '', form } as const;
  const decision = decide(matter, command, by, now);
  if (!decision.ok) return [lineHere(say('supervise-over', { number: matter.number, status: say(`staff-status-${matter.status}`) }), matter.number)];
  if (number === null || by.person === null) throw new Error('a document needs a number and a person');
  const document: SupervisionDocument = {
    number,
    ...addressed(matter),
    matter: matter.number,
    form,
    text,
    by: by.person,
    issuedAt: now,
    dueOn: workdaysAfter(calendar, civilDate(now), answerWorkdays).on,
    answer: null,
    answeredBy: null,
    answeredAt: null,
  };
  const names = { document: number, addressee: addressee(document, context), date: dateForPeople(document.dueOn) };
  return [
    { effect: 'record', matter: matter.number, events: decision.events, by, texts: [] },
    { effect: 'keep-document', document, isNew: true },
    ...deliver(document, file, context),
    lineHere(say('document-issued', names), matter.number),
    {
      effect: 'due',
      id: `document:${packedDocument(number)}`,
      at: instantOf(workdaysAfter(calendar, document.dueOn, 1).on, morning),
      what: 'notices:document',
      args: [matter.number, number],
    },
  ];
}

/** To whoever it is meant for; where he is not reached, to the officers with the request to hand it on. */
function deliver(document: SupervisionDocument, { matter }: MatterFile, context: Context, lead = 'document'): Effect[] {
  const { number, toPerson, toDepartment } = document;
  const handlers = toDepartment === null ? [] : handlersOf(context.roster, toDepartment, matter.studio, context.now).map((handler) => handler.person);
  const people = [...(toPerson === null ? [] : [toPerson]), ...handlers].filter((person) => isReached(person, context));
  const staff: Audience = { to: 'staff', studio: matter.studio };
  const values = { document: number, form: say(`form-${document.form}`), number: matter.number, category: matter.category, text: document.text };
  const shown = say(lead, { ...values, supervisor: nameOf(context, document.by), date: dateForPeople(document.dueOn) });
  const handOn = people.length > 0 || (toPerson === null && toDepartment === null) ? '' : `\n${say('document-hand-on', { addressee: addressee(document, context) })}`;
  const to = people.length > 0 ? people.map((person): Audience => ({ to: 'person', person })) : [staff];
  return to.map((audience) => ({ effect: 'say', to: audience, class: 'notice', purpose: 'notice', matter: matter.number, text: `${shown}${handOn}`, choices: [[answerChoice(document)]] }));
}

function answerChoice({ number }: SupervisionDocument): Choice {
  return choice('write-answer', 'supervise', 'answer', packedDocument(number));
}

type Addressed = Pick<SupervisionDocument, 'studio' | 'toPerson' | 'toDepartment'>;

/** Whoever has it in hand: a department, a representative, else the studio. */
function addressed({ status, studio, representative, department }: Matter): Addressed {
  const isReferred = status === 'referred';
  return { studio, toPerson: isReferred ? null : representative, toDepartment: isReferred ? department : null };
}

function addressee({ toPerson, toDepartment, studio }: Addressed, context: Context): string {
  if (toPerson !== null) return say('holder-representative', { name: nameOf(context, toPerson) });
  return toDepartment === null ? officeName(studio, context) : departmentName(context, toDepartment);
}

/** A studio, or of what is confined the district. */
function officeName(code: string, { roster }: Context): string {
  return roster.studios.get(code)?.name ?? roster.districts.get(code)?.name ?? code;
}

/** To whom a document about this matter would go: 「北门社区党代表工作室的陈国栋代表」. */
export function addresseeOf(matter: Matter, context: Context): string {
  const to = addressed(matter);
  const office = officeName(to.studio, context);
  const name = addressee(to, context);
  if (to.toDepartment !== null) return say('addressee-department', { office, name });
  return name === office ? office : say('addressee-of', { office, name });
}

/** The one it is for, who stands in for him, a handler of the department, the officers of the studio. */
export function mayAnswer({ toPerson, toDepartment, studio }: SupervisionDocument, { actor }: Event, context: Context): boolean {
  const { person } = actor;
  if (person === null) return false;
  if (actor.inSight.includes(studio)) return true;
  const forPerson: PersonId[] = toPerson === null ? [] : [toPerson, ...standInsFor(context.roster, toPerson, context.now)];
  const handlers = toDepartment === null ? [] : handlersOf(context.roster, toDepartment, studio, context.now).map((handler) => handler.person);
  return [...forPerson, ...handlers].includes(person);
}

/** The answer is kept with it and shown to the supervisor, once. */
export function answerDocument(document: SupervisionDocument, text: string, event: Event, context: Context): Effect[] {
  const { number } = document;
  if (document.answer !== null) return [answer(say('document-answered-already', { document: number, who: nameOf(context, document.answeredBy) }))];
  const answered = { ...document, answer: text, answeredBy: event.actor.person, answeredAt: context.now };
  const told = say('document-answer', { document: number, who: nameOf(context, event.actor.person), addressee: addressee(document, context), text });
  return [
    { effect: 'keep-document', document: answered, isNew: false },
    { effect: 'no-longer-due', id: `document:${packedDocument(number)}` },
    answer(say('document-answered', { document: number })),
    toSupervisor(document, told),
  ];
}

function toSupervisor({ by, matter }: SupervisionDocument, text: string): Effect {
  return { effect: 'say', to: { to: 'person', person: by, alone: true }, class: 'notice', purpose: 'notice', matter, text };
}

/** The day is over without an answer: the supervisor hears it, and the one who owes it once more; of what is confined by now neither. */
export function documentDue(file: MatterFile, context: Context): Effect[] {
  const { document } = context;
  if (!document || document.answer !== null || !isInHand(file.matter.status) || file.matter.confined) return [];
  const text = say('document-late', { document: document.number, addressee: addressee(document, context), date: dateForPeople(document.dueOn) });
  return [toSupervisor(document, text), ...deliver(document, file, context, 'document-again')];
}
