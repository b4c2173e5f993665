// Who a document of supervision is from, for, and answered by, in words: the same in chat, in lists and on paper.

import { isSlip, type SupervisionDocument } from '../../matters/document.ts';
import { say } from '../../texts/say.ts';
import type { Context } from '../flow.ts';
import { departmentName, nameOf } from '../words.ts';

type Addressed = Pick<SupervisionDocument, 'studio' | 'toPerson' | 'toDepartment' | 'form'>;

/** In whose name it goes out: a supervisor's, a representative's, also where an officer sends it for him, else the officer's. */
export function issuerOf({ form, by, representative }: Pick<SupervisionDocument, 'form' | 'by' | 'representative'>, context: Pick<Context, 'roster'>): string {
  if (!isSlip(form)) return say('holder-supervisor', { name: nameOf(context, by) });
  if (representative === null) return say('holder-officer', { name: nameOf(context, by) });
  const name = nameOf(context, representative);
  return by === representative ? say('holder-representative', { name }) : say('issuer-for', { name, officer: nameOf(context, by) });
}

/** For whom it is. */
export function addressee({ toPerson, toDepartment, studio, form }: Addressed, context: Pick<Context, 'roster'>): string {
  if (toPerson !== null) return say('holder-representative', { name: nameOf(context, toPerson) });
  if (toDepartment !== null) return departmentName(context, toDepartment);
  return form === 'accountability' ? say('the-committee') : officeName(studio, context);
}

/** Who wrote the answer: by the private link the department itself; what came on paper somebody noted. */
export function answererOf({ answeredBy, toDepartment, onPaper, ...to }: SupervisionDocument, context: Pick<Context, 'roster'>): string {
  if (onPaper) return say('answered-on-paper', { who: nameOf(context, answeredBy) });
  return answeredBy === null ? addressee({ toDepartment, ...to }, context) : nameOf(context, answeredBy);
}

/** A studio, or of what is confined the district. */
export function officeName(code: string, { roster }: Pick<Context, 'roster'>): string {
  return roster.studios.get(code)?.name ?? roster.districts.get(code)?.name ?? code;
}
