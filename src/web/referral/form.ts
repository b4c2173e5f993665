// What somebody sent by the form of a private link: read, and told what is missing before anything is stored.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { readTerm } from '../../calendar/read-date.ts';
import type { WorkCalendar } from '../../calendar/working-days.ts';
import { signedIn, type SupervisionDocument } from '../../matters/document.ts';
import type { MatterFile } from '../../flows/flow.ts';
import { pageActs, type PageAct } from '../../flows/page-form.ts';
import { isTrivial } from '../../flows/staff/trivial.ts';
import { laterPromise } from '../../matters/promise.ts';
import { suspectsSecret } from '../../matters/screening.ts';
import { standing } from '../../matters/standing.ts';
import { say } from '../../texts/say.ts';
import { readUploads, uploadLimits, type Refused, type Upload } from './uploads.ts';

export const mostTextChars = 3000;

/** As it was typed: what is missing is asked for with this still in its fields. */
export interface Typed {
  act: PageAct;
  text: string;
  until: string;
  nonce: string;
  /** The slip that is answered, and the head of the unit who explains. */
  document: string;
  head: string;
}

export interface Sheet {
  file: MatterFile;
  calendar: WorkCalendar;
  now: Instant;
  extensionWorkdays: number;
  /** What of supervision lies with this department. */
  slips: readonly SupervisionDocument[];
}

/** `secret`: nothing of it may be shown again or stored. */
export type Read =
  | { ok: true; typed: Typed; words: string; uploads: Upload[] }
  | { ok: false; typed: Typed | null; problem: string };

/** Null: no form of ours. */
export async function readForm(data: FormData, sheet: Sheet): Promise<Read | null> {
  const act = pageActs.find((one) => one === data.get('act'));
  if (act === undefined) return null;
  const typed: Typed = { act, text: fieldOf(data, 'text').trim(), until: fieldOf(data, 'until').trim(), nonce: fieldOf(data, 'nonce'), document: fieldOf(data, 'document').trim(), head: fieldOf(data, 'head').trim() };
  const read = await readUploads(act === 'finish' ? data.getAll('files') : []);
  const names = read.ok ? read.uploads.map((upload) => upload.name) : [];
  if (suspectsSecret([typed.head, typed.text, ...names].join('\n'))) return { ok: false, typed: null, problem: say('page-secret') };
  const problem = wordsWanted(typed) ?? dateWanted(typed, sheet) ?? standingInTheWay(typed.act, sheet.file) ?? slipWanted(typed, sheet.slips) ?? (read.ok ? null : refusedFile(read));
  if (problem !== null || !read.ok) return { ok: false, typed, problem: problem ?? '' };
  return { ok: true, typed, words: wordsOf(typed), uploads: read.uploads };
}

/** As they are typed in a chat. */
function wordsOf({ act, until, head, text }: Typed): string {
  if (act === 'extend') return `${until} ${text}`;
  return act === 'answer' && head !== '' ? `${head}\n${text}` : text;
}

/** A slip is answered once; a red one names the head of the unit. */
function slipWanted(typed: Typed, slips: readonly SupervisionDocument[]): string | null {
  if (typed.act !== 'answer') return null;
  const slip = slips.find(({ number }) => number === typed.document);
  if (!slip || slip.answer !== null) return say('page-slip-answered');
  return slip.form === 'red' && signedIn(wordsOf(typed)) === null ? say('page-missing-head') : null;
}

/** PostgreSQL takes no zero bytes, JSON no lone surrogates; a browser writes lines with CRLF. */
function fieldOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed() : '';
}

function wordsWanted({ act, text }: Typed): string | null {
  if (text === '') return say(`page-missing-${act}`);
  if (text.length > mostTextChars) return say('page-too-long', { length: text.length, limit: mostTextChars });
  return (act === 'finish' || act === 'progress') && isTrivial(text) ? say('page-trivial', { text }) : null;
}

function dateWanted({ act, until }: Typed, { file, calendar, now, extensionWorkdays }: Sheet): string | null {
  if (act !== 'extend') return null;
  const term = readTerm(until, civilDate(now));
  if (!term) return say('page-missing-date');
  const later = laterPromise(term, file.matter.promise?.on ?? civilDate(now), extensionWorkdays, calendar, now);
  if (later.ok) return null;
  return later.why === 'not-later' ? say('page-not-later', { date: dateForPeople(later.standing) }) : say('page-too-late', { date: dateForPeople(later.latest) });
}

/** What was asked already, or can be asked only once. */
function standingInTheWay(act: PageAct, file: MatterFile): string | null {
  if (act === 'extend' && file.matter.extended) return say('page-extended-once');
  if (act === 'extend' && standing(file, 'extension-asked')) return say('page-extension-asked');
  return act === 'contact' && standing(file, 'contact-asked') ? say('page-contact-asked') : null;
}

function refusedFile(refused: Refused): string {
  if (refused.why === 'too-many') return say('page-files-too-many', { count: uploadLimits.files });
  return say(`page-file-${refused.why}`, { name: refused.name, size: uploadLimits.bytesEach / 1024 / 1024 });
}
