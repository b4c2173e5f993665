// 书面提醒 and 要求说明: a numbered document to whoever holds a matter, or to a representative or a studio that does not act (RULES D4).

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { newDocument, type SupervisionDocument, type SupervisorForm } from '../../matters/document.ts';
import { decide, type By } from '../../matters/lifecycle.ts';
import type { Matter, PersonId } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { watchDocument } from '../documents/answer.ts';
import { deliver } from '../documents/deliver.ts';
import { lineHere } from '../staff/card.ts';
import { answer, asWritten } from '../words.ts';
import { addressee, officeName } from '../documents/in-words.ts';

/** Working days for an answer. */
const answerWorkdays = 3;

/** Sent: it has its number, the one it is meant for has it, and the matter's history tells of it. */
export function issue(form: SupervisorForm, text: string, file: MatterFile, by: By, context: Context): Effect[] {
  const { matter } = file;
  const command = { kind: 'supervise', document: context.nextNumber ?? '', form } as const;
  const decision = decide(matter, command, by, context.now);
  if (!decision.ok) return [lineHere(say('supervise-over', { number: matter.number, status: say(`staff-status-${matter.status}`) }), matter.number)];
  const document = documentFor(form, text, { ...addressed(matter), matter: matter.number, representative: matter.representative }, by.person, context);
  return [
    { effect: 'record', matter: matter.number, events: decision.events, by, texts: [] },
    ...sent(document, file, context),
    lineHere(issuedLine(document, context), matter.number),
  ];
}

/** To somebody who does not act, about no single matter. */
export function issueTo(form: SupervisorForm, text: string, to: Recipient, by: PersonId | null, context: Context): Effect[] {
  const document = documentFor(form, text, { ...to, toDepartment: null, matter: null, representative: null }, by, context);
  return [...sent(document, null, context), answer(issuedLine(document, context))];
}

/** A representative of a studio, or the studio itself. */
export interface Recipient {
  studio: string;
  toPerson: PersonId | null;
}

function sent(document: SupervisionDocument, file: MatterFile | null, context: Context): Effect[] {
  return [{ effect: 'keep-document', document, isNew: true }, ...deliver(document, file, context), watchDocument(document, context)];
}

function issuedLine(document: SupervisionDocument, context: Context): string {
  const { number, dueOn } = document;
  return asWritten(say('document-issued', { document: number, addressee: addressee(document, context), date: dateForPeople(dueOn) }), dueOn, context);
}

type About = Pick<SupervisionDocument, 'studio' | 'toPerson' | 'toDepartment' | 'matter' | 'representative'>;

function documentFor(form: SupervisorForm, text: string, about: About, by: PersonId | null, { nextNumber: number, calendar, now }: Context): SupervisionDocument {
  if (number === null || by === null) throw new Error('a document needs a number and a person');
  const dueOn = workdaysAfter(calendar, civilDate(now), answerWorkdays).on;
  return newDocument({ number, ...about, form, text, by, issuedAt: now, dueOn });
}

/** Whoever has it in hand: a department, a representative, else the studio. */
function addressed({ status, studio, representative, department }: Matter): Pick<SupervisionDocument, 'studio' | 'toPerson' | 'toDepartment'> {
  const isReferred = status === 'referred';
  return { studio, toPerson: isReferred ? null : representative, toDepartment: isReferred ? department : null };
}

/** To whom a document about this matter would go: 「北门社区党代表工作室的陈国栋代表」. */
export function addresseeOf(matter: Matter, context: Context): string {
  const to = addressed(matter);
  const office = officeName(to.studio, context);
  const name = addressee({ ...to, form: 'reminder' }, context);
  if (to.toDepartment !== null) return say('addressee-department', { office, name });
  return name === office ? office : say('addressee-of', { office, name });
}
