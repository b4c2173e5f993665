// The life of a matter as one table (DESIGN §2): which command leads from which status to which, and who may give it.

import type { Instant } from '../calendar/clock.ts';
import {
  type Category,
  type Ground,
  type Matter,
  type MatterNumber,
  type PersonId,
  type Promised,
  type Status,
} from './matter.ts';

/** As whom somebody acts on this matter. `desk` is the program: it never declines, refers, replies, merges or publishes. */
export type ActingRole = 'resident' | 'officer' | 'representative' | 'handler' | 'district' | 'desk';

export interface By {
  person: PersonId | null;
  role: ActingRole;
}

/** `text` is always the id of a sealed text, never the text itself. */
export type Command =
  | { kind: 'accept'; representative: PersonId | null; promise: Promised }
  | { kind: 'assign'; representative: PersonId; promise: Promised }
  | { kind: 'decline'; ground: Ground; text: string | null }
  | { kind: 'contest'; promise: Promised }
  | { kind: 'refer'; department: string; promise: Promised; representative: PersonId | null }
  | { kind: 'return-referral'; text: string | null; promise: Promised }
  | { kind: 'reply'; text: string; representative: PersonId | null; promise: Promised }
  | { kind: 'close'; why: 'rated' | 'settled' | 'silence' }
  | { kind: 'reopen'; text: string | null; promise: Promised; reopenDays: number }
  | { kind: 'withdraw' }
  | { kind: 'merge'; into: MatterNumber }
  | { kind: 'unmerge'; back: Status }
  | { kind: 'hand-over'; to: string; text: string }
  | { kind: 'progress'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'ask'; text: string }
  | { kind: 'answer'; text: string }
  | { kind: 'supplement'; text: string; correction: boolean }
  | { kind: 'find-unclear' }
  | { kind: 'own' };

export type CommandKind = Command['kind'];

/** What happened, as facts and references. Stored for ever, in order; never a person's words. */
export type MatterEvent =
  | {
      type: 'raised';
      studio: string;
      resident: PersonId;
      conversation: string;
      draft: string;
      category: Category;
      place: string | null;
      masked: string;
      attachmentCount: number;
      urgent: boolean;
      suspicion: Ground | null;
      owner: PersonId | null;
      promise: Promised;
      text: string;
    }
  | { type: 'accepted'; representative: PersonId | null; promise: Promised }
  | { type: 'assigned'; representative: PersonId; promise: Promised }
  | { type: 'declined'; ground: Ground; text: string | null }
  | { type: 'contested'; promise: Promised }
  | { type: 'referred'; department: string; promise: Promised }
  | { type: 'referral-returned'; text: string | null; promise: Promised }
  | { type: 'replied'; text: string; round: number }
  | { type: 'closed'; why: 'rated' | 'settled' | 'silence' }
  | { type: 'reopened'; text: string | null; promise: Promised }
  | { type: 'withdrawn' }
  | { type: 'merged'; into: MatterNumber }
  | { type: 'unmerged'; back: Status }
  | { type: 'handed-over'; to: string; text: string }
  | { type: 'progressed'; text: string }
  | { type: 'noted'; text: string }
  | { type: 'asked'; text: string }
  | { type: 'answered'; text: string }
  | { type: 'supplemented'; text: string; correction: boolean }
  | { type: 'found-unclear'; round: number }
  | { type: 'owned' };

/** Why not. `wrong-status` carries the status in the way, so that the answer can say what to do instead. */
export type Refusal =
  | { why: 'wrong-status'; status: Status }
  | { why: 'not-allowed'; may: readonly ActingRole[] }
  | { why: 'same-person' }
  | { why: 'contested-once' }
  | { why: 'too-late'; closedAt: Instant; reopenDays: number };

interface Step {
  from: readonly Status[];
  /** `stays`: the command changes no status. */
  to: Status | 'stays';
  by: readonly ActingRole[];
}

const anyOpen: readonly Status[] = ['raised', 'accepted', 'referred', 'replied'];
const inHand: readonly Status[] = ['raised', 'accepted', 'referred'];
const staff: readonly ActingRole[] = ['officer', 'representative', 'district'];
const desk: readonly ActingRole[] = ['officer', 'district'];

/** The whole life. Read a row as: this command leads from these statuses to that one, given by these. */
export const life: Readonly<Record<CommandKind, Step>> = {
  accept: { from: ['raised'], to: 'accepted', by: staff },
  assign: { from: ['raised', 'accepted', 'referred'], to: 'stays', by: desk },
  decline: { from: ['raised'], to: 'declined', by: desk },
  contest: { from: ['declined'], to: 'raised', by: ['resident'] },
  refer: { from: inHand, to: 'referred', by: desk },
  'return-referral': { from: ['referred'], to: 'accepted', by: [...desk, 'handler'] },
  reply: { from: [...inHand, 'replied'], to: 'replied', by: staff },
  close: { from: ['replied'], to: 'closed', by: ['resident', 'desk'] },
  reopen: { from: ['replied', 'closed'], to: 'accepted', by: ['resident'] },
  withdraw: { from: anyOpen, to: 'withdrawn', by: ['resident'] },
  merge: { from: inHand, to: 'merged', by: desk },
  unmerge: { from: ['merged'], to: 'stays', by: desk },
  'hand-over': { from: inHand, to: 'handed-over', by: desk },
  progress: { from: ['raised', 'accepted', 'referred'], to: 'stays', by: [...staff, 'handler'] },
  note: { from: [...anyOpen, 'declined', 'closed'], to: 'stays', by: [...staff, 'handler'] },
  ask: { from: anyOpen, to: 'stays', by: staff },
  answer: { from: anyOpen, to: 'stays', by: ['resident'] },
  supplement: { from: anyOpen, to: 'stays', by: ['resident'] },
  'find-unclear': { from: ['replied'], to: 'stays', by: ['resident'] },
  own: { from: anyOpen, to: 'stays', by: staff },
};

