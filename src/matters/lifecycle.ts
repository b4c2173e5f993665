// The life of a matter as one table (DESIGN §2): which command leads from which status to which, who may give it, what records it.

import type { Instant } from '../calendar/clock.ts';
import { acceptanceOf, begin } from './begin.ts';
import type { ActingRole, By, Command, CommandKind, Erasure, MatterEvent, Refusal } from './commands.ts';
import { changedByConfinement, confidantAs, confinementLife, decideConfinement } from './confinement.ts';
import { changedByDesk, decideDesk, recordingLife, repliedAlong } from './desk-acts.ts';
import { changedByHandling, decideHandling, handlingLife, isHandlingCommand, isHandlingEvent } from './handling.ts';
import { changedByErasure } from './erasure.ts';
import { inHandStatuses as inHand, isWithoutChat, openStatuses, statuses, type Matter, type PersonId, type Status } from './matter.ts';
import { changedByOversight, decideOversight, isOversightCommand, isOversightEvent, oversightLife } from './oversight.ts';

export type { ActingRole, By, Command, CommandKind, Erasure, MatterEvent, Refusal };

interface Step {
  from: readonly Status[];
  by: readonly ActingRole[];
  event: MatterEvent['type'];
  /** The status after that event. `stays`: as it was; `back`: the one that the event names. */
  to: Status | 'stays' | 'back';
}

const staff: readonly ActingRole[] = ['officer', 'representative', 'district'];
const desk: readonly ActingRole[] = ['officer', 'district'];

/** The whole life. Read a row as: from these statuses these may give this command; it is recorded by this event, which leads to that status. */
export const life: Readonly<Record<CommandKind, Step>> = {
  accept: { from: ['raised'], by: staff, event: 'accepted', to: 'accepted' },
  assign: { from: inHand, by: desk, event: 'assigned', to: 'stays' },
  decline: { from: ['raised'], by: desk, event: 'declined', to: 'declined' },
  contest: { from: ['declined'], by: ['resident'], event: 'contested', to: 'raised' },
  refer: { from: inHand, by: desk, event: 'referred', to: 'referred' },
  reply: { from: openStatuses, by: staff, event: 'replied', to: 'replied' },
  close: { from: ['replied'], by: ['resident', 'desk'], event: 'closed', to: 'closed' },
  reopen: { from: ['replied', 'closed'], by: ['resident'], event: 'reopened', to: 'accepted' },
  withdraw: { from: [...openStatuses, 'merged'], by: ['resident'], event: 'withdrawn', to: 'withdrawn' },
  merge: { from: [...inHand, 'merged'], by: desk, event: 'merged', to: 'merged' },
  // Only people merge; when the leading one ends without an answer, the program gives back what was merged into it.
  unmerge: { from: ['merged'], by: [...desk, 'desk'], event: 'unmerged', to: 'back' },
  join: { from: inHand, by: desk, event: 'joined', to: 'stays' },
  part: { from: statuses, by: [...desk, 'resident', 'desk'], event: 'parted', to: 'stays' },
  'promise-merged': { from: ['merged'], by: [...staff, 'handler'], event: 'promised', to: 'stays' },
  // The year's calendar is published: what was promised for a day in it is confirmed or moved. No extension.
  date: { from: [...inHand, 'merged'], by: ['desk'], event: 'dated', to: 'stays' },
  'progress-merged': { from: ['merged'], by: [...staff, 'handler'], event: 'progressed', to: 'stays' },
  'reply-merged': { from: ['merged'], by: staff, event: 'replied', to: 'replied' },
  'hand-over': { from: inHand, by: desk, event: 'handed-over', to: 'handed-over' },
  progress: { from: inHand, by: [...staff, 'handler'], event: 'progressed', to: 'stays' },
  note: { from: [...openStatuses, 'declined', 'closed'], by: [...staff, 'handler'], event: 'noted', to: 'stays' },
  ask: { from: openStatuses, by: staff, event: 'asked', to: 'stays' },
  answer: { from: [...openStatuses, 'merged'], by: ['resident'], event: 'answered', to: 'stays' },
  supplement: { from: [...openStatuses, 'merged'], by: ['resident'], event: 'supplemented', to: 'stays' },
  'find-unclear': { from: ['replied'], by: ['resident'], event: 'found-unclear', to: 'stays' },
  own: { from: openStatuses, by: staff, event: 'owned', to: 'stays' },
  'decline-part': { from: openStatuses, by: desk, event: 'part-declined', to: 'stays' },
  'contest-part': { from: openStatuses, by: ['resident'], event: 'part-contested', to: 'stays' },
  correct: { from: ['replied', 'closed'], by: staff, event: 'corrected', to: 'stays' },
  'close-by-call': { from: ['replied'], by: staff, event: 'closed', to: 'closed' },
  urge: { from: inHand, by: ['resident'], event: 'urged', to: 'stays' },
  'break-promise': { from: ['replied', 'closed'], by: ['resident'], event: 'promise-broken', to: 'stays' },
  'ask-erasure': { from: statuses, by: ['resident'], event: 'erasure-asked', to: 'stays' },
  erase: { from: statuses, by: desk, event: 'erased', to: 'stays' },
  'refuse-erasure': { from: statuses, by: desk, event: 'erasure-refused', to: 'stays' },
  ...oversightLife,
  ...handlingLife,
  ...recordingLife,
  ...confinementLife,
};

