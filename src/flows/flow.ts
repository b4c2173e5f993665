// The contract of a flow: what may arrive, what a turn may know, what it may cause. A turn is pure; the mailroom does the rest.

import type { z } from 'zod';
import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import type { DocumentNumber, SupervisionDocument } from '../matters/document.ts';
import type { By, Erasure, MatterEvent } from '../matters/lifecycle.ts';
import type { Confinement, Ground, Matter, MatterNumber, PersonId } from '../matters/matter.ts';
import type { Opening, PersonalData } from '../matters/opening.ts';
import type { Referral } from '../matters/referral.ts';
import type { Grant, Roster, StaffMember, Studio } from '../matters/roster.ts';
import type { ScreeningOutcome } from '../matters/screening-count.ts';
import type { ConfinedSight, Handling, InSight } from '../matters/visibility.ts';
import type { WeekCount } from '../matters/week-count.ts';
import type { BroadcastEffect, Subscription } from './broadcast-contract.ts';
import type { DeskEffect, DeskKnown, DeskNeed } from './desk-contract.ts';
import type { Attachment, Draft, DraftPart, Pin } from './drafted.ts';
import { keepsItsWords, staysBehind, type HistoryLine, type MatterFile, type MatterText, type NewText, type Rating, type TextKind } from './matter-file.ts';
import type { ErrandAnswered } from './errand-contract.ts';
import type { PageForm } from './page-form.ts';
import type { Purpose } from './purpose.ts';
import type { RefusalReason } from './refusal-reason.ts';
import type { SubjectEffect, SubjectKnown, SubjectNeed } from './subjects.ts';

export { keepsItsWords, staysBehind };
export type { Attachment, Draft, DraftPart, HistoryLine, MatterFile, MatterText, NewText, Pin, Rating, TextKind };

/** A button as a channel shows it; `press` comes back unchanged when it is pressed. */
export interface Button {
  label: string;
  press: string;
}

/** Something that a person wrote. */
export interface Message {
  kind: 'message';
  text: string;
  attachments: Attachment[];
  pin: Pin | null;
  /** A change to a message written earlier, which has the same `messageId`. */
  edited: boolean;
}

/**
 * What a turn answers to. A press names flow, choice and arguments, and was checked against chat and account.
 * `withheld`: a text that was taken for a secret before it was stored; nobody has its words.
 */
export type Body =
  | Message
  /** `typed`: its label or number was written; there is no pressed message. */
  | { kind: 'press'; flow: string; choice: string; args: readonly string[]; typed: boolean }
  | { kind: 'due'; what: string; args: readonly string[] }
  | { kind: 'withheld' }
  | PageForm
  | ErrandAnswered
  | { kind: 'reachable'; reachable: boolean }
  | { kind: 'membership'; present: boolean }
  | { kind: 'undelivered'; matter: MatterNumber | null; person: PersonId | null; purpose: string; why: string }
  /** Of the platform's account itself, not of a chat. */
  | { kind: 'account'; state: 'scan' | 'login' | 'logout' }
  | { kind: 'gap'; from: Instant; to: Instant; unfetched: number }
  /** How many are in a group that was just bound, and how many of them we do not know. */
  | { kind: 'members'; all: number; unbound: number }
  | { kind: 'unknown'; what: string };

/** The person behind an event: what the desk knows of him at this moment. */
export interface Actor {
  person: PersonId | null;
  /** Id of the platform; only for addressing him in a group. */
  user: string;
  /** From the roster; a resident has none. */
  member: StaffMember | null;
  grants: readonly Grant[];
  /** Studios whose matters he may name by `#1`. */
  studios: readonly string[];
  /** Studios whose lists he may see. */
  inSight: readonly string[];
  /** Confined matters that he may list; null: none. */
  confided: ConfinedSight | null;
  /** What he handles for a department; null for nothing. */
  handling: Handling | null;
}

export interface Event {
  /** Id of the letter: what a turn creates may be named after it, and a repeat gets the same name. */
  id: string;
  at: Instant;
  /**
   * `canErase`: the platform lets us remove messages from this chat; `hasButtons`: elsewhere choices are numbered lines;
   * `lasting`: who writes here is known again by his account; `subscribed`: to which announcements, absent to none.
   */
  chat: { key: string; kind: 'private' | 'group'; studio: string | null; consented: boolean; canErase: boolean; hasButtons: boolean; lasting: boolean; subscribed?: Subscription };
  actor: Actor;
  messageId: string | null;
  /** The message of ours that was quoted, with the matter it was about. `byNumber`: only the number in its words is known, it may be any message about it. */
  quoted: { messageId: string; matter: MatterNumber | null; purpose: Purpose | null; byNumber?: true } | null;
  mentioned: boolean;
  /** Written so long ago that it was meant for a moment that has passed: its platform handed it over when it was back. */
  late: boolean;
  body: Body;
}

/**
 * What a turn asks to know, a closed list; each has a limit. `matter` locks the row until the transaction ends,
 * so that an answer cannot go stale before it is written.
 */
