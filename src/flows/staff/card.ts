// The card of a matter in the staff group: what it says, what can be pressed, how it is rewritten once decided.

import { dateForPeople, momentForPeople } from '../../calendar/civil.ts';
import type { MatterEvent } from '../../matters/lifecycle.ts';
import type { Matter } from '../../matters/matter.ts';
import { departmentsOf, type Studio } from '../../matters/roster.ts';
import type { Danger } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Audience, Choice, Context, Effect, HistoryLine, Pin, Say } from '../flow.ts';
import { choice, filesInWords, nameOf } from '../words.ts';

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
const decisive: ReadonlySet<MatterEvent['type']> = new Set(['accepted', 'assigned', 'declined', 'referred', 'replied', 'contested', 'reopened']);

export function decisionsIn(history: readonly HistoryLine[]): HistoryLine[] {
  return history.filter((line) => decisive.has(line.event.type));
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

/** A line to the staff group, and to the representative who has the matter. */
export function tellStaff(matter: Matter, text: string, enclosed: Enclosed = {}): Effect[] {
  return [lineTo({ to: 'staff', studio: matter.studio }, matter, text, enclosed), ...tellRepresentative(matter, text, enclosed)];
}

/** A line to the representative who has the matter, if somebody has. */
export function tellRepresentative(matter: Matter, text: string, enclosed: Enclosed = {}): Effect[] {
  return matter.representative === null ? [] : [lineTo({ to: 'person', person: matter.representative }, matter, text, enclosed)];
}

function lineTo(to: Audience, matter: Matter, text: string, { attachments = [], pins = [] }: Enclosed): Effect {
  return { effect: 'say', to, class: 'notice', purpose: 'notice', matter: matter.number, text, attachments, pins };
}

/** Rewrites the card: what was decided, by whom, when; the buttons that still make sense. */
export function decidedCard(matter: Matter, context: Context, what: string, by: string | null, choices: readonly (readonly Choice[])[]): Effect {
  const done = say('card-done', { what, who: nameOf(context, by), moment: momentForPeople(context.now) });
  return {
    effect: 'rewrite',
    which: { card: matter.number, studio: matter.studio },
    text: `${cardText({ ...matter, promise: null }, context)}\n${done}`,
    choices,
  };
}

/** The resident took it back: nothing can be pressed any more. */
export function retractCard(matter: Matter, line: string, context: Context): Effect {
  const text = `${cardText({ ...matter, promise: null }, context)}\n${line}`;
  return { effect: 'rewrite', which: { card: matter.number, studio: matter.studio }, text };
}
