// The private page of one referral: what it is about, until when, what was said so far, and the five things that can be done. No script.

import { html } from 'hono/html';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Attachment, MatterFile, MatterText } from '../../flows/flow.ts';
import { pageActs, type PageAct } from '../../flows/page-form.ts';
import { onTheWay, plainHints } from '../../flows/staff/plain-hints.ts';
import { mask } from '../../matters/masking.ts';
import { isLive, type Referral } from '../../matters/referral.ts';
import { standing } from '../../matters/standing.ts';
import { hasFilesForHandler, isForHandler } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { SupervisionDocument } from '../../matters/document.ts';
import { layout, type Html } from '../page.ts';
import { mostTextChars, type Typed } from './form.ts';
import { slipSections } from './slips.ts';
import { accepted, uploadLimits } from './uploads.ts';

/** All that the page shows. */
export interface Shown {
  file: MatterFile;
  referral: Referral;
  studio: { name: string; phone: string };
  slips: readonly SupervisionDocument[];
  /** Of a new form: a form sent twice is one. */
  nonce: string;
  /** What was done just now, in words. */
  done?: string;
  problem?: string;
  /** What was typed and could not be taken. */
  typed?: Typed | null;
}

export function referralPage(shown: Shown): Html {
  const { file, referral, studio, done, problem } = shown;
  const { matter } = file;
  return layout(
    say('page-title', { number: matter.number }),
    html`<main class="referral">
      <p class="from">${say('page-from', { studio: studio.name })}</p>
      <h1>${matter.number}　${matter.category}</h1>
      <p class="until">${say('page-until', { date: dateForPeople(referral.until) })}</p>
      ${done === undefined ? '' : html`<p class="notice" role="status">${done}</p>`}
      ${problem === undefined ? '' : html`<p class="notice problem" role="alert">${problem}</p>`}
      <section aria-label="${say('page-what')}">
        <dl>
          <div><dt>${say('page-place')}</dt><dd>${matter.place === null ? say('summary-no-place') : mask(matter.place)}</dd></div>
          <div><dt>${say('page-what')}</dt><dd class="words">${matter.text}</dd></div>
          ${files(file.texts.filter(hasFilesForHandler))}
        </dl>
        <p class="hint">${say('page-who')}</p>
      </section>
      ${slipSections(shown)} ${history(file, referral)} ${waiting(file)}
      <section class="acts" aria-label="${say('page-acts')}">${pageActs.map((act) => (act === 'answer' ? '' : form(act, shown)))}</section>
      <p class="hint">${say('page-help', { studio: studio.name, phone: studio.phone })}</p>
    </main>`,
    false,
  );
}

/** What the link shows when there is nothing more to do by it. */
export function lastPage(number: string, text: string): Html {
  return layout(
    say('page-title', { number }),
    html`<main class="referral">
      <h1>${number}</h1>
      <p class="notice" role="status">${text}</p>
    </main>`,
    false,
  );
}

/** 进展 goes to the resident at once: one look at it before (DESIGN §4). */
export function previewPage({ file, nonce }: Shown, typed: Typed): Html {
  const { number } = file.matter;
  const kept = html`<input type="hidden" name="act" value="${typed.act}" /><input type="hidden" name="text" value="${typed.text}" />`;
  return layout(
    say('page-title', { number }),
    html`<main class="referral">
      <h1>${number}</h1>
      <p>${say('page-preview')}</p>
      <blockquote class="words">${typed.text}</blockquote>
      ${hints(typed.text)}
      <div class="pair">
        <form method="post" enctype="multipart/form-data">
          ${kept}<input type="hidden" name="nonce" value="${typed.nonce}" />
          <button class="send" name="step" value="send">${say('choice-send')}</button>
        </form>
        <form method="post" enctype="multipart/form-data">
          ${kept}<input type="hidden" name="nonce" value="${nonce}" />
          <button class="choice" name="step" value="edit">${say('choice-edit')}</button>
        </form>
      </div>
    </main>`,
    false,
  );
}

/** What its reader would not understand; it may be sent all the same. */
function hints(text: string): Html | '' {
  const [lead, ...found] = plainHints(text, onTheWay);
  return lead === undefined ? '' : html`<p class="hint">${[lead, ...found].map((line) => html`${line}<br />`)}</p>`;
}

/** Names and kinds: what the resident's chat holds cannot be opened here. */
function files(texts: readonly MatterText[]): Html | '' {
  const attachments = texts.flatMap((text) => text.attachments);
  if (attachments.length === 0) return '';
  return html`<div><dt>${say('page-files')}</dt><dd>${attachments.map(nameOf).join('、')}<br /><span class="hint">${say('page-files-elsewhere')}</span></dd></div>`;
}

function nameOf({ kind, name }: Attachment): string {
  return name === undefined ? say(`page-file-kind-${kind}`) : mask(name);
}

function history({ texts }: MatterFile, referral: Referral): Html | '' {
  const his = texts.filter((text) => isForHandler(text, referral));
  if (his.length === 0) return '';
  return html`<section aria-label="${say('page-history')}">
    <h2>${say('page-history')}</h2>
    <ol class="history">
      ${his.map(
        (text) =>
          html`<li class="${text.kind}">
            <p class="kind">${say(`kind-${text.kind}`)}<span>${dateForPeople(civilDate(text.at))}</span></p>
            <p class="words">${text.kind === 'contact' ? (text.delivered ?? '') : text.masked}</p>
          </li>`,
      )}
    </ol>
  </section>`;
}

/** What was handed in and lies with somebody else. */
function waiting(file: MatterFile): Html[] {
  const asked = (['reply-submitted', 'extension-asked', 'contact-asked'] as const).filter((one) => standing(file, one));
  return asked.map((one) => html`<p class="notice">${say(`page-waits-${one}`)}</p>`);
}

/** Whether it can be done now; what cannot is not offered. */
function isOffered(act: PageAct, file: MatterFile): boolean {
  if (!isLive(file.referral)) return false;
  if (act === 'extend') return !file.matter.extended && standing(file, 'extension-asked') === null;
  return act !== 'contact' || standing(file, 'contact-asked') === null;
}

function form(act: PageAct, { file, nonce, typed }: Shown): Html | '' {
  const isOpen = typed?.act === act;
  if (!isOffered(act, file) && !isOpen) return '';
  const id = `text-${act}`;
  return html`<details ${isOpen ? 'open' : ''}>
    <summary>${say(`choice-${act}`)}</summary>
    <form method="post" enctype="multipart/form-data">
      <input type="hidden" name="act" value="${act}" />
      <input type="hidden" name="nonce" value="${nonce}" />
      ${act === 'extend' ? dateField(isOpen ? typed.until : '') : ''}
      <label for="${id}">${say(`page-ask-${act}`)}</label>
      <textarea id="${id}" name="text" rows="4" maxlength="${mostTextChars}" required>${isOpen ? typed.text : ''}</textarea>
      ${act === 'finish' ? filesField() : ''}
      <button class="send">${say(`page-send-${act}`)}</button>
    </form>
  </details>`;
}

function dateField(typed: string): Html {
  return html`<label for="until">${say('page-ask-date')}</label>
    <input id="until" name="until" value="${typed}" required placeholder="${say('page-date-example')}" autocomplete="off" />`;
}

function filesField(): Html {
  return html`<label for="files">${say('page-ask-files', { count: uploadLimits.files, size: uploadLimits.bytesEach / 1024 / 1024 })}</label>
    <input id="files" type="file" name="files" multiple accept="${accepted}" />`;
}
