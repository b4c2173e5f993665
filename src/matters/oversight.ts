// What the life of a matter has between those who answer for it: representative, officer and supervisor; slips (督办单), 表态 and 紧急上报.

import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { acceptanceOf, type Accepted } from './begin.ts';
import type { DocumentForm, DocumentNumber, SlipForm } from './document.ts';
import { inHandStatuses as inHand, type Matter, type PersonId, type Promised, type Status } from './matter.ts';
import { stanceEvent, stanceLife, type StanceCommand, type StanceEvent } from './stance.ts';
import { urgentEvent, urgentLife, type UrgentCommand, type UrgentEvent } from './urgent-report.ts';

/** `text` is the id of a sealed text. */
export type OversightCommand =
  | { kind: 'acknowledge' }
  | { kind: 'note-told' }
  | { kind: 'give-back'; text: string | null; to: PersonId | null }
  | { kind: 'propose-referral'; department: string; text: string }
  | { kind: 'propose-reply'; text: string }
  | { kind: 'ask-opinion'; department: string; term: string; representative: PersonId; promise: Promised; until: Instant }
  | { kind: 'give-opinion'; agrees: boolean; text: string | null }
  | { kind: 'supervise'; document: DocumentNumber; form: DocumentForm }
  /** 催办, 黄色督办单, 红色督办单, 问责建议; `on`: its own new limit. */
  | { kind: 'issue-slip'; document: DocumentNumber; form: SlipForm; on: CivilDate }
  | StanceCommand
  | UrgentCommand;

export type OversightEvent =
  | { type: 'acknowledged' }
  /** Somebody called the representative, whom the desk does not reach. */
  | { type: 'told-by-phone'; representative: PersonId }
  /** The representative no longer has it. `text`: why; null when he let it lie, or has left office; `to`: the officer who has it now. */
  | { type: 'given-back'; representative: PersonId; text: string | null; to: PersonId | null }
  | { type: 'referral-proposed'; department: string; text: string }
  | { type: 'reply-proposed'; text: string }
  /** A referral waits for the representative's opinion, until then at most. `term`: what the officer gave the department: `5` working days, or a day. */
  | { type: 'opinion-asked'; department: string; term: string; until: Instant }
  | { type: 'opinion-given'; agrees: boolean; text: string | null }
  /** A supervisor put something in writing: the number of his document. */
  | { type: 'supervised'; document: DocumentNumber; form: DocumentForm }
  | { type: 'slip-issued'; document: DocumentNumber; form: SlipForm; on: CivilDate }
  | StanceEvent
  | UrgentEvent;

const staff = ['officer', 'representative', 'district'] as const;
const desk = ['officer', 'district'] as const;
/** Somebody may be responsible for it and owe the answer. */
const assigned: readonly Status[] = ['accepted', 'referred'];
/** A proposal of accountability may come when all is done; which slip is possible when: supervision.ts. */
const slipped: readonly Status[] = [...assigned, 'replied', 'closed'];

/** Rows of the one table of a matter's life (lifecycle.ts). */
export const oversightLife = {
  acknowledge: { from: assigned, by: ['representative'], event: 'acknowledged', to: 'stays' },
  'note-told': { from: assigned, by: desk, event: 'told-by-phone', to: 'stays' },
  'give-back': { from: assigned, by: [...desk, 'representative', 'desk'], event: 'given-back', to: 'stays' },
  'propose-referral': { from: assigned, by: ['representative'], event: 'referral-proposed', to: 'stays' },
  'propose-reply': { from: [...assigned, 'replied'], by: ['representative'], event: 'reply-proposed', to: 'stays' },
  'ask-opinion': { from: inHand, by: desk, event: 'opinion-asked', to: 'stays' },
  'give-opinion': { from: assigned, by: ['representative'], event: 'opinion-given', to: 'stays' },
  supervise: { from: inHand, by: ['supervisor'], event: 'supervised', to: 'stays' },
  'issue-slip': { from: slipped, by: staff, event: 'slip-issued', to: 'stays' },
  ...stanceLife,
  ...urgentLife,
} as const;

export function isOversightCommand<Command extends { kind: string }>(command: Command): command is Extract<Command, OversightCommand> {
  return command.kind in oversightLife;
}

const eventTypes: ReadonlySet<string> = new Set(Object.values(oversightLife).map(({ event }) => event));

export function isOversightEvent<Event extends { type: string }>(event: Event): event is Extract<Event, OversightEvent> {
  return eventTypes.has(event.type);
}

type Decided = { ok: true; events: (OversightEvent | Accepted)[] } | { ok: false; refusal: { why: 'not-assigned' } };

/** What such a command does; status and role were looked at before. */
export function decideOversight(command: OversightCommand, matter: Matter): Decided {
  switch (command.kind) {
    case 'acknowledge':
      return events({ type: 'acknowledged' });
    case 'note-told':
      return matter.representative === null ? notAssigned : events({ type: 'told-by-phone', representative: matter.representative });
    case 'give-back':
      return matter.representative === null ? notAssigned : events({ type: 'given-back', representative: matter.representative, text: command.text, to: command.to });
    case 'propose-referral':
      return events({ type: 'referral-proposed', department: command.department, text: command.text });
    case 'propose-reply':
      return events({ type: 'reply-proposed', text: command.text });
    case 'ask-opinion':
      return events(...acceptanceOf(matter, command.representative, command.promise), { type: 'opinion-asked', department: command.department, term: command.term, until: command.until });
    case 'give-opinion':
      return events({ type: 'opinion-given', agrees: command.agrees, text: command.text });
    case 'supervise':
      return events({ type: 'supervised', document: command.document, form: command.form });
    case 'issue-slip':
      return events({ type: 'slip-issued', document: command.document, form: command.form, on: command.on });
    case 'take-stance':
    case 'note-stance':
      return events(stanceEvent(command));
    case 'report-urgent':
    case 'take-report':
      return events(urgentEvent(command));
  }
}

/** What such an event changes besides the status. */
export function changedByOversight(event: OversightEvent, matter: Matter): Partial<Matter> {
  return event.type === 'given-back' ? { representative: null, owner: event.to ?? matter.owner } : {};
}

const notAssigned: Decided = { ok: false, refusal: { why: 'not-assigned' } };

function events(...list: (OversightEvent | Accepted)[]): Decided {
  return { ok: true, events: list };
}
