// The card of a matter in the staff group: what it says, what can be pressed, how it is rewritten once decided.

import { dateForPeople, momentForPeople } from '../../calendar/civil.ts';
import type { MatterEvent } from '../../matters/lifecycle.ts';
import { openStatuses, type Matter, type MatterNumber } from '../../matters/matter.ts';
import { departmentsOf, type Studio } from '../../matters/roster.ts';
import { screen, type Danger } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Audience, Choice, Context, Effect, HistoryLine, MatterFile, Pin, Say } from '../flow.ts';
import { answer, choice, departmentName, doerOf, filesInWords, nameOf } from '../words.ts';

interface Enclosed {
  attachments?: readonly Attachment[];
  pins?: readonly Pin[];
  danger?: Danger | null;
  /** Stands before the card: a reopening, a contest. */
  lead?: string;
}

/** Line 1 number and category, then place, masked text, what screening suspects, the department that fits (DESIGN §4). */
export function cardText(matter: Matter, context: Context, { attachments = [], pins = [], danger = null, lead = '' }: Enclosed = {}): string {
  const studio = context.roster.studios.get(matter.studio);
  const files = filesInWords(attachments, pins.length);
  const fitting = studio ? departmentsOf(context.roster, studio).find((department) => department.categories.includes(matter.category)) : undefined;
  return [
    say('card', { number: matter.number, category: matter.category, place: matter.place ?? say('summary-no-place'), text: matter.text }),
    files === '' || matter.text.includes(files) ? '' : say('card-files', { files }),
    danger ? say('card-urgent', { call: danger.phone }) : '',
    matter.suspicion ? say('card-suspicion', { ground: say(`ground-${matter.suspicion}`) }) : '',
    lead,
    fitting ? say('card-department', { department: fitting.name }) : '',
    matter.promise?.what === 'triage' ? say('card-latest', { date: dateForPeople(matter.promise.on) }) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Events by which somebody decided what becomes of a matter. */
const decisive: ReadonlySet<MatterEvent['type']> = new Set(['accepted', 'assigned', 'declined', 'referred', 'replied', 'contested', 'reopened', 'given-back', 'referral-returned', 'referral-recalled', 'assignment-recalled']);

export function decisionsIn(history: readonly HistoryLine[]): HistoryLine[] {
  return history.filter((line) => decisive.has(line.event.type));
}

/** The card as it stands: what it says, and what was decided last, by whom and when. */
export function standingCard(file: MatterFile, context: Context): string {
  const last = decisionsIn(file.history).at(-1);
  const decided = last !== undefined && last.by.role !== 'resident';
  const text = cardText(decided ? { ...file.matter, promise: null } : file.matter, context, enclosedIn(file, context));
  if (!decided) return text;
  const done = { what: decisionInWords(last, context), who: deciderOf(last, context), moment: momentForPeople(last.at) };
  return `${text}\n${say('card-done', done)}`;
}

/** Who decided: of a department by the link nobody knows the name. */
export function deciderOf({ by, event }: HistoryLine, context: Context): string {
  return event.type === 'referral-returned' ? departmentName(context, event.department) : doerOf(context, by);
}

/** What stands with the card besides the matter itself, from its file. */
function enclosedIn({ matter, texts, history }: MatterFile, context: Context): Enclosed {
  const attachments = texts.flatMap((text) => (text.kind === 'original' ? text.attachments : []));
  const danger = matter.urgent ? screen(matter.text).danger : null;
  const last = decisionsIn(history).at(-1)?.event.type;
  if (last === 'contested') return { attachments, danger, lead: say('card-contested', { officer: nameOf(context, matter.declinedBy) }) };
  if (last !== 'reopened') return { attachments, danger };
  const reason = texts.findLast((text) => text.kind === 'rating')?.masked ?? '';
  return { attachments, danger, lead: say('card-reopened', { round: String(matter.round), reason }) };
}

/** What somebody decided, as the card and the second one to decide are told. */
export function decisionInWords({ event }: HistoryLine, context: Context): string {
  switch (event.type) {
    case 'accepted':
    case 'assigned':
      return say('decided-assigned', { representative: nameOf(context, event.representative) });
    case 'referred':
      return say('decided-referred', { department: departmentName(context, event.department) });
    case 'referral-returned':
      return say('decided-returned');
    case 'referral-recalled':
      return say('decided-recalled-referral', { department: departmentName(context, event.department) });
    case 'assignment-recalled':
      return say('decided-recalled-assignment');
    case 'given-back':
      return say('decided-given-back');
    case 'declined':
      return say('decided-declined', { ground: say(`ground-${event.ground}`) });
    default:
      return say('decided-replied');
  }
}

/** @param decisions how many there were when the card was written: a press on an older card is told who did what */
export function cardChoices(matter: Matter, decisions: number): Choice[][] {
  const args = [matter.number, String(decisions)];
  if (matter.status === 'replied') return [[choice('reply', 'desk', 'reply', ...args), choice('more', 'desk', 'more', ...args)]];
  return [
    [choice('ask', 'desk', 'ask', ...args), choice('assign', 'desk', 'assign', ...args)],
    [choice('refer', 'desk', 'refer', ...args), choice('reply', 'desk', 'reply', ...args)],
    [choice('more', 'desk', 'more', ...args)],
  ];
}

/** Behind 【更多】. */
export function moreChoices(matter: Matter, decisions: number): Choice[][] {
  const args = [matter.number, String(decisions)];
  const decline = matter.status === 'raised' ? [choice('decline', 'desk', 'decline', ...args)] : [];
  return [[...decline, choice('note', 'desk', 'note', ...args)], [choice('back', 'desk', 'back', ...args)]];
}

/** Posts the card to the staff of a studio. */
export function postCard(matter: Matter, studio: Studio, context: Context, enclosed: Enclosed, decisions = 0): Say {
  return {
    effect: 'say',
    to: { to: 'staff', studio: studio.code },
    class: 'notice',
    purpose: 'card',
    matter: matter.number,
    text: cardText(matter, context, enclosed),
    choices: cardChoices(matter, decisions),
    attachments: enclosed.attachments ?? [],
    pins: enclosed.pins ?? [],
  };
}

/** A line to the staff group, to the representative who has the matter, and to the handlers of the department in whose hands it is. */
export function tellStaff(matter: Matter, text: string, enclosed: Enclosed = {}): Effect[] {
  const { studio, department, status } = matter;
  const handlers: Effect[] = status === 'referred' && department !== null ? [{ ...lineTo({ to: 'handlers', studio, department }, matter, text, enclosed), purpose: 'referral' }] : [];
  return [lineTo({ to: 'staff', studio }, matter, text, enclosed), ...tellRepresentative(matter, text, enclosed), ...handlers];
}

/** A line to the representative who has the matter, if somebody has. */
export function tellRepresentative(matter: Matter, text: string, enclosed: Enclosed = {}): Effect[] {
  return matter.representative === null ? [] : [lineTo({ to: 'person', person: matter.representative }, matter, text, enclosed)];
}

export function lineTo(to: Audience, matter: Matter, text: string, { attachments = [], pins = [] }: Enclosed = {}): Say {
  return { effect: 'say', to, class: 'notice', purpose: 'line', matter: matter.number, text, attachments, pins };
}

/** An answer about a matter in the chat of the event. */
export function lineHere(text: string, number: MatterNumber, more: Partial<Omit<Say, 'effect' | 'text'>> = {}): Say {
  return answer(text, { matter: number, purpose: 'line', ...more });
}

/** The card after a decision, with the buttons that still make sense. */
export function decidedCard(file: MatterFile, context: Context): Effect {
  const { matter, history } = file;
  const choices = openStatuses.includes(matter.status) ? cardChoices(matter, decisionsIn(history).length) : [];
  return { effect: 'rewrite-card', matter: matter.number, studio: matter.studio, text: standingCard(file, context), choices };
}

/** The resident took it back: nothing can be pressed any more. */
export function retractCard(matter: Matter, line: string, context: Context): Effect {
  const text = `${cardText({ ...matter, promise: null }, context)}\n${line}`;
  return { effect: 'rewrite-card', matter: matter.number, studio: matter.studio, text, choices: [] };
}