export type Decision = { ok: true; events: MatterEvent[] } | { ok: false; refusal: Refusal };

const dayMs = 24 * 60 * 60 * 1000;

/**
 * What a command does to a matter: the events, or why not. Pure; the caller has locked the row.
 * Referring, assigning or answering a raised matter accepts it first (DESIGN §2).
 */
export function decide(matter: Matter, command: Command, by: By, now: Instant): Decision {
  const step = life[command.kind];
  if (!step.by.includes(matter.confined ? confidantAs(by.role) : by.role)) return refuse({ why: 'not-allowed', may: step.by });
  if (!step.from.includes(matter.status)) return refuse({ why: 'wrong-status', status: matter.status });
  switch (command.kind) {
    case 'accept':
      return events({ type: 'accepted', representative: command.representative, promise: command.promise });
    case 'assign':
      return matter.status === 'raised'
        ? events({ type: 'accepted', representative: command.representative, promise: command.promise })
        : events({ type: 'assigned', representative: command.representative, promise: matter.promise ?? command.promise });
    case 'decline':
      // What one person declined is looked at by another (DESIGN §2).
      if (matter.contested && matter.declinedBy === by.person) return refuse({ why: 'same-person' });
      return events({ type: 'declined', ground: command.ground, text: command.text });
    case 'contest':
      if (matter.contested) return refuse({ why: 'contested-once' });
      return events({ type: 'contested', promise: command.promise });
    case 'refer':
      return events(
        ...acceptanceOf(matter, command.representative, command.promise),
        { type: 'referred', department: command.department, promise: command.promise },
      );
    case 'reply':
      return events(
        ...acceptanceOf(matter, command.representative, command.promise),
        { type: 'replied', text: command.text, round: matter.round + 1, promised: command.promised ?? null, ...authorOf(command) },
      );
    case 'close':
      return events({ type: 'closed', why: command.why });
    case 'reopen':
      if (matter.closedAt !== null && now > matter.closedAt + command.reopenDays * dayMs)
        return refuse({ why: 'too-late', closedAt: matter.closedAt, reopenDays: command.reopenDays });
      return events({ type: 'reopened', text: command.text, promise: command.promise });
    case 'withdraw':
      if (matter.confined !== null && matter.confined.withdrawal !== 'asked') return refuse({ why: 'ask-first' });
      return events({ type: 'withdrawn' });
    case 'hand-over':
      if (matter.confined && command.as !== null) return refuse({ why: 'confined' });
      return events({ type: 'handed-over', to: command.to, as: command.as, text: command.text });
    case 'progress':
    case 'progress-merged':
      return events({ type: 'progressed', text: command.text, ...(command.department === undefined ? {} : { department: command.department }) });
    case 'note':
      return events({ type: 'noted', text: command.text });
    case 'ask':
      return events({ type: 'asked', text: command.text });
    case 'answer':
      return events({ type: 'answered', text: command.text });
    case 'supplement':
      return events({ type: 'supplemented', text: command.text, correction: command.correction });
    case 'find-unclear':
      return events({ type: 'found-unclear', round: matter.round });
    case 'own':
      return events({ type: 'owned' });
    case 'urge':
      return events({ type: 'urged' });
    case 'break-promise':
      return matter.promisedOn === null ? refuse({ why: 'wrong-status', status: matter.status }) : events({ type: 'promise-broken', round: matter.round, on: matter.promisedOn });
    case 'ask-erasure':
      return events({ type: 'erasure-asked', how: command.how, until: command.until });
    case 'erase':
      return events({ type: 'erased', how: command.how });
    case 'refuse-erasure':
      return events({ type: 'erasure-refused' });
    case 'reply-merged':
      return events(...acceptanceOf(matter, command.representative, command.promise), repliedAlong(command, matter.round + 1));
    case 'close-by-call':
      // Who has a chat rates there himself; nobody does it for him.
      return isWithoutChat(matter) ? events({ type: 'closed', why: 'rated' }) : refuse({ why: 'not-allowed', may: ['resident'] });
    case 'confine':
    case 'wish-withdrawal':
    case 'ask-withdrawal':
    case 'drop-withdrawal':
    case 'report-pressure':
      return decideConfinement(command, matter);
    default:
      if (isOversightCommand(command)) return decideOversight(command, matter);
      return isHandlingCommand(command) ? decideHandling(command, matter) : decideDesk(matter, command, by.person);
  }
}

