// What a representative has of a matter in his own chat: the card with his buttons, kept as it stands; and what the officer does where he is not reached.

import { civilDate, dateForPeople, momentForPeople } from '../../calendar/civil.ts';
import { openStatuses, type Matter, type PersonId } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, HistoryLine, MatterFile } from '../flow.ts';
import { isReached } from '../reached.ts';
import { choice } from '../words.ts';
import { cardText, deciderOf, decisionInWords, decisionsIn, lineTo, staffOf } from './card.ts';
import { memberLabel } from './namesakes.ts';

/** The matter in his private chat, to be answered there by button or by quoting it. */
export function pushToRepresentative(file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  if (matter.representative === null) return [];
  const attachments = attachmentsOf(file);
  return [
    {
      effect: 'say',
      to: { to: 'person', person: matter.representative },
      class: 'notice',
      purpose: 'card',
      matter: matter.number,
      text: `${cardText({ ...matter, promise: null }, context, { attachments })}\n${say('assigned-card', { date: latest(matter, context) })}`,
      attachments,
      choices: representativeChoices(file),
    },
  ];
}

/** His card once something was decided or acknowledged; `person`, whose it is, may have lost the matter by it. */
export function rewriteHisCard(file: MatterFile, person: PersonId, context: Context): Effect {
  const { matter } = file;
  const last = lastLineFor(file);
  const what = last?.event.type === 'acknowledged' ? say('decided-acknowledged') : last ? decisionInWords(last, context) : '';
  const done = last ? [say('card-done', { what, who: deciderOf(last, context), moment: momentForPeople(last.at) })] : [];
  const text = [cardText({ ...matter, promise: null }, context, { attachments: attachmentsOf(file) }), ...done].join('\n');
  const choices = matter.representative === person ? representativeChoices(file) : [];
  return { effect: 'rewrite-card', matter: matter.number, to: { to: 'person', person }, text, choices };
}

function lastLineFor({ history }: MatterFile): HistoryLine | undefined {
  const decided = decisionsIn(history).at(-1);
  const acknowledged = history.findLast((line) => line.event.type === 'acknowledged');
  return acknowledged && (!decided || history.indexOf(acknowledged) > history.indexOf(decided)) ? acknowledged : decided;
}

/** What he can press now. */
export function representativeChoices(file: MatterFile): Choice[][] {
  const { matter, history } = file;
  if (!openStatuses.includes(matter.status) || matter.representative === null) return [];
  const button = (label: string, name: string): Choice => choice(label, 'desk', name, matter.number, String(decisionsIn(history).length));
  if (matter.status === 'replied') return [[button('answer', 'answer')]];
  const first = isAcknowledged(file) ? [] : [button('acknowledge', 'acknowledge')];
  return [
    [...first, button('answer', 'answer')],
    [...(matter.status === 'referred' ? [] : [button('propose', 'propose')]), button('give-back', 'give-back')],
  ];
}

/** Where in the history the present representative got the matter. */
export function assignedIn({ matter, history }: MatterFile): number {
  return history.findLastIndex(({ event }) => (event.type === 'accepted' || event.type === 'assigned') && event.representative === matter.representative);
}

/** He has done something about it, or somebody has told him. */
export function isAcknowledged(file: MatterFile): boolean {
  return file.history.slice(assignedIn(file) + 1).some(({ event, by }) => by.role === 'representative' || event.type === 'told-by-phone');
}

/** For whoever made somebody responsible whom the desk does not reach: to call him, and 【已告知】. Nothing where he is reached. */
export function callFor(matter: Matter, context: Context): { lines: string[]; choices: Choice[][] } {
  const { representative } = matter;
  if (representative === null || isReached(representative, context)) return { lines: [], choices: [] };
  return { lines: [callText(matter, context)], choices: toldChoices(matter) };
}

/** To the staff: call him, for he is not reached or does not answer. */
export function callRepresentative(matter: Matter, context: Context): Effect[] {
  if (matter.representative === null) return [];
  const text = `${matter.number} ${callText(matter, context)}`;
  return [{ ...lineTo(staffOf(matter), matter, text), choices: toldChoices(matter) }];
}

function callText(matter: Matter, context: Context): string {
  return say('call-representative', { representative: memberLabel(matter.representative, matter.studio, context), date: latest(matter, context) });
}

/** 【已告知】 */
export function toldChoices({ number, representative }: Matter): Choice[][] {
  return representative === null ? [] : [[choice('told', 'desk', 'told', number, representative)]];
}

function latest(matter: Matter, context: Context): string {
  return dateForPeople(matter.promise?.on ?? civilDate(context.now));
}

function attachmentsOf({ texts }: MatterFile) {
  return texts.flatMap((text) => (text.kind === 'original' ? text.attachments : []));
}
