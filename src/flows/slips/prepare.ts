// The words of a slip, prepared from facts: what was promised, how late it is, what the resident thinks of it; masked, and never who complained.

import { civilDate, dateForPeople, type CivilDate } from '../../calendar/civil.ts';
import type { SlipForm } from '../../matters/document.ts';
import { mask } from '../../matters/masking.ts';
import { workdaysLate } from '../../matters/supervision.ts';
import { say } from '../../texts/say.ts';
import type { Context, MatterFile } from '../flow.ts';
import { asWritten, departmentName } from '../words.ts';
import { dissatisfactionIn, slipsThatCount } from './grounds.ts';

/** Signs that are named, the latest ones. */
const signsNamed = 3;

/** @param own words of whoever issues it: they take the place of the demand, and of a proposal they are what it says */
export function slipText(form: SlipForm, own: string, file: MatterFile, context: Context): string {
  const demand = own === '' ? say(`slip-demand-${form}`) : mask(own);
  return [factsOf(file, context), peopleInWords(file, context), ...issuedInWords(file, context), demand].join('\n');
}

function factsOf({ matter, history }: MatterFile, context: Context): string {
  const { number, category, department, promise } = matter;
  const referredAt = history.findLast(({ event }) => event.type === 'referred')?.at ?? matter.raisedAt;
  const values = { number, category, department: departmentName(context, department ?? ''), referred: dateForPeople(civilDate(referredAt)) };
  if (promise === null) return say('slip-facts-done', values);
  return say('slip-facts', { ...values, date: dateForPeople(promise.on), days: workdaysLate(promise, context.calendar, context.now) });
}

/** 「群众：不满意（11月28日（周六）催办）」; nothing said: 「未表态」. */
export function peopleInWords(file: MatterFile, context: Context): string {
  const { level, signs } = dissatisfactionIn(file, context);
  const named = signs.slice(-signsNamed).map(({ sign, stance, at }) => say('slip-sign', { date: dateForPeople(civilDate(at)), sign: say(`sign-${sign}`, { stance: say(`stance-${stance}`) }) }));
  const stance = say(level === 'unstated' ? 'stance-unstated' : `stance-${level}`);
  return say(named.length > 0 ? 'slip-people-signs' : 'slip-people', { stance, signs: named.join('、') });
}

function issuedInWords(file: MatterFile, context: Context): string[] {
  const issued = slipsThatCount(file, context);
  if (issued.length === 0) return [];
  const list = issued.map(({ form, number, issuedAt, answer }) =>
    say('slip-before', { form: say(`form-short-${form}`), document: number, date: dateForPeople(civilDate(issuedAt)), answered: say(answer === null ? 'slip-unanswered' : 'slip-answered-short') }),
  );
  return [say('slip-befores', { list: list.join('；') })];
}

/** What somebody typed behind the word: a new limit first, then words of his own. */
export function splitTerm(rest: string): { term: string; words: string } {
  const found = /^(\S{1,24}?)(?:[\s,，:：]+(.*))?$/s.exec(rest.trim());
  return { term: found?.[1] ?? '', words: found?.[2]?.trim() ?? '' };
}

export function previewOf(form: SlipForm, text: string, on: CivilDate, file: MatterFile, context: Context): string {
  const addressee = form === 'accountability' ? say('the-committee') : departmentName(context, file.matter.department ?? '');
  const shown = say(form === 'accountability' ? 'slip-preview-accountability' : 'slip-preview', { number: file.matter.number, form: say(`form-${form}`), addressee, date: dateForPeople(on), text });
  return asWritten(shown, on, context);
}