/** Whose words they are, where it is not who sends them; how plain they are, where they are not. */
function authorOf({ wordsOf, released, hints }: Extract<Command, { kind: 'reply' }>): { wordsOf?: PersonId; released?: true; hints?: number } {
  return { ...(wordsOf === undefined ? {} : { wordsOf }), ...(released === undefined ? {} : { released }), ...(hints === undefined ? {} : { hints }) };
}

function events(...list: MatterEvent[]): Decision {
  return { ok: true, events: list };
}

function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}

/** The matter after an event. Folding all its events gives the row. */
export function apply(matter: Matter, event: MatterEvent, by: By, at: Instant): Matter {
  if (event.type === 'raised') return begin(matter.number, event, at);
  return { ...matter, status: statusAfter(matter, event), ...changedBy(event, matter, by, at) };
}

const leadsTo = new Map(Object.values(life).map(({ event, to }) => [event, to]));

function statusAfter({ status }: Matter, event: MatterEvent): Status {
  const to = leadsTo.get(event.type) ?? 'stays';
  if (to === 'stays') return status;
  if (to === 'back') return 'back' in event ? event.back : event.type === 'blanked' ? event.status : status;
  return to;
}

/** What an event changes besides the status. */
function changedBy(event: Exclude<MatterEvent, { type: 'raised' }>, matter: Matter, by: By, at: Instant): Partial<Matter> {
  switch (event.type) {
    case 'accepted':
      return { acceptedAt: at, representative: event.representative, owner: event.representative ?? matter.owner ?? by.person, promise: event.promise, extended: false };
    case 'assigned':
      return { representative: event.representative, owner: event.representative, promise: event.promise };
    case 'declined':
      return { declinedBy: by.person, promise: null };
    case 'contested':
      return { contested: true, owner: null, promise: event.promise };
    case 'referred':
      return { department: event.department, promise: event.promise, extended: false };
    case 'replied':
      return { round: event.round, repliedAt: at, promise: null, promisedOn: event.promised ?? null, unclear: false };
    case 'closed':
      return { closedAt: at, question: null, unclear: false };
    case 'reopened':
      return { closedAt: null, promise: event.promise, promisedOn: null, extended: false, merged: null, unclear: false };
    case 'withdrawn':
      return { promise: null, question: null };
    case 'handed-over':
      return { promise: null, handedTo: event.as };
    case 'owned':
      return { owner: by.person };
    case 'erasure-asked':
    case 'erased':
    case 'erasure-refused':
      return changedByErasure(event, at);
    case 'found-unclear':
      return { unclear: true };
    case 'asked':
      return { question: event.text };
    case 'answered':
      return { question: null };
    case 'progressed':
    case 'noted':
    case 'supplemented':
    case 'urged':
    case 'promise-broken':
      return {};
    case 'confined':
    case 'withdrawal-wished':
    case 'withdrawal-asked':
    case 'withdrawal-dropped':
    case 'pressure-reported':
      return changedByConfinement(event, matter);
    default:
      if (isOversightEvent(event)) return changedByOversight(event, matter);
      return isHandlingEvent(event) ? changedByHandling(event, by.person) : changedByDesk(event, matter, by.person);
  }
}
