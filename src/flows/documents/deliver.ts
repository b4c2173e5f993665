// A document of supervision on its way: to whom, in whose name, with the button that answers it; where nobody is reached, somebody hands it on.

import { dateForPeople } from '../../calendar/civil.ts';
import { packedDocument, type SupervisionDocument } from '../../matters/document.ts';
import { districtOfficersOf, handlersOf } from '../../matters/roster.ts';
import { supervisorsOf } from '../../matters/visibility.ts';
import type { PersonId } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Choice, Context, Effect, MatterFile } from '../flow.ts';
import { isReached } from '../reached.ts';
import { choice, notice } from '../words.ts';
import { addressee, issuerOf } from './in-words.ts';

/** To whoever it is meant for; where he is not reached, to the officers with the request to hand it on. @param lead the text it stands in */
export function deliver(document: SupervisionDocument, file: MatterFile | null, context: Context, lead: 'document' | 'document-again' = 'document'): Effect[] {
  const people = recipientsOf(document, context).filter((person) => isReached(person, context));
  const isForStudio = document.toPerson === null && document.toDepartment === null && document.form !== 'accountability';
  const handOn = people.length > 0 || isForStudio ? '' : `\n${say(document.toDepartment === null ? 'document-hand-on' : 'document-hand-on-department', { addressee: addressee(document, context), document: document.number })}`;
  const staff: Audience = { to: 'staff', studio: document.studio };
  const to = people.length > 0 ? people.map((person): Audience => ({ to: 'person', person })) : [staff];
  const text = `${inWords(document, file, context, lead)}${handOn}`;
  const about = document.matter === null ? {} : { matter: document.matter };
  return to.map((audience) => notice(audience, text, { ...about, choices: [[answerChoice(document)]] }));
}

function inWords(document: SupervisionDocument, file: MatterFile | null, context: Context, lead: 'document' | 'document-again'): string {
  const about = file ? say('document-about', { number: file.matter.number, category: file.matter.category }) : '';
  return say(lead, {
    document: document.number,
    form: say(`form-${document.form}`),
    about,
    text: document.text,
    issuer: issuerOf(document, context),
    askedFor: say(document.form === 'accountability' ? 'document-asked-of-committee' : 'document-asked-for', { until: say(`document-until-${document.form}`, { date: dateForPeople(document.dueOn) }) }),
  });
}

function recipientsOf({ studio, toPerson, toDepartment, form }: SupervisionDocument, { roster, now }: Context): PersonId[] {
  if (toPerson !== null) return [toPerson];
  if (toDepartment !== null) return handlersOf(roster, toDepartment, studio, now).map(({ person }) => person);
  return form === 'accountability' ? committeeOf(studio, { roster, now }) : [];
}

/** Who takes a proposal of accountability for the committee (党委): the district's officers and the supervisors over the studio. */
export function committeeOf(studio: string, { roster, now }: Pick<Context, 'roster' | 'now'>): PersonId[] {
  const district = roster.studios.get(studio)?.district ?? '';
  return [...new Set([...districtOfficersOf(roster, district, now), ...supervisorsOf(roster, studio, now)].map(({ person }) => person))];
}

export function answerChoice({ number }: Pick<SupervisionDocument, 'number'>): Choice {
  return choice('write-answer', 'supervise', 'answer', packedDocument(number));
}