export type Need =
  | { need: 'matter'; number: MatterNumber }
  /**
   * `#1`: open matters that he may name, or in these departments' hands, with this running number (with `merged` those that are
   * merged as well); at most 5. One alone is locked and given as `matter`.
   */
  | ({ need: 'matters-by-running-number'; running: number; handling: Handling | null; merged?: true } & InSight)
  /**
   * The person's own matters, newest first. The newest open one that waits for his answer is locked and given as `matter`;
   * with `orOnlyOpen`, where none waits, the open one that is alone; with `orMeant` the one that these words mean;
   * with `lastAnswered` instead the newest that has a reply; with `lock` all are locked, and the first is given.
   */
  | { need: 'my-matters'; limit: number; orOnlyOpen?: true; orMeant?: string; lastAnswered?: true; lock?: true }
  /** `besides` another list: given as `referred`. */
  | { need: 'referred-matters'; handling: Handling; limit: number; besides?: true }
  /** A new private link: chance is given like the time. */
  | { need: 'link' }
  | ({ need: 'open-matters'; limit: number } & InSight)
  /** In hand with these representatives, in these studios, the earliest promise first. */
  | { need: 'matters-held'; representatives: readonly PersonId[]; studios: readonly string[]; limit: number }
  | ({ need: 'search'; words: string; limit: number } & InSight)
  | { need: 'next-number'; scope: string }
  | { need: 'matter-of-draft'; draft: string }
  | { need: 'invitation'; code: string }
  /** A code that nobody has, with the links that carry it. */
  | { need: 'fresh-code' }
  /** All that a representative has in hand in these studios, locked. */
  | { need: 'files-held'; representative: PersonId; studios: readonly string[]; limit: number }
  | { need: 'phone'; person: PersonId }
  /** Raised and answered since then, late today: counts by studio. */
  | { need: 'week-counts'; studios: readonly string[]; since: Instant; today: CivilDate }
  /** Locked. */
  | { need: 'document'; number: DocumentNumber }
  /** Of the matter that was asked for: what its resident said, as he said it, and gave of himself. */
  | { need: 'personal-data' }
  /** Who opened the data of the person's own matters, newest first. */
  | { need: 'openings'; limit: number }
  | SubjectNeed
  | DeskNeed;

/** An invitation that was found by its code, and what is to be said of it. */
export type Invitation = { ok: true; person: PersonId } | { ok: false; why: 'unknown' | 'used' | 'expired' | 'voided' | 'too-many-tries' };

/** All that a turn may know besides its event. */
export interface Context extends DeskKnown<MatterFile>, SubjectKnown {
  now: Instant;
  calendar: WorkCalendar;
  roster: Roster;
  /** The studio of this chat, if known. */
  studio: Studio | null;
  draft: Draft | null;
  matter: MatterFile | null;
  /** Answer to `matters-by-running-number`, `my-matters`, `open-matters`, `referred-matters` or `search`. */
  matters: readonly Matter[];
  /** How many there are in all, where `matters` was cut at its limit. */
  mattersTotal: number;
  nextNumber: MatterNumber | null;
  invitation: Invitation | null;
  personal: PersonalData | null;
  openings: readonly Opening[];
  /** A private link that nobody has yet. Only its keyed hash is ever stored. */
  link: { url: string; hash: string } | null;
  /** Answers to needs that are rare. */
  referred?: { list: readonly Matter[]; total: number };
  freshCode?: { code: string; links: readonly string[]; qrPage: string | null };
  files?: readonly MatterFile[];
  phone?: string;
  document?: SupervisionDocument;
  weekCounts?: readonly WeekCount[];
}

/** Which of the four classes a message leaves in; a class never waits for a later one (DESIGN §6.4). */
export type DeliveryClass = 'alert' | 'answer' | 'notice' | 'broadcast';

/** To whom. `here` is the chat of the event. A person without a bound chat is not reached: the turn has to say what then. */
export type Audience =
  | { to: 'here' }
  | { to: 'chat'; key: string }
  /** Him and who stands in for him; `alone`: what is meant for nobody else's eyes. */
  | { to: 'person'; person: PersonId; alone?: true }
  /** The staff group of a studio; without one, its officers. */
  | { to: 'staff'; studio: string }
  /** Each bound officer of a studio in private; if none is bound, the district officers. */
  | { to: 'officers'; studio: string }
  | { to: 'district'; district: string }
  /** Each of those who may see a matter that is confined so, in private, but for this one. */
  | { to: 'confidants'; district: string; confined: Confinement; besides?: PersonId }
  /** Each bound handler of a department, as far as a studio's matters go. */
  | { to: 'handlers'; studio: string; department: string };

/** A button of a flow: pressing it gives `{ kind: 'press', flow, choice, args }`. */
export interface Choice {
  label: string;
  flow: string;
  choice: string;
  args?: readonly string[];
}

