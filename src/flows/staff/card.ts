// The card of a matter in the staff group: what it says, what can be pressed, how it is rewritten once decided.

import { dateForPeople, momentForPeople } from '../../calendar/civil.ts';
import type { MatterEvent } from '../../matters/lifecycle.ts';
import { isInHand, openStatuses, turnedTo, type Behalf, type Confinement, type Matter, type MatterNumber, type PersonId } from '../../matters/matter.ts';
import { departmentsOf, neighboursIn } from '../../matters/roster.ts';
import { screen, type Danger } from '../../matters/screening.ts';
import { mayBeReferred } from '../../matters/visibility.ts';
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
  const studio = context.roster.studios.get(turnedTo(matter) ?? '');
  const files = filesInWords(attachments, pins.length);
  const fits = studio ? departmentsOf(context.roster, studio).filter((department) => department.categories.includes(matter.category)) : [];
  const fitting = fits.find(({ code }) => mayBeReferred(context.roster, matter, code, context.now));
  return [
    say('card', { number: matter.number, category: matter.category, place: matter.place ?? say('summary-no-place'), text: matter.text }),
    files === '' || matter.text.includes(files) ? '' : say('card-files', { files }),
    matter.confined ? say('card-confined', { concerns: concernsInWords(matter.confined, context) }) : '',
    ...notesOf(matter),
    danger ? say('card-urgent', { call: danger.phone }) : '',
    matter.status === 'raised' && !matter.urgent && screen(matter.text).mayBeDanger ? say('card-may-be-danger') : '',
    ...suspectedOf(matter),
    partOf(matter, context),
    lead,
    matter.joined > 0 ? say('card-joined', { count: String(matter.joined + 1) }) : '',
    fitting ? say('card-department', { department: fitting.name }) : '',
    matter.promise?.what === 'review' && !matter.contested ? say('card-review', { officer: nameOf(context, matter.owner), date: dateForPeople(matter.promise.on) }) : '',
    matter.promise?.what === 'triage' ? say('card-latest', { date: dateForPeople(matter.promise.on) }) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** What screening suspects: the whole, a part in the writer's words, or what nobody can be sure of. */
function suspectedOf({ suspicion, text }: Matter): string[] {
  if (suspicion === null) return [];
  const { part, parts, doubt } = screen(text);
  const ground = say(`ground-${suspicion}`);
  if (doubt === suspicion) return [say('card-doubt', { ground })];
  if (part !== suspicion) return [say('card-suspicion', { ground })];
  return [say('card-suspicion-part', { ground }), ...(parts ? [say('card-suspicion-words', { excluded: parts.excluded })] : [])];
}

/** Of a matter that came from elsewhere: a part that was left out; its own studio's decision stands below its card. */
function partOf({ declinedPart, handedFrom }: Matter, context: Context): string {
  if (declinedPart === null || handedFrom === null) return '';
  return say('card-part', { ground: say(`ground-${declinedPart.ground}`), officer: nameOf(context, declinedPart.by) });
}

/** Whom of the roster a confined matter may be about; they do not see it, and it never goes to them. */
function concernsInWords({ people, departments }: Confinement, context: Context): string {
  const names = [...people.map((person) => nameOf(context, person)), ...departments.map((code) => departmentName(context, code))];
  return names.length > 0 ? say('card-concerns', { names: names.join('、') }) : '';
}

/** Who of the staff gets what is said of a matter: its studio; of a confined one only those who may see it. */
export function staffOf({ studio, confined }: Matter, besides: PersonId | null = null): Audience {
  return confined ? { to: 'confidants', district: studio, confined, ...(besides === null ? {} : { besides }) } : { to: 'staff', studio };
}

/** A question of policy (咨询); told for somebody else. */
export function notesOf({ kind, behalf }: Matter): string[] {
  return [...(kind === 'inquiry' ? [say('card-inquiry')] : []), ...(behalf ? [behalfInWords(behalf)] : [])];
}

/** For whom it is told, and whether that person knows; no name. */
function behalfInWords({ whose, agrees }: Behalf): string {
  return say('card-behalf', { whose: say(`behalf-${whose ?? 'other'}`), agrees: say(agrees === null ? 'behalf-unsaid' : agrees ? 'behalf-agreed' : 'behalf-not-asked') });
}

/** Events by which somebody decided what becomes of a matter. */
const decisive: ReadonlySet<MatterEvent['type']> = new Set([
  ...(['accepted', 'assigned', 'given-back', 'declined', 'referred', 'replied', 'contested', 'reopened'] as const),
  ...(['referral-returned', 'referral-recalled', 'assignment-recalled'] as const),
  ...(['merged', 'unmerged', 'handed-over', 'part-declined', 'blanked'] as const),
]);

export function decisionsIn(history: readonly HistoryLine[]): HistoryLine[] {
  return history.filter((line) => decisive.has(line.event.type));
}

/** The card as it stands: what it says, and what was decided last, by whom and when. */
export function standingCard(file: MatterFile, context: Context): string {
  const last = decisionsIn(file.history).at(-1);
  // What the program parted again is as it was before: only people decided it.
  const isRestored = last?.event.type === 'unmerged' && last.by.role === 'desk';
  const decided = last !== undefined && last.by.role !== 'resident' && !isRestored;
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
    case 'merged':
      return say('decided-merged', { into: event.into });
    case 'unmerged':
      return say('decided-unmerged');
    case 'handed-over':
      return say('decided-handed-over', { to: event.to });
    case 'part-declined':
      return say('decided-part-declined', { ground: say(`ground-${event.ground}`) });
    case 'blanked':
      return say('decided-blanked');
    default:
      return say('decided-replied');
  }
}

