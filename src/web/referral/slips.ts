// The slips (督办单) that lie with a department, on the private page of its referral: what they say, by when, and the form that answers one.

import { html } from 'hono/html';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { SupervisionDocument } from '../../matters/document.ts';
import { say } from '../../texts/say.ts';
import type { Html } from '../page.ts';
import { mostTextChars, type Typed } from './form.ts';

interface Shown {
  slips: readonly SupervisionDocument[];
  nonce: string;
  typed?: Typed | null;
}

/** The newest first: that is what is wanted now. */
export function slipSections({ slips, nonce, typed }: Shown): Html[] {
  return slips.toReversed().map((slip) => section(slip, nonce, typed?.act === 'answer' && typed.document === slip.number ? typed : null));
}

function section(slip: SupervisionDocument, nonce: string, typed: Typed | null): Html {
  const { number, form, text, dueOn, answer, answeredAt } = slip;
  return html`<section aria-label="${number}">
    <h2>${say(`form-${form}`)}　${number}</h2>
    <p class="words">${text}</p>
    ${answer === null || answeredAt === null
      ? html`<p class="until">${say('page-slip-until', { until: say(`document-until-${form}`, { date: dateForPeople(dueOn) }) })}</p>
          ${answerForm(slip, nonce, typed)}`
      : html`<p class="notice">${say('page-slip-done', { date: dateForPeople(civilDate(answeredAt)) })}</p>`}
  </section>`;
}

function answerForm({ number, form }: SupervisionDocument, nonce: string, typed: Typed | null): Html {
  const id = number.replace('督', '-');
  return html`<details ${typed ? 'open' : ''}>
    <summary>${say(form === 'red' ? 'page-slip-explain' : 'choice-write-answer')}</summary>
    <form method="post" enctype="multipart/form-data">
      <input type="hidden" name="act" value="answer" />
      <input type="hidden" name="document" value="${number}" />
      <input type="hidden" name="nonce" value="${nonce}" />
      ${form === 'red'
        ? html`<label for="head-${id}">${say('page-slip-head')}</label>
            <input id="head-${id}" name="head" value="${typed?.head ?? ''}" maxlength="30" required autocomplete="off" />`
        : ''}
      <label for="text-${id}">${say(form === 'red' ? 'page-slip-why' : 'page-slip-answer')}</label>
      <textarea id="text-${id}" name="text" rows="4" maxlength="${mostTextChars}" required>${typed?.text ?? ''}</textarea>
      <button class="send">${say('page-slip-send')}</button>
    </form>
  </details>`;
}