export type Decision = { ok: true; events: MatterEvent[] } | { ok: false; refusal: Refusal };

const dayMs = 24 * 60 * 60 * 1000;

/**
 * What a command does to a matter: the events, or why not. Pure; the caller has locked the row.
 * Referring, assigning or answering a raised matter accepts it first (DESIGN §2).
 */
export function decide(matter: Matter, command: Command, by: By, now: Instant): Decision {
  const step = life[command.kind];
  if (!step.by.includes(by.role)) return refuse({ why: 'not-allowed', may: step.by });
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
    case 'return-referral':
      return events({ type: 'referral-returned', text: command.text, promise: command.promise });
    case 'reply':
      return events(
        ...acceptanceOf(matter, command.representative, command.promise),
        { type: 'replied', text: command.text, round: matter.round + 1 },
      );
    case 'close':
      return events({ type: 'closed', why: command.why });
    case 'reopen':
      if (matter.closedAt !== null && now > matter.closedAt + command.reopenDays * dayMs)
        return refuse({ why: 'too-late', closedAt: matter.closedAt, reopenDays: command.reopenDays });
      return events({ type: 'reopened', text: command.text, promise: command.promise });
    case 'withdraw':
      return events({ type: 'withdrawn' });
    case 'merge':
      return events({ type: 'merged', into: command.into });
    case 'unmerge':
      return events({ type: 'unmerged', back: command.back });
    case 'hand-over':
      return events({ type: 'handed-over', to: command.to, text: command.text });
    case 'progress':
      return events({ type: 'progressed', text: command.text });
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
  }
}

function acceptanceOf(matter: Matter, representative: PersonId | null, promise: Promised): MatterEvent[] {
  return matter.status === 'raised' ? [{ type: 'accepted', representative, promise }] : [];
}

function events(...list: MatterEvent[]): Decision {
  return { ok: true, events: list };
}

function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}

/** The matter that a `raised` event begins. */
export function begin(number: MatterNumber, event: Extract<MatterEvent, { type: 'raised' }>, at: Instant): Matter {
  return {
    number,
    studio: event.studio,
    resident: event.resident,
    conversation: event.conversation,
    draft: event.draft,
    status: 'raised',
    category: event.category,
    place: event.place,
    text: event.masked,
    attachmentCount: event.attachmentCount,
    urgent: event.urgent,
    suspicion: event.suspicion,
    declinedBy: null,
    contested: false,
    owner: event.owner,
    representative: null,
    department: null,
    promise: event.promise,
    question: null,
    round: 0,
    raisedAt: at,
    acceptedAt: null,
    repliedAt: null,
    closedAt: null,
  };
}

/** The matter after an event. Folding all its events gives the row. */
export function apply(matter: Matter, event: MatterEvent, by: By, at: Instant): Matter {
  switch (event.type) {
    case 'raised':
      return begin(matter.number, event, at);
    case 'accepted':
      return {
        ...matter,
        status: 'accepted',
        acceptedAt: at,
        representative: event.representative,
        owner: event.representative ?? matter.owner ?? by.person,
        promise: event.promise,
      };
    case 'assigned':
      return { ...matter, representative: event.representative, owner: event.representative, promise: event.promise };
    case 'declined':
      return { ...matter, status: 'declined', declinedBy: by.person, promise: null };
    case 'contested':
      return { ...matter, status: 'raised', contested: true, owner: null, promise: event.promise };
    case 'referred':
      return { ...matter, status: 'referred', department: event.department, promise: event.promise };
    case 'referral-returned':
      return { ...matter, status: 'accepted', department: null, promise: event.promise };
    case 'replied':
      return { ...matter, status: 'replied', round: event.round, repliedAt: at, promise: null };
    case 'closed':
      return { ...matter, status: 'closed', closedAt: at, question: null };
    case 'reopened':
      return { ...matter, status: 'accepted', closedAt: null, promise: event.promise };
    case 'withdrawn':
      return { ...matter, status: 'withdrawn', promise: null, question: null };
    case 'merged':
      return { ...matter, status: 'merged' };
    case 'unmerged':
      return { ...matter, status: event.back };
    case 'handed-over':
      return { ...matter, status: 'handed-over', promise: null };
    case 'owned':
      return { ...matter, owner: by.person };
    case 'asked':
      return { ...matter, question: event.text };
    case 'answered':
      return { ...matter, question: null };
    case 'progressed':
    case 'noted':
    case 'supplemented':
    case 'found-unclear':
      return matter;
  }
}
