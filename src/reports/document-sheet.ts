// A document of supervision (督办) as an A4 sheet: to whom, about which matter, by when, in whose name, and what was answered; room to answer by hand.

import { html } from 'hono/html';
import { civilDate, dateForPeople } from '../calendar/civil.ts';
import { isSlip, type DocumentForm, type SupervisionDocument } from '../matters/document.ts';
import type { Matter } from '../matters/matter.ts';
import type { Roster } from '../matters/roster.ts';
import { say } from '../texts/say.ts';
import type { Markup, Paper } from './paper.ts';

interface Known {
  roster: Roster;
  /** Null: it is about no single matter. */
  matter: Matter | null;
}

/** The colour of a slip; what has none is black. */
const colours: Partial<Record<DocumentForm, string>> = { yellow: 'yellow', red: 'red' };

export function documentSheet(document: SupervisionDocument, known: Known): Paper {
  const { number, form, text, issuedAt, dueOn, studio } = document;
  const title = say(`form-short-${form}`);
  const issued = dateForPeople(civilDate(issuedAt));
  return {
    title: `${title} ${number}`,
    html: html`<div class="${colours[form] ?? ''}">
      <h1>${title}</h1>
      <p class="number"><span>${officeName(studio, known)}</span><span>${say('sheet-number', { number })}</span></p>
      <table class="form">
        ${row('to', addressee(document, known))}
        ${known.matter ? row('matter', say('sheet-matter-line', { number: known.matter.number, category: known.matter.category })) : ''}
        ${row('words', text)} ${row('until', say(`sheet-until-${form}`, { date: dateForPeople(dueOn) }))}
        ${document.answer === null ? blankRow(form) : row(answerName(form), answered(document, known))}
      </table>
      <p class="signature">${issuerOf(document, known)}<br />${say('sheet-issued', { date: issued })}</p>
    </div>`,
  };
}

function row(what: string, words: string): Markup {
  return html`<tr>
    <th>${say(`sheet-${what}`)}</th>
    <td class="words">${words}</td>
  </tr>`;
}

/** To be filled in by hand and signed. */
function blankRow(form: DocumentForm): Markup {
  return html`<tr>
    <th>${say(`sheet-${answerName(form)}`)}</th>
    <td class="blank">${say(form === 'red' ? 'sheet-sign-head' : 'sheet-sign')}</td>
  </tr>`;
}

function answerName(form: DocumentForm): string {
  return form === 'red' ? 'explanation' : 'answer';
}

function addressee({ toPerson, toDepartment, studio, form }: SupervisionDocument, known: Known): string {
  if (toPerson !== null) return say('holder-representative', { name: nameIn(known, toPerson) });
  if (toDepartment !== null) return known.roster.departments.find(({ code }) => code === toDepartment)?.name ?? toDepartment;
  return form === 'accountability' ? say('the-committee') : officeName(studio, known);
}

/** In whose name it is: a supervisor's, a representative's, also where an officer sent it for him. */
function issuerOf({ form, by, representative }: SupervisionDocument, known: Known): string {
  const name = nameIn(known, by);
  if (!isSlip(form)) return say('holder-supervisor', { name });
  if (representative === null) return say('holder-officer', { name });
  return representative === by ? say('holder-representative', { name }) : say('issuer-for', { name: nameIn(known, representative), officer: name });
}

function answered({ answer, answeredAt, answeredBy, signer, onPaper, ...document }: SupervisionDocument, known: Known): string {
  const name = answeredBy === null ? addressee({ answer, answeredAt, answeredBy, signer, onPaper, ...document }, known) : nameIn(known, answeredBy);
  const who = onPaper ? say('answered-on-paper', { who: name }) : name;
  const values = { text: answer ?? '', who, date: dateForPeople(civilDate(answeredAt ?? document.issuedAt)) };
  return signer === null ? say('sheet-answered', values) : say('sheet-explained', { ...values, signer });
}

function officeName(code: string, { roster }: Known): string {
  return roster.studios.get(code)?.name ?? roster.districts.get(code)?.name ?? code;
}

function nameIn({ roster }: Known, person: string | null): string {
  return roster.staff.get(person ?? '')?.name ?? say('nobody-yet');
}