/** @param decisions how many there were when the card was written: a press on an older card is told who did what */
export function cardChoices(matter: Matter, decisions: number): Choice[][] {
  const args = [matter.number, String(decisions)];
  if (matter.status === 'replied') return [[choice('reply', 'desk', 'reply', ...args), choice('more', 'desk', 'more', ...args)]];
  if (matter.confined)
    return [[choice('ask', 'desk', 'ask', ...args), choice('refer', 'desk', 'refer', ...args)], [choice('reply', 'desk', 'reply', ...args), choice('more', 'desk', 'more', ...args)]];
  return [
    [choice('ask', 'desk', 'ask', ...args), choice('assign', 'desk', 'assign', ...args)],
    [choice('refer', 'desk', 'refer', ...args), choice('reply', 'desk', 'reply', ...args)],
    [choice('more', 'desk', 'more', ...args)],
  ];
}

/** Behind 【更多】. */
export function moreChoices(matter: Matter, decisions: number, { roster }: Context): Choice[][] {
  const hasNeighbours = neighboursIn(roster, matter.studio).length > 0;
  const args = [matter.number, String(decisions)];
  const decline = matter.status === 'raised' ? [choice('decline', 'desk', 'decline', ...args)] : [];
  const button = (name: string): Choice => choice(name, 'desk', name, ...args);
  if (matter.confined) return [[...decline, button('note')], [...(isInHand(matter.status) ? [button('report-up')] : []), button('open')], [button('back')]];
  if (!isInHand(matter.status)) return [[button('note')], [button('back')]];
  return [[...decline, button('note')], [...(hasNeighbours ? [button('move')] : []), button('report-up')], [button('merge'), button('back')]];
}

/** Posts the card to whoever of the staff has to see it. */
export function postCard(matter: Matter, context: Context, enclosed: Enclosed, decisions = 0): Say {
  return {
    effect: 'say',
    to: staffOf(matter),
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
  const { studio, department, status, confined } = matter;
  const isHandled = status === 'referred' && department !== null && confined === null;
  const handlers: Effect[] = isHandled ? [{ ...lineTo({ to: 'handlers', studio, department }, matter, text, enclosed), purpose: 'referral' }] : [];
  return [lineTo(staffOf(matter), matter, text, enclosed), ...tellRepresentative(matter, text, enclosed), ...handlers];
}

/** A line to the representative who has the matter, if somebody has. */
export function tellRepresentative(matter: Matter, text: string, enclosed: Enclosed = {}): Effect[] {
  return matter.representative === null ? [] : [lineTo({ to: 'person', person: matter.representative }, matter, text, enclosed)];
}

export function lineTo(to: Audience, matter: Matter, text: string, { attachments = [], pins = [] }: Enclosed = {}, choices: readonly (readonly Choice[])[] = []): Say {
  return { effect: 'say', to, class: 'notice', purpose: 'line', matter: matter.number, text, attachments, pins, choices };
}

/** An answer about a matter in the chat of the event. */
export function lineHere(text: string, number: MatterNumber, more: Partial<Omit<Say, 'effect' | 'text'>> = {}): Say {
  return answer(text, { matter: number, purpose: 'line', ...more });
}

/** The card after a decision, with the buttons that still make sense. */
export function decidedCard(file: MatterFile, context: Context): Effect {
  const { matter, history } = file;
  const choices = openStatuses.includes(matter.status) ? cardChoices(matter, decisionsIn(history).length) : [];
  return { effect: 'rewrite-card', matter: matter.number, to: staffOf(matter), text: standingCard(file, context), choices };
}

/** The resident took it back: nothing can be pressed any more. */
export function retractCard(matter: Matter, line: string, context: Context): Effect {
  const text = `${cardText({ ...matter, promise: null }, context)}\n${line}`;
  return { effect: 'rewrite-card', matter: matter.number, to: staffOf(matter), text, choices: [] };
}
