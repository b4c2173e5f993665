// What the desk's rarer acts do in the life of a matter: merging and undoing it, parts, recordings, corrections, blanking, calls, a new chat.

import type { CivilDate } from '../calendar/civil.ts';
import { isInHand, openStatuses, statuses, type Category, type Ground, type InHand, type Matter, type MatterNumber, type PersonId, type Promised, type Status } from './matter.ts';

/** `text` is always the id of a sealed text, never the text itself. */
export type DeskCommand =
  | { kind: 'merge'; into: MatterNumber; promise: Promised | null }
  | { kind: 'unmerge' }
  /** Of the leading matter: another one is merged into it, or is no longer. */
  /** `again`: from a resident who is among those who told of it already. */
  | { kind: 'join'; number: MatterNumber; again?: true }
  | { kind: 'part'; number: MatterNumber; again?: true }
  /** Of a merged matter: what became of the leading one reaches its resident, too. */
  | { kind: 'promise-merged'; promise: Promised | null; representative: PersonId | null; department: string | null }
  /** By the calendar of a year that is now published. */
  | { kind: 'date'; promise: Promised }
  | { kind: 'decline-part'; ground: Ground; text: string }
  | { kind: 'contest-part' }
  | { kind: 'correct'; text: string }
  | { kind: 'record'; text: string; masked: string; place: string | null; category: Category; suspicion: Ground | null; urgent: boolean }
  | { kind: 'confirm-record'; right: boolean }
  | { kind: 'blank' }
  | { kind: 'tell'; text: string }
  | { kind: 'miss-call' }
  /** What he said of the reply on the phone, but for that it is solved, which closes it. */
  | { kind: 'rate-by-call' }
  | { kind: 'link'; resident: PersonId; conversation: string }
  | { kind: 'answer-door'; opened: boolean };

export type DeskEvent =
  | { type: 'merged'; into: MatterNumber; back: InHand; kept: Promised | null; promise: Promised | null }
  | { type: 'unmerged'; back: InHand; promise: Promised | null }
  | { type: 'joined' | 'parted'; number: MatterNumber; again?: true }
  /** The leading matter is with these now, and promised for that day. */
  | { type: 'promised'; promise: Promised | null; representative: PersonId | null; department: string | null }
  /** `from`: the day that stood before; the same one where it was confirmed. */
  | { type: 'dated'; promise: Promised; from: CivilDate }
  | { type: 'part-declined'; ground: Ground; text: string }
  | { type: 'part-contested' }
  | { type: 'corrected'; text: string; round: number }
  | { type: 'recorded'; text: string; masked: string; place: string | null; category: Category; suspicion: Ground | null; urgent: boolean }
  | { type: 'record-confirmed'; right: boolean }
  | { type: 'blanked'; status: Status }
  | { type: 'told'; text: string }
  | { type: 'call-missed' }
  /** The rating lies apart; here is who noted it. */
  | { type: 'rated-by-call'; round: number }
  | { type: 'linked'; resident: PersonId; conversation: string }
  | { type: 'door-answered'; opened: boolean };

const staff = ['officer', 'representative', 'district'] as const;
const called: readonly Status[] = [...openStatuses, 'closed', 'declined', 'handed-over', 'merged'];

/** Rows of the one table of a matter's life (lifecycle.ts): what is noted of words and calls, taken out, or found again. */
export const recordingLife = {
  record: { from: openStatuses, by: staff, event: 'recorded', to: 'stays' },
  'confirm-record': { from: [...openStatuses, 'merged'], by: ['resident'], event: 'record-confirmed', to: 'stays' },
  blank: { from: statuses, by: ['officer', 'district'], event: 'blanked', to: 'back' },
  tell: { from: called, by: staff, event: 'told', to: 'stays' },
  'miss-call': { from: called, by: staff, event: 'call-missed', to: 'stays' },
  'rate-by-call': { from: ['replied', 'closed'], by: staff, event: 'rated-by-call', to: 'stays' },
  link: { from: statuses, by: ['resident'], event: 'linked', to: 'stays' },
  'answer-door': { from: ['handed-over'], by: ['resident'], event: 'door-answered', to: 'stays' },
} as const;

type DeskRefusal = { why: 'wrong-status'; status: Status } | { why: 'same-person' } | { why: 'itself' | 'confined' | 'contested-once' };
type DeskDecision = { ok: true; events: DeskEvent[] } | { ok: false; refusal: DeskRefusal };

/** What stands in the place of words that were blanked. */
export const blankedText = '〔已清空〕';

