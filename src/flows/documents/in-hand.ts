// A document of supervision in the hands of whoever has it: answered in writing, noted from paper, listed (督办单), printed.

import { unpackedDocument } from '../../matters/document.ts';
import type { MatterNumber } from '../../matters/matter.ts';
import { maySeeDocument } from '../../matters/visible-papers.ts';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { say } from '../../texts/say.ts';
import { answerDocument, mayAnswer, wantedIn } from './answer.ts';
import type { Context, Effect, Event, Say, Turn } from '../flow.ts';
import { paperLink } from '../paper.ts';
import { maxTextChars, pendingMs } from '../staff/pending.ts';
import { numberNotFound } from '../staff/view.ts';
import { answer, choice, showing, staleButton } from '../words.ts';
import type { ListedDocument } from '../supervision-contract.ts';
import type { State } from '../supervisor/waiting.ts';
import { addressee } from './in-words.ts';

/** @param onPaper it came on paper; an officer of the studio notes it */
export function answered(number: string, text: string, onPaper: boolean, event: Event, context: Context): Turn<State> {
  const { document } = context;
  if (!document || !mayAnswer(document, event, context)) return { effects: [answer(say('number-not-found', { number })), { effect: 'refuse', reason: 'unknown-number' }] };
  const wanted = wantedIn(document, text);
  if (wanted !== null) return { effects: [answer(wanted)] };
  if (text.length > maxTextChars) return { effects: [answer(say('too-long', { number, length: text.length, limit: maxTextChars }))] };
  const { person, inSight } = event.actor;
  const isNoted = onPaper && inSight.includes(document.studio);
  return { state: null, effects: answerDocument(document, { text, person, onPaper: isNoted }, context) };
}

export function askAnswer(packed: string, event: Event, context: Context): Turn<State> {
  const { document } = context;
  const number = unpackedDocument(packed);
  if (!document || !mayAnswer(document, event, context)) return { effects: staleButton(event) };
  if (document.answer !== null) return { effects: answerDocument(document, { text: '', person: event.actor.person, onPaper: false }, context) };
  const example = say(document.form === 'red' ? 'explanation-example' : 'document-answer-example', { document: number });
  if (event.chat.kind === 'group') return { effects: [answer(example, { quoting: true })] };
  return {
    state: { waiting: { for: 'answer', document: number }, until: context.now + pendingMs },
    effects: [answer(document.form === 'red' ? say('explanation-prompt', { document: number }) : say('document-answer-prompt', { document: number }), { choices: [[choice('cancel', 'supervise', 'cancel', 'x')]] })],
  };
}

/** The link to its paper; what became of its matter since is asked when it is opened. */
export function print(number: string, event: Event, context: Context): Effect[] {
  const { document, roster, now } = context;
  const { person } = event.actor;
  if (!document || person === null || !maySeeDocument(roster, person, document, null, now)) return [numberNotFound(number), { effect: 'refuse', reason: 'unknown-number' }];
  return paperLink('document', number, say('document-title', { form: say(`form-${document.form}`), document: number }), event, context);
}

/** 督办单: what was put in writing, unanswered ones first. In a group nothing of it is shown: it has many readers. */
export function documentList(event: Event, context: Context): Say {
  if (event.chat.kind === 'group') return answer(say('documents-in-private'), { quoting: true });
  const list = context.documents?.list ?? [];
  if (list.length === 0) return answer(say('documents-none'));
  return answer([say('documents-head', { count: context.documents?.total ?? 0 }), ...list.map((one) => documentLine(one, context)), say('documents-foot')].join('\n'), showing(mattersOf(list)));
}

/** Number, form, matter, to whom, and how it stands. */
export function documentLine(document: ListedDocument, context: Context): string {
  const { number, form, matter, dueOn, answer: given, answeredAt, settled } = document;
  const isLate = given === null && dueOn < civilDate(context.now);
  const values = { document: number, form: say(`form-short-${form}`), matter: matter === null ? '' : ` ${matter}`, addressee: addressee(document, context) };
  const isOpen = given === null || answeredAt === null;
  const standing = isOpen && settled ? say('document-stands-over') : isOpen ? say(isLate ? 'document-stands-late' : 'document-stands-open', { date: dateForPeople(dueOn) }) : say('document-stands-answered', { date: dateForPeople(civilDate(answeredAt)) });
  return say('document-line', { ...values, standing });
}

/** What documents are about. */
export function mattersOf(documents: readonly ListedDocument[] = []): { number: MatterNumber }[] {
  return documents.flatMap(({ matter }) => (matter === null ? [] : [{ number: matter }]));
}
