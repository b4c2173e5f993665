// What the desk's rarer acts ask to know and can cause besides the rest of the contract (flow.ts).

import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { Matter, MatterNumber, PersonId } from '../matters/matter.ts';
import type { InSight } from '../matters/visibility.ts';

export type DeskNeed =
  /** The ones that are merged into the matter that is named, the one that it is merged into, and the same one in other studios with what is merged there; all are locked. */
  | { need: 'same-matter' }
  /** The second matter of a sentence: `#1 并入 #3`. */
  | { need: 'other-matter'; number: MatterNumber }
  | ({ need: 'other-by-running-number'; running: number } & InSight)
  /** Promised for a day before this one, the longest late first. */
  | ({ need: 'late-matters'; before: CivilDate; limit: number } & InSight)
  /** How many each studio owes, and of the first studios that owe any the oldest ones. */
  | ({ need: 'open-by-studio'; today: CivilDate; onlyLate: boolean; studioLimit: number; each: number } & InSight)
  /** A person who is not known yet. */
  | { need: 'newcomer' }
  /** A 查询码 that nobody can guess; the same letter gets the same one. */
  | { need: 'query-code'; letter: string }
  | { need: 'matter-by-code'; number: MatterNumber; code: string }
  /** Name and phone of whoever brought the matter that is named. */
  | { need: 'contact' }
  /** The account that is logged in by QR code, with a new link to its page. */
  | { need: 'login' };

/** The answers to them. */
export interface DeskKnown<File> {
  merged: readonly File[];
  leading: File | null;
  /** The same matter in the studios that it came from or went to. */
  linked: readonly File[];
  /** The second matter, where one fits; else the ones that fit. */
  other: File | null;
  /** What is merged into it. */
  otherMerged: readonly File[];
  fitting: readonly Matter[];
  counts: readonly OpenCount[];
  newcomer: PersonId | null;
  queryCode: string | null;
  /** What came of a 查询码; the matter itself is given as `matter`. */
  lookup: 'found' | 'unknown' | 'too-many-tries' | null;
  contact: Contact | null;
  /** Null: no such account is configured. */
  login: LoginAsked | null;
}

/** An account that a person logs in, and how it stands. */
export interface LoginAsked {
  account: string;
  /** Whose account it is; null: the district's. */
  studio: string | null;
  /** Null: it is not logged in now. */
  upSince: Instant | null;
  /** Only its keyed hash is ever stored. */
  link: { url: string; hash: string };
}

/** What a studio still owes, and how much of it is late. */
export interface OpenCount {
  studio: string;
  count: number;
  late: number;
}

/** Who brought a matter without a chat, as far as he told. */
export interface Contact {
  name: string | null;
  phone: string | null;
}

export type DeskEffect =
  /** Somebody without a chat. */
  | { effect: 'introduce'; person: PersonId; contact: Contact }
  /** The code with which somebody finds his matter again. */
  | { effect: 'give-code'; matter: MatterNumber; code: string }
  /** The texts of a matter, for the one that goes on elsewhere. */
  | { effect: 'copy-texts'; from: MatterNumber; to: MatterNumber }
  /** Takes every word of a matter out of the store and, where the platform lets us, out of the chats. Comes before what is said of it. */
  | { effect: 'blank'; matter: MatterNumber }
  /** The link with this hash opens the page of a login, until then and once. */
  | { effect: 'open-login'; account: string; person: PersonId; hash: string; until: Instant };

/** Nothing of it was asked. */
export const nothingOfDesk: DeskKnown<never> = {
  merged: [],
  leading: null,
  linked: [],
  other: null,
  otherMerged: [],
  fitting: [],
  counts: [],
  newcomer: null,
  queryCode: null,
  lookup: null,
  contact: null,
  login: null,
};