/** What such a command does, after the table has let it through. */
export function decideDesk(matter: Matter, command: DeskCommand, by: PersonId | null): DeskDecision {
  switch (command.kind) {
    case 'merge': {
      if (command.into === matter.number) return refuse({ why: 'itself' });
      if (matter.confined) return refuse({ why: 'confined' });
      const { merged, promise, status } = matter;
      // Whoever leads others takes them along: they go back to where they were before the first merging.
      const back = merged?.back ?? (isInHand(status) ? status : 'raised');
      return happens({ type: 'merged', into: command.into, back, kept: merged ? merged.promise : promise, promise: command.promise });
    }
    case 'unmerge':
      if (!matter.merged) return refuse({ why: 'wrong-status', status: matter.status });
      // The department that had it was told that it is over: the studio arranges anew.
      return happens({ type: 'unmerged', back: matter.merged.back === 'referred' ? 'accepted' : matter.merged.back, promise: matter.merged.promise });
    case 'join':
      if (matter.confined) return refuse({ why: 'confined' });
      return happens({ type: 'joined', ...numberAgain(command) });
    case 'part':
      return happens({ type: 'parted', ...numberAgain(command) });
    case 'promise-merged':
      return happens({ type: 'promised', promise: command.promise, representative: command.representative, department: command.department });
    case 'date':
      // What is certain stands as it was told: a corrected notice moves nothing.
      if (matter.promise?.provisional !== true) return refuse({ why: 'wrong-status', status: matter.status });
      return happens({ type: 'dated', promise: command.promise, from: matter.promise.on });
    case 'decline-part':
      // What one person left out and the resident contests is looked at by another, as with a decline.
      if (matter.declinedPart?.contested === true && matter.declinedPart.by === by) return refuse({ why: 'same-person' });
      return happens({ type: 'part-declined', ground: command.ground, text: command.text });
    case 'contest-part':
      if (matter.declinedPart === null) return refuse({ why: 'wrong-status', status: matter.status });
      return matter.declinedPart.contested ? refuse({ why: 'contested-once' }) : happens({ type: 'part-contested' });
    case 'correct':
      return happens({ type: 'corrected', text: command.text, round: matter.round });
    case 'record': {
      if (matter.text === blankedText) return refuse({ why: 'wrong-status', status: matter.status });
      const { kind: _, ...recorded } = command;
      return happens({ type: 'recorded', ...recorded });
    }
    case 'confirm-record':
      return happens({ type: 'record-confirmed', right: command.right });
    case 'blank':
      return happens({ type: 'blanked', status: isInHand(matter.status) || matter.status === 'merged' || matter.status === 'replied' ? 'declined' : matter.status });
    case 'tell':
      return happens({ type: 'told', text: command.text });
    case 'miss-call':
      return happens({ type: 'call-missed' });
    case 'rate-by-call':
      return happens({ type: 'rated-by-call', round: matter.round });
    case 'link':
      return happens({ type: 'linked', resident: command.resident, conversation: command.conversation });
    case 'answer-door':
      return happens({ type: 'door-answered', opened: command.opened });
  }
}

function numberAgain({ number, again }: { number: MatterNumber; again?: true }): { number: MatterNumber; again?: true } {
  return { number, ...(again ? { again } : {}) };
}

interface RepliedAlong {
  text: string;
  promised: CivilDate | null;
  department: string | null;
  wordsOf?: PersonId;
  released?: true;
  hints?: number;
}

/** The answer of the leading matter, as one that is merged into it gets it. */
export function repliedAlong({ text, promised, department, wordsOf, released, hints }: RepliedAlong, round: number) {
  const author = { ...(wordsOf === undefined ? {} : { wordsOf }), ...(released === undefined ? {} : { released }), ...(hints === undefined ? {} : { hints }) };
  return { type: 'replied' as const, text, round, promised, ...author, ...(department === null ? {} : { department }) };
}

/** What such an event changes besides the status. */
export function changedByDesk(event: DeskEvent, matter: Matter, by: PersonId | null): Partial<Matter> {
  switch (event.type) {
    case 'merged':
      return { merged: { into: event.into, back: event.back, promise: event.kept }, promise: event.promise };
    case 'unmerged':
      return { merged: null, promise: event.promise, ...(matter.merged?.back === 'referred' ? { department: null } : {}) };
    case 'joined':
      return event.again ? {} : { joined: matter.joined + 1 };
    case 'parted':
      return event.again ? {} : { joined: Math.max(0, matter.joined - 1) };
    case 'promised':
    case 'dated':
      return { promise: event.promise };
    case 'part-declined':
      return { declinedPart: { by, ground: event.ground, contested: matter.declinedPart?.contested ?? false } };
    case 'part-contested':
      return matter.declinedPart ? { declinedPart: { ...matter.declinedPart, contested: true } } : {};
    case 'recorded':
      return { text: event.masked, place: event.place, category: event.category, suspicion: event.suspicion, urgent: event.urgent };
    case 'blanked':
      return { text: blankedText, place: null, suspicion: 'state_secret', contested: true, attachmentCount: 0, question: null, promise: null, merged: null, unclear: false };
    case 'linked':
      return { resident: event.resident, conversation: event.conversation };
    case 'corrected':
      return { unclear: false };
    case 'record-confirmed':
    case 'told':
    case 'call-missed':
    case 'rated-by-call':
    case 'door-answered':
      return {};
  }
}

function happens(event: DeskEvent): DeskDecision {
  return { ok: true, events: [event] };
}

function refuse(refusal: DeskRefusal): DeskDecision {
  return { ok: false, refusal };
}
