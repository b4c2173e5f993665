// A document of supervision (督办) as an A4 sheet: to whom, about which matter, by when, in whose name, and what was answered; room to answer by hand.

import { html } from 'hono/html';
import { civilDate, dateForPeople } from '../calendar/civil.ts';
import { addressee, answererOf, issuerOf, officeName } from '../flows/documents/in-words.ts';
import type { DocumentForm, SupervisionDocument } from '../matters/document.ts';
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
  const title = say(`form-${form}`);
  const issued = dateForPeople(civilDate(issuedAt));
  return {
    title: `${title} ${number}`,
    html: html`<div class="${colours[form] ?? ''}">
      <h1>${title}</h1>
      <p class="number"><span>${officeName(studio, known)}</span><span>${say('sheet-number', { number })}</span></p>
      <table class="form">
        ${row('to', addressee(document, known))}
        ${known.matter ? row('matter', say('sheet-matter-line', { number: known.matter.number, category: known.matter.category })) : ''}
        ${row('words', text)} ${row('until', say(`document-until-${form}`, { date: dateForPeople(dueOn) }))}
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

function answered(document: SupervisionDocument, known: Known): string {
  const { answer, answeredAt, issuedAt, signer } = document;
  const values = { text: answer ?? '', who: answererOf(document, known), date: dateForPeople(civilDate(answeredAt ?? issuedAt)) };
  return signer === null ? say('sheet-answered', values) : say('sheet-explained', { ...values, signer });
}
