// The record card as an A4 sheet, laid out like the form of the source (党代表联系党员和群众工作记录卡, 002 附件).

import { html } from 'hono/html';
import { civilDate, dateForPeople } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { MatterEvent } from '../matters/lifecycle.ts';
import { cardForms, type CardField, type RecordCard } from '../matters/record-card.ts';
import { settingsOf, type Roster } from '../matters/roster.ts';
import { say } from '../texts/say.ts';
import type { Markup, Paper } from './paper.ts';

interface Known {
  roster: Roster;
  /** The representative's telephone; empty: the roster has none. */
  phone: string;
  /** Of its matter, for whoever may see that: what happened, and the words of the replies by their id. */
  course: { history: readonly { at: Instant; event: MatterEvent }[]; replies: ReadonlyMap<string, string> } | null;
}

export function recordCardSheet(card: RecordCard, known: Known): Paper {
  const [year = '', month = '', day = ''] = card.on.split('-');
  const his = representativeOf(card, known);
  const words = (field: CardField): string => card.fields[field] ?? '';
  const head = (text: string, rows: number): Markup => html`<th class="head" rowspan="${rows}">${say(text)}</th>`;
  return {
    title: say('record-card-sheet'),
    html: html`<div class="record-card">
      <h1>${say('record-card-sheet')}</h1>
      <p class="date">${say('record-card-sheet-on', { year, month: String(Number(month)), day: String(Number(day)) })}</p>
      <table class="form">
        <tr>
          ${head('record-card-sheet-representative', 2)} ${cell('name', his.name, 3)} ${cell('delegation', his.delegation, 3)}
        </tr>
        <tr>
          ${cell('work', his.work, 3)} ${cell('phone', known.phone, 3)}
        </tr>
        <tr>
          ${head('record-card-sheet-person', 3)} ${cell('name', words('name'))} ${cell('sex', words('sex'))} ${cell('age', words('age'))} ${cell('political', words('political'))}
        </tr>
        <tr>
          ${cell('work', words('unit'), 3)} ${cell('phone', words('phone'), 3)}
        </tr>
        <tr>
          ${cell('address', words('address'), 7)}
        </tr>
        <tr>
          ${head('record-card-sheet-form', 1)}
          <td colspan="8">${cardForms.map((form) => html`<span class="box">${say(`record-card-sheet-form-${form}`)} <span class="tick">${form === card.form ? '√' : ''}</span></span> `)}</td>
        </tr>
        <tr class="long">
          ${head('record-card-sheet-opinion', 1)}
          <td colspan="8" class="words">${words('opinion')}</td>
        </tr>
        <tr class="long">
          ${head('record-card-sheet-handling', 1)}
          <td colspan="8" class="words">${[words('handling'), ...became(known)].filter(Boolean).join('\n')}</td>
        </tr>
      </table>
      <p class="notes words">${[say('record-card-sheet-notes'), handedInBy(card, known)].join('\n')}</p>
    </div>`,
  };
}

/** By the studio's own clock. */
function handedInBy({ studio }: RecordCard, { roster }: Known): string {
  const { recordCardClock, recordCardWorkdays } = settingsOf(roster, studio);
  return say(`record-card-sheet-note-${recordCardClock}`, { workdays: recordCardWorkdays });
}

/** A label and what stands beside it, over so many of the eight columns. */
function cell(name: string, value: string, columns = 1): Markup {
  return html`<th>${say(`record-card-sheet-${name}`)}</th>
    <td colspan="${columns}">${value}</td>`;
}

function representativeOf({ representative, studio }: RecordCard, { roster }: Known): { name: string; delegation: string; work: string } {
  // Also of somebody whose right has ended since: he was it then.
  const grant = roster.grants.find((one) => one.person === representative && one.role === 'representative' && one.studio === studio && one.standsInFor === undefined);
  return { name: roster.staff.get(representative)?.name ?? '', delegation: grant?.delegation ?? '', work: [grant?.unit ?? '', grant?.post ?? ''].filter(Boolean).join(' ') };
}

/** 办理情况: where it went, what was answered, that it is closed. */
function became({ course, roster }: Known): string[] {
  if (!course) return [];
  return course.history.flatMap(({ at, event }) => {
    const date = dateForPeople(civilDate(at));
    switch (event.type) {
      case 'referred':
        return say('record-card-sheet-referred', { date, department: roster.departments.find(({ code }) => code === event.department)?.name ?? event.department });
      case 'replied':
        return say('record-card-sheet-replied', { date, text: course.replies.get(event.text) ?? '' });
      case 'closed':
        return say('record-card-sheet-closed', { date });
      default:
        return [];
    }
  });
}
