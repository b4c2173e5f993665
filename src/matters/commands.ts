// What may be done to a matter and what is recorded of it, as types; matters/lifecycle.ts says who may do what, and when.

import type { Instant } from '../calendar/clock.ts';
import type { CivilDate } from '../calendar/civil.ts';
import type { Accepted, Raised } from './begin.ts';
import type { ConfinementCommand, ConfinementEvent } from './confinement.ts';
import type { DeskCommand, DeskEvent } from './desk-acts.ts';
import type { HandlingCommand, HandlingEvent } from './handling.ts';
import type { Ground, MatterNumber, PersonId, Promised, Status } from './matter.ts';
import type { OversightCommand, OversightEvent } from './oversight.ts';

/** As whom somebody acts on this matter. `desk` is the program: it never declines, refers, replies, merges or publishes. */
export type ActingRole = 'resident' | 'officer' | 'representative' | 'handler' | 'district' | 'supervisor' | 'desk';

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
  /**
   * `promised`: the day by which the reply says that it will be done; `wordsOf`: who wrote it, where somebody else sends it;
   * `released`: the department did; `hints`: how much of it residents would not understand, where it left all the same.
   */
  | { kind: 'reply'; text: string; representative: PersonId | null; promise: Promised; promised?: CivilDate | null; wordsOf?: PersonId; released?: true; hints?: number }
  | { kind: 'close'; why: 'rated' | 'settled' | 'silence' }
  | { kind: 'reopen'; text: string | null; promise: Promised; reopenDays: number }
  | { kind: 'withdraw' }
  | { kind: 'hand-over'; to: string; as: MatterNumber | null; text: string }
  | { kind: 'progress'; text: string; department?: never }
  | { kind: 'note'; text: string }
  | { kind: 'ask'; text: string }
  | { kind: 'answer'; text: string }
  | { kind: 'supplement'; text: string; correction: boolean }
  | { kind: 'find-unclear' }
  | { kind: 'own' }
  | { kind: 'urge' }
  | { kind: 'break-promise' }
  | { kind: 'ask-erasure'; how: Erasure; until: CivilDate }
  | { kind: 'erase'; how: Erasure }
  | { kind: 'refuse-erasure' }
  /** Of a merged matter: what became of the leading one reaches its resident, too. */
  | { kind: 'progress-merged'; text: string; department?: string }
  /** `department`: who has the leading one. */
  | { kind: 'reply-merged'; text: string; representative: PersonId | null; promise: Promised; promised: CivilDate | null; department: string | null; wordsOf?: PersonId; released?: true; hints?: number }
  | { kind: 'close-by-call' }
  | OversightCommand
  | HandlingCommand
  | DeskCommand
  | ConfinementCommand;

export type CommandKind = Command['kind'];

/** What a resident may ask to be taken out of a matter: that he is to be found by it, with all that was said, or only the unmasked words. */
export type Erasure = 'person' | 'words';

/** What happened, as facts and references. Stored for ever, in order; never a person's words. */
export type MatterEvent =
  | Raised
  | Accepted
  | { type: 'assigned'; representative: PersonId; promise: Promised }
  | { type: 'declined'; ground: Ground; text: string | null }
  | { type: 'contested'; promise: Promised }
  | { type: 'referred'; department: string; promise: Promised }
  /** `department`: whose answer it is, where it came with another matter's; `hints`: of the plain-language gate, where it left in spite of them. */
  | { type: 'replied'; text: string; round: number; promised?: CivilDate | null; wordsOf?: PersonId; released?: true; department?: string; hints?: number }
  | { type: 'closed'; why: 'rated' | 'settled' | 'silence' }
  | { type: 'reopened'; text: string | null; promise: Promised }
  | { type: 'withdrawn' }
  | { type: 'handed-over'; to: string; as: MatterNumber | null; text: string }
  /** `department`: whose word it is, where it came with another matter's. */
  | { type: 'progressed'; text: string; department?: string }
  | { type: 'noted'; text: string }
  | { type: 'asked'; text: string }
  | { type: 'answered'; text: string }
  | { type: 'supplemented'; text: string; correction: boolean }
  | { type: 'found-unclear'; round: number }
  | { type: 'owned' }
  | { type: 'urged' }
  | { type: 'promise-broken'; round: number; on: CivilDate }
  /** `until`: by when an officer decides; the earliest ones did not keep it. */
  | { type: 'erasure-asked'; how: Erasure; until?: CivilDate }
  | { type: 'erased'; how: Erasure }
  | { type: 'erasure-refused' }
  | OversightEvent
  | HandlingEvent
  | ConfinementEvent
  | DeskEvent;

/** Why not. `wrong-status` carries the status in the way, so that the answer can say what to do instead. */
export type Refusal =
  | { why: 'wrong-status'; status: Status }
  | { why: 'not-allowed'; may: readonly ActingRole[] }
  | { why: 'same-person' | 'not-assigned' | 'contested-once' | 'extended-once' | 'ask-first' | 'itself' | 'confined' }
  | { why: 'too-late'; closedAt: Instant; reopenDays: number };