export interface Say {
  effect: 'say';
  to: Audience;
  class: DeliveryClass;
  text: string;
  /** Rows of buttons. */
  choices?: readonly (readonly Choice[])[];
  attachments?: readonly Attachment[];
  pins?: readonly Pin[];
  matter?: MatterNumber;
  /** Of a list: the matters that it shows, so that it can be taken back with each of them. */
  alsoAbout?: readonly MatterNumber[];
  purpose: Purpose;
  /** Quote the message that is being answered. */
  quoting?: boolean;
}

/** A right without its holder and its time. */
export type Right = Pick<Grant, 'role' | 'studio' | 'district' | 'department'>;

/** Everything that a turn can cause. The mailroom has one exhaustive switch over it. */
export type Effect =
  | Say
  /** Rewrites the card of a matter in the chats of these. Where the platform rewrites nothing, nothing happens. */
  | { effect: 'rewrite-card'; matter: MatterNumber; to: Audience; text: string; choices: readonly (readonly Choice[])[] }
  /** Rewrites the pressed message. Where that cannot be done it is said anew if it has choices, for they are wanted. */
  | { effect: 'rewrite-pressed'; matter: MatterNumber; purpose: Purpose; text: string; choices: readonly (readonly Choice[])[] }
  /** Removes messages from the chat where the platform allows it: these of the person, else the one of the event. */
  | { effect: 'erase'; messageIds?: readonly string[] }
  /** Takes back what we said here for this purpose since then: what was sent is removed from the chat, what was not never leaves. */
  | { effect: 'recall'; purpose: Purpose; since: Instant }
  /** Takes back whatever was said of a matter to others than its resident and these people. */
  | { effect: 'withdraw-said'; matter: MatterNumber; keep: readonly PersonId[]; text: string }
  /** Somebody opens a person's data. */
  | { effect: 'log-opening'; matter: MatterNumber; by: By; what: 'original' | 'contact'; reason: string }
  | { effect: 'record'; matter: MatterNumber; events: readonly MatterEvent[]; by: By; texts: readonly NewText[] }
  | { effect: 'open-referral'; referral: Referral }
  | { effect: 'rate'; matter: MatterNumber; rating: Rating; reason: NewText | null }
  | { effect: 'keep-draft'; draft: Draft }
  | { effect: 'drop-draft' }
  | { effect: 'due'; id: string; at: Instant; what: string; args: readonly string[] }
  | { effect: 'no-longer-due'; id: string }
  | { effect: 'remember'; studio?: string; consented?: boolean; muted?: boolean; subscribed?: Subscription | null }
  /** Takes out of the store what leads to the resident of a matter, or only his unmasked words. */
  | { effect: 'erase-matter'; matter: MatterNumber; how: Erasure }
  /** Accounts, studio, consent and the web chat's log of a resident of whom no matter is kept (but this one, which is just being erased). */
  | { effect: 'forget-person'; person: PersonId; except: MatterNumber | null }
  /** What a person said that he comes about goes; his numbers (号) stay. */
  | { effect: 'blank-bookings'; person: PersonId }
  | DeskEffect
  | SubjectEffect
  | BroadcastEffect<Choice>
  | { effect: 'bind'; person: PersonId; code: string }
  | { effect: 'bind-group'; studio: string }
  /** Issued, with the number that was given, or answered. */
  | { effect: 'keep-document'; document: SupervisionDocument; isNew: boolean }
  /** `reinstated`: rights that were stopped hold again, and the accounts he had are no longer his. */
  | { effect: 'invite'; person: PersonId; code: string; reinstated: readonly Right[] }
  | { effect: 'end-rights'; person: PersonId; rights: readonly Right[] }
  | { effect: 'stand-in'; absent: PersonId; standIn: PersonId; rights: readonly Right[]; from: Instant; until: Instant }
  | { effect: 'end-stand-in'; absent: PersonId }
  | { effect: 'reachable'; reachable: boolean }
  /** Counts what screening did; never with text. `studio`: where the text names it, and the chat did not know it before. */
  | { effect: 'count-screening'; ground: Ground; outcome: ScreeningOutcome; studio?: string }
  /** Counted and logged by reason; the person has had his answer. */
  | { effect: 'refuse'; reason: RefusalReason };

export interface Turn<S> {
  /** Null ends the conversation; absent leaves whatever is under way as it stands (a rating pressed amid a report). */
  state?: S | null;
  effects: readonly Effect[];
}

/** What lies on the table before anything is asked. */
export type AtHand = Pick<Context, 'now' | 'calendar' | 'roster' | 'draft'>;

/**
 * One thing that a person does in chat. What is stored of a dialogue goes through `state` before each turn: a release that
 * changes it has its schema read the older form, too. `needs` may look only at state, event and what is at hand.
 */
export interface Flow<S> {
  readonly name: string;
  readonly state: z.ZodType<S>;
  /** What was begun is put aside while the person does something else, and goes on afterwards. */
  readonly isKept?: true;
  needs(state: S | null, event: Event, atHand: AtHand): readonly Need[];
  turn(state: S | null, event: Event, context: Context): Turn<S>;
}
