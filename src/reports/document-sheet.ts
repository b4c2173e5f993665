// A supervision document as an A4 sheet: to whom, about which matter, by when, in whose name, and what was answered.

import { html } from 'hono/html';
import { civilDate, dateForPeople } from '../calendar/civil.ts';
import type { SupervisionDocument } from '../matters/document.ts';
import type { Matter } from '../matters/matter.ts';
import type { Roster } from '../matters/roster.ts';
import { say } from '../texts/say.ts';
import type { Markup, Paper } from './paper.ts';

interface Known {
  roster: Roster;
  matter: Matter | null;
}

export function documentSheet(document: SupervisionDocument, known: Known): Paper {
  const { number, form, text, by, issuedAt, dueOn, studio } = document;
  const title = say(`form-${form}`);
  const office = known.roster.studios.get(studio)?.name ?? known.roster.districts.get(studio)?.name ?? studio;
  return {
    title: `${title} ${number}`,
    html: html`<h1>${title}</h1>
      <p class="number"><span>${office}</span><span>${say('sheet-number', { number })}</span></p>
      <table class="form">
        ${row('to', addressee(document, known))} ${known.matter ? row('matter', `${known.matter.number} ${known.matter.category}`) : ''}
        ${row('words', text)} ${row('until', dateForPeople(dueOn))} ${row('answer', answered(document, known))}
      </table>
      <p class="signature">${say('holder-supervisor', { name: nameIn(known, by) })}<br />${dateForPeople(civilDate(issuedAt))}</p>`,
  };
}

function row(what: string, words: string): Markup {
  return html`<tr>
    <th>${say(`sheet-${what}`)}</th>
    <td class="words">${words}</td>
  </tr>`;
}

function addressee({ toPerson, toDepartment, studio }: SupervisionDocument, known: Known): string {
  if (toPerson !== null) return say('holder-representative', { name: nameIn(known, toPerson) });
  const department = known.roster.departments.find(({ code }) => code === toDepartment);
  return department?.name ?? toDepartment ?? known.roster.studios.get(studio)?.name ?? studio;
}

function answered({ answer, answeredAt, answeredBy }: SupervisionDocument, known: Known): string {
  if (answer === null || answeredAt === null) return say('sheet-no-answer');
  return say('sheet-answered', { text: answer, who: nameIn(known, answeredBy), date: dateForPeople(civilDate(answeredAt)) });
}

function nameIn({ roster }: Known, person: string | null): string {
  return roster.staff.get(person ?? '')?.name ?? say('nobody-yet');
}
