// A slip goes out: it has its number, the department has it, the resident hears of it, the matter's history and the colleagues too.

import { dateForPeople, type CivilDate } from '../../calendar/civil.ts';
import { newDocument, type SlipForm } from '../../matters/document.ts';
import { apply, decide, type By } from '../../matters/lifecycle.ts';
import { supervisorsOf } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, HistoryLine, MatterFile } from '../flow.ts';
import { watchDocument } from '../documents/answer.ts';
import { deliver } from '../documents/deliver.ts';
import { renewLink } from '../handler/give-out.ts';
import { tellStep } from '../resident/steps.ts';
import { lineHere, lineTo } from '../staff/card.ts';
import { tellColleagues } from '../staff/doing.ts';
import { isReached } from '../reached.ts';
import { staleButton } from '../words.ts';
import { addressee, issuerOf } from '../documents/in-words.ts';

/** Of which the supervisor hears at once; the others stand in his lists. */
const toldAbove: ReadonlySet<SlipForm> = new Set(['red']);

export function issueSlip(form: SlipForm, text: string, on: CivilDate, file: MatterFile, by: By, event: Event, context: Context): Effect[] {
  const { matter } = file;
  const { nextNumber: number, now } = context;
  if (number === null || by.person === null) throw new Error('a slip needs a number and a person');
  const decision = decide(matter, { kind: 'issue-slip', document: number, form, on }, by, now);
  if (!decision.ok) return staleButton(event);
  const document = newDocument({
    number,
    studio: matter.studio,
    matter: matter.number,
    form,
    text,
    by: by.person,
    representative: matter.representative,
    toPerson: null,
    toDepartment: form === 'accountability' ? null : matter.department,
    issuedAt: now,
    dueOn: on,
  });
  const after: MatterFile = {
    ...file,
    matter: decision.events.reduce((present, one) => apply(present, one, by, now), matter),
    history: [...file.history, ...decision.events.map((one): HistoryLine => ({ at: now, event: one, by }))],
  };
  const values = { document: number, number: matter.number, form: say(`form-${form}`), addressee: addressee(document, context), issuer: issuerOf(document, context), date: dateForPeople(on) };
  return [
    { effect: 'record', matter: matter.number, events: decision.events, by, texts: [] },
    { effect: 'keep-document', document, isNew: true },
    ...deliver(document, file, context),
    ...(form === 'accountability' ? [] : renewLink(file, document, context)),
    watchDocument(document, context),
    lineHere(say('slip-issued', values), matter.number),
    ...tellColleagues(matter, say('slip-issued-staff', values), { file, by, rest: '', attachments: [], event, context }),
    ...(form === 'accountability' ? [] : tellStep(after, context)),
    ...(toldAbove.has(form) ? tellSupervisors(file, say('slip-issued-staff', values), context) : []),
  ];
}

function tellSupervisors({ matter }: MatterFile, text: string, context: Context): Effect[] {
  const people = supervisorsOf(context.roster, matter.studio, context.now).filter(({ person }) => isReached(person, context));
  return people.map(({ person }) => ({ ...lineTo({ to: 'person', person }, matter, text), purpose: 'notice' }));
}
